from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc

from chassis import testing
from chassis.admission import Admission
from chassis.errors import STATUS_DETAILS_KEY, AgentError, FailedPrecondition, InvalidArgument, Unsupported
from chassis.server import Agent
from chassis.settings import AgentSettings, Environment

NAME = "test.Echo"
STREAM = f"/{NAME}/Stream"


class Echo:
    """A service of bytes: what it is sent says how it ends."""

    def __init__(self, max_jobs: int = 2) -> None:
        self.admission = Admission(max_jobs)
        self.cancelled = asyncio.Event()
        self.closed = False

    async def stream(self, request: bytes, _context: Any) -> AsyncIterator[bytes]:
        async with self.admission.slot():
            yield b"first"
            if request == b"invalid":
                raise InvalidArgument("code", "is empty")
            if request == b"missing":
                raise FailedPrecondition("No sandbox", hint="Install one")
            if request == b"unsupported":
                raise Unsupported("Language 'x'", ["python"])
            if request == b"defect":
                raise RuntimeError("secret path /home/key")
            if request == b"wait":
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    self.cancelled.set()
                    raise
            yield b"last"

    def agent(self) -> Agent:
        handler: Any = grpc.unary_stream_rpc_method_handler(self.stream)

        def register(server: grpc.aio.Server) -> None:
            server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(NAME, {"Stream": handler}),))

        async def close() -> None:
            self.closed = True

        return Agent(NAME, register, self.admission, close)


def open_stream(channel: grpc.aio.Channel, request: bytes) -> Any:
    method: Any = channel.unary_stream(STREAM)
    return method(request)


async def collect(channel: grpc.aio.Channel, request: bytes) -> list[bytes]:
    return [message async for message in open_stream(channel, request)]


async def failure(channel: grpc.aio.Channel, request: bytes) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await collect(channel, request)
    return caught.value


def details(error: grpc.aio.AioRpcError) -> status_pb2.Status:
    metadata = dict(error.trailing_metadata() or ())
    return status_pb2.Status.FromString(metadata[STATUS_DETAILS_KEY])


async def test_a_stream_passes_through() -> None:
    async with testing.running(Echo().agent(), AgentSettings()) as channel:
        assert await collect(channel, b"ok") == [b"first", b"last"]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (b"invalid", grpc.StatusCode.INVALID_ARGUMENT),
        (b"missing", grpc.StatusCode.FAILED_PRECONDITION),
        (b"unsupported", grpc.StatusCode.UNIMPLEMENTED),
    ],
)
async def test_expected_errors_become_their_status(request_: bytes, code: grpc.StatusCode) -> None:
    async with testing.running(Echo().agent(), AgentSettings()) as channel:
        error = await failure(channel, request_)
    assert error.code() is code
    info = error_details_pb2.ErrorInfo()
    assert details(error).details[0].Unpack(info)
    assert info.domain == "cognicode"


async def test_a_defect_shows_nothing_of_the_server() -> None:
    async with testing.running(Echo().agent(), AgentSettings()) as channel:
        error = await failure(channel, b"defect")
    assert error.code() is grpc.StatusCode.INTERNAL
    assert "secret" not in str(error.details())


async def test_too_many_jobs_are_refused_with_a_time_to_wait_and_health_still_answers() -> None:
    async with testing.running(Echo(max_jobs=1).agent(), AgentSettings()) as channel:
        busy = open_stream(channel, b"wait")
        assert await busy.read() == b"first"
        error = await failure(channel, b"ok")
        assert error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        retry = error_details_pb2.RetryInfo()
        assert any(detail.Unpack(retry) for detail in details(error).details)
        assert retry.retry_delay.ToMilliseconds() > 0
        health: Any = health_pb2_grpc.HealthStub(channel)
        answer = await health.Check(health_pb2.HealthCheckRequest(service=NAME))
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
        busy.cancel()


async def test_a_cancelled_call_cancels_the_work() -> None:
    echo = Echo()
    async with testing.running(echo.agent(), AgentSettings()) as channel:
        call = open_stream(channel, b"wait")
        assert await call.read() == b"first"
        call.cancel()
        await asyncio.wait_for(echo.cancelled.wait(), 5)
    assert echo.admission.active == 0


async def test_a_drain_waits_for_the_running_job_and_closes() -> None:
    echo = Echo()
    async with testing.running(echo.agent(), AgentSettings(drain_s=5)) as channel:
        health: Any = health_pb2_grpc.HealthStub(channel)
        watch = health.Watch(health_pb2.HealthCheckRequest(service=NAME))
        assert (await watch.read()).status == health_pb2.HealthCheckResponse.SERVING
        assert await collect(channel, b"ok") == [b"first", b"last"]
        watch.cancel()
    assert echo.closed


@pytest.mark.parametrize(("environment", "shown"), [(Environment.DEVELOPMENT, True), (Environment.PRODUCTION, False)])
async def test_reflection_is_off_in_production(environment: Environment, shown: bool) -> None:
    async with testing.running(Echo().agent(), AgentSettings(environment=environment)) as channel:
        stub: Any = reflection_pb2_grpc.ServerReflectionStub(channel)  # type: ignore[arg-type]  # the stub serves both kinds of channel
        call = stub.ServerReflectionInfo(iter([reflection_pb2.ServerReflectionRequest(list_services="")]))
        if shown:
            answer = await call.read()
            assert NAME in {service.name for service in answer.list_services_response.service}
        else:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call.read()
            assert caught.value.code() is grpc.StatusCode.UNIMPLEMENTED


def test_every_error_names_a_status() -> None:
    kinds = AgentError.__subclasses__()
    assert len(kinds) >= 4
    assert len({kind.code for kind in kinds}) == len(kinds)
