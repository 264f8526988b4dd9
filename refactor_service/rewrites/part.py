"""What is taken out of a function, in either language: how much of it, what it weighs, how it ends, how it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

# What a part needs and gives back at most.
MAX_INPUTS, MAX_OUTPUTS = 5, 2
# Functions beyond this complexity are taken apart, in parts of so many lines at least.
MIN_COGNITIVE, MIN_LINES = 10, 4
# Of what was there, the harder of the two parts has to keep less than this share, and a part has this share of lines.
MOST_KEPT, MOST_LINES = 0.75, 0.85
# Of what stands in two places: how many statements at least, of how many lines, and what share of a function at most,
# because whole functions that are alike have a cure of their own: one of them is called.
MIN_STATEMENTS, SIZES, MOST_ALIKE = 4, range(6, 60), 0.95


class Ending(Enum):
    """How the statements end where they stand, and so what is done with the call in their place."""

    FALLS_THROUGH = auto()
    RETURNS = auto()
    NEXT_ROUND = auto()


@dataclass(frozen=True, slots=True)
class Weight:
    """``flat`` is the complexity at the top of a function; each level further in adds ``structures``."""

    flat: int = 0
    structures: int = 0

    def at(self, nesting: int) -> int:
        """The complexity so many levels further in."""
        return self.flat + self.structures * nesting

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.flat + other.flat, self.structures + other.structures)

    def nested(self) -> "Weight":
        """Of a structure that holds it."""
        return Weight(self.at(1) + 1, self.structures + 1)


def rank(before: int, weight: Weight, nesting: int, names: int, place: int) -> tuple[int, int, int]:
    """Of a part of a function of complexity ``before``: that of the harder of the two, the names they share, and where
    the part begins; less is better.
    """
    return max(before - weight.at(nesting), weight.flat), names, place


def listed(names: Sequence[str]) -> str:
    """The names as a sentence has them."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "nothing"
