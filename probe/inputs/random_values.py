"""Random values of a kind, from a fixed seed."""

import json
import random
import string
from collections.abc import Callable

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined

COUNT = 64
_ALPHABET = string.ascii_letters + string.digits + "  ,.-_"


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
    return "".join(source.choice(_ALPHABET) for _ in range(source.randint(0, 12)))


def _ints(source: random.Random) -> list[int]:
    return [source.randint(-20, 20) for _ in range(source.randint(0, 8))]


def _matrix(source: random.Random, rows: int, columns: int) -> list[list[int]]:
    return [[source.randint(-20, 20) for _ in range(columns)] for _ in range(rows)]


def _record(source: random.Random) -> dict[str, object]:
    return {"id": source.randint(1, 9), "name": _text(source)[:5], "value": source.randint(-9, 9)}


def _span(source: random.Random) -> tuple[int, int]:
    first = source.randint(-5, 15)
    return first, first + source.randint(0, 6)


_MAKERS: dict[Kind, Callable[[random.Random], object]] = {
    Kind.INT: lambda source: source.randint(-(10 ** source.randint(1, 4)), 10 ** source.randint(1, 4)),
    Kind.FLOAT: lambda source: round(source.uniform(-1000, 1000), source.randint(0, 3)),
    Kind.STR: _text,
    Kind.INTS: _ints,
    Kind.FLOATS: lambda source: [round(source.uniform(-10, 10), 2) for _ in range(source.randint(0, 6))],
    Kind.STRS: lambda source: [_text(source)[:6] for _ in range(source.randint(0, 5))],
    Kind.LISTS: lambda source: _matrix(source, source.randint(1, 4), source.randint(1, 4)),
    Kind.DICT: lambda source: {source.choice("abcdefgh"): source.randint(-9, 9) for _ in range(source.randint(0, 4))},
    Kind.RECORDS: lambda source: [_record(source) for _ in range(source.randint(0, 4))],
    Kind.RECORD: _record,
    Kind.SPANS: lambda source: [_span(source) for _ in range(source.randint(1, 5))],
    Kind.PAIR: _span,
}
