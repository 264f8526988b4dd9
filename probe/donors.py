"""Calls that others are made behind, and texts that other functions take: what one function shows of what another one
is to be given.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from probe.call import ANYHOW, Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.sequences import borrowing, is_text, texts_in
from probe.inputs.unusual import is_callable
from probe.row import Row
from probe.targets import Target

# Behind how many calls a method is called at most, and how often with a value that was used there.
_MOST_BEFORE, _BORROWING = 8, 0.7
# Of the calls of a function, if so many at most end in a result, it wants other texts.
_GOING_WELL = 0.3


def donors(plan: Plan, rows: Sequence[Row]) -> list[list[Call]]:
    """Of a method: calls of methods of its class, and of functions that are given an instance of that, which went well
    or were refused in the code's own words, one for each way and each function that is handed over; those with the same
    functions together, however many ways they went.
    """
    if not plan.target.needs_instance:
        return []
    found: dict[tuple[object, ...], Call] = {}
    for row in rows:
        call = _of_instance(row, plan.target)
        if call is not None and (row.before.kind is OutcomeKind.RETURNED or row.before.explicit):
            found[row.function, row.way, tuple(filter(is_callable, row.call.arguments))] = call
    by_functions: dict[object, list[Call]] = {}
    for (_, _, functions), call in found.items():
        by_functions.setdefault(functions, []).append(call)
    return list(by_functions.values())


def _of_instance(row: Row, target: Target) -> Call | None:
    """The call as one that is made on an instance of the class of ``target``, be it that a function is given that."""
    if row.call.form:
        return None
    if row.call.receiver:
        return row.call if _is_of(row.function, target) else None
    made = re.compile(rf"(?:new )?{re.escape(target.owner)}\(")
    place = next((n for n, value in enumerate(row.call.arguments) if made.match(value)), None)
    if place is None or row.call.keywords or row.call.before:
        return None
    others = [value for n, value in enumerate(row.call.arguments) if n != place]
    slots = [f"{{{n}}}" for n in range(len(others))]
    form = f"{row.call.function}({', '.join([*slots[:place], '{receiver}', *slots[place:]])})"
    return replace(row.call, arguments=tuple(others), receiver=row.call.arguments[place], form=form)


def behind_functions(
    rows: Sequence[Row], methods: Sequence[tuple[Target, Sequence[Call]]], count: int, source: random.Random
) -> list[tuple[str, Call]]:
    """Calls of methods behind functions that were given an instance of their class, with the name of the function whose
    doing they show; at most ``count`` for each method.
    """
    made: dict[str, tuple[str, Call]] = {}
    for target, calls in methods:
        leading = [(row, call) for row in rows if not row.call.receiver and (call := _of_instance(row, target))]
        for _ in range(count if leading and calls else 0):
            row, donor = source.choice(leading)
            call = asking(source.choice(calls), donor, source)
            made.setdefault(call.text, (row.function, call))
    return list(made.values())


def asking(call: Call, donor: Call, source: random.Random) -> Call:
    """The call behind the other one and what led to that, with texts that were given there in place of its own."""
    texts = [text for value in donor.arguments for text in texts_in(value)]
    given = (source.choice(texts) if texts and is_text(value) else value for value in call.arguments)
    return behind(donor, replace(call, arguments=tuple(given)), source)


def refuses(own: Sequence[Row]) -> bool:
    """Whether a function refuses most of what it is given."""
    return sum(row.before.kind is OutcomeKind.RETURNED for row in own) <= _GOING_WELL * len(own) and bool(own)


def texts_that_go(ended: Sequence[tuple[str, Call, CallOutcome]]) -> list[str]:
    """Texts that functions take which refuse some, of functions with their calls and how these ended."""
    strict = {function for function, _, outcome in ended if outcome.kind is OutcomeKind.RAISED}
    taken = (call for function, call, o in ended if function in strict and o.kind is OutcomeKind.RETURNED)
    return list(dict.fromkeys(value for call in taken for value in call.arguments if is_text(value)))


def _is_of(function: str, target: Target) -> bool:
    """Whether it is a method of the same class, or made together with the target."""
    if target.makers:
        return function.startswith(target.owner)
    return function.rpartition(".")[0] == target.owner


def behind(donor: Call, call: Call, source: random.Random) -> Call:
    """The call behind all that led to another one, and that one; mostly with a value that was used there."""
    before = (*donor.before, replace(donor, receiver="", before=(), refused=ANYHOW))[-_MOST_BEFORE:]
    made = replace(call, receiver=donor.receiver, before=before)
    return borrowing(made, source) if source.random() < _BORROWING else made
