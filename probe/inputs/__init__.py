"""Inputs for functions: kinds of arguments, and strategies that make values of a kind.

A strategy is one file and one line in the table; each turns a kind into expressions of the language.
"""

from collections.abc import Callable, Sequence

from probe.inputs.boundaries import boundaries
from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined, mined_values
from probe.inputs.random_values import random_values

Strategy = Callable[[Kind, str, Mined, int], Sequence[str]]

# What the code names comes first: it is what its branches ask about.
STRATEGIES: tuple[Strategy, ...] = (mined_values, boundaries, random_values)


def values(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Distinct expressions of ``kind``, the most telling first; the same for equal arguments."""
    return list(dict.fromkeys(value for strategy in STRATEGIES for value in strategy(kind, family, mined, seed)))
