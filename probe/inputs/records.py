"""Mappings with the keys that the code looks up; a key's name says what its value is."""

from collections.abc import Mapping
from typing import Any

from probe.inputs.fields import Asked
from probe.inputs.kinds import Kind, of_name
from probe.inputs.mined import Mined
from probe.inputs.named import texts_of
from probe.inputs.patterns import matching
from probe.inputs.written import written

_MAX_KEYS = 6
# Of one field, those that the code asks for, and of these such as match a pattern.
_MOST_ASKED, _MOST_MATCHING = 4, 2
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


def records(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Records for the keys of the code, alone or in lists, all keys there or one missing."""
    keys = mined.keys[:_MAX_KEYS]
    if not keys or kind not in _UNKNOWN:
        return []
    fields = dict(mined.fields)
    asked = {key: _asked_for(key, fields.get(key, Asked()), seed) for key in keys}
    kinds = {key: _kind_of(key, fields.get(key, Asked()), kind) for key in keys}
    rows = [_row(kinds, row, asked) for row in range(len(_NUMBERS))]
    less = [{name: value for name, value in rows[0].items() if name != key} for key in keys]
    # Equal in what can be counted, not in what it is called.
    numbers = {key: value for key, value in rows[1].items() if not isinstance(value, str)}
    tied = [{**rows[4], **numbers}, {**rows[1], **numbers}, {**rows[0], **numbers}]
    many: list[Any] = [tied, rows[:2], rows[:3], [rows[2], rows[0]], rows[:1], rows, [rows[0], rows[0], rows[1]]]
    made = many if kind in _MANY else [*rows[:4], *less]
    return list(dict.fromkeys(written(value, family) for value in made))


def _asked_for(name: str, asked: Asked, seed: int) -> list[Any]:
    """Values that the code asks a field for, those that it has to match before others, and then those its name does."""
    matching_ones = [text for pattern in asked.patterns for text in matching(pattern, seed)[:_MOST_MATCHING]]
    named = texts_of(name) if asked.kind in (None, Kind.STR) else ()
    found = [*matching_ones, *asked.values, *named]
    return list({repr(value): value for value in found}.values())[:_MOST_ASKED]


def _kind_of(key: str, asked: Asked, of: Kind) -> Kind:
    """What a field holds: what the code asks it to be, or what its name says. Options are true or not; what many
    records are asked for may be there or not.
    """
    is_known = asked.kind is not Kind.BOOL or of not in _MANY
    kinds = (asked.kind if is_known else None, *of_name(key))
    return next((kind for kind in kinds if kind in _VALUES), _UNKNOWN[of])


def _row(kinds: Mapping[str, Kind], row: int, asked: Mapping[str, list[Any]]) -> dict[str, Any]:
    """A record; what the code asks a field for comes first, and of all others each begins with another value."""
    return {
        key: asked[key][row] if row < len(asked.get(key, ())) else _value(kind, row, n)
        for n, (key, kind) in enumerate(kinds.items())
    }


def _value(kind: Kind, row: int, place: int) -> Any:
    values = _VALUES[kind]
    return values[(row + place * (kind in (Kind.INT, Kind.FLOAT))) % len(values)]
