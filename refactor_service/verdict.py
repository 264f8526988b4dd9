"""What is said of a change: of each function, and of the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chassis.progress import Ending
from chassis.version import VERSION
from probe.inputs.generate import SEED
from proof.claim import (
    MIN_EFFECTIVE_INPUTS,
    Behaviour,
    Check,
    CheckName,
    CheckStatus,
    Claim,
    Comparison,
    Counterexample,
    Evidence,
    Proof,
    Tool,
    conclude,
    held,
)
from refactor_service.matching import Change, Pair


class ChangeVerdict(StrEnum):
    """The worst that was found of a function, from the best on."""

    EXHAUSTED = "exhausted"
    NO_DIFFERENCE_FOUND = "no_difference_found"
    UNKNOWN = "unknown"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class FunctionVerdict:
    """What became of one function; ``file`` and ``name`` are those of the original, unless it is new. ``counts`` tells
    whether the verdict on the whole depends on it.
    """

    name: str
    file: str
    change: Change
    behaviour: Behaviour
    reason: str = ""
    counterexample: Counterexample | None = None
    evidence: Evidence = field(default_factory=Evidence)
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ChangeJudged:
    """The end of a verification."""

    verdict: ChangeVerdict
    functions: int
    proof: Proof
    ending: Ending


_OTHER_INTERFACE = frozenset({Change.REMOVED, Change.RENAMED, Change.MOVED, Change.SIGNATURE_CHANGED})
# Functions that a reason names.
_NAMED = 5
_RANKS = {
    Behaviour.EXHAUSTED: ChangeVerdict.EXHAUSTED,
    Behaviour.NO_DIFFERENCE_FOUND: ChangeVerdict.NO_DIFFERENCE_FOUND,
    Behaviour.NOT_RUN: ChangeVerdict.UNKNOWN,
    Behaviour.DIFFERS: ChangeVerdict.DIFFERS,
}


def not_run(pair: Pair, reason: str) -> FunctionVerdict:
    """Nothing was compared."""
    return judged_as(pair, Behaviour.NOT_RUN, reason)


def judged_as(
    pair: Pair,
    behaviour: Behaviour,
    reason: str = "",
    counterexample: Counterexample | None = None,
    evidence: Evidence | None = None,
) -> FunctionVerdict:
    """The verdict on a function of the original."""
    file = pair.place.source.path
    return FunctionVerdict(pair.name, file, pair.change, behaviour, reason, counterexample, evidence or Evidence())


def concluded(
    verdicts: Sequence[FunctionVerdict], ending: Ending, sandbox: str, *, is_broken: bool, is_whole: bool
) -> ChangeJudged:
    """The worst of the functions decides; ``is_broken`` tells that a file does not parse, ``is_whole`` that everything
    that was changed could be run.
    """
    counted = [verdict for verdict in verdicts if verdict.counts]
    ranks = [_RANKS[verdict.behaviour] for verdict in counted]
    ranks += [ChangeVerdict.DIFFERS] * is_broken + [ChangeVerdict.UNKNOWN] * (not is_whole)
    verdict = max(ranks, key=list(ChangeVerdict).index, default=ChangeVerdict.EXHAUSTED)
    behaviour = next(known for known, rank in _RANKS.items() if rank is verdict)
    differing = next((v.counterexample for v in counted if v.behaviour is Behaviour.DIFFERS), None)
    evidence = Evidence(
        inputs=sum(v.evidence.inputs for v in counted),
        runs=sum(v.evidence.runs for v in counted),
        seeds=(SEED,),
        input_kinds=tuple(sorted({kind for v in counted for kind in v.evidence.input_kinds})),
        lines_covered=sum(v.evidence.lines_covered for v in counted),
        lines_total=sum(v.evidence.lines_total for v in counted),
    )
    reason = "only comments and layout differ" if verdict is ChangeVerdict.EXHAUSTED and not counted else ""
    if verdict is ChangeVerdict.EXHAUSTED and counted:
        reason = f"{counted[0].name}: {counted[0].reason}"
    comparison = Comparison(behaviour, reason, evidence, sandbox, differing)
    checks = [
        held(CheckName.PARSES, not is_broken, "a changed file does not parse"),
        _kept(counted, is_broken, is_whole),
    ]
    # Who changes an interface means to; the functions say it.
    if not any(v.change in _OTHER_INTERFACE for v in verdicts):
        checks.append(Check(CheckName.INTERFACE_KEPT, CheckStatus.HELD))
    proof = conclude(Claim.CHANGE, checks, comparison, [Tool("cognicode", VERSION)])
    return ChangeJudged(verdict, len(verdicts), proof, ending)


def _kept(verdicts: Sequence[FunctionVerdict], is_broken: bool, is_whole: bool) -> Check:
    """BEHAVIOUR_KEPT, which the weakest evidence of all functions decides."""
    name = CheckName.BEHAVIOUR_KEPT
    differing = [verdict.name for verdict in verdicts if verdict.behaviour is Behaviour.DIFFERS]
    if differing:
        return Check(name, CheckStatus.FAILED, f"behaves differently: {', '.join(differing[:_NAMED])}")
    if is_broken or not is_whole:
        return Check(name, CheckStatus.NOT_RUN, "a file that was changed cannot be run")
    for verdict in verdicts:
        evidence = verdict.evidence
        if verdict.behaviour is Behaviour.NOT_RUN:
            return Check(name, CheckStatus.NOT_RUN, f"{verdict.name}: {verdict.reason}")
        if verdict.behaviour is Behaviour.EXHAUSTED:
            continue
        if evidence.inputs < MIN_EFFECTIVE_INPUTS:
            said = f"{verdict.name}: only {evidence.inputs} of {MIN_EFFECTIVE_INPUTS} inputs reached it"
            return Check(name, CheckStatus.NOT_RUN, said)
        if evidence.lines_covered < evidence.lines_total:
            missed = evidence.lines_total - evidence.lines_covered
            return Check(name, CheckStatus.NOT_RUN, f"{verdict.name}: {missed} changed lines were not reached")
    return Check(name, CheckStatus.HELD)
