"""Whether functions keep what their names promise: what a median is, that one takes back what the other did.

A name is taken at its word only where most calls agree with it, since another code may mean something else by it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from probe.call import GAVE, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.kinds import NUMBERS
from probe.inputs.rest import is_rest
from probe.inputs.written import read, written
from probe.intents import intents_of
from probe.intents.intent import Intent, Reading, is_same, words_of
from probe.shrink import size
from probe.targets import Target

Row = tuple[Call, CallOutcome]
# Calls that a promise has to be about, and of functions that take each other back at most.
_FEWEST, _MOST_TAKEN_BACK = 3, 30
# The share of calls that have to come back, by how sure the names are: what is brought into another form may lose what
# does not matter.
_LEAST_SURE, _LEAST_CHANGED = 0.5, 0.8
# The share of calls that have to agree with a name for it to be meant, since something else agrees with some by chance;
# and with one that is hardly given to anything else.
_LEAST_MEANT, _LEAST_CERTAIN = 0.75, 0.25
_NOTHING = frozenset({"None", "undefined", "null"})
# What the name of one that takes back has where the other has this.
_CHANGED = (("stringify", "parse"), ("format", "parse"), ("to", "from"), ("quote", "unquote"), ("flatten", "unflatten"))
_SURE = (
    *(("encode", "decode"), ("serialize", "deserialize"), ("serialise", "deserialise"), ("marshal", "unmarshal")),
    *(("dumps", "loads"), ("escape", "unescape"), ("pack", "unpack"), ("compress", "decompress")),
    *(("encrypt", "decrypt"), ("encipher", "decipher"), ("obfuscate", "deobfuscate")),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """``said`` is what a call gave instead of what was promised; ``kept`` of ``tried`` calls kept the promise."""

    call: Call
    said: str
    kept: int
    tried: int


@dataclass(frozen=True, slots=True)
class Given:
    """A call by plain values, and the plain value that it gave."""

    call: Call
    arguments: tuple[Any, ...]
    result: Any


def promised_calls(plan: Plan) -> list[Call]:
    """Calls that show whether the name is kept, with numbers where the function takes such."""
    target, family = plan.target, plan.family
    receiver = plan.receivers[0] if plan.receivers else ""
    taken = [tuple(kind in NUMBERS for kind in combination) for combination in plan.combinations]
    return [
        Call(
            target.called_name, tuple(written(value, family) for value in example), receiver=receiver, form=target.form
        )
        for intent in _intents(target)
        for example in intent.examples
        if any(_is_alike(example, numbers) for numbers in taken)
    ]


def _is_alike(example: Sequence[object], numbers: Sequence[bool]) -> bool:
    """Whether numbers stand where ``numbers`` says so, and nowhere else."""
    return all(isinstance(value, (int, float)) == is_one for value, is_one in zip(example, numbers, strict=False))


@dataclass(frozen=True, slots=True)
class Promise:
    """What a function's name is taken to say of it. ``is_in_place`` tells that its first argument is its result."""

    intent: Intent
    reading: Reading
    family: str
    is_in_place: bool

    def broken(self, rows: Sequence[Row]) -> list[Broken]:
        """The calls that give something else, the smallest first."""
        given = self.about(rows)
        failing = sorted((one for one in given if not self.holds(one)), key=lambda one: size(one.call))
        kept = len(given) - len(failing)
        return [Broken(one.call, self._said(one), kept, len(given)) for one in failing]

    def about(self, rows: Sequence[Row]) -> list[Given]:
        """Those that it says something about."""
        result = _left if self.is_in_place else _given
        given = [one for row in rows if (one := _read(row, result(row), self.family)) is not None]
        return [one for one in given if len(one.arguments) == self.intent.arity and self._fits(one)]

    def _fits(self, one: Given) -> bool:
        """Whether the promise is about the arguments, and something can be said of them."""
        try:
            return bool(self.intent.fits(*one.arguments)) and self._promised(one) is not None
        except (TypeError, ValueError, ArithmeticError, LookupError):
            return False

    def _promised(self, one: Given) -> str:
        wanted = self.reading.wanted
        return _shown(wanted(*one.arguments), self.family) if wanted is not None else self.reading.words

    def holds(self, one: Given) -> bool:
        """Whether it is kept; a result that the promise cannot be asked of is another one."""
        try:
            return self.reading.holds(one.result, *one.arguments)
        except (TypeError, ValueError, ArithmeticError, LookupError):
            return False

    def is_meant(self, rows: Sequence[Row]) -> bool:
        """Whether it is kept so often that it is what the name says."""
        given = self.about(rows)
        kept = sum(map(self.holds, given))
        if len(given) < _FEWEST:
            return False
        least = _LEAST_CERTAIN if self.intent.is_certain else _LEAST_MEANT
        return kept >= max(_FEWEST, least * len(given))

    def _said(self, one: Given) -> str:
        return f"gives {_shown(one.result, self.family)}, where its name says {self._promised(one)}"


def promise_of(plan: Plan, rows: Sequence[Row]) -> Promise | None:
    """What the name says, in the reading that most of ``rows`` agree with; None where it says nothing that the code
    seems to mean.
    """
    in_place = _is_in_place(rows)
    for intent in _intents(plan.target):
        readings = [Promise(intent, reading, plan.family, in_place) for reading in intent.readings]
        best = max(readings, key=lambda promise: sum(map(promise.holds, promise.about(rows))))
        if best.is_meant(rows):
            return best
    return None


def returning_calls(target: Target, others: Sequence[Target], rows: Sequence[Row]) -> list[Call]:
    """Calls that give what ``target`` gave to the function that its name says to be its inverse; they have to give what
    it was given. None where there is no such function.
    """
    back = next((other for other in others if _takes_back(target.plain_name, other.plain_name)), None)
    if back is None or not (_is_single(target) and _is_single(back)):
        return []
    form = f"{back.plain_name}({target.plain_name}({{0}}))"
    fit = [call for call, outcome in rows if outcome.kind is OutcomeKind.RETURNED and _is_bare(call)]
    return [Call(target.plain_name, call.arguments, form=form) for call in fit[:_MOST_TAKEN_BACK]]


def broken_return(target: Target, rows: Sequence[Row], family: str) -> Broken | None:
    """Of calls of ``returning_calls``: the smallest that does not come back to what it was given, where most do."""
    read_rows = [_read(row, _given(row), family) for row in rows]
    given = [one for one in read_rows if one is not None and _survives(one.arguments[0])]
    failing = [one for one in given if not is_same(one.result, one.arguments[0])]
    kept = len(given) - len(failing)
    words = _words(target.plain_name)
    least = _LEAST_SURE if any(forward in words for forward, _ in _SURE) else _LEAST_CHANGED
    if not failing or len(given) < _FEWEST or kept < least * len(given):
        return None
    worst = min(failing, key=lambda one: size(one.call))
    return Broken(worst.call, f"gives {_shown(worst.result, family)} back", kept, len(given))


def _intents(target: Target) -> tuple[Intent, ...]:
    """None of those that need an instance which has to be told something."""
    if target.construction or target.constructor or target.function.is_async or any(map(is_rest, target.parameters)):
        return ()
    required = sum(not parameter.default for parameter in target.parameters)
    return intents_of(target.plain_name, required, len(target.parameters))


def _is_in_place(rows: Sequence[Row]) -> bool:
    """Whether it gives nothing, and changes what it is given first."""
    gave = [outcome for _, outcome in rows if outcome.kind in GAVE]
    return any(outcome.mutated_literals for outcome in gave) and all(o.literal in _NOTHING for o in gave)


def _given(row: Row) -> str | None:
    return row[1].literal


def _left(row: Row) -> str | None:
    """What became of its first argument."""
    call, outcome = row
    return next(iter(outcome.mutated_literals or call.arguments), None)


def _read(row: Row, result: str | None, family: str) -> Given | None:
    call, outcome = row
    # JavaScript takes what is of another kind, and gives no number.
    is_odd = outcome.is_meaningless or outcome.dependencies
    if outcome.kind not in GAVE or is_odd or call.keywords or call.before:
        return None
    try:
        return Given(call, tuple(read(value, family) for value in call.arguments), read(result or "", family))
    except ValueError:
        return None


def _shown(value: Any, family: str) -> str:
    return written(sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value, family)


def _takes_back(name: str, other: str) -> bool:
    one, two = _words(name), _words(other)
    for forward, backward in (*_SURE, *_CHANGED):
        if forward in one and [backward if word == forward else word for word in one] == two:
            return True
    # Such as hex_to_rgb and rgb_to_hex.
    return "to" in one and one.count("to") == 1 and [*one[one.index("to") + 1 :], "to", *one[: one.index("to")]] == two


def _words(name: str) -> list[str]:
    parts = [re.sub(r"(encode|decode)$", r" \1", word).split() for word in words_of(name).split("_")]
    return [word for words in parts for word in words]


def _is_single(target: Target) -> bool:
    """A plain function of one argument."""
    return target.is_plain and sum(not parameter.default for parameter in target.parameters) == 1


def _is_bare(call: Call) -> bool:
    return len(call.arguments) == 1 and not (call.keywords or call.before or call.form or call.surroundings)


def _survives(value: Any) -> bool:
    """Whether nothing of it is what formats are known to lose: absent, no number, keys that are no texts."""
    match value:
        case dict():
            return all(isinstance(key, str) and _survives(inner) for key, inner in value.items())
        case list() | tuple():
            return all(map(_survives, value))
        case float():
            return math.isfinite(value)
        case _:
            return isinstance(value, (str, int, bytes)) and not isinstance(value, bool)
