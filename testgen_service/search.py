"""The search for calls worth a test: record them, tell mutants apart with them, keep the smallest set."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chassis.level import Level
from chassis.progress import Rejected, Skipped
from probe.call import Call, CallOutcome
from probe.inputs.generate import SEED, Plan, make_calls, plan_calls
from probe.record import NotRecorded, Recording, record
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from syntax.functions import find_functions
from syntax.source import Source
from testgen_service.budget import INPUTS_SHARE, MUTANTS_SHARE, Budget
from testgen_service.cases import Case, Suspicion, is_assertable, select, suspicion, tells_apart
from testgen_service.mutants import mutate
from testgen_service.mutants.mutant import Mutant

CALLS_PER_TARGET = {Level.QUICK: 30, Level.STANDARD: 80, Level.DEEP: 300}
MAX_MUTANTS = {Level.QUICK: 20, Level.STANDARD: 60, Level.DEEP: 300}
MAX_CASES_PER_FUNCTION = 10
# The budget is looked at between groups and between batches.
TARGETS_AT_ONCE, MUTANTS_AT_ONCE, MUTANTS_WALL_S = 8, 8, 60.0
# One run's start overlaps another's end; a small machine is not flooded.
BATCHES_AT_ONCE = 2
# Calls that a mutant is tried with, per function: those that cover something of their own come first.
CALLS_AGAINST_MUTANTS = 30
# Calls that a batch of mutants is tried with: a line that the whole file leans on is reached by nearly all of them.
CALLS_AGAINST_BATCH = 120
MAX_SUSPICIONS_PER_FUNCTION = 3


@dataclass
class Job:
    """What one generation is about, and what it gathers on its way."""

    source: Source
    framework: str
    level: Level
    budget: Budget
    skipped: list[Skipped] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)


async def record_cases(sandbox: Sandbox, job: Job, drivable: Drivable) -> list[Case]:
    """Every call whose outcome is the same under two hash seeds and may be asserted; suspicions go to the job.

    Raises NotRecorded when the file cannot be run at all.
    """
    cases: list[Case] = []
    targets = drivable.targets
    for start in range(0, len(targets), TARGETS_AT_ONCE):
        group = replace(drivable, targets=targets[start : start + TARGETS_AT_ONCE])
        if start and job.budget.is_spent(INPUTS_SHARE):
            job.skipped += [Skipped(target.name, "the budget was spent before its turn") for target in group.targets]
            continue
        cases += await _record_group(sandbox, job, group)
    _note_unreached(job, drivable, {case.function for case in cases})
    return cases


async def _record_group(sandbox: Sandbox, job: Job, drivable: Drivable) -> list[Case]:
    planned: list[tuple[Plan, Call]] = []
    for plan in await plan_calls(sandbox, job.source, drivable, SEED):
        calls = make_calls(plan, job.source, CALLS_PER_TARGET[job.level], SEED)
        if not calls:
            job.skipped.append(Skipped(plan.target.name, "no instance of its class could be made"))
        planned += [(plan, call) for call in calls]
    calls = [call for _, call in planned]
    (first,), (second,) = await asyncio.gather(
        record(sandbox, job.source, drivable.names, [job.source.text], calls),
        record(sandbox, job.source, drivable.names, [job.source.text], calls, hash_seed="7"),
    )
    if first.obstacle:
        raise NotRecorded(first.obstacle)
    cases = []
    depends: dict[str, set[str]] = {}
    for (plan, call), one, two in zip(planned, first.outcomes, second.outcomes, strict=True):
        if one is not None:
            depends.setdefault(plan.target.name, set()).update(one.dependencies)
        if one is None or two is None or one.behaviour != two.behaviour or one.is_opaque:
            continue
        doubt = suspicion(plan, call, one)
        if doubt is not None:
            _note(job, doubt)
        elif is_assertable(one, drivable.names.module):
            cases.append(Case(plan, call, one))
    pinned = {case.function for case in cases}
    job.skipped += [
        Skipped(name, f"its results depend on what tests do not control: {', '.join(sorted(kinds))}")
        for name, kinds in depends.items()
        if kinds and name not in pinned
    ]
    return cases


def _note_unreached(job: Job, drivable: Drivable, reached: set[str]) -> None:
    named = reached | {item.what for item in job.skipped}
    unreached = [target.name for target in drivable.targets if target.name not in named]
    job.skipped += [Skipped(name, "no call found whose result can be pinned") for name in unreached]


def _note(job: Job, doubt: Suspicion) -> None:
    same = [item for item in job.suspicions if item.function == doubt.function]
    repeated = any(item.message == doubt.message for item in same)
    if not repeated and len(same) < MAX_SUSPICIONS_PER_FUNCTION:
        job.suspicions.append(doubt)


def all_mutants(job: Job) -> list[Mutant]:
    """Mutants of every function of the file, by line, whether a test will reach them or not."""
    spans = [(function.start, function.end) for function in find_functions(job.source.text, job.source.language)]
    return sorted(mutate(job.source, spans, 10 * MAX_MUTANTS[job.level], SEED), key=lambda mutant: mutant.line)


def reached_lines(cases: Sequence[Case]) -> frozenset[int]:
    """The lines that at least one case comes along."""
    return frozenset().union(*(case.lines for case in cases))


def thinned(mutants: Sequence[Mutant], count: int) -> list[Mutant]:
    """At most ``count`` of them, evenly."""
    step = max(1.0, len(mutants) / count)
    return [mutants[int(number * step)] for number in range(min(count, len(mutants)))]


async def choose(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], mutants: Sequence[Mutant]
) -> list[Case]:
    """The smallest set for each function that kills and covers what all of its calls do."""
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    tried = [case for group in by_function.values() for case in _varied(group)]
    kills: list[set[int]] = [set() for _ in tried]
    turns = asyncio.Semaphore(BATCHES_AT_ONCE)

    async def work(start: int) -> None:
        async with turns:
            if job.budget.is_spent(MUTANTS_SHARE):
                return
            batch = mutants[start : start + MUTANTS_AT_ONCE]
            along = _along(tried, {mutant.line for mutant in batch})
            if not along:
                return
            told = await _told_apart(sandbox, job, drivable, [tried[index] for index in along], batch)
        for place, number in told:
            kills[along[place]].add(start + number)

    await asyncio.gather(*(work(start) for start in range(0, len(mutants), MUTANTS_AT_ONCE)))
    weighed = [replace(case, kills=frozenset(killed)) for case, killed in zip(tried, kills, strict=True)]
    chosen = []
    for function in by_function:
        chosen += select([case for case in weighed if case.function == function], MAX_CASES_PER_FUNCTION)
    return chosen


def _along(cases: Sequence[Case], lines: set[int]) -> list[int]:
    """The cases, by number, that come along one of ``lines``, the shortest way first; no other can tell a change."""
    reaching = [index for index, case in enumerate(cases) if case.lines & lines]
    return sorted(reaching, key=lambda index: cases[index].outcome.steps)[:CALLS_AGAINST_BATCH]


async def _told_apart(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], mutants: Sequence[Mutant]
) -> list[tuple[int, int]]:
    """(case, mutant) by number, for each pair that differs; none when the run broke."""
    texts, calls = [mutant.text for mutant in mutants], [case.call for case in cases]
    try:
        # A mutant that hangs once is told apart already.
        recordings = await record(
            sandbox, job.source, drivable.names, texts, calls, MUTANTS_WALL_S, detail=False, max_hangs=1
        )
    except NotRecorded:
        return []
    told = []
    for number, recording in enumerate(recordings):
        for place, (case, outcome) in enumerate(zip(cases, _outcomes(recording, len(cases)), strict=True)):
            # What was left out after a hang tells nothing.
            if recording.load_error or (outcome is not None and tells_apart(case.outcome, outcome)):
                told.append((place, number))
    return told


def _outcomes(recording: Recording, count: int) -> Sequence[CallOutcome | None]:
    return recording.outcomes if not recording.load_error else [None] * count


def _varied(cases: Sequence[Case]) -> list[Case]:
    """Cases that cover something new first, then distinct outcomes, then the rest in order."""
    seen_arcs: set[tuple[int, int]] = set()
    seen_outcomes: set[tuple[object, ...]] = set()
    first, second, rest = [], [], []
    for case in cases:
        if case.outcome.arcs - seen_arcs:
            first.append(case)
        elif case.outcome.behaviour not in seen_outcomes:
            second.append(case)
        else:
            rest.append(case)
        seen_arcs |= case.outcome.arcs
        seen_outcomes.add(case.outcome.behaviour)
    return (first + second + rest)[:CALLS_AGAINST_MUTANTS]
