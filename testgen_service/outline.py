"""What an input looks like once its accidents are taken away: two of one outline are likely to be treated alike."""

import itertools
import re
from typing import Any

from probe.call import Call
from probe.inputs.written import read

_DIGITS, _LETTERS, _SPACES = re.compile(r"\d+"), re.compile(r"[^\W\d_]+"), re.compile(r"\s+")
# Runs of digits and lists are told apart up to this length.
_MANY = 3
# Mappings in mappings are told apart down to here.
_DEEPEST = 3


def outline(call: Call, family: str) -> tuple[object, ...]:
    """Of the arguments, of how they have to do with each other, and of the calls made first."""
    first = tuple((before.function, *map(_of, _values(before, family))) for before in call.before)
    values = _values(call, family)
    return (first, tuple(map(_of, values)), _relations(values))


def caseless(sign: object) -> object:
    """An outline in which letters are letters."""
    match sign:
        case str():
            return sign.lower()
        case tuple() | frozenset():
            return type(sign)(map(caseless, sign))
        case _:
            return sign


def _values(call: Call, family: str) -> list[Any]:
    return [_value(expression, family) for expression in (*call.arguments, *(value for _, value in call.keywords))]


def _value(expression: str, family: str) -> Any:
    try:
        return read(expression, family)
    except ValueError:
        # What is no literal is its own outline.
        return (expression,)


def _of(value: Any) -> object:
    match value:
        case bool() | None:
            return value
        case int() | float():
            return type(value).__name__, (value > 0) - (value < 0)
        case str():
            runs = _DIGITS.sub(lambda match: "9" * min(len(match[0]), _MANY), value)
            return _LETTERS.sub(lambda match: "A" if match[0][0].isupper() else "a", _SPACES.sub(" ", runs))
        case [*items]:
            return _of_items(items)
        case dict():
            return "mapping", min(len(value), _MANY), frozenset(map(_of, value.values()))
        case _:
            return type(value).__name__


def _of_items(items: list[Any]) -> object:
    kinds = frozenset(_of(item) if isinstance(item, (list, tuple, bool, type(None))) else type(item) for item in items)
    shown = list(map(repr, items))
    in_order = shown == sorted(shown) if len(items) > 1 else None
    runs = [text for text, _ in itertools.groupby(shown)]
    # The same side by side, the same again later on, and nothing else.
    return min(len(items), _MANY), kinds, in_order, len(runs) < len(shown), len(set(runs)) < len(runs), len(runs) == 1


def _relations(values: list[Any]) -> tuple[object, ...]:
    """For each two: equal, and where one lies in the other."""
    found: list[object] = []
    for place, one in enumerate(values):
        for other in values[place + 1 :]:
            found.append(one == other)
            if isinstance(one, (list, tuple)) and one and not isinstance(other, (list, tuple, dict)):
                found.append((one[0] == other, one[-1] == other, min(2, one.count(other))))
            elif isinstance(one, dict) and isinstance(other, str):
                found.append(other in one)
            elif isinstance(one, dict) and isinstance(other, dict):
                found.append(_shared(one, other, _DEEPEST))
            elif isinstance(one, str) and isinstance(other, str) and other:
                found.append((one.startswith(other), one.endswith(other), min(2, one.count(other))))
    return tuple(found)


def _shared(one: dict[Any, Any], other: dict[Any, Any], depth: int) -> object:
    """What two mappings hold under the same keys, and whether either has keys of its own."""
    both = [
        (type(one[key]).__name__, type(other[key]).__name__, _within(one[key], other[key], depth))
        for key in one
        if key in other
    ]
    return frozenset(both), one.keys() <= other.keys(), other.keys() <= one.keys()


def _within(one: Any, other: Any, depth: int) -> object:
    return (
        _shared(one, other, depth - 1) if depth and isinstance(one, dict) and isinstance(other, dict) else one == other
    )
