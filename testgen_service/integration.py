"""Functions of a file used together: one is given what another one gives."""

from collections.abc import Sequence
from dataclasses import replace

from probe.call import Call, OutcomeKind
from probe.inputs.examples import kind_of
from probe.inputs.generate import Plan
from probe.inputs.kinds import Kind
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import ALL, SHRINKING_SHARE
from testgen_service.cases import TOGETHER, Case
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import made_cases

# Calls of a giver that are handed on, pairs that are tried, and tests that are kept.
GIVEN_EACH, MOST_TRIED, KEPT = 3, 60, 4
# What one function is likely to make for another: more than a number or a word.
_STRUCTURED = frozenset(Kind) - {
    *(Kind.INT, Kind.FLOAT, Kind.BOOL, Kind.NONE, Kind.STR, Kind.CALLABLE, Kind.CALLABLES),
    *(Kind.PATH, Kind.FILENAME, Kind.OWN),
}


async def together(
    sandbox: Sandbox, job: Job, drivable: Drivable, tried: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """Cases in which a function takes what another one gave, and that kill something; of each pair one."""
    planned = _pairs(tried, job.source.language.family)[:MOST_TRIED]
    if not planned or job.budget.is_spent(SHRINKING_SHARE):
        return []
    try:
        made = (await made_cases(sandbox, job, drivable, planned)).cases
    except NotRecorded:
        return []
    returned = [case for case in made if case.outcome.kind is OutcomeKind.RETURNED]
    found = await weighed(sandbox, job, drivable, returned, list(enumerate(guides)), ALL)
    best: dict[tuple[str, str], Case] = {}
    for case in sorted(found, key=lambda case: (-len(case.kills), len(case.call.text), case.call.text)):
        if case.kills:
            best.setdefault((case.function, case.call.arguments[0].split("(")[0]), case)
    return list(best.values())[:KEPT]


def _pairs(tried: Sequence[Case], family: str) -> list[tuple[Plan, Call]]:
    """Calls whose first argument is another function's call that gives what its kind is."""
    returned = [
        case
        for case in tried
        if case.plan.target.is_plain and case.outcome.kind is OutcomeKind.RETURNED and not case.call.asks
    ]
    givers: dict[str, list[Case]] = {}
    for case in sorted(returned, key=lambda case: (-len(case.kills), len(case.call.text), case.call.text)):
        if _kind(case, family) in _STRUCTURED and case.is_plain:
            givers.setdefault(case.function, []).append(case)
    takers = {case.function: case for case in reversed(returned) if case.call.arguments}
    return [
        (replace(taker.plan, is_declared=False), _handed_on(taker.call, giver.call))
        for name, taker in takers.items()
        for other, own in givers.items()
        if other != name
        for giver in own[:GIVEN_EACH]
        if taker.plan.combinations and taker.plan.combinations[0][0] is _kind(giver, family)
    ]


def _handed_on(taker: Call, giver: Call) -> Call:
    return replace(taker, arguments=(giver.last, *taker.arguments[1:]), kinds=TOGETHER)


def _kind(case: Case, family: str) -> Kind | None:
    try:
        return kind_of(case.outcome.literal or "", family)
    except ValueError:
        return None
