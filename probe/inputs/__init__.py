"""Inputs for functions: kinds of arguments, and strategies that make values of a kind.

A strategy is one file and one line in the table; each turns a kind into expressions of the language.
"""

import itertools
from collections.abc import Callable, Sequence

from probe.inputs.boundaries import boundaries
from probe.inputs.calculations import calculations
from probe.inputs.formats import formats
from probe.inputs.grammar import grammar
from probe.inputs.kinds import Kind
from probe.inputs.lengths import lengths
from probe.inputs.mined import Mined, mined_values
from probe.inputs.patterns import patterns
from probe.inputs.random_values import random_values
from probe.inputs.records import records
from probe.inputs.splits import splits

Strategy = Callable[[Kind, str, Mined, int], Sequence[str]]

# What the code names comes first: it is what its branches ask about.
STRATEGIES: tuple[Strategy, ...] = (
    *(mined_values, formats, records, boundaries, patterns, splits, calculations, lengths, grammar, random_values),
)
# Chance has its turn once the first of what a reader understands at once have had theirs.
_PLAIN_TURNS = 6


def values(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Distinct expressions of ``kind``, the strategies taking turns, each its most telling first; the same for equal
    arguments.
    """
    own = records(kind, family, mined, seed)
    if own:
        # The keys of the code are what it is about; no others are needed.
        return list(dict.fromkeys([*own, *boundaries(kind, family, mined, seed)[:1]]))
    found = [strategy(kind, family, mined, seed) for strategy in STRATEGIES[:-1]]
    late = [*[None] * _PLAIN_TURNS, *STRATEGIES[-1](kind, family, mined, seed)]
    turns = itertools.zip_longest(*found, late)
    return list(dict.fromkeys(value for turn in turns for value in turn if value is not None))
