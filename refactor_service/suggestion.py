"""What the refactorer offers, and how it is weighed."""

from dataclasses import dataclass
from enum import StrEnum

from proof.claim import Behaviour, Proof, Verdict
from refactor_service.rewrites.rewrite import Aim
from syntax.edits import TextEdit


class Impact(StrEnum):
    """How much a suggestion improves."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Measurement:
    """A metric before and after; lower is better."""

    name: str
    before: int
    after: int

    @property
    def is_better(self) -> bool:
        return self.after < self.before

    def __str__(self) -> str:
        return f"{self.name} {self.before} to {self.after}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One coherent change that passed its proof. Lines from 1, inclusive; scores 0 to 100."""

    id: str
    path: str
    aim: Aim
    title: str
    description: str
    original_code: str
    refactored_text: str
    line_start: int
    line_end: int
    measurement: Measurement
    impact_score: int
    confidence: int
    benefits: tuple[str, ...]
    diff: str
    edits: tuple[TextEdit, ...]
    rewrite: str
    proof: Proof

    @property
    def impact(self) -> Impact:
        if self.impact_score >= 60:
            return Impact.HIGH
        return Impact.MEDIUM if self.impact_score >= 30 else Impact.LOW


# What an aim is worth before anything is measured.
_BASE = {Aim.PERFORMANCE: 40, Aim.MAINTAINABILITY: 20, Aim.READABILITY: 15}


def impact_score(aim: Aim, measurement: Measurement) -> int:
    """The aim's base, and up to 50 for the share by which the metric fell."""
    share = (measurement.before - measurement.after) / max(1, measurement.before)
    return min(100, _BASE[aim] + round(50 * max(0.0, share)))


def confidence(proof: Proof) -> int:
    """40 for the static checks that held; up to 55 for behaviour, by inputs (of 50) and changed lines reached; 5 more
    when nothing was left open.
    """
    score = 40.0
    if proof.behaviour in (Behaviour.NO_DIFFERENCE_FOUND, Behaviour.EXHAUSTED):
        evidence = proof.evidence
        reached = evidence.lines_covered / evidence.lines_total if evidence.lines_total else 1.0
        score += 55 * min(1.0, evidence.inputs / 50) * reached
    return round(score + (5 if proof.verdict is Verdict.PROVEN else 0))
