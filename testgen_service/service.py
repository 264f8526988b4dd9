"""TestgenService over gRPC: requests in, domain events out, nothing else knows protobuf."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import grpc
from cognicode.common.v1 import progress_pb2
from cognicode.testgen.v1 import testgen_service_pb2 as pb
from cognicode.testgen.v1 import testgen_service_pb2_grpc as pb_grpc

from chassis.admission import Admission
from chassis.errors import Unsupported
from chassis.progress import Plan, Progress
from chassis.server import Agent
from chassis.stream import served
from proof import wire
from syntax.languages import TSX, TYPESCRIPT, Language, Tier, executed, names
from testgen_service.cases import Suspicion, TestType
from testgen_service.evidence import TestCase
from testgen_service.generate import GenerateEvent, SuiteEnded, TestWriter
from testgen_service.render import DEFAULTS, FAMILIES, frameworks, languages
from testgen_service.settings import TestgenSettings

NAME = pb.DESCRIPTOR.services_by_name["TestgenService"].full_name

if TYPE_CHECKING:
    Context = grpc.aio.ServicerContext[Any, Any]

_TYPES = {
    TestType.UNIT: pb.TEST_TYPE_UNIT,
    TestType.EDGE_CASE: pb.TEST_TYPE_EDGE_CASE,
    TestType.NEGATIVE: pb.TEST_TYPE_NEGATIVE,
}


class TestgenServicer(pb_grpc.TestgenServiceServicer):
    """Maps requests to the domain and its events back."""

    def __init__(self, writer: TestWriter, settings: TestgenSettings) -> None:
        self._writer = writer
        self._settings = settings
        self.admission = Admission(settings.max_jobs)

    def Generate(self, request: pb.GenerateRequest, _context: Context) -> AsyncIterator[pb.GenerateResponse]:
        source = wire.sources(request.files[:1], self._settings.max_source_bytes, request.files[1:])[0]
        framework = _framework(request.framework, executed(source.language))
        level, functions = wire.level(request.level), frozenset(request.functions)
        events = self._writer.generate(source, framework, level, request.budget_s, functions)
        beat = pb.GenerateResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, _map, beat, self._settings.heartbeat_s)

    async def ListFrameworks(self, _request: pb.ListFrameworksRequest, _context: Context) -> pb.ListFrameworksResponse:
        known = [pb.Framework(name=name, languages=languages(name)) for name in sorted(FAMILIES)]
        return pb.ListFrameworksResponse(frameworks=known)

    async def GetStatus(self, _request: pb.GetStatusRequest, _context: Context) -> pb.GetStatusResponse:
        state = self._writer.state
        return pb.GetStatusResponse(status=wire.status(self.admission, names(Tier.EXECUTED), state.name, state.reason))


def agent(writer: TestWriter, settings: TestgenSettings) -> Agent:
    """What the chassis needs to serve the test writer."""
    servicer = TestgenServicer(writer, settings)

    def register(server: grpc.aio.Server) -> None:
        pb_grpc.add_TestgenServiceServicer_to_server(servicer, server)

    return Agent(NAME, register, servicer.admission, writer.close)


def _framework(asked: str, language: Language) -> str:
    """The framework by name, or the language's own; raises Unsupported."""
    name = asked.strip().lower() or DEFAULTS[language.family]
    known = frameworks(language)
    # jest runs TypeScript only through a transformer of the user's, which the sandbox does not have.
    if language in (TYPESCRIPT, TSX):
        known = [framework for framework in known if framework != "jest"]
    if name not in known:
        raise Unsupported(f"Framework {name[:40]!r} for {language.name}", known)
    return name


def _map(event: GenerateEvent) -> list[pb.GenerateResponse]:
    match event:
        case Plan():
            return [pb.GenerateResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.GenerateResponse(progress=wire.progress(event))]
        case TestCase():
            return [pb.GenerateResponse(test_case=_test_case(event))]
        case Suspicion():
            return [pb.GenerateResponse(suspicion=_suspicion(event))]
        case SuiteEnded():
            return [pb.GenerateResponse(summary=_summary(event))]


def _test_case(case: TestCase) -> pb.TestCase:
    return pb.TestCase(
        id=case.id,
        name=case.name,
        description=case.description,
        type=_TYPES[case.type],
        code=case.code,
        calls=case.calls,
        framework=case.framework,
        priority=case.priority,
        duration_ms=case.duration_ms,
        function=case.function,
        proof=wire.proof(case.proof),
    )


def _suspicion(item: Suspicion) -> pb.Suspicion:
    return pb.Suspicion(function=item.function, kind=item.kind, message=item.message, call=item.call)


def _share(pair: tuple[int, int] | None) -> float:
    """Nothing to cover is covered."""
    if pair is None:
        return 0.0
    return pair[0] / pair[1] if pair[1] else 1.0


def _summary(event: SuiteEnded) -> pb.SuiteSummary:
    judgement, ending = event.judgement, event.ending
    survivors = [
        pb.Survivor(line=mutant.line, operator=mutant.operator, before=mutant.before, after=mutant.after)
        for mutant in event.survivors
    ]
    summary = pb.SuiteSummary(
        file=event.file,
        filename=event.filename,
        tests=event.tests,
        line_coverage=_share(judgement.lines),
        branch_coverage=_share(judgement.branches),
        mutants_killed=len(judgement.killed),
        mutants_total=len(judgement.mutants),
        survivors=survivors,
        suspicions=[_suspicion(item) for item in event.suspicions],
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        rejected=[wire.rejected(item) for item in ending.rejected],
        clock_cut=ending.clock_cut,
    )
    if event.proof is not None:
        summary.proof.CopyFrom(wire.proof(event.proof))
    return summary
