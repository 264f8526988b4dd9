"""What a function's name promises of each of its results."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from probe.inputs.written import UNDEFINED

Examples = tuple[tuple[Any, ...], ...]
# Floating point: sums in another order differ in the last digits.
_NEAR = 1e-9
_ROUNDED = range(1, 7)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a name: ``holds`` is given the result and then the arguments. ``wanted`` gives what the
    result would have to be, and is None for a law that many results follow, which ``words`` say.
    """

    holds: Callable[..., bool]
    wanted: Callable[..., Any] | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """``names`` matches the words of a name, in lower case, joined by underscores. The promise is about the arguments
    that ``fits`` takes; ``examples`` are such, those that mistakes show on. Of the ``readings`` the one counts that
    holds most often.
    """

    names: re.Pattern[str]
    fits: Callable[..., bool]
    examples: Examples
    readings: tuple[Reading, ...]
    # Hardly anybody gives such a name to anything else, so that it counts where few calls agree with it.
    is_certain: bool = False

    @property
    def arity(self) -> int:
        """How many arguments it is given."""
        return len(self.examples[0])


def exactly(value: Callable[..., Any]) -> Reading:
    """The result is the one that ``value`` gives for the arguments."""
    return Reading(lambda result, *given: is_same(result, value(*given)), value)


def yes_or_no(value: Callable[..., bool]) -> Reading:
    """The result counts as true where ``value`` does."""
    return Reading(lambda result, *given: _is_answer(result) and is_true(result) == value(*given), value)


def one_of(words: str, holds: Callable[..., bool]) -> Reading:
    """Any result for which ``holds``, which ``words`` say."""
    return Reading(holds, words=words)


def gives(names: str, fits: Callable[..., bool], examples: Examples, *values: Callable[..., Any]) -> Intent:
    """A name that says what the result is, in one of several ways."""
    return Intent(named(names), fits, examples, tuple(map(exactly, values)))


def answers(names: str, fits: Callable[..., bool], examples: Examples, *values: Callable[..., bool]) -> Intent:
    """A name that asks a question."""
    return Intent(named(names), fits, examples, tuple(map(yes_or_no, values)))


def follows(
    names: str,
    fits: Callable[..., bool],
    examples: Examples,
    words: str,
    holds: Callable[..., bool],
) -> Intent:
    """A name with which many results agree."""
    return Intent(named(names), fits, examples, (one_of(words, holds),))


def certain(intent: Intent) -> Intent:
    """The same, of a name that hardly anybody gives to anything else."""
    return replace(intent, is_certain=True)


def is_true(value: Any) -> bool:
    """What a condition makes of it, in both languages alike as far as results of questions go."""
    return value is not UNDEFINED and bool(value)


def _is_answer(value: Any) -> bool:
    return value is None or value is UNDEFINED or isinstance(value, int)


def is_same(one: Any, other: Any) -> bool:
    """Equal, lists and tuples alike, numbers as near as floating point allows or rounded to some digits."""
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(is_same(a, b) for a, b in zip(one, other, strict=True))
    if is_number(one) and is_number(other):
        is_near = math.isclose(one, other, rel_tol=_NEAR, abs_tol=_NEAR)
        return is_near or (one != int(one) and any(one == round(other, digits) for digits in _ROUNDED))
    return type(one) is type(other) and bool(one == other)


def is_number(value: Any) -> bool:
    """A finite number, which a truth value is not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def is_whole(value: Any, least: int = 0, most: int = 2**31) -> bool:
    """A whole number between the two, inclusive."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def are_numbers(value: Any, least: int = 0) -> bool:
    """A list of ``least`` numbers or more."""
    return isinstance(value, (list, tuple)) and len(value) >= least and all(map(is_number, value))


def is_list(value: Any) -> bool:
    """A list or a tuple whose items are plain: numbers or texts, all of one kind."""
    return isinstance(value, (list, tuple)) and (all(map(is_number, value)) or all(isinstance(v, str) for v in value))


def is_text(value: Any) -> bool:
    """A text of plain characters, in which nothing is longer than it looks."""
    return isinstance(value, str) and value.isascii() and value.isprintable()


def words_of(name: str) -> str:
    """``isLeapYear2`` as ``is_leap_year_2``."""
    return "_".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)).lower()


def named(pattern: str) -> re.Pattern[str]:
    """Names of these words, whatever verb says that a result is asked for."""
    return re.compile(rf"(?:(?:get|find|calculate|calc|compute|check|test|make|do)_)?(?:{pattern})")
