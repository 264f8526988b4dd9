"""Strings that match the regular expressions in the code."""

import random
import re
from collections.abc import Iterator

# Python's own reader of patterns: it has no public name, and nothing else reads them as the language does.
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written

_MAX_PATTERNS, _EACH = 4, 8
# How often more than it has to be something is repeated.
_REPEATS = (0, 0, 1, 1, 2, 3)
_CLASSES = {
    _constants.CATEGORY_DIGIT: "0123456789",
    _constants.CATEGORY_WORD: "abcxyz_019",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_NOT_DIGIT: "ab-",
    _constants.CATEGORY_NOT_WORD: " -",
    _constants.CATEGORY_NOT_SPACE: "ab1",
}
_ANY = "ab1 -"
_OTHERS = "ab1 -XZ09_.!"


def patterns(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Some strings for each pattern that this can read; JavaScript's patterns mostly mean the same in Python."""
    if kind is not Kind.STR:
        return []
    made = [text for pattern in mined.patterns[:_MAX_PATTERNS] for text in matching(pattern, seed)]
    return list(dict.fromkeys(written(text, family) for text in made))


def matching(pattern: str, seed: int) -> list[str]:
    """Some strings that match, none where the pattern is not understood."""
    source = random.Random(f"{seed}:{pattern}")
    try:
        parsed = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return []
    return [_sample(parsed, source, {})[:60] for _ in range(_EACH)]


def _sample(parsed: Any, source: random.Random, groups: dict[int, str]) -> str:
    """One string; what looks around or anchors adds nothing."""
    return "".join(_piece(operation, argument, source, groups) for operation, argument in parsed)


def _piece(operation: Any, argument: Any, source: random.Random, groups: dict[int, str]) -> str:
    match operation:
        case _constants.LITERAL:
            return chr(argument)
        case _constants.ANY:
            return source.choice(_ANY)
        case _constants.NOT_LITERAL:
            return source.choice([c for c in _ANY if ord(c) != argument])
        case _constants.IN:
            return source.choice(_members(argument))
        case _constants.BRANCH:
            return _sample(source.choice(argument[1]), source, groups)
        case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
            least, most, inner = argument
            count = min(int(most), least + source.choice(_REPEATS))
            return "".join(_sample(inner, source, groups) for _ in range(count))
        case _constants.SUBPATTERN:
            group, _, _, inner = argument
            text = _sample(inner, source, groups)
            groups[group] = text
            return text
        case _constants.ATOMIC_GROUP:
            return _sample(argument, source, groups)
        case _constants.GROUPREF:
            return groups.get(argument, "")
        case _:
            return ""


def _members(argument: Any) -> str:
    """Characters of a set, at least one."""
    if argument and argument[0][0] is _constants.NEGATE:
        return "".join(c for c in _OTHERS if not any(_holds(member, c) for member in argument[1:])) or "~"
    return "".join(_listed(argument)) or "a"


def _holds(member: Any, character: str) -> bool:
    operation, argument = member
    if operation is _constants.RANGE:
        return bool(argument[0] <= ord(character) <= argument[1])
    return character in "".join(_listed([member]))


def _listed(members: Any) -> Iterator[str]:
    for operation, argument in members:
        if operation is _constants.LITERAL:
            yield chr(argument)
        elif operation is _constants.RANGE:
            first, last = argument
            # The ends, where the mistakes are, and the middle.
            yield "".join(map(chr, dict.fromkeys((first, last, (first + last) // 2))))
        elif operation is _constants.CATEGORY:
            yield _CLASSES.get(argument, "a")
