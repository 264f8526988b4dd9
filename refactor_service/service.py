"""RefactorService over gRPC: requests in, domain events out, nothing else knows protobuf."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

import grpc
from cognicode.common.v1 import progress_pb2, source_pb2
from cognicode.refactor.v1 import refactor_service_pb2 as pb
from cognicode.refactor.v1 import refactor_service_pb2_grpc as pb_grpc

from chassis.admission import Admission
from chassis.errors import InvalidArgument
from chassis.server import Agent
from chassis.stream import served
from proof import wire
from refactor_service.answers import AIMS, suggested, verified
from refactor_service.refactor import Refactorer
from refactor_service.rewrites import REWRITES
from refactor_service.settings import RefactorSettings
from syntax.languages import LANGUAGES, Language, Tier, is_known_path, language_of, names, rewritten
from syntax.source import Source, path_problem

NAME = pb.DESCRIPTOR.services_by_name["RefactorService"].full_name

if TYPE_CHECKING:
    Context = grpc.aio.ServicerContext[Any, Any]


class RefactorServicer(pb_grpc.RefactorServiceServicer):
    """Maps requests to the domain and its events back."""

    def __init__(self, refactorer: Refactorer, settings: RefactorSettings) -> None:
        self._refactorer = refactorer
        self._settings = settings
        self.admission = Admission(settings.max_jobs)

    def Suggest(self, request: pb.SuggestRequest, _context: Context) -> AsyncIterator[pb.SuggestResponse]:
        sources = wire.sources(request.files, self._settings.max_source_bytes, request.context)
        for source in sources:
            rewritten(source.language)
        hints = frozenset(hint.line for hint in request.hints)
        events = self._refactorer.suggest(sources, wire.level(request.level), hints)
        beat = pb.SuggestResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, suggested, beat, self._settings.heartbeat_s)

    def Verify(self, request: pb.VerifyRequest, _context: Context) -> AsyncIterator[pb.VerifyResponse]:
        limit = self._settings.max_source_bytes
        if sum(len(file.text.encode()) for file in (*request.original, *request.changed)) > limit:
            raise InvalidArgument("changed", f"at most {limit} bytes of source are accepted")
        original, changed = _version(request.original, "original"), _version(request.changed, "changed")
        events = self._refactorer.verify(original, changed, wire.level(request.level))
        beat = pb.VerifyResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, verified, beat, self._settings.heartbeat_s)

    async def ListRewrites(self, _request: pb.ListRewritesRequest, _context: Context) -> pb.ListRewritesResponse:
        rewrites = sorted(REWRITES, key=lambda rewrite: rewrite.name)
        return pb.ListRewritesResponse(
            rewrites=[
                pb.Rewrite(
                    name=rewrite.name,
                    languages=[language.name for language in LANGUAGES if language.family == rewrite.family],
                    what=rewrite.what,
                    aim=AIMS[rewrite.aim],
                )
                for rewrite in rewrites
            ]
        )

    async def GetStatus(self, _request: pb.GetStatusRequest, _context: Context) -> pb.GetStatusResponse:
        state = self._refactorer.state
        return pb.GetStatusResponse(status=wire.status(self.admission, names(Tier.REWRITTEN), state.name, state.reason))


def agent(refactorer: Refactorer, settings: RefactorSettings) -> Agent:
    """What the chassis needs to serve the refactorer."""
    servicer = RefactorServicer(refactorer, settings)

    def register(server: grpc.aio.Server) -> None:
        pb_grpc.add_RefactorServiceServicer_to_server(servicer, server)

    return Agent(NAME, register, servicer.admission, refactorer.close)


def _version(files: Sequence[source_pb2.SourceFile], field: str) -> list[Source]:
    """The files of one version in languages that we know, each with all others beside it; raises InvalidArgument."""
    if not files:
        raise InvalidArgument(field, "at least one file is needed")
    if len(files) > wire.MAX_FILES:
        raise InvalidArgument(field, f"at most {wire.MAX_FILES} files")
    named = [(file.path or f"source{_language(file).extensions[0]}", file) for file in files]
    if problem := next((found for path, _ in named if (found := path_problem(path))), ""):
        raise InvalidArgument(f"{field}.path", problem)
    texts = {path: file.text for path, file in named}
    if len(texts) < len(files):
        raise InvalidArgument(f"{field}.path", "two files have the same path")
    return [
        Source(path, _language(file), file.text, tuple(other for other in texts.items() if other[0] != path))
        for path, file in named
        if file.language or is_known_path(path)
    ]


def _language(file: source_pb2.SourceFile) -> Language:
    """Its own, or the one of its ending; raises Unsupported."""
    return language_of(file.language, file.path)
