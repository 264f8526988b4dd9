"""Laws that a function follows on every input tried, as tests of a kind of their own."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from probe.call import CallOutcome, OutcomeKind
from probe.inputs.rest import is_rest
from probe.inputs.written import read
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.languages import PYTHON
from testgen_service.budget import ALL, SHRINKING_SHARE
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.laws import laws_of
from testgen_service.laws.law import Law, Subject
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import recorded_twice

# Inputs that a law is tried on, on how many it has to say something, and with how many it is shown.
MOST_INPUTS, FEWEST_TELLING, SHOWN = 24, 4, 4
# Of one function, and of all.
LAWS_EACH, MOST_LAWS, MOST_OTHERS = 2, 8, 12
# No law is about those.
_NOTHING = frozenset({"None", "undefined"})
_TRUE = frozenset({"True", "true"})


async def lawful(
    sandbox: Sandbox, job: Job, drivable: Drivable, tried: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """Cases of the laws that hold on all inputs of ``tried`` and kill something; none when the budget has no room."""
    subjects = _subjects(drivable, job)
    asked = [
        (law, _asking(case, law, job))
        for subject in subjects
        for law in laws_of(subject)
        for case in _inputs(tried, subject.target.name)
        if not law.feeds_itself or _gives_what_it_takes(case, job)
    ]
    if not asked or job.budget.is_spent(SHRINKING_SHARE):
        return []
    outcomes = await _outcomes(sandbox, job, drivable, [case for _, (case, _) in asked])
    telling = await _outcomes(sandbox, job, drivable, [case for _, (_, case) in asked])
    held: dict[tuple[str, str], list[Case]] = {}
    broken: set[tuple[str, str]] = set()
    for (law, (case, _)), outcome, says in zip(asked, outcomes, telling, strict=True):
        key = case.function, law.name
        if outcome is None or outcome.literal not in _TRUE or outcome.dependencies:
            broken.add(key)
        elif says is not None and says.literal not in _TRUE and says.kind is OutcomeKind.RETURNED:
            held.setdefault(key, []).append(replace(case, outcome=outcome, law=law))
    counts = Counter((case.function, law.name) for law, (case, _) in asked)
    found = [
        replace(case, tried=counts[key])
        for key, cases in held.items()
        if key not in broken and len(alike := _of_one_length(cases)) >= FEWEST_TELLING
        for case in alike
    ]
    return _worthy(await weighed(sandbox, job, drivable, found, list(enumerate(guides)), ALL))


def _of_one_length(cases: Sequence[Case]) -> list[Case]:
    """Those with as many arguments as most have: they are the rows of one test."""
    ((most, _),) = Counter(len(case.call.arguments) for case in cases).most_common(1)
    return [case for case in cases if len(case.call.arguments) == most]


def _subjects(drivable: Drivable, job: Job) -> list[Subject]:
    """The plain functions of the file: what is awaited or drained follows other laws."""
    is_python = job.source.language is PYTHON
    plain = [t for t in drivable.targets if t.is_plain and not any(map(is_rest, t.parameters))]
    single = [target.plain_name for target in plain if len(target.parameters) == 1][:MOST_OTHERS]
    return [Subject(target, single, is_python) for target in plain]


def _inputs(tried: Sequence[Case], function: str) -> list[Case]:
    """Calls that gave something and are given nothing but arguments by their places, of different outcomes first."""
    fit = [
        case
        for case in tried
        if case.function == function
        and case.outcome.kind is OutcomeKind.RETURNED
        and case.outcome.literal not in _NOTHING
        and not (
            case.call.asks
            or case.call.keywords
            or case.call.surroundings
            or case.outcome.printed
            or case.outcome.awaited
        )
    ]
    firsts = {repr(case.outcome.value): case for case in reversed(fit)}
    others = [case for case in fit if firsts[repr(case.outcome.value)] is not case]
    return [*reversed(firsts.values()), *others][:MOST_INPUTS]


def _gives_what_it_takes(case: Case, job: Job) -> bool:
    """Whether the result is of the argument's type, so that a caller would give it to the same function."""
    family = job.source.language.family
    try:
        given, result = read(case.call.arguments[0], family), read(case.outcome.literal or "", family)
    except ValueError:
        return False
    return type(given) is type(result)


def _asking(case: Case, law: Law, job: Job) -> tuple[Case, Case]:
    """Two calls: whether the law holds, and whether the two that it is told by are equal."""
    equal = "{} == {}" if job.source.language is PYTHON else "isDeepStrictEqual({}, {})"
    holds, says = equal.format(law.left, law.right), equal.format(*law.telling)
    call = replace(case.call, before=())
    blank = replace(case, kills=frozenset(), guards_arguments=False)
    return replace(blank, call=replace(call, form=holds)), replace(blank, call=replace(call, form=says))


async def _outcomes(sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case]) -> list[CallOutcome | None]:
    """Of each call; None where it is not the same under two hash seeds."""
    calls = [case.call for case in cases]
    try:
        first, second = await recorded_twice(sandbox, job, drivable, calls)
    except NotRecorded:
        return [None] * len(calls)
    pairs = zip(first.outcomes or [None] * len(calls), second.outcomes or [None] * len(calls), strict=True)
    return [one if one and two and one.behaviour == two.behaviour else None for one, two in pairs]


def _worthy(cases: Sequence[Case]) -> list[Case]:
    """The laws that kill most, each with the inputs that kill most, the plainest of equals."""
    groups: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.function, case.law.name if case.law else ""), []).append(case)
    worth = {key: len(frozenset().union(*(case.kills for case in group))) for key, group in groups.items()}
    kept: list[Case] = []
    counts: dict[str, int] = {}
    ranked = sorted((key for key in groups if worth[key]), key=lambda key: -worth[key])
    for function, name in ranked[:MOST_LAWS]:
        counts[function] = counts.get(function, 0) + 1
        if counts[function] <= LAWS_EACH:
            kept += sorted(groups[function, name], key=lambda c: (-len(c.kills), len(c.call.text), c.call.text))[:SHOWN]
    return kept
