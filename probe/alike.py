"""Whether two outcomes of a call are the same to somebody outside."""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from probe.call import CallOutcome


def alike(before: CallOutcome, after: CallOutcome, words: Set[str]) -> bool:
    """Whether both did the same, as far as somebody outside can see: fields that a class keeps to itself show in what
    is called next, and data of the module is compared where it is among the ``words`` of both.
    """
    if set(after.shared) - set(before.shared):
        # To give a copy where the very thing was given takes nothing from anybody.
        return False
    if before.behaviour == after.behaviour:
        return True
    pairs = [(before.value, after.value), (before.mutated, after.mutated)]
    pairs += zip(_left(before.state, words), _left(after.state, words), strict=True)
    if not all(_same(one, other) for one, other in pairs):
        return False
    nothing: dict[str, Any] = {"value": None, "mutated": None, "state": None}
    return replace(before, **nothing).behaviour == replace(after, **nothing).behaviour


def _left(state: Any, words: Set[str]) -> tuple[Any, Any]:
    """The receiver, and data of the module that is nobody's own."""
    receiver, world = state or (None, ())
    return receiver, [entry for entry in world if entry[0] in words and not entry[0].startswith("_")]


def _same(one: Any, other: Any) -> bool:
    """Of two canonical values."""
    if not (isinstance(one, list) and isinstance(other, list)):
        return bool(one == other)
    if len(one) == len(other) == 3 and one[0] == other[0] == "object" and one[1] == other[1] != "Object":
        return _same_fields(dict(one[2]), dict(other[2]))
    return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))


def _same_fields(one: dict[str, Any], other: dict[str, Any]) -> bool:
    one, other = ({k: v for k, v in fields.items() if not k.startswith("_")} for fields in (one, other))
    return one.keys() == other.keys() and all(_same(value, other[name]) for name, value in one.items())
