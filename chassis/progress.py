"""What the domain yields to tell how far it is, and how it ended; services map these to protobuf."""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True, slots=True)
class Step:
    """A named part of a job; ``weight`` is its share of the work relative to the others."""

    name: str
    weight: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a job, in the order in which they are expected to end."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` units of one step are finished."""

    step: str
    done: int
    total: int


class EngineStatus(Enum):
    """How an engine ended."""

    OK = "ok"
    MISSING = "missing"
    FAILED = "failed"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class EngineReport:
    """One engine's part in a job; ``reason`` says what to do when it did not answer."""

    name: str
    version: str
    duration_ms: int
    status: EngineStatus
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out, and why."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A result that failed its proof and is not offered."""

    what: str
    reason: str
    counterexample: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What every summary carries."""

    engines: tuple[EngineReport, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    clock_cut: bool = field(default=False)
