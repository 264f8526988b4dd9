"""RefactorService over gRPC: requests in, domain events out, nothing else knows protobuf."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import grpc
from cognicode.common.v1 import progress_pb2
from cognicode.refactor.v1 import refactor_service_pb2 as pb
from cognicode.refactor.v1 import refactor_service_pb2_grpc as pb_grpc

from chassis.admission import Admission
from chassis.progress import Plan, Progress, Rejected
from chassis.server import Agent
from chassis.stream import served
from proof import wire
from refactor_service.refactor import Ended, Refactorer, RefactorEvent
from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.rewrite import Aim
from refactor_service.settings import RefactorSettings
from refactor_service.suggestion import Impact, Suggestion
from syntax.languages import LANGUAGES, Tier, executed, names

NAME = pb.DESCRIPTOR.services_by_name["RefactorService"].full_name

if TYPE_CHECKING:
    Context = grpc.aio.ServicerContext[Any, Any]

_AIMS = {
    Aim.PERFORMANCE: pb.AIM_PERFORMANCE,
    Aim.READABILITY: pb.AIM_READABILITY,
    Aim.MAINTAINABILITY: pb.AIM_MAINTAINABILITY,
}
_IMPACTS = {Impact.LOW: pb.IMPACT_LOW, Impact.MEDIUM: pb.IMPACT_MEDIUM, Impact.HIGH: pb.IMPACT_HIGH}


class RefactorServicer(pb_grpc.RefactorServiceServicer):
    """Maps requests to the domain and its events back."""

    def __init__(self, refactorer: Refactorer, settings: RefactorSettings) -> None:
        self._refactorer = refactorer
        self._settings = settings
        self.admission = Admission(settings.max_jobs)

    def Suggest(self, request: pb.SuggestRequest, _context: Context) -> AsyncIterator[pb.SuggestResponse]:
        sources = wire.sources(request.files, self._settings.max_source_bytes, request.context)
        for source in sources:
            executed(source.language)
        hints = frozenset(hint.line for hint in request.hints)
        events = self._refactorer.suggest(sources, wire.level(request.level), hints)
        beat = pb.SuggestResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, _map, beat, self._settings.heartbeat_s)

    async def ListRewrites(self, _request: pb.ListRewritesRequest, _context: Context) -> pb.ListRewritesResponse:
        rewrites = sorted(REWRITES, key=lambda rewrite: rewrite.name)
        return pb.ListRewritesResponse(
            rewrites=[
                pb.Rewrite(
                    name=rewrite.name,
                    languages=[language.name for language in LANGUAGES if language.family == rewrite.family],
                    what=rewrite.what,
                    aim=_AIMS[rewrite.aim],
                )
                for rewrite in rewrites
            ]
        )

    async def GetStatus(self, _request: pb.GetStatusRequest, _context: Context) -> pb.GetStatusResponse:
        state = self._refactorer.state
        return pb.GetStatusResponse(status=wire.status(self.admission, names(Tier.EXECUTED), state.name, state.reason))


def agent(refactorer: Refactorer, settings: RefactorSettings) -> Agent:
    """What the chassis needs to serve the refactorer."""
    servicer = RefactorServicer(refactorer, settings)

    def register(server: grpc.aio.Server) -> None:
        pb_grpc.add_RefactorServiceServicer_to_server(servicer, server)

    return Agent(NAME, register, servicer.admission, refactorer.close)


def _map(event: RefactorEvent) -> list[pb.SuggestResponse]:
    match event:
        case Plan():
            return [pb.SuggestResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.SuggestResponse(progress=wire.progress(event))]
        case Suggestion():
            return [pb.SuggestResponse(suggestion=_suggestion(event))]
        case Rejected():
            return [pb.SuggestResponse(rejected=wire.rejected(event))]
        case Ended():
            return [pb.SuggestResponse(summary=_summary(event))]


def _suggestion(suggestion: Suggestion) -> pb.Suggestion:
    return pb.Suggestion(
        id=suggestion.id,
        path=suggestion.path,
        aim=_AIMS[suggestion.aim],
        title=suggestion.title,
        description=suggestion.description,
        original_code=suggestion.original_code,
        refactored_text=suggestion.refactored_text,
        line_start=suggestion.line_start,
        line_end=suggestion.line_end,
        impact=_IMPACTS[suggestion.impact],
        impact_score=suggestion.impact_score,
        confidence=suggestion.confidence,
        benefits=suggestion.benefits,
        estimated_improvement=str(suggestion.measurement),
        diff=suggestion.diff,
        edits=wire.edits(suggestion.edits),
        rewrite=suggestion.rewrite,
        proof=wire.proof(suggestion.proof),
    )


def _summary(event: Ended) -> pb.RefactorSummary:
    ending = event.ending
    return pb.RefactorSummary(
        suggestions=event.suggestions,
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        rejected=[wire.rejected(item) for item in ending.rejected],
        clock_cut=ending.clock_cut,
    )
