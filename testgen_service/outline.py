"""What an input looks like once its accidents are taken away: two of one outline are likely to be treated alike."""

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from probe.call import Call
from probe.inputs.written import read

_DIGITS, _LETTERS, _SPACES = re.compile(r"\d+"), re.compile(r"[^\W\d_]+"), re.compile(r"\s+")
_PIECES = re.compile(r"\d+|[^\W\d_]+|\s+|[\W_]")
# Runs of digits and lists are told apart up to this length.
_MANY = 3
_LARGEST = 2**53
# What is given for nothing.
NOTHING = frozenset({"0", "''", '""', "None", "null", "undefined", "False", "false"})
# Mappings in mappings are told apart down to here.
_DEEPEST = 3


def outline(call: Call, family: str) -> tuple[object, ...]:
    """Of the arguments, of how they have to do with each other, and of the calls made first."""
    first = tuple((before.function, *map(_of, values_of(before, family))) for before in call.before)
    values = values_of(call, family)
    return (first, tuple(map(_of, values)), _relations(values))


def neighbourhoods(values: Sequence[Any], words: Set[str]) -> frozenset[object]:
    """What stands beside what in texts and in lists of texts, their ends included; ``words`` stand for themselves."""
    found: set[object] = set()
    for place, value in enumerate(values):
        pieces: list[str] = []
        if isinstance(value, str):
            pieces = [piece if piece in words else _class_of(piece) for piece in _PIECES.findall(value)]
        elif isinstance(value, (list, tuple)) and len(value) > 1 and all(isinstance(item, str) for item in value):
            pieces = [item if item in words else "other" for item in value]
        found |= {(place, *pair) for pair in itertools.pairwise(["", *pieces, ""])}
    return frozenset(found)


def _class_of(piece: str) -> str:
    """Numbers by their length, those that begin with a zero apart; words by their case."""
    if piece.isdigit():
        return "0" * (len(piece) > 1 and piece[0] == "0") + ("0" if piece == "0" else "9" * min(len(piece), _MANY))
    return _LETTERS.sub(lambda match: "A" if match[0][0].isupper() else "a", _SPACES.sub(" ", piece))


def pieces_of(value: Any, depth: int = 0) -> Iterator[object]:
    """What is in a value, one by one, with how deep it lies: what containers hold, how many, and in which order."""
    match value:
        case bool() | None:
            yield depth, value
        case int() | float():
            is_whole = abs(value) < _LARGEST and value == int(value)
            yield depth, (value > 0) - (value < 0), min(len(str(abs(int(value)))), _MANY) if is_whole else "other"
        case str():
            yield depth, "text", min(len(value), 2)
        case [*items]:
            yield depth, "list", min(len(items), _MANY)
            yield from ((depth, "order", number, told) for number, told in enumerate(_order(items)))
            yield from ((depth, "kinds", kind) for kind in frozenset(map(_kind, items)))
            if rows := [min(len(item), _MANY) for item in items if isinstance(item, (list, tuple))]:
                yield depth, "shape", min(len(rows), _MANY), frozenset(rows)
            if depth < _DEEPEST:
                yield from (piece for item in items for piece in pieces_of(item, depth + 1))
        case dict():
            yield depth, "mapping", min(len(value), _MANY)
            if depth < _DEEPEST:
                yield from (piece for item in value.values() for piece in pieces_of(item, depth + 1))
        case _:
            yield depth, type(value).__name__


def shared(values: Sequence[Any]) -> frozenset[object]:
    """What two mappings hold under one key, at any depth."""
    both = [value for value in values if isinstance(value, dict)]
    return frozenset(pair for one, other in itertools.combinations(both, 2) for pair in _under(one, other, 0))


def _under(one: dict[Any, Any], other: dict[Any, Any], depth: int) -> Iterator[object]:
    for key in one.keys() & other.keys():
        left, right = one[key], other[key]
        yield depth, type(left).__name__, type(right).__name__, bool(left), bool(right), left == right
        if isinstance(left, dict) and isinstance(right, dict) and depth < _DEEPEST:
            yield from _under(left, right, depth + 1)


def meetings(values: Sequence[Any], numbers: Sequence[float], lengths: Sequence[int]) -> frozenset[object]:
    """Which of the code's numbers and lengths are met, and which are missed by one."""
    found: set[object] = set()
    for place, value in enumerate(values):
        size, known = _size(value), numbers if _is_number(value) else lengths
        found |= {(place, number, size - number) for number in known if size is not None and abs(size - number) <= 1}
    return frozenset(found)


def steps(call: Call) -> tuple[object, ...]:
    """Each call of a sequence, with whether its first argument is a new one, the last one, or one before that."""
    met: list[str] = []
    found: list[object] = []
    for one in (*call.before, call):
        first = next(iter(one.arguments), None)
        known = "" if first is None else "new" if first not in met else "last" if met[-1] == first else "again"
        is_nothing = any(value in NOTHING for value in one.arguments[1:])
        found.append((one.function, one.form, known, is_nothing))
        met += [first] if first is not None else []
    return tuple(found)


def caseless(sign: object) -> object:
    """An outline in which letters are letters."""
    match sign:
        case str():
            return sign.lower()
        case tuple() | frozenset():
            return type(sign)(map(caseless, sign))
        case _:
            return sign


def values_of(call: Call, family: str) -> list[Any]:
    """Its arguments as data; of one that is no literal its text, in a tuple."""
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
    return min(len(items), _MANY), frozenset(map(_kind, items)), *_order(items)


def _order(items: list[Any]) -> tuple[bool | None, bool, bool, bool]:
    """Whether they are in order, the same side by side, the same again later on, and nothing else."""
    shown = list(map(repr, items))
    in_order = shown == sorted(shown) if len(items) > 1 else None
    runs = [text for text, _ in itertools.groupby(shown)]
    return in_order, len(runs) < len(shown), len(set(runs)) < len(runs), len(runs) == 1


def _kind(item: Any) -> object:
    if isinstance(item, str):
        return "text", bool(item)
    return _of(item) if isinstance(item, (list, tuple, dict, bool, type(None))) else type(item)


def _relations(values: list[Any]) -> tuple[object, ...]:
    """For each two: equal, and where one lies in the other."""
    found: list[object] = []
    for place, one in enumerate(values):
        for other in values[place + 1 :]:
            found.append(one == other)
            if (sizes := _sizes(one, other)) is not None:
                found.append(sizes)
            if isinstance(one, (list, tuple)) and one and not isinstance(other, (list, tuple, dict)):
                found.append((one[0] == other, one[-1] == other, min(2, one.count(other))))
            elif isinstance(one, dict) and isinstance(other, str):
                found.append(other in one)
            elif isinstance(one, dict) and isinstance(other, dict):
                found.append(_shared(one, other, _DEEPEST))
            elif isinstance(one, str) and isinstance(other, str) and other:
                found.append((one.startswith(other), one.endswith(other), min(2, one.count(other))))
    return tuple(found)


def _sizes(one: Any, other: Any) -> object:
    """How a number compares with another one, or with how many things there are; None where neither is one."""
    left, right = _size(one), _size(other)
    if left is None or right is None or not {type(one), type(other)} & {int, float}:
        return None
    return (left > right) - (left < right)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _size(value: Any) -> float | None:
    if _is_number(value):
        # What is larger, or no number at all, is beside everything.
        return float(value) if abs(value) < _LARGEST else None
    return len(value) if isinstance(value, (str, list, tuple, dict)) else None


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
