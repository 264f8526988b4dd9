"""A mutant, and what makes one."""

from collections.abc import Set
from dataclasses import dataclass

from ast_grep_py import SgNode

from syntax.parsing import is_python, span


@dataclass(frozen=True, slots=True)
class Replacement:
    """Offsets in code points."""

    start: int
    end: int
    new_text: str


# What the grammars call a call.
CALLS = frozenset({"call", "call_expression"})


def ahead_of(statement: SgNode, first: str) -> Replacement:
    """Another statement in front of one."""
    start, column = span(statement)[0], statement.range().start.column
    return Replacement(start, start, f"{first}\n{' ' * column}" if is_python(statement) else f"{first}; ")


@dataclass(frozen=True, slots=True)
class Mutant:
    """``text`` is the whole changed file; ``line`` from 1. ``is_shared`` tells that it lies in what the file sets up
    before any call, such as a table.
    """

    line: int
    operator: str
    before: str
    after: str
    text: str
    is_shared: bool = False

    def lies_on(self, lines: Set[int]) -> bool:
        """Whether code that runs ``lines`` comes along it."""
        return self.is_shared or self.line in lines
