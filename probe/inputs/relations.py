"""Arguments that have to do with each other: an element of the list, a key of the mapping, a part of the text."""

import itertools
from typing import Any

from probe.inputs.mined import Mined
from probe.inputs.written import read, written

_MAX_DEPTH = 3
_OTHER = 9
_STEPS = ("0", "-1", "x")
# What the same key may hold in two mappings, of different kinds and of the same.
_CLASHING: tuple[Any, ...] = (1, {"x": 1}, [1, 2], None, "")
_ALIKE: tuple[tuple[Any, Any], ...] = (
    ({"x": 1}, {"y": 2}),
    ([1, 2], [3]),
    ({"x": {"p": 1}}, {"x": {"q": 2}}),
    ({"x": [1]}, {"x": []}),
)
# What may stand at the end of a text of several parts.
_LAST = ("0", "1", "b")
_SEPARATORS = frozenset("./:->|,;")


def clashes(family: str) -> list[tuple[str, str]]:
    """Two mappings with the same key, under which they hold different kinds of things, on two levels."""
    pairs = list(itertools.permutations(_CLASHING, 2)) + [(one, other) for one, other in _ALIKE]
    flat = [({"a": one, "b": 1}, {"a": other, "c": 2}) for one, other in pairs]
    deep = [({"k": one}, {"k": other}) for one, other in (*flat[-len(_ALIKE) :], *flat[: len(_CLASHING)])]
    return [(written(one, family), written(other, family)) for one, other in (*deep, *flat)]


def related_arguments(arguments: tuple[str, ...], mined: Mined, family: str) -> list[tuple[str, ...]]:
    """The same argument list with one argument in place of which stands something that another one holds."""
    return [
        (*arguments[:other], value, *arguments[other + 1 :])
        for place, container in enumerate(arguments)
        for other, own in enumerate(arguments)
        if other != place
        for value in _held(container, own, mined, family)
    ]


def _held(container: str, own: str, mined: Mined, family: str) -> list[str]:
    """Expressions of what ``container`` holds that could stand where ``own`` does."""
    try:
        whole, value = read(container, family), read(own, family)
    except ValueError:
        return []
    # What is alike at all may be equal.
    held = [whole, *_overlapping(whole), *_of_more_parts(whole, mined), *_parts(whole, mined)]
    alike = [part for part in held if type(part) is type(value) and part != value]
    return list(dict.fromkeys(written(part, family) for part in alike))


def _overlapping(value: Any) -> list[Any]:
    """Values of the same type that have something of ``value`` and something else."""
    if isinstance(value, dict) and value:
        (first, inner), *_ = value.items()
        changed = _overlapping(inner)[0] if isinstance(inner, dict) and inner else _OTHER
        turned = dict(reversed(value.items()))
        return [
            turned,
            {first: changed},
            {**value, "z": _OTHER},
            {"z": _OTHER, first: None},
            {**value, first: {"0": _OTHER}},
        ]
    if isinstance(value, list) and value and not isinstance(value[0], (list, dict)):
        return [[*value[1:], value[0]], value[1:], [value[-1], value[-1]]]
    return []


def _of_more_parts(value: Any, mined: Mined) -> list[Any]:
    """Of a text that the code takes apart: one with a part more, which may say nothing, with another, with one less."""
    if not isinstance(value, str) or not value:
        return []
    made = []
    for sign in mined.separators:
        made += [f"{value}{sign}{part}" for part in _LAST]
        if sign in value:
            rest = value.rpartition(sign)[0]
            made += [rest, f"{rest}{sign}{_LAST[-1]}"]
    return made


def _parts(value: Any, mined: Mined) -> list[Any]:
    if isinstance(value, (list, tuple)) and value:
        # What names a field of its items, too.
        return [value[0], value[-1], value[len(value) // 2], *(value[0] if isinstance(value[0], dict) else ())]
    if isinstance(value, str) and len(value) > 1:
        return [value[:2], value[-1], value]
    if isinstance(value, dict):
        separators = [text for text in mined.strings if len(text) == 1 and text in _SEPARATORS]
        paths = [path for separator in separators for path in _paths(value, separator, _MAX_DEPTH)]
        # A step too far, into what has no keys, or from the other end.
        further = [f"{path}{separator}{step}" for separator in separators for path in paths for step in _STEPS]
        return [*value, *paths, *further]
    return []


def _paths(value: Any, separator: str, depth: int) -> list[str]:
    """Ways into a nested value, such as ``a.b.0``."""
    entries = list(value.items()) if isinstance(value, dict) else []
    entries = list(enumerate(value)) if isinstance(value, list) else entries
    if depth == 0:
        return []
    deeper = [f"{key}{separator}{path}" for key, inner in entries for path in _paths(inner, separator, depth - 1)]
    return [*(str(key) for key, _ in entries), *deeper]
