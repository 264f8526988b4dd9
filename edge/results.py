"""From an agent's stream to what clients get at the end: one assembler for each operation."""

import hashlib
import time
from collections.abc import Sequence
from typing import Protocol

from edge import asked, shapes
from edge.agents.answers import ChangeEnd, JudgementEnd, StreamEvent, SuiteEnd
from edge.operations import ANALYZE, JUDGE, REFACTOR, VERIFY, Operation
from edge.scores import insights, metrics

_BEHAVIOUR = {"differs": 0, "not_run": 1, "no_difference_found": 2, "exhausted": 3}
_SEVERITY = {"error": 0, "warning": 1, "info": 2}


class Assembler(Protocol):
    """Collects a job's items; ``summary`` is set by the message that ends the stream."""

    summary: shapes.Summary | None
    suite: shapes.Suite | None

    def take(self, event: StreamEvent) -> shapes.Camel | None:
        """Keep ``event``; returns the item to stream to clients, if it is one."""
        ...

    def result(self, job_id: str) -> shapes.Json | list[shapes.Json]:
        """The payload of the result event."""
        ...


class _AnalysisAssembler:
    def __init__(self, request: asked.AnalyzeRequest) -> None:
        self._request = request
        self._started = time.monotonic()
        self._issues: dict[str, shapes.Issue] = {}
        self._functions: list[shapes.FunctionInfo] = []
        self._metrics = shapes.FileMetrics(
            lines_of_code=0, cyclomatic=1, cognitive=0, maintainability_index=100, readability=100, testability=100
        )
        self.summary: shapes.Summary | None = None
        self.suite: shapes.Suite | None = None

    def take(self, event: StreamEvent) -> shapes.Issue | None:
        match event:
            case shapes.Issue():
                self._issues[event.id] = event
                return event
            case shapes.FunctionInfo():
                self._functions.append(event)
            case shapes.FileMetrics():
                self._metrics = event
            case shapes.Summary():
                self.summary = event
            case _:
                pass
        return None

    def result(self, job_id: str) -> shapes.Json:
        issues = sorted(
            self._issues.values(),
            key=lambda i: (_SEVERITY[i.severity], i.line, i.column, i.engine, i.rule, i.id),
        )
        analysis = shapes.Analysis(
            issues=issues,
            metrics=metrics(self._metrics, self._functions, issues),
            functions=self._functions,
            ai_insights=insights(issues, self._functions),
            code_hash=hashlib.sha256(self._request.code.encode()).hexdigest(),
            language=self._request.language,
            timestamp=shapes.now(),
            processing_time=round(time.monotonic() - self._started, 4),
            job_id=job_id,
            engines=self.summary.engines if self.summary else [],
        )
        return shapes.dump(analysis)


class _SuggestionsAssembler:
    def __init__(self) -> None:
        self._suggestions: list[shapes.Suggestion] = []
        self.summary: shapes.Summary | None = None
        self.suite: shapes.Suite | None = None

    def take(self, event: StreamEvent) -> shapes.Suggestion | None:
        if isinstance(event, shapes.Suggestion):
            self._suggestions.append(event)
            return event
        if isinstance(event, shapes.Summary):
            self.summary = event
        return None

    def result(self, job_id: str) -> list[shapes.Json]:
        del job_id
        ordered = sorted(self._suggestions, key=lambda s: (-s.impact_score, -s.confidence, s.line_start, s.id))
        return _dump_all(ordered)


class _TestsAssembler:
    def __init__(self) -> None:
        self._cases: dict[str, shapes.TestCase] = {}
        self.summary: shapes.Summary | None = None
        self.suite: shapes.Suite | None = None

    def take(self, event: StreamEvent) -> shapes.TestCase | None:
        if isinstance(event, shapes.TestCase):
            self._cases[event.id] = event
            return event
        if isinstance(event, SuiteEnd):
            self.summary, self.suite = event.summary, event.suite
        return None

    def result(self, job_id: str) -> list[shapes.Json]:
        del job_id
        return _dump_all(sorted(self._cases.values(), key=lambda case: (-case.priority, case.function, case.name)))


class _JudgementAssembler:
    def __init__(self) -> None:
        self._verdicts: dict[str, shapes.TestVerdict] = {}
        self._judgement: shapes.Judgement | None = None
        self.summary: shapes.Summary | None = None
        self.suite: shapes.Suite | None = None

    def take(self, event: StreamEvent) -> shapes.TestVerdict | None:
        if isinstance(event, shapes.TestVerdict):
            # With its kills it comes again.
            self._verdicts[event.id] = event
            return event
        if isinstance(event, JudgementEnd):
            self.summary, self._judgement = event.summary, event.judgement
        return None

    def result(self, job_id: str) -> shapes.Json:
        found = shapes.dump(self._judgement) if self._judgement is not None else {}
        return {"job_id": job_id, **found, "verdicts": [shapes.dump(verdict) for verdict in self._verdicts.values()]}


class _ChangeAssembler:
    def __init__(self) -> None:
        self._functions: list[shapes.FunctionVerdict] = []
        self._change: shapes.ChangeEnding | None = None
        self.summary: shapes.Summary | None = None
        self.suite: shapes.Suite | None = None

    def take(self, event: StreamEvent) -> shapes.FunctionVerdict | None:
        if isinstance(event, shapes.FunctionVerdict):
            self._functions.append(event)
            return event
        if isinstance(event, ChangeEnd):
            self.summary, self._change = event.summary, event.change
        return None

    def result(self, job_id: str) -> shapes.Json:
        found = shapes.dump(self._change) if self._change is not None else {}
        # The worst first, and then as they stand in the files.
        ordered = sorted(self._functions, key=lambda f: _BEHAVIOUR[f.behaviour])
        return {"job_id": job_id, **found, "functions": [shapes.dump(function) for function in ordered]}


def assembler(operation: Operation, request: asked.JobRequest) -> Assembler:
    """A fresh assembler for one job."""
    if operation is ANALYZE and isinstance(request, asked.AnalyzeRequest):
        return _AnalysisAssembler(request)
    if operation is VERIFY:
        return _ChangeAssembler()
    if operation is JUDGE:
        return _JudgementAssembler()
    return _SuggestionsAssembler() if operation is REFACTOR else _TestsAssembler()


def _dump_all(items: Sequence[shapes.Suggestion] | Sequence[shapes.TestCase]) -> list[shapes.Json]:
    return [shapes.dump(item) for item in items]
