"""What shows only after a call: what is asked for once the caller has changed what it was given back, and how much
of an iterator is gone when its first item was taken.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from probe.call import ANYHOW, Call, OutcomeKind, as_form
from probe.donors import asking
from probe.inputs.generate import Plan
from probe.row import Row

# Calls of one function that are looked at so, of each manner.
_MOST = 6
# What can be changed, as records name it.
_CHANGEABLE = frozenset(("list", "dict", "set", "object", "array", "map", "sub"))
# Whatever the function gave is emptied. No braces: they are for arguments.
_EMPTIED = {
    "python": "(lambda given: given.clear() if hasattr(given, 'clear') else vars(given).clear())(FORM)",
    "javascript": (
        "((given) => Array.isArray(given) ? given.splice(0) : given?.clear ? given.clear()"
        " : Object.keys(Object(given)).forEach((key) => delete given[key]))(FORM)"
    ),
}
_FIRST = {"python": "next(FORM)", "javascript": "FORM.next()"}
_ITERATOR = {"python": "iter({0})", "javascript": "{0}[Symbol.iterator]()"}
_PLAIN_LIST = re.compile(r"\[[^\[\]{}]*\]")


def aftermath(plans: Sequence[Plan], rows: Sequence[Row], chance: random.Random) -> list[tuple[Plan, Call]]:
    """Calls that look at it, made of those that went well."""
    well = [row for row in rows if row.before.kind in (OutcomeKind.RETURNED, OutcomeKind.YIELDED)]
    plain = [
        row for row in well if not (row.call.form or row.call.keywords) and (row.call.receiver or not row.call.before)
    ]
    made: dict[str, tuple[Plan, Call]] = {}
    for plan in plans:
        own = [row for row in plain if row.function == plan.target.name]
        calls = [*_first_items(own, plan), *_spoiled(own, plan, plans, plain, chance)]
        made |= {call.text: (plan, call) for call in calls}
    return list(made.values())


def _first_items(own: Sequence[Row], plan: Plan) -> list[Call]:
    """Of what gives items one by one: the first, of a list that is given as an iterator."""
    calls: list[Call] = []
    for row in own:
        place = next((n for n, value in enumerate(row.call.arguments) if _PLAIN_LIST.fullmatch(value)), None)
        if row.before.drained and place is not None and len(calls) < _MOST:
            values = list(row.call.arguments)
            values[place] = _ITERATOR[plan.family].format(values[place])
            form = _FIRST[plan.family].replace("FORM", as_form(row.call, len(values)))
            calls.append(replace(row.call, arguments=tuple(values), form=form))
    return calls


def _spoiled(
    own: Sequence[Row], plan: Plan, plans: Sequence[Plan], rows: Sequence[Row], chance: random.Random
) -> list[Call]:
    """The same call once more, or others on the same instance, behind one whose result the caller has emptied."""
    changeable = [row.call for row in own if isinstance(row.before.value, list) and row.before.value[0] in _CHANGEABLE]
    found: list[Call] = []
    for call in changeable[:_MOST]:
        form = _EMPTIED[plan.family].replace("FORM", as_form(call, len(call.arguments)))
        spoiling = replace(call, form=form, receiver="", before=(), refused=ANYHOW)
        found.append(replace(call, before=(*call.before, spoiling)))
        if plan.target.needs_instance and call.receiver:
            methods = {one.target.name for one in plans if one.target.owner == plan.target.owner}
            others = [row.call for row in rows if row.function in methods - {plan.target.name} and row.call.receiver]
            donor = replace(spoiling, receiver=call.receiver, before=call.before)
            found += [asking(one, donor, chance) for one in chance.sample(others, min(len(others), _MOST))]
    return found
