"""A law, and what one is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from probe.targets import Target


@dataclass(frozen=True, slots=True)
class Law:
    """``left`` and ``right`` are expressions with ``{0}``, ``{1}`` for the arguments, equal on every input that the law
    holds on. It says something of those inputs on which the two of ``telling`` differ. ``words`` say it of a function.
    """

    name: str
    words: str
    left: str
    right: str
    telling: tuple[str, str]
    # Whether it gives a result to the function that it came from, which has to be what that takes.
    feeds_itself: bool = False

    def sides(self, arguments: Sequence[str]) -> tuple[str, str]:
        """Left and right as source, with ``arguments``."""
        return self.left.format(*arguments), self.right.format(*arguments)


@dataclass(frozen=True, slots=True)
class Subject:
    """A function that laws are tried on, and the others of its file that take one argument, by their names."""

    target: Target
    others: Sequence[str]
    is_python: bool

    @property
    def name(self) -> str:
        return self.target.plain_name

    @property
    def arity(self) -> int:
        """How many arguments it has to be given."""
        return sum(not parameter.default for parameter in self.target.parameters)
