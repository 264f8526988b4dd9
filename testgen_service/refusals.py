"""What a refused call leaves behind, asked of the other methods of its class."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from probe.call import Call, OutcomeKind
from probe.inputs.generate import Plan
from probe.targets import Target
from testgen_service.cases import Case
from testgen_service.selection import oddness

# Calls behind a refused one, of all classes of a file.
MAX_REFUSALS = 24


def behind_refusals(cases: Sequence[Case]) -> list[tuple[Plan, Call]]:
    """For each place where a method refuses something: what others of its class say afterwards, which shows what it
    left.
    """
    made: dict[str, tuple[Plan, Call]] = {}
    answers = [
        case for case in cases if case.outcome.kind is OutcomeKind.RETURNED and not case.plan.target.construction
    ]
    refused = [case for case in cases if case.outcome.kind is OutcomeKind.RAISED and case.plan.target.has_state]
    for refusal in _firsts(refused, lambda case: (case.function, case.outcome.line)):
        first = replace(refusal.call, receiver="", before=(), refused=refusal.outcome.type)
        for query in _firsts(answers, lambda case: case.function):
            if _is_of_one(query.plan.target, refusal.plan.target):
                before = (*refusal.call.before, first)
                call = replace(query.call, receiver=refusal.call.receiver, before=before)
                made.setdefault(call.text, (query.plan, call))
    return list(made.values())[:MAX_REFUSALS]


def _is_of_one(one: Target, other: Target) -> bool:
    """Whether both are of one class, or depend on what their module holds."""
    return one.owner == other.owner and one.is_stateful == other.is_stateful


def _firsts(cases: Iterable[Case], group: Callable[[Case], object]) -> list[Case]:
    """Of each group the case that kills most."""
    best: dict[object, Case] = {}
    for case in sorted(cases, key=lambda case: (-len(case.kills), oddness(case))):
        best.setdefault(group(case), case)
    return list(best.values())
