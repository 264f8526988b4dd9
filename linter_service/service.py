"""LinterService over gRPC: requests in, domain events out, nothing else knows protobuf."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import grpc
from cognicode.common.v1 import progress_pb2, source_pb2
from cognicode.linter.v1 import linter_service_pb2 as pb
from cognicode.linter.v1 import linter_service_pb2_grpc as pb_grpc

from chassis.admission import Admission
from chassis.level import Level
from chassis.progress import Plan, Progress
from chassis.server import Agent
from chassis.stream import served
from linter_service.catalogue import Entry, entries
from linter_service.finding import Applicability, Category, Finding, Severity
from linter_service.lint import Ended, Linter, LintEvent, Measured, languages
from linter_service.settings import LinterSettings
from proof import wire
from syntax.languages import LANGUAGES
from syntax.metrics import FunctionMetrics

NAME = pb.DESCRIPTOR.services_by_name["LinterService"].full_name

if TYPE_CHECKING:
    Context = grpc.aio.ServicerContext[Any, Any]

_SEVERITIES = {
    Severity.ERROR: pb.SEVERITY_ERROR,
    Severity.WARNING: pb.SEVERITY_WARNING,
    Severity.INFO: pb.SEVERITY_INFO,
}
_CATEGORIES = {
    Category.SECURITY: pb.CATEGORY_SECURITY,
    Category.PERFORMANCE: pb.CATEGORY_PERFORMANCE,
    Category.STYLE: pb.CATEGORY_STYLE,
    Category.TYPE: pb.CATEGORY_TYPE,
    Category.BUG: pb.CATEGORY_BUG,
    Category.COMPLEXITY: pb.CATEGORY_COMPLEXITY,
    Category.GENERAL: pb.CATEGORY_GENERAL,
}
_LEVELS = {
    Level.QUICK: source_pb2.LEVEL_QUICK,
    Level.STANDARD: source_pb2.LEVEL_STANDARD,
    Level.DEEP: source_pb2.LEVEL_DEEP,
}
_APPLICABILITIES = {
    Applicability.SAFE: pb.APPLICABILITY_SAFE,
    Applicability.SUGGESTION: pb.APPLICABILITY_SUGGESTION,
    Applicability.UNSAFE: pb.APPLICABILITY_UNSAFE,
}


class LinterServicer(pb_grpc.LinterServiceServicer):
    """Maps requests to the domain and its events back."""

    def __init__(self, linter: Linter, settings: LinterSettings) -> None:
        self._linter = linter
        self._settings = settings
        self.admission = Admission(settings.max_jobs)

    def Analyze(self, request: pb.AnalyzeRequest, _context: Context) -> AsyncIterator[pb.AnalyzeResponse]:
        sources = wire.sources(request.files, self._settings.max_source_bytes, request.context)
        events = self._linter.analyse(sources, wire.level(request.level), tries_fixes=not request.skip_fixes)
        beat = pb.AnalyzeResponse(heartbeat=progress_pb2.Heartbeat())
        return served(self.admission, events, _map, beat, self._settings.heartbeat_s)

    async def ListRules(self, _request: pb.ListRulesRequest, _context: Context) -> pb.ListRulesResponse:
        return pb.ListRulesResponse(rules=[_rule(entry) for entry in entries()])

    async def GetStatus(self, _request: pb.GetStatusRequest, _context: Context) -> pb.GetStatusResponse:
        known = languages(self._linter.engines, LANGUAGES)
        return pb.GetStatusResponse(status=wire.status(self.admission, known))


def agent(linter: Linter, settings: LinterSettings) -> Agent:
    """What the chassis needs to serve the linter."""
    servicer = LinterServicer(linter, settings)

    def register(server: grpc.aio.Server) -> None:
        pb_grpc.add_LinterServiceServicer_to_server(servicer, server)

    return Agent(NAME, register, servicer.admission, linter.close)


def _map(event: LintEvent) -> list[pb.AnalyzeResponse]:
    match event:
        case Plan():
            return [pb.AnalyzeResponse(plan=wire.plan(event))]
        case Progress():
            return [pb.AnalyzeResponse(progress=wire.progress(event))]
        case Finding():
            return [pb.AnalyzeResponse(finding=_finding(event))]
        case Measured():
            functions = event.metrics.functions
            return [
                *(pb.AnalyzeResponse(function=_function(event.path, f, n)) for n, f in enumerate(functions, start=1)),
                pb.AnalyzeResponse(metrics=_metrics(event)),
            ]
        case Ended():
            return [pb.AnalyzeResponse(summary=_summary(event))]


def _finding(finding: Finding) -> pb.Finding:
    message = pb.Finding(
        id=finding.id,
        path=finding.path,
        severity=_SEVERITIES[finding.severity],
        message=finding.message,
        range=wire.range_(finding.range),
        suggestion=finding.suggestion,
        rule=finding.rule,
        rule_url=finding.rule_url,
        category=_CATEGORIES[finding.category],
        engine=finding.engine,
        cwe=finding.cwe,
        steps=[pb.FlowStep(range=wire.range_(step.range), text=step.text) for step in finding.steps],
        also=finding.also,
    )
    if finding.fix is not None and finding.fix.proof is not None:
        message.fix.CopyFrom(
            pb.Fix(
                edits=wire.edits(finding.fix.edits),
                applicability=_APPLICABILITIES[finding.fix.applicability],
                proof=wire.proof(finding.fix.proof),
            )
        )
    return message


def _rule(entry: Entry) -> pb.Rule:
    return pb.Rule(
        id=entry.id,
        languages=entry.languages,
        severity=_SEVERITIES[entry.severity],
        category=_CATEGORIES[entry.category],
        level=_LEVELS[entry.level],
        title=entry.title,
        why=entry.why,
        advice=entry.advice,
        limits=entry.limits,
        cwe=entry.cwe,
    )


def _function(path: str, measured: FunctionMetrics, number: int) -> pb.FunctionInfo:
    function = measured.function
    return pb.FunctionInfo(
        id=f"{path}#{number}",
        path=path,
        name=function.name,
        start_line=function.range.start.line,
        end_line=function.last_line,
        cyclomatic=measured.cyclomatic,
        cognitive=measured.cognitive,
        parameters=[f"{parameter.prefix}{parameter.name}" for parameter in function.parameters],
        kind=f"async {function.kind}" if function.is_async else function.kind.value,
        returns=function.returns,
    )


def _metrics(event: Measured) -> pb.FileMetrics:
    metrics = event.metrics
    return pb.FileMetrics(
        path=event.path,
        lines_of_code=metrics.lines_of_code,
        cyclomatic=metrics.cyclomatic,
        cognitive=metrics.cognitive,
        maintainability_index=metrics.maintainability_index,
        readability=metrics.readability,
        testability=metrics.testability,
    )


def _summary(event: Ended) -> pb.AnalysisSummary:
    ending = event.ending
    return pb.AnalysisSummary(
        findings=event.findings,
        engines=wire.engines(ending.engines),
        skipped=wire.skipped(ending.skipped),
        rejected=[wire.rejected(item) for item in ending.rejected],
        clock_cut=ending.clock_cut,
    )
