"""Mappings with the keys that the code looks up; a key's name says what its value is."""

from typing import Any

from probe.inputs.kinds import Kind, of_name
from probe.inputs.mined import Mined
from probe.inputs.written import written

_MAX_KEYS = 6
_NUMBERS = (5, 2, 0, 10, 3)
_WORDS = ("a", "b", "a", "", "c")
_VALUES: dict[Kind, tuple[Any, ...]] = {
    Kind.INT: _NUMBERS,
    Kind.FLOAT: (2.5, 10.0, 0.0, 4.25, 1.5),
    Kind.STR: _WORDS,
    Kind.BOOL: (True, False),
    Kind.INTS: ([1, 2], [], [3]),
    Kind.STRS: (["a"], [], ["a", "b"]),
    Kind.DICT: ({"a": 1}, {}),
}
# What a key holds whose name says nothing.
_UNKNOWN = {
    Kind.RECORD: Kind.STR,
    Kind.RECORDS: Kind.STR,
    Kind.TALLY: Kind.INT,
    Kind.TALLIES: Kind.INT,
}
_MANY = frozenset({Kind.RECORDS, Kind.TALLIES})


def records(kind: Kind, family: str, mined: Mined, _seed: int) -> list[str]:
    """Records for the keys of the code, alone or in lists, all keys there or one missing."""
    keys = mined.keys[:_MAX_KEYS]
    if not keys or kind not in _UNKNOWN:
        return []
    rows = [_row(keys, row, _UNKNOWN[kind]) for row in range(len(_NUMBERS))]
    less = [{name: value for name, value in rows[0].items() if name != key} for key in keys]
    # Equal in what can be counted, not in what it is called.
    numbers = {key: value for key, value in rows[1].items() if not isinstance(value, str)}
    tied = [{**rows[4], **numbers}, {**rows[1], **numbers}, {**rows[0], **numbers}]
    many: list[Any] = [tied, rows[:2], rows[:3], [rows[2], rows[0]], rows[:1], rows, [rows[0], rows[0], rows[1]]]
    made = many if kind in _MANY else [*rows[:4], *less]
    return list(dict.fromkeys(written(value, family) for value in made))


def _row(keys: tuple[str, ...], row: int, unknown: Kind) -> dict[str, Any]:
    """A record; each of the ``keys`` begins with another value."""
    return {key: _value(next((k for k in of_name(key) if k in _VALUES), unknown), row, n) for n, key in enumerate(keys)}


def _value(kind: Kind, row: int, place: int) -> Any:
    values = _VALUES[kind]
    return values[(row + place * (kind in (Kind.INT, Kind.FLOAT))) % len(values)]
