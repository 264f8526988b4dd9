"""Whether classes keep what their names promise: a stack gives back last what came first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from probe.call import GAVE, Call, CallOutcome, OutcomeKind
from probe.inputs.written import UNDEFINED, read, written
from probe.intents.classes import CLASSES, ClassIntent, Expected, Step
from probe.intents.intent import is_same, is_true, words_of
from probe.promises import Broken
from probe.targets import Target

_NOTHING = (None, UNDEFINED, -1, False)
# Of the scenarios of a class that are kept: fewer show that it is something else of that name.
_FEWEST_KEPT, _LEAST_KEPT = 2, 0.5
# What a constructor calls how much it has room for.
_CAPACITY = re.compile(r"(?i)capacity|size|limit|max|^n$")
_SAID = {
    Expected.YES: {"python": "True", "javascript": "true"},
    Expected.NO: {"python": "False", "javascript": "false"},
    Expected.NOTHING: {"python": "nothing", "javascript": "nothing"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of ``target`` behind others, on an instance of its class, and what it has to give."""

    target: Target
    call: Call
    expected: Any


def asked_of_classes(targets: Sequence[Target], family: str) -> list[Asked]:
    """What the names of classes and of their methods promise."""
    owners = dict.fromkeys(target.owner for target in targets if target.needs_instance)
    return [
        asked
        for owner in owners
        for intent in CLASSES
        if intent.names.fullmatch(words_of(owner)) is not None
        for asked in _asked(intent, owner, [t for t in targets if t.owner == owner], family)
    ]


def broken_scenarios(
    asked: Sequence[Asked], outcomes: Sequence[CallOutcome | None], family: str
) -> list[tuple[Target, Broken]]:
    """The calls that give something else, class by class, the shortest first; none of a class of which too few are kept
    for it to be what its name says.
    """
    judged: dict[str, list[tuple[Asked, CallOutcome]]] = {}
    for one, outcome in zip(asked, outcomes, strict=True):
        if outcome is not None and _says(one.expected, outcome):
            judged.setdefault(one.target.owner, []).append((one, outcome))
    return [found for own in judged.values() for found in _broken(own, family)]


def _broken(judged: Sequence[tuple[Asked, CallOutcome]], family: str) -> list[tuple[Target, Broken]]:
    """Of one class."""
    broken = [(one, outcome) for one, outcome in judged if not _holds(one.expected, outcome, family)]
    kept = len(judged) - len(broken)
    if kept < _FEWEST_KEPT or kept < _LEAST_KEPT * len(judged):
        return []
    ranked = sorted(broken, key=lambda pair: len(pair[0].call.before))
    return [
        (one.target, Broken(one.call, _said(one.expected, outcome, family), kept, len(judged)))
        for one, outcome in ranked
    ]


def _says(expected: Any, outcome: CallOutcome) -> bool:
    """Whether it says anything for or against: what gives nothing may do without, and what is no plain value may stand
    for one.
    """
    if outcome.kind is OutcomeKind.RAISED:
        return expected in (Expected.NOTHING, Expected.NO)
    is_given = isinstance(expected, Expected) or outcome.literal not in ("None", "undefined", "null")
    return outcome.kind in GAVE and outcome.literal is not None and is_given


def _asked(intent: ClassIntent, owner: str, members: list[Target], family: str) -> Iterator[Asked]:
    # Constructors are targets of their own, which have none.
    methods = [target for target in members if target.needs_instance]
    constructor = methods[0].constructor
    values = []
    for parameter, value in zip(constructor, intent.given, strict=False):
        if isinstance(value, int) and not _CAPACITY.search(parameter.name):
            break
        values.append(value)
    if intent.needs_room and not values:
        return
    if sum(not parameter.default for parameter in constructor) > len(values):
        return
    opening = owner if family == "python" else f"new {owner}"
    receiver = f"{opening}({', '.join(written(value, family) for value in values)})"
    found = {
        role: [t for t in methods if pattern.fullmatch(words_of(t.plain_name))]
        for role, pattern in intent.roles.items()
    }
    for scenario in intent.scenarios:
        calls = [_call(found, step, family) for step in (*scenario.steps, scenario.asked)]
        if all(pair is not None for pair in calls):
            *before, (target, call) = [pair for pair in calls if pair is not None]
            first = tuple(replace(one, receiver="") for _, one in before)
            yield Asked(target, replace(call, receiver=receiver, before=first), scenario.expected)


def _call(found: dict[str, list[Target]], step: Step, family: str) -> tuple[Target, Call] | None:
    """The method that has the role and takes so many arguments, called; None where there is none."""
    role, *given = step
    for target in found.get(role, []):
        required = sum(not parameter.default for parameter in target.parameters)
        if required <= len(given) <= len(target.parameters):
            arguments = tuple(written(value, family) for value in given)
            return target, Call(target.called_name, arguments, form=target.form)
    return None


def _holds(expected: Any, outcome: CallOutcome, family: str) -> bool:
    if outcome.kind is OutcomeKind.RAISED:
        return expected in (Expected.NOTHING, Expected.NO)
    try:
        result = read(outcome.literal or "", family)
    except ValueError:
        return False
    match expected:
        case Expected.YES | Expected.NO:
            return (is_true(result) and result != -1) == (expected is Expected.YES)
        case Expected.NOTHING:
            return any(result is nothing or result == nothing for nothing in _NOTHING)
        case _:
            return is_same(result, expected)


def _said(expected: Any, outcome: CallOutcome, family: str) -> str:
    wanted = _SAID[expected][family] if isinstance(expected, Expected) else written(expected, family)
    gave = f"gives {outcome.literal}" if outcome.literal is not None else outcome.describe()
    return f"{gave}, where its name says {wanted}"
