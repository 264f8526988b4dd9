"""What statements are to the function that they stand in: what they add to its complexity, and how they end."""

from dataclasses import dataclass
from enum import Enum, auto


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
