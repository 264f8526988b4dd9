"""Protobuf forms of what the three services share: sources, places, proofs, progress."""

from collections.abc import Iterable, Sequence

from cognicode.common.v1 import agent_pb2, progress_pb2, proof_pb2, source_pb2

from chassis.admission import Admission
from chassis.errors import InvalidArgument
from chassis.level import Level
from chassis.progress import EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped
from chassis.version import VERSION
from proof.claim import Behaviour, CheckStatus, Counterexample, Evidence, Proof, Verdict
from syntax.edits import TextEdit
from syntax.languages import language_of
from syntax.positions import Position, Range
from syntax.source import Source, path_problem

MAX_FILES = 1000

_LEVELS: dict[int, Level] = {
    source_pb2.LEVEL_UNSPECIFIED: Level.STANDARD,
    source_pb2.LEVEL_QUICK: Level.QUICK,
    source_pb2.LEVEL_STANDARD: Level.STANDARD,
    source_pb2.LEVEL_DEEP: Level.DEEP,
}
_VERDICTS = {
    Verdict.PROVEN: proof_pb2.VERDICT_PROVEN,
    Verdict.PARTIAL: proof_pb2.VERDICT_PARTIAL,
    Verdict.REFUTED: proof_pb2.VERDICT_REFUTED,
}
_BEHAVIOURS = {
    Behaviour.EXHAUSTED: proof_pb2.BEHAVIOUR_EXHAUSTED,
    Behaviour.NO_DIFFERENCE_FOUND: proof_pb2.BEHAVIOUR_NO_DIFFERENCE_FOUND,
    Behaviour.DIFFERS: proof_pb2.BEHAVIOUR_DIFFERS,
    Behaviour.NOT_RUN: proof_pb2.BEHAVIOUR_NOT_RUN,
}
_CHECKS = {
    CheckStatus.HELD: proof_pb2.CHECK_STATUS_HELD,
    CheckStatus.FAILED: proof_pb2.CHECK_STATUS_FAILED,
    CheckStatus.NOT_RUN: proof_pb2.CHECK_STATUS_NOT_RUN,
}
_ENGINES = {
    EngineStatus.OK: progress_pb2.ENGINE_STATUS_OK,
    EngineStatus.MISSING: progress_pb2.ENGINE_STATUS_MISSING,
    EngineStatus.FAILED: progress_pb2.ENGINE_STATUS_FAILED,
    EngineStatus.TIMED_OUT: progress_pb2.ENGINE_STATUS_TIMED_OUT,
}


def sources(
    files: Sequence[source_pb2.SourceFile], max_bytes: int, context: Sequence[source_pb2.SourceFile] = ()
) -> list[Source]:
    """The files of a request, checked, each with ``context`` beside it; raises InvalidArgument or Unsupported."""
    if not files:
        raise InvalidArgument("files", "at least one file is needed")
    if len(files) + len(context) > MAX_FILES:
        raise InvalidArgument("files", f"at most {MAX_FILES} files")
    size = sum(len(file.text.encode()) for file in (*files, *context))
    if size > max_bytes:
        raise InvalidArgument("files", f"{size} bytes of source; at most {max_bytes} are accepted")
    beside = tuple((file.path, file.text) for file in context)
    if problem := next((found for path, _ in beside if (found := path_problem(path))), ""):
        raise InvalidArgument("context.path", problem)
    read = [_source(file, number, beside) for number, file in enumerate(files)]
    if len({source.path for source in read} | {path for path, _ in beside}) < len(read) + len(beside):
        raise InvalidArgument("files", "two files have the same path")
    return read


def _source(file: source_pb2.SourceFile, number: int, beside: tuple[tuple[str, str], ...]) -> Source:
    language = language_of(file.language, file.path)
    path = file.path or f"source{number or ''}{language.extensions[0]}"
    if problem := path_problem(path):
        raise InvalidArgument("files.path", problem)
    return Source(path, language, file.text, beside)


def level(value: int) -> Level:
    """The level of a request; raises InvalidArgument on a number we do not know."""
    if value not in _LEVELS:
        raise InvalidArgument("level", "unknown level")
    return _LEVELS[value]


def position(place: Position) -> source_pb2.Position:
    """A position."""
    return source_pb2.Position(line=place.line, column=place.column)


def range_(place: Range) -> source_pb2.Range:
    """A range."""
    return source_pb2.Range(start=position(place.start), end=position(place.end))


def edits(changes: Iterable[TextEdit]) -> list[source_pb2.TextEdit]:
    """Edits."""
    return [source_pb2.TextEdit(range=range_(change.range), new_text=change.new_text) for change in changes]


def proof(claim: Proof) -> proof_pb2.Proof:
    """A proof."""
    message = proof_pb2.Proof(
        verdict=_VERDICTS[claim.verdict],
        behaviour=_BEHAVIOURS[claim.behaviour],
        behaviour_reason=claim.behaviour_reason,
        sandbox=claim.sandbox,
        checks=[proof_pb2.Check(name=c.name.value, status=_CHECKS[c.status], reason=c.reason) for c in claim.checks],
        tools=[proof_pb2.Tool(name=tool.name, version=tool.version) for tool in claim.tools],
        evidence=evidence(claim.evidence),
    )
    if claim.counterexample is not None:
        message.counterexample.CopyFrom(counterexample(claim.counterexample))
    return message


def behaviour(found: Behaviour) -> proof_pb2.Behaviour.ValueType:
    """What running both versions showed."""
    return _BEHAVIOURS[found]


def evidence(counts: Evidence) -> proof_pb2.Evidence:
    """The counts behind a proof."""
    return proof_pb2.Evidence(
        inputs=counts.inputs,
        runs=counts.runs,
        seeds=counts.seeds,
        input_kinds=counts.input_kinds,
        lines_covered=counts.lines_covered,
        lines_total=counts.lines_total,
        mutants_killed=counts.mutants_killed,
        mutants_total=counts.mutants_total,
    )


def counterexample(found: Counterexample) -> proof_pb2.Counterexample:
    """A call that tells two versions apart."""
    return proof_pb2.Counterexample(call=found.call, before=found.before, after=found.after)


def plan(steps: Plan) -> progress_pb2.Plan:
    """A plan."""
    return progress_pb2.Plan(steps=[progress_pb2.Step(name=step.name, weight=step.weight) for step in steps.steps])


def progress(state: Progress) -> progress_pb2.Progress:
    """The state of a step."""
    return progress_pb2.Progress(step=state.step, done=state.done, total=state.total)


def engines(reports: Iterable[EngineReport]) -> list[progress_pb2.EngineReport]:
    """Reports of engines."""
    return [
        progress_pb2.EngineReport(
            name=report.name,
            version=report.version,
            duration_ms=report.duration_ms,
            status=_ENGINES[report.status],
            reason=report.reason,
        )
        for report in reports
    ]


def skipped(items: Iterable[Skipped]) -> list[progress_pb2.Skipped]:
    """What was left out."""
    return [progress_pb2.Skipped(what=item.what, reason=item.reason) for item in items]


def rejected(item: Rejected) -> progress_pb2.Rejected:
    """A result that failed its proof."""
    return progress_pb2.Rejected(what=item.what, reason=item.reason, counterexample=item.counterexample)


def status(
    admission: Admission, languages: Sequence[str], sandbox: str = "", reason: str = ""
) -> agent_pb2.AgentStatus:
    """An agent's state."""
    return agent_pb2.AgentStatus(
        version=VERSION,
        active_jobs=admission.active,
        max_jobs=admission.max_jobs,
        last_run_ms=admission.last_run_ms,
        languages=languages,
        sandbox=sandbox,
        sandbox_reason=reason,
    )
