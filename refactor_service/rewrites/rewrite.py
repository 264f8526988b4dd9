"""What a rewrite is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from syntax.source import Source


class Aim(StrEnum):
    """What a rewrite improves."""

    PERFORMANCE = "performance"
    READABILITY = "readability"
    MAINTAINABILITY = "maintainability"


class Metric(StrEnum):
    """What must be lower afterwards."""

    COGNITIVE = "cognitive complexity"
    FUNCTION = "cognitive complexity of the function"
    LINES = "lines of code"
    OCCURRENCES = "occurrences of the pattern"
    STEPS = "lines executed on the same inputs"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where a rewrite applies: the whole changed text, and the lines of the original it is about.

    ``assumption`` is what must hold of values that the text does not tell, after "assumes"; running on the inputs that
    come to mind does not prove it, so such a candidate is partial at most. Empty when nothing is assumed.
    ``adds_head`` says that a line joins those that the file begins with, such as an import, outside of its own lines.
    ``interface`` names the functions that it adds or takes away on purpose. ``ruled_out`` is the class of an error
    that the original only ends in where the assumption does not hold; empty for none.
    """

    changed: str
    first_line: int
    last_line: int
    title: str
    description: str
    adds_head: bool = False
    assumption: str = ""
    interface: frozenset[str] = frozenset()
    ruled_out: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """``find`` yields the places in the order of the text, and nothing for a text it cannot parse.

    ``undrivable`` says why running cannot compare what it is about; empty when it can.
    """

    name: str
    family: str
    aim: Aim
    metric: Metric
    what: str
    find: Callable[[Source], Iterator[Candidate]]
    undrivable: str = ""
