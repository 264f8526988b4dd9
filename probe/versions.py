"""Two versions of a file, by whomever, driven with the same calls: what each did with each call."""

import asyncio
import random
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from probe.call import Call, CallOutcome, OutcomeKind
from probe.compare import MAX_SHRINKS, PROPOSALS_AT_ONCE, Difference, can_be_compared
from probe.inputs.generate import SEED, Plan, make_calls
from probe.inputs.mined import Mined, mine, related
from probe.inputs.neighbours import neighbours
from probe.inputs.planning import plan_calls
from probe.record import Names, NotRecorded, record
from probe.shrink import size, smaller
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.source import Source

# Calls bred of those that showed something new, for each that was made first.
BRED_SHARE = 0.5
_PARENTS_PER_TARGET = 12
_CALLS_AT_ONCE = 1_500
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One call of ``function``, what both versions did, and whether somebody outside can tell them apart by it."""

    function: str
    call: Call
    before: CallOutcome
    after: CallOutcome
    differs: bool


@dataclass(frozen=True)
class Driven:
    """``obstacle`` says why nothing was compared; ``load_error`` that the changed version no longer loads."""

    rows: tuple[Row, ...] = ()
    obstacle: str = ""
    load_error: str = ""


class Versions:
    """``changed`` holds, under the names of the original, what became of its functions; by ``names`` the driver finds
    them there.
    """

    def __init__(self, sandbox: Sandbox, original: Source, changed: Source, drivable: Drivable, names: Names) -> None:
        self._sandbox = sandbox
        self._original = original
        self._changed = changed
        self._drivable = drivable
        self._names = names
        # Data of the module is compared where both versions have it.
        self._words = frozenset(_WORD.findall(original.text)) & frozenset(_WORD.findall(changed.text))

    async def drive(self, new_texts: Mapping[str, str], calls_each: int) -> Driven:
        """Both versions on the same calls, at most ``calls_each`` for each target and half as many bred from these.
        ``new_texts`` holds the changed text of each target, whose values are tried as well.
        """
        try:
            plans = await plan_calls(self._sandbox, self._original, self._drivable)
            plans = [self._with_new_values(plan, new_texts) for plan in plans]
            made = [(plan, call) for plan in plans for call in make_calls(plan, self._original, calls_each)]
            driven = await self._driven(made)
            if driven.obstacle or driven.load_error:
                return driven
            bred = await self._driven(self._bred(plans, driven.rows, calls_each))
        except NotRecorded as error:
            return Driven(obstacle=str(error))
        return Driven((*driven.rows, *bred.rows))

    async def smallest(self, rows: Sequence[Row]) -> Difference | None:
        """The difference on the smallest call that those of ``rows`` lead to; None where none of them differs."""
        found = min((row for row in rows if row.differs), key=lambda row: size(row.call), default=None)
        if found is None:
            return None
        for _ in range(MAX_SHRINKS):
            proposals = smaller(found.call, self._original.language.family)[:PROPOSALS_AT_ONCE]
            try:
                tried = await self._rows([(found.function, call) for call in proposals])
            except NotRecorded:
                break
            better = min((row for row in tried if row.differs), key=lambda row: size(row.call), default=None)
            if better is None:
                break
            found = better
        return _told(found)

    def _with_new_values(self, plan: Plan, new_texts: Mapping[str, str]) -> Plan:
        text = new_texts.get(plan.target.name, "")
        return replace(plan, mined=_joined(plan.mined, mine(related(text, self._changed.text)))) if text else plan

    def _bred(self, plans: Sequence[Plan], rows: Sequence[Row], calls_each: int) -> list[tuple[Plan, Call]]:
        """Neighbours of calls that went different ways, which meet what lies just beside the values of the code."""
        source, family = random.Random(SEED), self._original.language.family
        known = {row.call.text for row in rows}
        made: dict[str, tuple[Plan, Call]] = {}
        for plan in plans:
            own = [row for row in rows if row.function == plan.target.name]
            ways = {(row.before.arcs, row.after.arcs, row.before.kind): row for row in reversed(own)}
            parents = [*ways.values(), *own][:_PARENTS_PER_TARGET]
            for _ in range(int(BRED_SHARE * calls_each) if parents else 0):
                call = neighbours(plan, source.choice(parents).call, family, source)
                if call.text not in known:
                    made.setdefault(call.text, (plan, call))
        return list(made.values())

    async def _driven(self, calls: Sequence[tuple[Plan, Call]]) -> Driven:
        """In portions, which a run has room for."""
        found: list[Row] = []
        named = [(plan.target.name, call) for plan, call in calls]
        for start in range(0, len(named), _CALLS_AT_ONCE):
            part = named[start : start + _CALLS_AT_ONCE]
            recordings = await self._recorded([call for _, call in part])
            first, _, after = recordings
            if first.obstacle or after.missing:
                return Driven(obstacle=first.obstacle or after.obstacle)
            if after.load_error:
                return Driven(load_error=after.load_error)
            found += self._paired(part, *(recording.outcomes for recording in recordings))
        return Driven(tuple(found))

    async def _rows(self, calls: Sequence[tuple[str, Call]]) -> list[Row]:
        recordings = await self._recorded([call for _, call in calls])
        return list(self._paired(calls, *(recording.outcomes for recording in recordings)))

    def _paired(
        self,
        calls: Sequence[tuple[str, Call]],
        first: Sequence[CallOutcome | None],
        again: Sequence[CallOutcome | None],
        after: Sequence[CallOutcome | None],
    ) -> Iterator[Row]:
        """What is the same from one run of the original to the next, and can be waited for."""
        for (function, call), one, two, new in zip(calls, first, again, after, strict=True):
            if one is None or two is None or new is None or one.kind is OutcomeKind.UNREACHABLE:
                continue
            if can_be_compared(one) and one.behaviour == two.behaviour:
                yield Row(function, call, one, new, differs=not alike(one, new, self._words))

    async def _recorded(self, calls: Sequence[Call]) -> Any:
        """The original twice, under two hash seeds, and the changed version."""
        original, drivable = self._original, self._drivable
        parts = await asyncio.gather(
            record(self._sandbox, original, drivable.names, [original.text], calls),
            record(self._sandbox, original, drivable.names, [original.text], calls, hash_seed="1"),
            record(self._sandbox, self._changed, self._names, [self._changed.text], calls),
        )
        return [recording for (recording,) in parts]


def _told(row: Row) -> Difference:
    """What both did, in words; what they left behind where nothing else tells them apart."""
    before, after = (replace(outcome, state=None).describe() for outcome in (row.before, row.after))
    if before == after:
        before, after = row.before.describe(), row.after.describe()
    return Difference(row.call.text, before, after)


def alike(before: CallOutcome, after: CallOutcome, words: Set[str]) -> bool:
    """Whether both did the same, as far as somebody outside can see: fields that a class keeps to itself are compared
    only where both versions have the same ones, data of the module only where it is among the ``words`` of both.
    """
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
    if one.keys() != other.keys():
        one, other = ({k: v for k, v in fields.items() if not k.startswith("_")} for fields in (one, other))
    return one.keys() == other.keys() and all(_same(value, other[name]) for name, value in one.items())


def _joined(one: Mined, other: Mined) -> Mined:
    """Both, those of the first in front, without repetition."""
    return Mined(
        tuple(dict.fromkeys((*one.numbers, *other.numbers))),
        tuple(dict.fromkeys((*one.strings, *other.strings))),
        tuple(dict.fromkeys((*one.patterns, *other.patterns))),
        tuple(dict.fromkeys((*one.keys, *other.keys))),
    )
