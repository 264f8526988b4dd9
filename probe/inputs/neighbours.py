"""A call near another: an argument changed, or what is called before it."""

import random
from collections.abc import Callable
from dataclasses import replace

from probe.call import Call
from probe.inputs.boundaries import boundaries
from probe.inputs.examples import parts
from probe.inputs.generate import Plan, in_order, is_paired, is_table, near_own
from probe.inputs.kinds import PAIRED, is_count
from probe.inputs.relations import related_arguments
from probe.inputs.rest import is_rest
from probe.inputs.sequences import MAX_OPENINGS, borrowing, look_alike
from probe.inputs.variation import Variation

# Changes made to one call, at most: some faults show only when two arguments change together.
MAX_CHANGES = 3
# How often an argument is made of another one rather than of what that holds.
_NEAR = 0.5
# Digits of a number of things.
_MOST_COUNTED = 6
EMPTY_VALUES = frozenset({"[]", "{}", "set()", "''", '""'})


def neighbours(plan: Plan, call: Call, family: str, source: random.Random) -> Call:
    """One neighbour, drawn from ``source``; the call itself where nothing of it can be changed."""
    original, variation = call, Variation(family, plan.mined, source, divides=plan.divides)
    for _ in range(source.randint(1, MAX_CHANGES)):
        call = source.choice(_changes(plan, call))(plan, call, variation, source)
    if plan.is_rectangular and not all(is_table(value, family) for value in call.arguments):
        return original
    given = zip(plan.target.parameters, call.arguments, strict=False)
    if any(is_count(parameter.name) and _is_huge(value) for parameter, value in given):
        return original
    if plan.is_ordered:
        call = replace(call, arguments=tuple(in_order(value, family) for value in call.arguments))
    return call


Change = Callable[[Plan, Call, Variation, random.Random], Call]


def _changes(plan: Plan, call: Call) -> list[Change]:
    """What can be changed of it; its own arguments as often as all else."""
    of_sequence: list[Change] = [_replace_receiver, _vary_receiver] if plan.target.needs_instance else []
    of_sequence += [_replace_surroundings] if plan.surroundings else []
    of_sequence += [_insert, _insert] if plan.openings else []
    of_sequence += [_leave_out, _repeat, _vary_opening, _borrow] if call.before else []
    own: list[Change] = [_vary_argument] * max(1, len(of_sequence)) if call.arguments or call.keywords else []
    own += [_relate] if len(call.arguments) > 1 else []
    own += [_lengthen, _shorten] if plan.target.parameters and is_rest(plan.target.parameters[-1]) else []
    return own + of_sequence or [_same]


def _same(_plan: Plan, call: Call, _variation: Variation, _source: random.Random) -> Call:
    return call


def _vary_argument(plan: Plan, call: Call, variation: Variation, source: random.Random) -> Call:
    place = source.randrange(len(call.arguments) + len(call.keywords))
    # A call made first may be another function's, whose parameters are not those of the plan.
    parameters = plan.target.parameters
    is_own = call.function == plan.target.called_name and place < min(len(parameters), len(call.arguments))
    if is_own and not is_rest(parameters[place]):
        name = parameters[place].name
        own = plan.given.get(name)
        if own:
            near = call.arguments[place]
            near = near_own(plan, name, near, variation) if source.random() < _NEAR else near
            value = source.choice(own) if near == call.arguments[place] else near
            return replace(call, arguments=(*call.arguments[:place], value, *call.arguments[place + 1 :]))
        if call.arguments[place] in EMPTY_VALUES:
            # What it may hold is known to its kind alone.
            return _replaced(plan, call, place, source)
    positional = [_varied(plan, n, value, variation) if n == place else value for n, value in enumerate(call.arguments)]
    keywords = [
        (name, variation.of(value) if n == place else value)
        for n, (name, value) in enumerate(call.keywords, start=len(call.arguments))
    ]
    return replace(call, arguments=tuple(positional), keywords=tuple(keywords))


def _varied(plan: Plan, place: int, value: str, variation: Variation) -> str:
    """A neighbour of an argument; pairs stay pairs, which their number of items is all that tells of in JavaScript."""
    near = variation.of(value)
    kinds = {combination[place] for combination in plan.combinations if place < len(combination)}
    return near if not kinds or kinds - PAIRED or is_paired(near, plan.family) else value


def _replaced(plan: Plan, call: Call, place: int, source: random.Random) -> Call:
    """Another value of the kind that the argument has in one of the plan's combinations."""
    combination = source.choice(plan.combinations) if plan.combinations else ()
    if place >= len(combination):
        return call
    known = boundaries(combination[place], plan.family, plan.mined, 0)
    value = source.choice(known) if known else call.arguments[place]
    return replace(call, arguments=(*call.arguments[:place], value, *call.arguments[place + 1 :]))


def _relate(plan: Plan, call: Call, variation: Variation, source: random.Random) -> Call:
    """One argument becomes something that another one holds, or nearly what another one is."""
    place, other = source.sample(range(len(call.arguments)), 2)
    if source.random() < _NEAR and look_alike(call.arguments[place], call.arguments[other]):
        near = variation.of(call.arguments[place])
        return replace(call, arguments=(*call.arguments[:other], near, *call.arguments[other + 1 :]))
    made = related_arguments(call.arguments, plan.mined, plan.family)
    return replace(call, arguments=source.choice(made)) if made else call


def _lengthen(plan: Plan, call: Call, variation: Variation, source: random.Random) -> Call:
    """One argument more, like the one that it stands beside."""
    least = len(plan.target.parameters) - 1
    if call.function != plan.target.called_name or len(call.arguments) <= least:
        return call
    at = source.randrange(least, len(call.arguments))
    near = variation.of(call.arguments[at])
    return replace(call, arguments=(*call.arguments[: at + 1], near, *call.arguments[at + 1 :]))


def _shorten(plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    least = len(plan.target.parameters) - 1
    if call.function != plan.target.called_name or len(call.arguments) <= least:
        return call
    at = source.randrange(least, len(call.arguments))
    return replace(call, arguments=(*call.arguments[:at], *call.arguments[at + 1 :]))


def _insert(plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    if len(call.before) >= 2 * MAX_OPENINGS:
        return call
    at = source.randint(0, len(call.before))
    return replace(call, before=(*call.before[:at], source.choice(plan.openings), *call.before[at:]))


def _replace_receiver(plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    return replace(call, receiver=source.choice(plan.receivers))


def _replace_surroundings(plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    return replace(call, surroundings=source.choice(plan.surroundings))


def _vary_receiver(plan: Plan, call: Call, variation: Variation, source: random.Random) -> Call:
    """Another value for one of the arguments that the instance is made of."""
    maker, opening, rest = call.receiver.partition("(")
    given = list(parts(rest))
    if not opening or not given or len(plan.target.makers) > 1:
        return call
    place = source.randrange(len(given))
    name, equals, value = given[place].rpartition("=")
    given[place] = f"{name}{equals}{variation.of(value)}"
    return replace(call, receiver=f"{maker}({', '.join(given)})")


def _borrow(_plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    """The call, or one of those made first, is given what one before it was given."""
    at = source.randint(1, len(call.before)) if call.before else 0
    if at == len(call.before):
        return borrowing(call, source)
    borrower = replace(call.before[at], before=call.before[:at])
    changed = replace(borrowing(borrower, source), before=())
    return replace(call, before=(*call.before[:at], changed, *call.before[at + 1 :]))


def _leave_out(_plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    if not call.before:
        return call
    at = source.randrange(len(call.before))
    return replace(call, before=(*call.before[:at], *call.before[at + 1 :]))


def _repeat(_plan: Plan, call: Call, _variation: Variation, source: random.Random) -> Call:
    if not call.before or len(call.before) >= 2 * MAX_OPENINGS:
        return call
    return replace(call, before=(*call.before, source.choice(call.before)))


def _vary_opening(plan: Plan, call: Call, variation: Variation, source: random.Random) -> Call:
    at = source.randrange(len(call.before)) if call.before else 0
    changed = [
        _kept_above(first, _vary_argument(plan, first, variation, source))
        if n == at and (first.arguments or first.keywords)
        else first
        for n, first in enumerate(call.before)
    ]
    return replace(call, before=tuple(changed))


def _kept_above(call: Call, changed: Call) -> Call:
    """The changed call, unless it comes to another state by a number below zero or a huge one, where it had none."""
    pairs = list(zip(call.arguments, changed.arguments, strict=True))
    falls = any(new.startswith("-") and not old.startswith("-") for old, new in pairs)
    return call if falls or any(_is_huge(new) and not _is_huge(old) for old, new in pairs) else changed


def _is_huge(value: str) -> bool:
    """Whether it is a whole number that nobody counts up to."""
    return value.isdigit() and len(value) > _MOST_COUNTED
