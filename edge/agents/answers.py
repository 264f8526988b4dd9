"""Messages of the agents as the shapes that clients see."""

from collections.abc import Sequence
from typing import Any

from cognicode.common.v1 import progress_pb2, proof_pb2, source_pb2
from cognicode.linter.v1 import linter_service_pb2
from cognicode.refactor.v1 import refactor_service_pb2
from cognicode.testgen.v1 import testgen_service_pb2

from chassis.progress import EngineStatus, Plan, Progress, Step
from edge import shapes

Item = (
    shapes.Issue
    | shapes.FunctionInfo
    | shapes.FileMetrics
    | shapes.Suggestion
    | shapes.TestCase
    | shapes.TestVerdict
    | shapes.FunctionVerdict
)


class Heartbeat:
    """The agent is alive and has nothing to say."""


class SuiteEnd:
    """The end of a test generation: the summary, and the suite when a test was kept."""

    def __init__(self, summary: shapes.Summary, suite: shapes.Suite | None) -> None:
        self.summary = summary
        self.suite = suite


class JudgementEnd:
    """The end of a judgement: the summary, and what was found of the suite."""

    def __init__(self, summary: shapes.Summary, judgement: shapes.Judgement) -> None:
        self.summary = summary
        self.judgement = judgement


class ChangeEnd:
    """The end of a verification: the summary, and the verdict on the whole."""

    def __init__(self, summary: shapes.Summary, change: shapes.ChangeEnding) -> None:
        self.summary = summary
        self.change = change


End = SuiteEnd | JudgementEnd | ChangeEnd
StreamEvent = Plan | Progress | Item | shapes.Suspicion | shapes.Rejected | shapes.Summary | Heartbeat | End


def _word(kind: Any, value: int, prefix: str) -> str:
    """An enum value as the word clients know: the name without its prefix, in lower case."""
    return str(kind.Name(value)).removeprefix(prefix).lower()


def from_linter(kind: str, message: Any) -> StreamEvent:
    if kind == "finding":
        return _issue(message)
    if kind == "function":
        return _function(message)
    if kind == "metrics":
        return shapes.FileMetrics(
            lines_of_code=message.lines_of_code,
            cyclomatic=message.cyclomatic,
            cognitive=message.cognitive,
            maintainability_index=message.maintainability_index,
            readability=message.readability,
            testability=message.testability,
        )
    return _summary(message, message.rejected) if kind == "summary" else _common(kind, message)


def from_refactorer(kind: str, message: Any) -> StreamEvent:
    if kind == "suggestion":
        return _suggestion(message)
    if kind == "rejected":
        return _rejected(message)
    return _summary(message, message.rejected) if kind == "summary" else _common(kind, message)


def from_test_writer(kind: str, message: Any) -> StreamEvent:
    if kind == "test_case":
        return _test_case(message)
    if kind == "suspicion":
        return _suspicion(message)
    if kind == "summary":
        return SuiteEnd(_summary(message, message.rejected), _suite(message) if message.file else None)
    return _common(kind, message)


def from_judge(kind: str, message: Any) -> StreamEvent:
    if kind == "verdict":
        return _verdict(message)
    if kind == "summary":
        return JudgementEnd(_summary(message, ()), _judgement(message))
    return _common(kind, message)


def from_verifier(kind: str, message: Any) -> StreamEvent:
    if kind == "verdict":
        return _function_verdict(message)
    if kind == "summary":
        word = _word(refactor_service_pb2.ChangeVerdict, message.verdict, "CHANGE_VERDICT_")
        change = shapes.ChangeEnding.model_validate({"verdict": word, "proof": _proof(message.proof)})
        return ChangeEnd(_summary(message, ()), change)
    return _common(kind, message)


def _common(kind: str, message: Any) -> StreamEvent:
    if kind == "plan":
        return Plan(tuple(Step(step.name, step.weight) for step in message.steps))
    if kind == "progress":
        return Progress(message.step, message.done, message.total)
    return Heartbeat()


def _edits(edits: Sequence[source_pb2.TextEdit]) -> list[shapes.Edit]:
    return [
        shapes.Edit(
            start_line=edit.range.start.line,
            start_column=edit.range.start.column,
            end_line=edit.range.end.line,
            end_column=edit.range.end.column,
            text=edit.new_text,
        )
        for edit in edits
    ]


def _proof(proof: proof_pb2.Proof) -> shapes.Proof:
    evidence = proof.evidence
    return shapes.Proof.model_validate({
        "verdict": _word(proof_pb2.Verdict, proof.verdict, "VERDICT_"),
        "behaviour": _word(proof_pb2.Behaviour, proof.behaviour, "BEHAVIOUR_"),
        "behaviourReason": proof.behaviour_reason,
        "sandbox": proof.sandbox,
        "checks": [
            {"name": c.name, "status": _word(proof_pb2.CheckStatus, c.status, "CHECK_STATUS_"), "reason": c.reason}
            for c in proof.checks
        ],
        "tools": [{"name": tool.name, "version": tool.version} for tool in proof.tools],
        "evidence": {
            "inputs": evidence.inputs,
            "runs": evidence.runs,
            "seeds": list(evidence.seeds),
            "inputKinds": list(evidence.input_kinds),
            "linesCovered": evidence.lines_covered,
            "linesTotal": evidence.lines_total,
            "mutantsKilled": evidence.mutants_killed,
            "mutantsTotal": evidence.mutants_total,
        },
        "counterexample": _counterexample(proof.counterexample) if proof.HasField("counterexample") else None,
    })  # fmt: skip


def _counterexample(found: proof_pb2.Counterexample) -> shapes.Counterexample:
    return shapes.Counterexample(call=found.call, before=found.before, after=found.after)


def _issue(finding: linter_service_pb2.Finding) -> shapes.Issue:
    pb = linter_service_pb2
    fix = None
    if finding.HasField("fix"):
        word = _word(pb.Applicability, finding.fix.applicability, "APPLICABILITY_")
        fix = {"edits": _edits(finding.fix.edits), "applicability": word, "proof": _proof(finding.fix.proof)}
    return shapes.Issue.model_validate({
        "id": finding.id,
        "severity": _word(pb.Severity, finding.severity, "SEVERITY_"),
        "message": finding.message,
        "line": finding.range.start.line,
        "column": finding.range.start.column,
        "endLine": finding.range.end.line,
        "endColumn": finding.range.end.column,
        "suggestion": finding.suggestion,
        "rule": finding.rule,
        "ruleUrl": finding.rule_url,
        "category": _word(pb.Category, finding.category, "CATEGORY_"),
        "fixable": fix is not None,
        "engine": finding.engine,
        "cwe": list(finding.cwe) or None,
        "steps": [_step(step) for step in finding.steps] or None,
        "also": list(finding.also) or None,
        "fix": fix,
    })  # fmt: skip


def _step(step: linter_service_pb2.FlowStep) -> dict[str, int | str]:
    return {
        "line": step.range.start.line,
        "column": step.range.start.column,
        "endLine": step.range.end.line,
        "endColumn": step.range.end.column,
        "text": step.text,
    }


def _function(function: linter_service_pb2.FunctionInfo) -> shapes.FunctionInfo:
    return shapes.FunctionInfo(
        id=function.id,
        name=function.name,
        start_line=function.start_line,
        end_line=function.end_line,
        complexity=function.cyclomatic,
        parameters=list(function.parameters),
        parameter_count=len(function.parameters),
        line_count=function.end_line - function.start_line + 1,
        type=function.kind,
        returns=function.returns,
    )


def _suggestion(suggestion: refactor_service_pb2.Suggestion) -> shapes.Suggestion:
    pb = refactor_service_pb2
    return shapes.Suggestion.model_validate({
        "id": suggestion.id,
        "type": _word(pb.Aim, suggestion.aim, "AIM_"),
        "title": suggestion.title,
        "description": suggestion.description,
        "originalCode": suggestion.original_code,
        "refactoredCode": suggestion.refactored_text,
        "lineStart": suggestion.line_start,
        "lineEnd": suggestion.line_end,
        "impact": _word(pb.Impact, suggestion.impact, "IMPACT_"),
        "impactScore": suggestion.impact_score,
        "confidence": suggestion.confidence,
        "benefits": list(suggestion.benefits),
        "estimatedImprovement": suggestion.estimated_improvement,
        "diff": suggestion.diff,
        "edits": _edits(suggestion.edits),
        "rewrite": suggestion.rewrite,
        "proof": _proof(suggestion.proof),
    })  # fmt: skip


def _test_case(case: testgen_service_pb2.TestCase) -> shapes.TestCase:
    return shapes.TestCase.model_validate({
        "id": case.id,
        "name": case.name,
        "description": case.description,
        "type": _word(testgen_service_pb2.TestType, case.type, "TEST_TYPE_"),
        "code": case.code,
        "expectedResult": "pass",
        "testData": list(case.calls),
        "framework": case.framework,
        "priority": case.priority,
        "estimatedExecutionTime": case.duration_ms,
        "function": case.function,
        "proof": _proof(case.proof),
    })  # fmt: skip


def _suspicion(item: testgen_service_pb2.Suspicion) -> shapes.Suspicion:
    return shapes.Suspicion(function=item.function, kind=item.kind, message=item.message, call=item.call)


def _suite(summary: testgen_service_pb2.SuiteSummary) -> shapes.Suite:
    return shapes.Suite(
        file=summary.file,
        filename=summary.filename,
        coverage=shapes.Coverage(lines=summary.line_coverage, branches=summary.branch_coverage),
        mutants=_mutants(summary),
        suspicions=[_suspicion(item) for item in summary.suspicions],
        proof=_proof(summary.proof),
    )


def _mutants(summary: Any) -> shapes.Mutants:
    return shapes.Mutants(
        killed=summary.mutants_killed,
        total=summary.mutants_total,
        survivors=_survivors(summary.survivors),
        probably_equivalent=_survivors(summary.probably_equivalent),
    )


def _survivors(items: Sequence[testgen_service_pb2.Survivor]) -> list[shapes.Survivor]:
    return [
        shapes.Survivor(line=item.line, operator=item.operator, before=item.before, after=item.after) for item in items
    ]


def _function_verdict(verdict: refactor_service_pb2.FunctionVerdict) -> shapes.FunctionVerdict:
    return shapes.FunctionVerdict.model_validate({
        "name": verdict.name,
        "file": verdict.file,
        "change": _word(refactor_service_pb2.Change, verdict.change, "CHANGE_"),
        "behaviour": _word(proof_pb2.Behaviour, verdict.behaviour, "BEHAVIOUR_"),
        "inputs": verdict.evidence.inputs,
        "reason": verdict.reason or None,
        "counterexample": _counterexample(verdict.counterexample) if verdict.HasField("counterexample") else None,
    })  # fmt: skip


def _verdict(verdict: testgen_service_pb2.TestVerdict) -> shapes.TestVerdict:
    return shapes.TestVerdict.model_validate({
        "id": verdict.id,
        "file": verdict.file,
        "name": verdict.name,
        "status": _word(testgen_service_pb2.TestStatus, verdict.status, "TEST_STATUS_"),
        "reason": verdict.reason,
        "mutantsKilled": verdict.mutants_killed if verdict.was_tried else None,
        "mutantsKilledAlone": verdict.mutants_killed_alone if verdict.was_tried else None,
        "durationMs": verdict.duration_ms,
    })  # fmt: skip


def _judgement(summary: testgen_service_pb2.JudgeSummary) -> shapes.Judgement:
    coverage = shapes.Coverage(lines=summary.line_coverage, branches=summary.branch_coverage)
    return shapes.Judgement(
        tests=summary.tests,
        coverage=coverage if summary.was_covered else None,
        missed_lines=list(summary.missed_lines),
        missed_branches=[shapes.Branch(line=item.line, to_line=item.to_line) for item in summary.missed_branches],
        mutants=_mutants(summary),
        proof=_proof(summary.proof),
    )


def _rejected(item: progress_pb2.Rejected) -> shapes.Rejected:
    return shapes.Rejected(what=item.what, reason=item.reason, counterexample=item.counterexample or None)


def _summary(summary: Any, rejected: Sequence[progress_pb2.Rejected]) -> shapes.Summary:
    return shapes.Summary(
        engines=[
            shapes.Engine(
                name=engine.name,
                version=engine.version,
                duration_ms=engine.duration_ms,
                status=EngineStatus(_word(progress_pb2.EngineStatus, engine.status, "ENGINE_STATUS_")),
                reason=engine.reason or None,
            )
            for engine in summary.engines
        ],
        skipped=[shapes.Skipped(what=item.what, reason=item.reason) for item in summary.skipped],
        rejected=[_rejected(item) for item in rejected],
        clock_cut=summary.clock_cut,
    )
