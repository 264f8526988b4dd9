"""TestgenService over gRPC: requests in, domain events out, nothing else knows protobuf."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

import grpc
from cognicode.common.v1 import progress_pb2, source_pb2
from cognicode.testgen.v1 import testgen_service_pb2 as pb
from cognicode.testgen.v1 import testgen_service_pb2_grpc as pb_grpc

from chassis.admission import Admission
from chassis.errors import InvalidArgument, Unsupported
from chassis.server import Agent
from chassis.stream import served
from proof import wire
from syntax.languages import TSX, TYPESCRIPT, Language, Tier, executed, names
from syntax.source import Source, path_problem
from testgen_service.answers import generated, judged
from testgen_service.generate import TestWriter
from testgen_service.judging import judge
from testgen_service.render import DEFAULTS, FAMILIES, frameworks, languages
from testgen_service.runner import TestFile
from testgen_service.settings import TestgenSettings

NAME = pb.DESCRIPTOR.services_by_name["TestgenService"].full_name

if TYPE_CHECKING:
    Context = grpc.aio.ServicerContext[Any, Any]


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
        existing = _tests(request.existing_tests, source, self._settings.max_source_bytes)
        events = self._writer.generate(source, framework, level, request.budget_s, functions, existing)
        beat = pb.GenerateResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, generated, beat, self._settings.heartbeat_s)

    def Judge(self, request: pb.JudgeRequest, _context: Context) -> AsyncIterator[pb.JudgeResponse]:
        limit = self._settings.max_source_bytes
        source = wire.sources(request.files[:1], limit, request.files[1:])[0]
        tests = _tests(request.tests, source, limit)
        if not tests:
            raise InvalidArgument("tests", "at least one test file is needed")
        framework = _framework(request.framework, executed(source.language))
        events = judge(self._writer.state, source, tests, framework, wire.level(request.level), request.budget_s)
        beat = pb.JudgeResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, judged, beat, self._settings.heartbeat_s)

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


def _tests(files: Sequence[source_pb2.SourceFile], source: Source, max_bytes: int) -> list[TestFile]:
    """The test files of a request, checked; raises InvalidArgument."""
    if sum(len(file.text.encode()) for file in files) > max_bytes:
        raise InvalidArgument("tests", f"at most {max_bytes} bytes of tests are accepted")
    taken = set(source.files)
    for file in files:
        if problem := path_problem(file.path):
            raise InvalidArgument("tests.path", problem)
        if file.path in taken:
            raise InvalidArgument("tests.path", "another file has the same path")
        taken.add(file.path)
    return [TestFile(file.path, file.text) for file in files]
