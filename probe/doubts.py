"""What running a file says against it: errors that nobody raises, on input that its functions are for, and results that
are not what documentation and names promise.

Nothing is told that was not seen, twice, under two hash seeds. What is an error of the caller's is let be: an index or
a key that is not there where the function is given one, a number below nought that counts something, an empty or odd
value where the code does not say that it takes such.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from probe.call import ENDED, HUNG, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import SEED, Plan, has_counts, make_calls
from probe.inputs.planning import plan_calls
from probe.inputs.trial import combinations
from probe.promises import Broken, Row, broken_return, promise_of, promised_calls, returning_calls
from probe.record import HASH_SEED, Detail, NotRecorded, record
from probe.scenarios import asked_of_classes, broken_scenarios
from probe.shrink import size
from probe.suspicion import suspicion
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.source import Source

_CALLS_EACH, _OTHER_SEED = 60, "7"
# What takes more steps than a call has is given so many, before it is said to take them.
_MANY_STEPS = 10_000_000
# Functions of a file that are called, those called in one run, and the seconds that it has.
_MOST_TARGETS, _AT_ONCE, _WALL_S = 120, 12, 20.0
# Groups that are tried by halves where their run ended early.
_MOST_HALVED = 8
# Of the calls with one combination of kinds, so many have to end well for the kinds to be what the function is for.
_LEAST_WELL = 0.8
# Code that is given what it is not for fails, and seldom goes on for ever.
_LEAST_ENDED = 0.2
# What says that a name was never given a value, whatever the input.
_NEVER_RIGHT = frozenset({"NameError", "UnboundLocalError", "ReferenceError"})
# What happens to code that did not think of something; of those that kinds nobody meant bring about, only what is asked
# of nothing.
_HAPPENS = frozenset({"IndexError", "KeyError", "ZeroDivisionError", "AttributeError", "TypeError"})
_OF_NOTHING = re.compile(r"of (?:undefined|null)\b|'NoneType' object")
_TOO_DEEP, _MANY = re.compile(r"Maximum call stack size"), re.compile(r"\d{3}")
_OF_KINDS = frozenset({"AttributeError", "TypeError"})
_WHATEVER_KIND = frozenset({"IndexError", "ZeroDivisionError"})
# An item by its number, which says how many there have to be.
_FIXED = re.compile(r"\[-?\d+\]")
# What is not found where a function looks for what it is given.
_PICKING = frozenset({"IndexError", "KeyError"})
_TEXTS = re.compile(r"""(["'])(?:(?!\1)[^\\]|\\.)+\1""")
_ODD = re.compile(r"\[\]|\{\}|''|\"\"|set\(\)|None|null|undefined|NaN|\b0(?:\.0)?\b|-\d|b''|new (?:Map|Set)\(\)")


class DoubtKind(StrEnum):
    """What running says against a function."""

    CRASH = "crash"
    HANG = "hang"
    DOCUMENTATION = "documentation"
    # Its name promises something else.
    NAME = "name"
    # What it gave is not taken back by the function that its name says to do that.
    INVERSE = "inverse"


@dataclass(frozen=True, slots=True)
class Doubt:
    """``said`` is what happened, ``line`` where, 0 where that is nowhere; ``well`` of how many ``tried`` calls of the
    function went as they should.
    """

    target: Target
    kind: DoubtKind
    call: str
    said: str
    line: int
    well: int
    tried: int


async def doubts(sandbox: Sandbox, source: Source, drivable: Drivable) -> list[Doubt]:
    """Those of a file, in the order of its functions, the smallest call for each; raises NotRecorded where none of its
    functions can be run to an end.
    """
    # What has a private name is called by those who know what it is for.
    public = [t for t in drivable.targets if not (t.makers or t.plain_name.startswith("_"))][:_MOST_TARGETS]
    found: list[Doubt] = []
    rows: dict[str, list[Row]] = {}
    obstacles: list[NotRecorded] = []
    groups = [tuple(public[start : start + _AT_ONCE]) for start in range(0, len(public), _AT_ONCE)]
    while groups:
        group = groups.pop(0)
        try:
            found += await _of_group(sandbox, source, replace(drivable, targets=group), rows)
        except NotRecorded as error:
            obstacles.append(error)
            # One that ends the whole run says nothing against the others.
            half = len(group) // 2 if len(obstacles) <= _MOST_HALVED else 0
            groups[:0] = [part for part in (group[:half], group[half:]) if half]
    if obstacles and not rows:
        raise obstacles[0]
    # What ends the run says nothing against what was seen before.
    with suppress(NotRecorded):
        found += await _not_taken_back(sandbox, source, drivable, rows)
    with suppress(NotRecorded):
        found += await _unlike_their_class(sandbox, source, drivable)
    return found


async def _of_group(sandbox: Sandbox, source: Source, drivable: Drivable, rows: dict[str, list[Row]]) -> list[Doubt]:
    """Those of the targets of ``drivable``; ``rows`` takes in what they were called with, by their names."""
    plans = await plan_calls(sandbox, source, drivable, SEED)
    plans = [_with_likeliest(plan, plan.target.function.text_in(source.text)) for plan in plans]
    shown = {plan.target.name: promised_calls(plan) for plan in plans}
    made = [
        (plan, call)
        for plan in plans
        for call in (*make_calls(plan, source, _CALLS_EACH, SEED), *shown[plan.target.name])
    ]
    outcomes = await _seen_twice(sandbox, source, drivable, [call for _, call in made])
    for (plan, call), outcome in zip(made, outcomes, strict=True):
        if outcome is not None:
            rows.setdefault(plan.target.name, []).append((call, outcome))
    found = []
    for plan in plans:
        own = rows.get(plan.target.name, [])
        # What only the name says to be its input is no input that it is for.
        said = _of_plan(plan, [row for row in own if row[0] not in shown[plan.target.name]], source)
        hangs = [doubt for doubt in said if doubt.kind is DoubtKind.HANG]
        ended = [doubt for doubt in hangs if not await _goes_on(sandbox, source, drivable, doubt, own)]
        found += [doubt for doubt in said if doubt not in ended]
        promise = promise_of(plan, own)
        broken = promise.broken(own) if promise is not None else []
        found += [_broken(plan.target, DoubtKind.NAME, one) for one in broken[:1]]
    return found


async def _goes_on(sandbox: Sandbox, source: Source, drivable: Drivable, doubt: Doubt, rows: Sequence[Row]) -> bool:
    """Whether a call that took too many steps takes far more."""
    calls = [call for call, _ in rows if call.text == doubt.call][:1]
    version = drivable.names, [source.text]
    slowly = _WALL_S / 2
    try:
        (recording,) = await record(
            sandbox, source, *version, calls, _WALL_S, detail=Detail.PLAIN, step_limit=_MANY_STEPS, call_s=slowly
        )
    except NotRecorded:
        # What ends otherwise, as for want of memory, was not seen to go on.
        return False
    return all(outcome is None or outcome.kind in HUNG for outcome in recording.outcomes)


async def _seen_twice(
    sandbox: Sandbox, source: Source, drivable: Drivable, calls: Sequence[Call]
) -> list[CallOutcome | None]:
    """What each call did; None where it did something else under another hash seed."""
    if not calls:
        return []
    one, other = await asyncio.gather(
        *(
            record(sandbox, source, drivable.names, [source.text], calls, _WALL_S, seed, detail=detail)
            for seed, detail in ((HASH_SEED, Detail.FULL), (_OTHER_SEED, Detail.BEHAVIOUR))
        )
    )
    pairs = zip(one[0].outcomes, other[0].outcomes, strict=True)
    return [first if first and second and first.behaviour == second.behaviour else None for first, second in pairs]


async def _not_taken_back(
    sandbox: Sandbox, source: Source, drivable: Drivable, rows: Mapping[str, Sequence[Row]]
) -> list[Doubt]:
    """What functions gave whose inverse, by their names, makes something else of it than they were given."""
    asked = [
        (target, call)
        for target in drivable.targets
        for call in returning_calls(target, drivable.targets, rows.get(target.name, []))
    ]
    outcomes = await _seen_twice(sandbox, source, drivable, [call for _, call in asked])
    found = []
    for target in dict.fromkeys(target for target, _ in asked):
        own = [(call, o) for (one, call), o in zip(asked, outcomes, strict=True) if one is target and o is not None]
        broken = broken_return(target, own, source.language.family)
        found += [_broken(target, DoubtKind.INVERSE, broken)] if broken is not None else []
    return found


async def _unlike_their_class(sandbox: Sandbox, source: Source, drivable: Drivable) -> list[Doubt]:
    """What methods gave behind others where the name of their class promises something else, once for each method."""
    family = source.language.family
    asked = asked_of_classes(drivable.targets, family)
    outcomes = await _seen_twice(sandbox, source, drivable, [one.call for one in asked])
    firsts: dict[Target, Broken] = {}
    for target, one in broken_scenarios(asked, outcomes, family):
        firsts.setdefault(target, one)
    return [_broken(target, DoubtKind.NAME, one) for target, one in firsts.items()]


def _broken(target: Target, kind: DoubtKind, broken: Broken) -> Doubt:
    return Doubt(target, kind, broken.call.text, broken.said, 0, broken.kept, broken.tried)


def _with_likeliest(plan: Plan, text: str) -> Plan:
    """Also with the kinds that its names and uses speak for; where every call with them fails, they seem unfit."""
    likeliest = () if plan.is_declared else tuple(combinations(plan.target.parameters, text)[:1])
    return replace(plan, combinations=tuple(dict.fromkeys((*plan.combinations, *likeliest))))


def _of_plan(plan: Plan, rows: Sequence[Row], source: Source) -> list[Doubt]:
    text = plan.target.function.text_in(source.text)
    found: dict[tuple[DoubtKind, str, int], Doubt] = {}
    well = sum(outcome.kind in ENDED and (_is_right(outcome)) for _, outcome in rows)
    for call, outcome in sorted(rows, key=lambda row: size(row[0])):
        doubt = suspicion(plan, call, outcome)
        kind = DoubtKind(doubt.kind) if doubt is not None else DoubtKind.CRASH
        if doubt is not None and kind is DoubtKind.DOCUMENTATION:
            said = doubt.message
        elif kind is DoubtKind.HANG and _is_small(call) and well >= _LEAST_ENDED * len(rows):
            said = f"takes more than {_MANY_STEPS:,} steps"
        elif kind is DoubtKind.CRASH and _is_amiss(plan, call, outcome, _share(rows, call), text):
            said = f"fails with {outcome.type}: {outcome.detail}"
        else:
            continue
        sign = kind, outcome.type, outcome.line
        found.setdefault(sign, Doubt(plan.target, kind, call.text, said, outcome.line, well, len(rows)))
    return list(found.values())


def _share(rows: Sequence[Row], call: Call) -> float:
    """Of the calls with values of the same kinds, the share that ended well."""
    alike = [outcome for other, outcome in rows if other.kinds == call.kinds]
    return sum(outcome.kind in ENDED and _is_right(outcome) for outcome in alike) / len(alike)


def _is_right(outcome: CallOutcome) -> bool:
    return outcome.explicit or not (outcome.kind is OutcomeKind.RAISED or outcome.is_meaningless)


def _is_amiss(plan: Plan, call: Call, outcome: CallOutcome, share: float, text: str) -> bool:
    """Whether an error is one that nobody raised, on input that the function is for."""
    if outcome.kind is not OutcomeKind.RAISED or outcome.explicit or outcome.dependencies or not outcome.line:
        return False
    if outcome.type in _NEVER_RIGHT:
        return True
    if outcome.type == "RecursionError" or _TOO_DEEP.search(outcome.detail):
        return _is_small(call)
    is_of_nothing = _OF_NOTHING.search(outcome.detail) is not None
    if outcome.type not in _HAPPENS or (outcome.type in _OF_KINDS and not is_of_nothing):
        return False
    if outcome.type in _PICKING and (plan.target.needs_instance or _is_picked(plan, text)):
        return False
    if not has_counts(plan.target, call) or call.before or not plan.target.parameters:
        return False
    # What is of another kind than was meant has no such field, but it has no such index either way.
    is_of_any_kind = outcome.type in _WHATEVER_KIND and not _FIXED.search(text)
    is_sure_of_kinds = is_of_any_kind or share >= _LEAST_WELL
    return is_sure_of_kinds and (plan.is_declared or _is_plain(call))


def _is_picked(plan: Plan, text: str) -> bool:
    """Whether one of the parameters is what the function looks up."""
    names = "|".join(re.escape(parameter.name) for parameter in plan.target.parameters)
    return re.search(rf"\[[^\[\]\n]*(?<![\w.])(?:{names})\b[^\[\]\n]*\]|\.pop\((?:{names})\b", text) is not None


def _is_small(call: Call) -> bool:
    """Whether it is plain, and of no number with which anything that counts so far takes long."""
    return _is_plain(call) and not _MANY.search(call.text)


def _is_plain(call: Call) -> bool:
    """Whether nothing of it is empty, absent, nought or below it."""
    values = (*call.all_arguments, call.receiver)
    return not any(_ODD.search(_TEXTS.sub("'s'", value)) for value in values)
