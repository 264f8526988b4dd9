"""A refactoring job: every rewrite on every file, each place checked, run against the original, and then offered."""

import asyncio
import hashlib
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped, Step
from chassis.version import VERSION
from chassis.worker import WorkerFailed
from probe.compare import VersionComparison
from proof.claim import (
    Behaviour,
    Check,
    CheckName,
    CheckStatus,
    Claim,
    Comparison,
    Proof,
    Tool,
    Verdict,
    behaviour_check,
    conclude,
    held,
)
from proof.equivalence import Equivalence
from refactor_service.checks import changed_lines, measured, static_checks
from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.rewrite import Candidate, Metric, Rewrite
from refactor_service.suggestion import Measurement, Suggestion, confidence, impact_score
from refactor_service.verify import VerifyEvent, verify
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.edits import diff, line_ending, replacement, with_line_ending
from syntax.languages import Tier
from syntax.positions import LineIndex
from syntax.source import Source

# What is better in another way may execute so many times the lines of the original, and one more for each input.
MOST_STEPS = 2
SEARCH, PROVE = "search", "prove"
# Places tried per file; the rest are counted as skipped.
MAX_CANDIDATES = {Level.QUICK: 10, Level.STANDARD: 60, Level.DEEP: 300}


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a refactoring job."""

    suggestions: int
    ending: Ending


RefactorEvent = Plan | Progress | Suggestion | Rejected | Ended
Place = tuple[Rewrite, Candidate, int]


class Refactorer:
    """Holds what all jobs share."""

    def __init__(self, state: SandboxState, checker: SyntaxChecker) -> None:
        self.state = state
        self._checker = checker

    async def suggest(
        self, sources: Sequence[Source], level: Level, hints: frozenset[int]
    ) -> AsyncGenerator[RefactorEvent, None]:
        """Events of one job: a Plan first, an Ended last, suggestions as they are proven."""
        yield Plan((Step(SEARCH, 1), Step(PROVE, 9)))
        started = time.monotonic()
        skipped: list[Skipped] = []
        rejected: list[Rejected] = []
        found: list[tuple[Source, list[Place]]] = []
        for done, source in enumerate(sources, start=1):
            if problem := await self._checker.first_problem(source):
                skipped.append(Skipped(source.path, problem))
            places = await asyncio.to_thread(_places, source, hints)
            kept = places[: MAX_CANDIDATES[level]]
            if len(places) > len(kept):
                skipped.append(
                    Skipped(f"{len(places) - len(kept)} places in {source.path}", "more than this level tries")
                )
            found.append((source, kept))
            yield Progress(SEARCH, done, len(sources))
        total, done, offered = sum(len(places) for _, places in found), 0, 0
        for source, places in found:
            equivalence = Equivalence(source, self.state)
            for place in places:
                result = await self._try(source, place, equivalence)
                done += 1
                offered += isinstance(result, Suggestion)
                if isinstance(result, Rejected):
                    rejected.append(result)
                yield result
                yield Progress(PROVE, done, total)
        if not total:
            yield Progress(PROVE, 1, 1)
        duration_ms = round(1000 * (time.monotonic() - started))
        report = EngineReport("rewrites", VERSION, duration_ms, EngineStatus.OK)
        yield Ended(offered, Ending((report,), tuple(skipped), tuple(rejected)))

    def verify(
        self, original: Sequence[Source], changed: Sequence[Source], level: Level
    ) -> AsyncGenerator[VerifyEvent, None]:
        """Events of one verification of a change, by whomever."""
        return verify(self.state, self._checker, original, changed, level)

    async def close(self) -> None:
        """End the parser's process, and what waits in the sandbox."""
        await self._checker.close()
        await self.state.close()

    async def _try(self, source: Source, place: Place, equivalence: Equivalence) -> Suggestion | Rejected:
        rewrite, candidate, occurrences = place
        changed = Source(source.path, source.language, candidate.changed)
        again = await asyncio.to_thread(_found, rewrite, changed)
        static = await asyncio.to_thread(static_checks, source, candidate, rewrite, again)
        checks = [await self._parses(changed), *static]
        comparison: Comparison | None = None
        measurement = Measurement(rewrite.metric.value, 0, 0)
        if not any(check.status is CheckStatus.FAILED for check in checks):
            comparison, raw = await _compared(source, rewrite, candidate, equivalence)
            measurement = _measurement(source, candidate, rewrite, occurrences, again, raw)
            checks += [_behaviour(comparison, candidate), _improved(rewrite, measurement, raw)]
        tools = [Tool("cognicode", VERSION)]
        proof = (
            conclude(Claim.REFACTORING, checks, comparison, tools)
            if comparison
            else conclude(Claim.REFACTORING, checks, tools=tools)
        )
        if proof.verdict is Verdict.REFUTED:
            return _rejected(source, rewrite, candidate, proof)
        return _suggestion(source, rewrite, candidate, measurement, proof)

    async def _parses(self, changed: Source) -> Check:
        try:
            problems = await self._checker.problems(changed.text, changed.language, changed.path)
        except WorkerFailed:
            return Check(CheckName.PARSES, CheckStatus.NOT_RUN, "the parser broke on the changed file")
        return held(CheckName.PARSES, not problems, "the changed file does not parse")


async def _compared(
    source: Source, rewrite: Rewrite, candidate: Candidate, equivalence: Equivalence
) -> tuple[Comparison, VersionComparison]:
    """A difference found refutes whatever else is known; without one, what cannot be driven stays not run."""
    if source.language.tier is not Tier.EXECUTED:
        return Comparison(Behaviour.NOT_RUN, rewrite.undrivable), VersionComparison(rewrite.undrivable)
    comparison, raw = await equivalence.compare(
        candidate.changed, changed_lines(source, candidate), candidate.ruled_out
    )
    if rewrite.undrivable and comparison.behaviour is not Behaviour.DIFFERS:
        return Comparison(Behaviour.NOT_RUN, rewrite.undrivable), raw
    return comparison, raw


def _behaviour(comparison: Comparison, candidate: Candidate) -> Check:
    """What was run cannot settle what is assumed of all values."""
    check = behaviour_check(comparison)
    if candidate.assumption and check.status is CheckStatus.HELD:
        return replace(check, status=CheckStatus.NOT_RUN, reason=f"assumes {candidate.assumption}")
    return check


def _places(source: Source, hints: frozenset[int]) -> list[Place]:
    """Every place of every rewrite of the language; those at hinted lines first, then in the order of the text."""
    places: list[Place] = []
    for rewrite in REWRITES:
        if rewrite.family != source.language.family:
            continue
        found = _found(rewrite, source)
        places += [(rewrite, candidate, len(found)) for candidate in found]

    def rank(place: Place) -> tuple[bool, int, str]:
        _, candidate, _ = place
        is_hinted = any(candidate.first_line <= line <= candidate.last_line for line in hints)
        return not is_hinted, candidate.first_line, place[0].name

    return sorted(places, key=rank)


def _found(rewrite: Rewrite, source: Source) -> list[Candidate]:
    """The places of a rewrite; none in a text so deep that the walk over it ends, so that others find theirs."""
    try:
        return list(rewrite.find(source))
    except RecursionError:
        return []


def _measurement(
    source: Source,
    candidate: Candidate,
    rewrite: Rewrite,
    occurrences: int,
    again: list[Candidate],
    raw: VersionComparison,
) -> Measurement:
    if rewrite.metric is Metric.STEPS:
        return Measurement(rewrite.metric.value, raw.steps_before, raw.steps_after)
    return measured(source, candidate, rewrite, occurrences, again)


def _improved(rewrite: Rewrite, measurement: Measurement, raw: VersionComparison) -> Check:
    if raw.steps_after > MOST_STEPS * (raw.steps_before + raw.inputs):
        reason = f"it is slower: {raw.steps_after} lines executed where the original executes {raw.steps_before}"
        return Check(CheckName.METRIC_IMPROVED, CheckStatus.FAILED, reason)
    if rewrite.metric is Metric.STEPS and not raw.inputs:
        return Check(CheckName.METRIC_IMPROVED, CheckStatus.NOT_RUN, "nothing was run to count")
    return held(CheckName.METRIC_IMPROVED, measurement.is_better, f"no improvement: {measurement}")


def _rejected(source: Source, rewrite: Rewrite, candidate: Candidate, proof: Proof) -> Rejected:
    what = f"{rewrite.name} at {source.path}:{candidate.first_line}"
    counterexample = str(proof.counterexample) if proof.counterexample is not None else ""
    return Rejected(what, proof.failed.reason if proof.failed else "", counterexample)


def _suggestion(
    source: Source, rewrite: Rewrite, candidate: Candidate, measurement: Measurement, proof: Proof
) -> Suggestion:
    changed = candidate.changed
    if line_ending(source.text) == "\r\n":
        changed = with_line_ending(changed, "\r\n")
    key = f"{source.path}:{rewrite.name}:{candidate.first_line}:{changed}"
    return Suggestion(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        path=source.path,
        aim=rewrite.aim,
        title=candidate.title,
        description=candidate.description,
        original_code=LineIndex(source.text).lines(candidate.first_line, candidate.last_line),
        refactored_text=changed,
        line_start=candidate.first_line,
        line_end=candidate.last_line,
        measurement=measurement,
        impact_score=impact_score(rewrite.aim, measurement),
        confidence=confidence(proof),
        benefits=(str(measurement), rewrite.what),
        diff=diff(source.text, changed, source.path),
        edits=(replacement(source.text, changed),),
        rewrite=rewrite.name,
        proof=proof,
    )
