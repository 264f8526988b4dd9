"""The one place where errors become statuses, and where a request gets its id."""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import grpc
import structlog

from chassis.errors import AgentError, trailing_metadata

REQUEST_ID_KEY = "x-request-id"
TRACE_KEY = "traceparent"

log = structlog.get_logger()

if TYPE_CHECKING:
    # Generic in grpc's stubs only, over messages this module never looks at.
    Handler = grpc.RpcMethodHandler[Any, Any]
    Context = grpc.aio.ServicerContext[Any, Any]


def request_id(metadata: dict[str, str]) -> str:
    """The caller's request id, or a new one."""
    return metadata.get(REQUEST_ID_KEY) or uuid.uuid4().hex


class ErrorInterceptor(grpc.aio.ServerInterceptor):
    """Translates AgentError to its status, anything else to INTERNAL with a fixed text."""

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Handler | None]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Handler | None:
        handler = await continuation(handler_call_details)
        method = handler_call_details.method
        if handler is None or method.startswith("/grpc."):
            return handler
        metadata = {key: str(value) for key, value in handler_call_details.invocation_metadata or ()}
        if handler.unary_stream is not None:
            return grpc.unary_stream_rpc_method_handler(
                _guard_stream(handler.unary_stream, method, metadata),
                request_deserializer=handler.request_deserializer,
                response_serializer=handler.response_serializer,
            )
        return grpc.unary_unary_rpc_method_handler(
            _guard_unary(handler.unary_unary, method, metadata),
            request_deserializer=handler.request_deserializer,
            response_serializer=handler.response_serializer,
        )


def _bind(method: str, metadata: dict[str, str]) -> None:
    bound = {"request_id": request_id(metadata), "method": method}
    if TRACE_KEY in metadata:
        bound["traceparent"] = metadata[TRACE_KEY]
    structlog.contextvars.bind_contextvars(**bound)


def _guard_stream(behaviour: Any, method: str, metadata: dict[str, str]) -> Any:
    async def guarded(request: Any, context: Context) -> AsyncIterator[Any]:
        _bind(method, metadata)
        started = time.monotonic()
        try:
            async with aclosing(behaviour(request, context)) as responses:
                async for response in responses:
                    yield response
            log.info("job ended", duration_ms=round(1000 * (time.monotonic() - started)))
        except AgentError as error:
            await _abort(context, error)
        except grpc.aio.AbortError:
            raise
        except Exception:  # noqa: BLE001 -- the one place where an agent's defects become a status
            await _abort_internal(context)

    return guarded


def _guard_unary(behaviour: Any, method: str, metadata: dict[str, str]) -> Any:
    async def guarded(request: Any, context: Context) -> Any:
        _bind(method, metadata)
        try:
            return await behaviour(request, context)
        except AgentError as error:
            await _abort(context, error)
        except grpc.aio.AbortError:
            raise
        except Exception:  # noqa: BLE001 -- as above, for calls with one answer
            await _abort_internal(context)

    return guarded


async def _abort(context: Context, error: AgentError) -> None:
    log.info("job refused", code=error.code.name, reason=error.message)
    await context.abort(error.code, error.message, trailing_metadata(error))


async def _abort_internal(context: Context) -> None:
    log.exception("job broke")
    await context.abort(grpc.StatusCode.INTERNAL, "Internal error; the agent's log has it under the request id")
