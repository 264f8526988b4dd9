"""What statements add to the cognitive complexity of a function, wherever in it they stand."""

from dataclasses import dataclass


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
