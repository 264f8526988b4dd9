"""Strings that match the regular expressions in the code."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

# Python's own reader of patterns: it has no public name, and nothing else reads them as the language does.
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written

# Strings of one pattern: some, and more until every alternative has had its turn.
_MAX_PATTERNS, _EACH, _MOST = 4, 8, 80
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
    try:
        parsed = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError):
        return []
    sampler = _Sampler(random.Random(f"{seed}:{pattern}"))
    return [sampler.sample(parsed)[:60] for _ in range(_EACH)] + sampler.of_the_rest(parsed)


class _Sampler:
    """Makes strings of one pattern, and takes of what may be taken what was taken least."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._taken: Counter[tuple[int, int]] = Counter()
        self._groups: dict[int, str] = {}

    def sample(self, parsed: Any) -> str:
        """One string."""
        self._groups = {}
        return self._string(parsed)

    def of_the_rest(self, parsed: Any) -> list[str]:
        """Those that take something for the first time."""
        found = []
        for _ in range(_MOST - _EACH):
            known = len(self._taken)
            text = self.sample(parsed)
            if len(self._taken) > known:
                found.append(text[:60])
        return found

    def _least(self, node: Any, choices: Sequence[int]) -> int:
        """One of the choices at a place of the pattern, by chance among those that were taken least."""
        least = min(self._taken[id(node), choice] for choice in choices)
        chosen = self._source.choice([choice for choice in choices if self._taken[id(node), choice] == least])
        self._taken[id(node), chosen] += 1
        return chosen

    def _string(self, parsed: Any) -> str:
        """What looks around or anchors adds nothing."""
        return "".join(self._piece(operation, argument) for operation, argument in parsed)

    def _piece(self, operation: Any, argument: Any) -> str:
        source = self._source
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
                return self._string(argument[1][self._least(argument, range(len(argument[1])))])
            case _constants.MAX_REPEAT | _constants.MIN_REPEAT | _constants.POSSESSIVE_REPEAT:
                return self._repeated(argument)
            case _constants.SUBPATTERN:
                group, _, _, inner = argument
                self._groups[group] = self._string(inner)
                return self._groups[group]
            case _constants.ATOMIC_GROUP:
                return self._string(argument)
            case _constants.GROUPREF:
                return self._groups.get(argument, "")
            case _:
                return ""

    def _repeated(self, argument: Any) -> str:
        least, most, inner = argument
        is_optional = (int(least), int(most)) == (0, 1)
        count = self._least(argument, (0, 1)) if is_optional else min(int(most), least + self._source.choice(_REPEATS))
        return "".join(self._string(inner) for _ in range(count))


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
