"""What one generation is about, and what it gathers on its way."""

from dataclasses import dataclass, field

from chassis.level import Level
from chassis.progress import Rejected, Skipped
from probe.promises import Promise
from probe.suspicion import Suspicion
from syntax.source import Source
from testgen_service.budget import Budget

MAX_SUSPICIONS_PER_FUNCTION = 3


@dataclass
class Job:
    """One generation; what is left out, refused and suspected gathers in it."""

    source: Source
    framework: str
    level: Level
    budget: Budget
    skipped: list[Skipped] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    # What the names of functions are taken to say, by these names.
    promises: dict[str, Promise] = field(default_factory=dict)
    # The texts of mutants that are probably no faults.
    probably_equivalent: frozenset[str] = frozenset()

    def suspect(self, doubt: Suspicion) -> None:
        """Note it, unless the function has said the same or enough already."""
        same = [item for item in self.suspicions if item.function == doubt.function]
        repeated = any(item.message == doubt.message for item in same)
        if not repeated and len(same) < MAX_SUSPICIONS_PER_FUNCTION:
            self.suspicions.append(doubt)
