"""What running a file says against it: errors that nobody raises, on input that its functions are for.

Nothing is told that was not seen, twice, under two hash seeds. What is an error of the caller's is let be: an index or
a key that is not there where the function is given one, a number below nought that counts something, an empty or odd
value where the code does not say that it takes such.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from probe.call import ENDED, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import SEED, Plan, has_counts, make_calls
from probe.inputs.planning import plan_calls
from probe.inputs.trial import combinations
from probe.record import HASH_SEED, Detail, NotRecorded, record
from probe.shrink import size
from probe.suspicion import suspicion
from probe.targets import Drivable, Target
from sandbox.sandbox import Sandbox
from syntax.source import Source

_CALLS_EACH, _OTHER_SEED = 60, "7"
# Functions of a file that are called, those called in one run, and the seconds that it has.
_MOST_TARGETS, _AT_ONCE, _WALL_S = 120, 12, 20.0
# Of the calls with one combination of kinds, so many have to end well for the kinds to be what the function is for.
_LEAST_WELL = 0.7
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


@dataclass(frozen=True, slots=True)
class Doubt:
    """``kind`` is "crash", "hang" or "documentation"; ``said`` is what happened, ``line`` where, ``well`` of how many
    ``tried`` calls of the function ended well.
    """

    target: Target
    kind: str
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
    public = [target for target in drivable.targets if not target.plain_name.startswith("_")][:_MOST_TARGETS]
    found: list[Doubt] = []
    obstacles: list[NotRecorded] = []
    groups = [tuple(public[start : start + _AT_ONCE]) for start in range(0, len(public), _AT_ONCE)]
    for group in groups:
        try:
            found += await _of_group(sandbox, source, replace(drivable, targets=group))
        except NotRecorded as error:
            # One that ends the whole run says nothing against the others.
            obstacles.append(error)
    if obstacles and len(obstacles) == len(groups):
        raise obstacles[0]
    return found


async def _of_group(sandbox: Sandbox, source: Source, drivable: Drivable) -> list[Doubt]:
    plans = await plan_calls(sandbox, source, drivable, SEED)
    plans = [_with_likeliest(plan, plan.target.function.text_in(source.text)) for plan in plans]
    made = [(plan, call) for plan in plans for call in make_calls(plan, source, _CALLS_EACH, SEED)]
    if not made:
        return []
    calls = [call for _, call in made]
    one, other = await asyncio.gather(
        *(
            record(sandbox, source, drivable.names, [source.text], calls, _WALL_S, seed, detail=detail)
            for seed, detail in ((HASH_SEED, Detail.FULL), (_OTHER_SEED, Detail.BEHAVIOUR))
        )
    )
    by_plan: dict[str, list[tuple[Call, CallOutcome]]] = {}
    for (plan, call), first, second in zip(made, one[0].outcomes, other[0].outcomes, strict=True):
        if first is not None and second is not None and first.behaviour == second.behaviour:
            by_plan.setdefault(plan.target.name, []).append((call, first))
    return [doubt for plan in plans for doubt in _of_plan(plan, by_plan.get(plan.target.name, []), source)]


def _with_likeliest(plan: Plan, text: str) -> Plan:
    """Also with the kinds that its names and uses speak for; where every call with them fails, they seem unfit."""
    likeliest = () if plan.is_declared else tuple(combinations(plan.target.parameters, text)[:1])
    return replace(plan, combinations=tuple(dict.fromkeys((*plan.combinations, *likeliest))))


def _of_plan(plan: Plan, rows: Sequence[tuple[Call, CallOutcome]], source: Source) -> list[Doubt]:
    text = plan.target.function.text_in(source.text)
    found: dict[tuple[str, str, int], Doubt] = {}
    well = sum(outcome.kind in ENDED and (_is_right(outcome)) for _, outcome in rows)
    for call, outcome in sorted(rows, key=lambda row: size(row[0])):
        doubt = suspicion(plan, call, outcome)
        kind = doubt.kind if doubt is not None else "crash"
        if doubt is not None and kind == "documentation":
            said = doubt.message
        elif kind == "hang" and _is_plain(call) and well >= _LEAST_ENDED * len(rows):
            said = "does not end"
        elif kind == "crash" and _is_amiss(plan, call, outcome, well / len(rows), text):
            said = f"fails with {outcome.type}: {outcome.detail}"
        else:
            continue
        sign = kind, outcome.type, outcome.line
        found.setdefault(sign, Doubt(plan.target, kind, call.text, said, outcome.line, well, len(rows)))
    return list(found.values())


def _is_right(outcome: CallOutcome) -> bool:
    return outcome.kind is not OutcomeKind.RAISED or outcome.explicit


def _is_amiss(plan: Plan, call: Call, outcome: CallOutcome, share: float, text: str) -> bool:
    """Whether an error is one that nobody raised, on input that the function is for."""
    if outcome.kind is not OutcomeKind.RAISED or outcome.explicit or outcome.dependencies or not outcome.line:
        return False
    if outcome.type in _NEVER_RIGHT:
        return True
    if outcome.type == "RecursionError" or _TOO_DEEP.search(outcome.detail):
        # What goes a step further for each of a thousand is no mistake yet.
        return _is_plain(call) and not _MANY.search(call.text)
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


def _is_plain(call: Call) -> bool:
    """Whether nothing of it is empty, absent, nought or below it."""
    values = (*call.all_arguments, call.receiver)
    return not any(_ODD.search(_TEXTS.sub("'s'", value)) for value in values)
