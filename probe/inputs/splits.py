"""Strings that the code takes apart by signs of its own, put together again of parts that it may ask for."""

import itertools
import random
from collections.abc import Iterator

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.patterns import matching
from probe.inputs.written import written

_COUNT, _MOST_LEVELS = 24, 3
_PLAIN = ("1", "2", "0", "10", "a", "3", "b")
# How many parts stand side by side on the innermost level, and on those around it.
_INNER, _OUTER = (2, 3, 1, 2, 4, 5), (1, 2, 1, 1, 2, 3)
# Longer parts say no more.
_LENGTH = 6


def splits(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Some strings, with from one to several parts on each level, the sign that the code splits at first outside."""
    if kind is not Kind.STR or not mined.separators:
        return []
    source = random.Random(f"{seed}:{mined.separators}")
    samples = [text for pattern in mined.patterns for text in matching(pattern, seed) if 0 < len(text) <= _LENGTH]
    turns = itertools.zip_longest(_PLAIN, samples)
    parts = itertools.cycle([part for turn in turns for part in turn if part is not None])
    made = [_joined(mined.separators[:_MOST_LEVELS], number, parts, source) for number in range(_COUNT)]
    return [written(text, family) for text in dict.fromkeys(made)]


def _joined(separators: tuple[str, ...], number: int, parts: Iterator[str], source: random.Random) -> str:
    """The text number ``number``: of each level a text of the next one, and plain parts beside it."""
    outer, *inner = separators
    if not inner:
        return outer.join(itertools.islice(parts, _INNER[number % len(_INNER)]))
    count = _OUTER[number % len(_OUTER)]
    first = _joined(tuple(inner), number, parts, source)
    others = [
        next(parts) if source.randint(0, 1) else _joined(tuple(inner), number + 1, parts, source)
        for _ in range(count - 1)
    ]
    return outer.join([first, *others])
