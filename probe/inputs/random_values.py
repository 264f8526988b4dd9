"""Random values of a kind, from a fixed seed."""

import json
import random
import string

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
    match kind:
        case Kind.INT:
            return source.randint(-(10 ** source.randint(1, 4)), 10 ** source.randint(1, 4))
        case Kind.FLOAT:
            return round(source.uniform(-1000, 1000), source.randint(0, 3))
        case Kind.STR:
            return _text(source)
        case Kind.INTS:
            return _ints(source)
        case Kind.FLOATS:
            return [round(source.uniform(-10, 10), 2) for _ in range(source.randint(0, 6))]
        case Kind.STRS:
            return [_text(source)[:6] for _ in range(source.randint(0, 5))]
        case Kind.LISTS:
            return [_ints(source) for _ in range(source.randint(0, 4))]
        case Kind.DICT:
            return {source.choice("abcdefgh"): source.randint(-9, 9) for _ in range(source.randint(0, 4))}
        case Kind.RECORDS:
            return [_record(source) for _ in range(source.randint(0, 4))]
        case Kind.RECORD:
            return _record(source)
        case _:
            return None


def _text(source: random.Random) -> str:
    return "".join(source.choice(_ALPHABET) for _ in range(source.randint(0, 12)))


def _ints(source: random.Random) -> list[int]:
    return [source.randint(-20, 20) for _ in range(source.randint(0, 8))]


def _record(source: random.Random) -> dict[str, object]:
    return {"id": source.randint(1, 9), "name": _text(source)[:5], "value": source.randint(-9, 9)}
