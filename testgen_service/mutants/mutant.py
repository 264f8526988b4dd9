"""A mutant, and what makes one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """Offsets in code points."""

    start: int
    end: int
    new_text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """``text`` is the whole changed file; ``line`` from 1."""

    line: int
    operator: str
    before: str
    after: str
    text: str
