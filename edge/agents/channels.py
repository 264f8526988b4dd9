"""Channels to the three agents: health, status, and a stream for each job."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import grpc
from cognicode.common.v1 import agent_pb2
from cognicode.linter.v1 import linter_service_pb2, linter_service_pb2_grpc
from cognicode.refactor.v1 import refactor_service_pb2, refactor_service_pb2_grpc
from cognicode.testgen.v1 import testgen_service_pb2, testgen_service_pb2_grpc
from google.rpc import error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc

from chassis.channel import CLIENT_OPTIONS
from chassis.errors import STATUS_DETAILS_KEY
from edge import asked, errors, shapes
from edge.agents import answers, requests
from edge.agents.answers import StreamEvent
from edge.operations import ANALYZE, JUDGE, REFACTOR, TESTS, VERIFY, AgentId, Operation

SERVICES = {
    AgentId.LINTER: "cognicode.linter.v1.LinterService",
    AgentId.REFACTOR: "cognicode.refactor.v1.RefactorService",
    AgentId.TESTGEN: "cognicode.testgen.v1.TestgenService",
}
NAMES = {AgentId.LINTER: "Linter", AgentId.REFACTOR: "Refactorer", AgentId.TESTGEN: "Test writer"}
CAPABILITIES = {
    AgentId.LINTER: ["bug_detection", "style_analysis", "security_check"],
    AgentId.REFACTOR: ["code_optimization", "pattern_improvement", "performance_tuning"],
    AgentId.TESTGEN: ["unit_tests", "integration_tests", "edge_cases"],
}
HEALTH_TIMEOUT_S = 2.0


class Agents:
    """Channels to the agents whose addresses are given; use as an async context manager."""

    def __init__(self, addresses: dict[AgentId, str]) -> None:
        self._addresses = addresses
        self._channels: dict[AgentId, grpc.aio.Channel] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Agents:
        for agent, address in self._addresses.items():
            channel = grpc.aio.insecure_channel(address, options=list(CLIENT_OPTIONS))
            self._channels[agent] = await self._stack.enter_async_context(channel)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def is_serving(self, agent: AgentId) -> bool:
        """Whether the agent says it is SERVING, asked now."""
        stub: Any = health_pb2_grpc.HealthStub(self._channels[agent])
        request = health_pb2.HealthCheckRequest(service=SERVICES[agent])
        try:
            answer = await stub.Check(request, timeout=HEALTH_TIMEOUT_S)
        except grpc.aio.AioRpcError:
            return False
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)

    async def down(self) -> list[AgentId]:
        """The agents that are not serving now."""
        agents = list(self._channels)
        serving = await asyncio.gather(*(self.is_serving(agent) for agent in agents))
        return [agent for agent, up in zip(agents, serving, strict=True) if not up]

    async def card(self, agent: AgentId) -> shapes.AgentCard:
        """What the agent says of itself; offline when it does not answer."""
        try:
            status = await self._status(agent)
        except grpc.aio.AioRpcError as error:
            offline = error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)
            status = agent_pb2.AgentStatus()
            state = "offline" if offline else "error"
        else:
            state = "busy" if status.active_jobs else "idle"
        last = datetime.fromtimestamp(status.last_run_ms / 1000, UTC).isoformat() if status.last_run_ms else None
        return shapes.AgentCard.model_validate({
            "id": agent.value,
            "name": NAMES[agent],
            "status": state,
            "capabilities": CAPABILITIES[agent],
            "model": status.model or None,
            "last_run": last,
            "languages": list(status.languages),
            "version": status.version,
            "sandbox": status.sandbox,
            "sandbox_reason": status.sandbox_reason,
        })  # fmt: skip

    async def stream(
        self, operation: Operation, request: asked.JobRequest, metadata: dict[str, str], deadline_s: float
    ) -> AsyncGenerator[StreamEvent, None]:
        """Events of one job; raises ClientError. Closing the iterator cancels the call."""
        call, convert = self._open(operation, request, metadata, deadline_s)
        try:
            async for message in call:
                kind = message.WhichOneof("event")
                yield convert(kind, getattr(message, kind))
        except grpc.aio.AioRpcError as error:
            raise client_error(error, operation.agent) from error
        finally:
            # An abandoned call would run on.
            call.cancel()

    async def _status(self, agent: AgentId) -> agent_pb2.AgentStatus:
        channel = self._channels[agent]
        stubs: dict[AgentId, Callable[[], Any]] = {
            AgentId.LINTER: lambda: linter_service_pb2_grpc.LinterServiceStub(channel).GetStatus(
                linter_service_pb2.GetStatusRequest(), timeout=HEALTH_TIMEOUT_S
            ),
            AgentId.REFACTOR: lambda: refactor_service_pb2_grpc.RefactorServiceStub(channel).GetStatus(
                refactor_service_pb2.GetStatusRequest(), timeout=HEALTH_TIMEOUT_S
            ),
            AgentId.TESTGEN: lambda: testgen_service_pb2_grpc.TestgenServiceStub(channel).GetStatus(
                testgen_service_pb2.GetStatusRequest(), timeout=HEALTH_TIMEOUT_S
            ),
        }
        answer = await stubs[agent]()
        status: agent_pb2.AgentStatus = answer.status
        return status

    def _open(
        self, operation: Operation, request: asked.JobRequest, metadata: dict[str, str], deadline_s: float
    ) -> tuple[Any, Callable[[str, Any], StreamEvent]]:
        channel = self._channels[operation.agent]
        options: dict[str, Any] = {"metadata": tuple(metadata.items()), "timeout": deadline_s}
        if operation is ANALYZE and isinstance(request, asked.AnalyzeRequest):
            linter = linter_service_pb2_grpc.LinterServiceStub(channel)
            return linter.Analyze(requests.analyze(request), **options), answers.from_linter
        if operation is REFACTOR and isinstance(request, asked.RefactorRequest):
            refactorer = refactor_service_pb2_grpc.RefactorServiceStub(channel)
            return refactorer.Suggest(requests.suggest(request), **options), answers.from_refactorer
        if operation is TESTS and isinstance(request, asked.TestsRequest):
            writer = testgen_service_pb2_grpc.TestgenServiceStub(channel)
            return writer.Generate(requests.generate(request), **options), answers.from_test_writer
        if operation is JUDGE and isinstance(request, asked.JudgeRequest):
            writer = testgen_service_pb2_grpc.TestgenServiceStub(channel)
            return writer.Judge(requests.judge(request), **options), answers.from_judge
        if operation is VERIFY and isinstance(request, asked.VerifyRequest):
            refactorer = refactor_service_pb2_grpc.RefactorServiceStub(channel)
            return refactorer.Verify(requests.verify(request), **options), answers.from_verifier
        raise TypeError(f"{operation.name} does not take {type(request).__name__}")


def client_error(error: grpc.aio.AioRpcError, agent: AgentId) -> errors.ClientError:
    """The one table from statuses to what a client is told."""
    code, message = error.code(), error.details() or ""
    hint, retry_after_ms = _details(error)
    match code:
        case grpc.StatusCode.INVALID_ARGUMENT:
            return errors.invalid(message, hint)
        case grpc.StatusCode.UNIMPLEMENTED:
            return errors.unsupported(message, hint)
        case grpc.StatusCode.FAILED_PRECONDITION:
            return errors.ClientError("failed_precondition", message, hint, HTTPStatus.SERVICE_UNAVAILABLE)
        case grpc.StatusCode.RESOURCE_EXHAUSTED:
            return errors.overloaded(message, retry_after_ms or 1000)
        case grpc.StatusCode.DEADLINE_EXCEEDED:
            return errors.DEADLINE
        case grpc.StatusCode.CANCELLED:
            return errors.CANCELLED
        case grpc.StatusCode.UNAVAILABLE:
            return errors.agent_down(agent.value)
        case _:
            return errors.INTERNAL


def _details(error: grpc.aio.AioRpcError) -> tuple[str, int]:
    """The hint and the wait in milliseconds that travel with a status."""
    hint, retry_after_ms = "", 0
    for key, value in error.trailing_metadata() or ():
        if key != STATUS_DETAILS_KEY or not isinstance(value, bytes):
            continue
        for detail in status_pb2.Status.FromString(value).details:
            info, retry = error_details_pb2.ErrorInfo(), error_details_pb2.RetryInfo()
            if detail.Unpack(info):
                hint = info.metadata.get("hint", "")
            elif detail.Unpack(retry):
                retry_after_ms = retry.retry_delay.ToMilliseconds()
    return hint, retry_after_ms
