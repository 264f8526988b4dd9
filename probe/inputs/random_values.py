"""Random values of a kind, from a fixed seed."""

import json
import random
from collections.abc import Callable

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined

COUNT = 64
# Texts are put together of words, numbers and what stands between them, as a person would write them.
_WORDS = (
    "red", "fox", "tea", "sun", "map", "x", "yes", "blue", "north", "apple", "river", "Anna", "Oslo", "Monday", "USB",
    "PDF", "eBay", "a1", "v2", "id7",
)  # fmt: skip
_WORDY = 0.8
_BETWEEN = (" ", " ", "-", "_", ".", ",", ", ", "  ", "")


def random_values(kind: Kind, family: str, _mined: Mined, seed: int) -> list[str]:
    """``COUNT`` expressions of ``kind``; those with few values give none."""
    source = random.Random(f"{seed}:{kind}")
    made = []
    for _ in range(COUNT):
        value = _value(kind, source)
        if value is not None:
            made.append(repr(value) if family == "python" else json.dumps(value, ensure_ascii=False))
    return made


def _value(kind: Kind, source: random.Random) -> object:
    """One value; None for a kind with too few to draw from."""
    make = _MAKERS.get(kind)
    return make(source) if make is not None else None


def _text(source: random.Random) -> str:
    """Up to four words or numbers; sometimes none, or something before or behind them."""
    words = [_word(source) for _ in range(source.randint(0, 4))]
    text = "".join(f"{word}{source.choice(_BETWEEN)}" for word in words[:-1]) + "".join(words[-1:])
    return source.choice((text, text, text, f" {text}", f"{text} ", f"{text}{source.choice(_BETWEEN)}"))


def _short(source: random.Random) -> str:
    return source.choice((_word(source), _word(source), "", f"{_word(source)} {_word(source)}"))


def _word(source: random.Random) -> str:
    return source.choice(_WORDS) if source.random() < _WORDY else str(source.randint(0, 10 ** source.randint(1, 4)))


def _ints(source: random.Random) -> list[int]:
    return [source.randint(-20, 20) for _ in range(source.randint(0, 8))]


def _matrix(source: random.Random, rows: int, columns: int) -> list[list[int]]:
    return [[source.randint(-20, 20) for _ in range(columns)] for _ in range(rows)]


def _record(source: random.Random) -> dict[str, object]:
    return {"id": source.randint(1, 9), "name": _word(source), "value": source.randint(-9, 9)}


def _span(source: random.Random) -> tuple[int, int]:
    first = source.randint(-5, 15)
    return first, first + source.randint(0, 6)


_MAKERS: dict[Kind, Callable[[random.Random], object]] = {
    Kind.INT: lambda source: source.randint(-(10 ** source.randint(1, 4)), 10 ** source.randint(1, 4)),
    Kind.FLOAT: lambda source: round(source.uniform(-1000, 1000), source.randint(0, 3)),
    Kind.STR: _text,
    Kind.INTS: _ints,
    Kind.FLOATS: lambda source: [round(source.uniform(-10, 10), 2) for _ in range(source.randint(0, 6))],
    Kind.STRS: lambda source: [_short(source) for _ in range(source.randint(0, 5))],
    Kind.LISTS: lambda source: _matrix(source, source.randint(1, 4), source.randint(1, 4)),
    Kind.DICT: lambda source: {source.choice("abcdefgh"): source.randint(-9, 9) for _ in range(source.randint(0, 4))},
    Kind.RECORDS: lambda source: [_record(source) for _ in range(source.randint(0, 4))],
    Kind.RECORD: _record,
    Kind.SPANS: lambda source: [_span(source) for _ in range(source.randint(1, 5))],
    Kind.PAIR: _span,
}
