"""A proof: what was done to support a claim, how often, on what, and what was not done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# A comparison on fewer inputs than this supports at most PARTIAL.
MIN_EFFECTIVE_INPUTS = 50


class Verdict(StrEnum):
    """How far the evidence reaches."""

    PROVEN = "proven"
    PARTIAL = "partial"
    REFUTED = "refuted"


class Behaviour(StrEnum):
    """What running both versions showed."""

    EXHAUSTED = "exhausted"
    NO_DIFFERENCE_FOUND = "no_difference_found"
    DIFFERS = "differs"
    NOT_RUN = "not_run"


class CheckStatus(StrEnum):
    """The end of one check."""

    HELD = "held"
    FAILED = "failed"
    NOT_RUN = "not_run"


class CheckName(StrEnum):
    """Every check there is."""

    PARSES = "parses"
    FINDING_GONE = "finding_gone"
    NO_NEW_FINDING = "no_new_finding"
    IDEMPOTENT = "idempotent"
    UNTOUCHED_OUTSIDE = "untouched_outside"
    INTERFACE_KEPT = "interface_kept"
    BEHAVIOUR_KEPT = "behaviour_kept"
    DETECTOR_SILENT = "detector_silent"
    METRIC_IMPROVED = "metric_improved"
    STABLE = "stable"
    ALONE_AND_TOGETHER = "alone_and_together"
    EARNS_ITS_PLACE = "earns_its_place"
    COVERAGE_MEASURED = "coverage_measured"
    MUTANTS_MEASURED = "mutants_measured"


class Claim(StrEnum):
    """The kinds of result that carry a proof."""

    FIX = "fix"
    REFACTORING = "refactoring"
    CHANGE = "change"
    TEST = "test"
    SUITE = "suite"


REQUIRED: dict[Claim, tuple[CheckName, ...]] = {
    Claim.FIX: (
        CheckName.PARSES,
        CheckName.FINDING_GONE,
        CheckName.NO_NEW_FINDING,
        CheckName.IDEMPOTENT,
    ),
    Claim.REFACTORING: (
        CheckName.PARSES,
        CheckName.IDEMPOTENT,
        CheckName.UNTOUCHED_OUTSIDE,
        CheckName.INTERFACE_KEPT,
        CheckName.BEHAVIOUR_KEPT,
        CheckName.DETECTOR_SILENT,
        CheckName.METRIC_IMPROVED,
    ),
    # Whoever changes an interface may mean to: it is said, and the verdict follows behaviour.
    Claim.CHANGE: (CheckName.PARSES, CheckName.BEHAVIOUR_KEPT),
    Claim.TEST: (CheckName.STABLE, CheckName.ALONE_AND_TOGETHER, CheckName.EARNS_ITS_PLACE),
    Claim.SUITE: (
        CheckName.STABLE,
        CheckName.ALONE_AND_TOGETHER,
        CheckName.COVERAGE_MEASURED,
        CheckName.MUTANTS_MEASURED,
    ),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked; ``reason`` says why it did not hold, or on what terms it did."""

    name: CheckName
    status: CheckStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The smallest input found that tells two versions apart, and both outcomes."""

    call: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.call}: before {self.before}, after {self.after}"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program the evidence was made with."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts: ``inputs`` reached the code in question, ``runs`` are executions in the sandbox."""

    inputs: int = 0
    runs: int = 0
    seeds: tuple[int, ...] = ()
    input_kinds: tuple[str, ...] = ()
    lines_covered: int = 0
    lines_total: int = 0
    mutants_killed: int = 0
    mutants_total: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """Made by ``conclude`` only, so that the verdict always follows from the checks."""

    verdict: Verdict
    checks: tuple[Check, ...]
    behaviour: Behaviour
    behaviour_reason: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    sandbox: str = ""
    tools: tuple[Tool, ...] = ()
    counterexample: Counterexample | None = None

    @property
    def failed(self) -> Check | None:
        """The first check that failed."""
        return next((check for check in self.checks if check.status is CheckStatus.FAILED), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What running two versions showed, and on what."""

    behaviour: Behaviour
    reason: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    sandbox: str = ""
    counterexample: Counterexample | None = None


NOTHING_RUN = Comparison(Behaviour.NOT_RUN, "no behaviour is claimed")


def behaviour_check(comparison: Comparison) -> Check:
    """BEHAVIOUR_KEPT as the comparison supports it: too few inputs or unreached lines are not enough."""
    name, evidence = CheckName.BEHAVIOUR_KEPT, comparison.evidence
    if comparison.behaviour is Behaviour.DIFFERS:
        return Check(name, CheckStatus.FAILED, f"behaves differently: {comparison.counterexample}")
    if comparison.behaviour is Behaviour.NOT_RUN:
        return Check(name, CheckStatus.NOT_RUN, comparison.reason)
    if comparison.behaviour is Behaviour.NO_DIFFERENCE_FOUND:
        if evidence.inputs < MIN_EFFECTIVE_INPUTS:
            return Check(
                name, CheckStatus.NOT_RUN, f"only {evidence.inputs} of {MIN_EFFECTIVE_INPUTS} inputs reached it"
            )
        if evidence.lines_covered < evidence.lines_total:
            missed = evidence.lines_total - evidence.lines_covered
            return Check(name, CheckStatus.NOT_RUN, f"{missed} changed lines were not reached")
    return Check(name, CheckStatus.HELD)


def conclude(
    claim: Claim, checks: Sequence[Check], comparison: Comparison = NOTHING_RUN, tools: Sequence[Tool] = ()
) -> Proof:
    """The proof that ``checks`` support: one failure refutes, one required check not held makes it partial."""
    by_name = {check.name: check for check in checks}
    complete = [by_name.get(name, Check(name, CheckStatus.NOT_RUN, "was not run")) for name in REQUIRED[claim]] + [
        check for check in checks if check.name not in REQUIRED[claim]
    ]
    if any(check.status is CheckStatus.FAILED for check in complete):
        verdict = Verdict.REFUTED
    elif all(check.status is CheckStatus.HELD for check in complete):
        verdict = Verdict.PROVEN
    else:
        verdict = Verdict.PARTIAL
    return Proof(
        verdict=verdict,
        checks=tuple(complete),
        behaviour=comparison.behaviour,
        behaviour_reason=comparison.reason,
        evidence=comparison.evidence,
        sandbox=comparison.sandbox,
        tools=tuple(tools),
        counterexample=comparison.counterexample,
    )


def held(name: CheckName, holds: bool, reason: str) -> Check:
    """The check ``name``; ``reason`` is kept only when it failed."""
    return Check(name, CheckStatus.HELD) if holds else Check(name, CheckStatus.FAILED, reason)
