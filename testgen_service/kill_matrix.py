"""Cases against mutants: which tells which apart."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import replace

from probe.record import Detail, NotRecorded, record
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import MUTANTS_SHARE, STEPS_FACTOR
from testgen_service.cases import Case, tells_apart
from testgen_service.job import Job
from testgen_service.mutants.mutant import Mutant

# The budget is looked at between batches; a start of Node takes as long as a dozen versions do.
MUTANTS_AT_ONCE, MUTANTS_WALL_S = {"python": 8, "javascript": 24}, 60.0
# In JavaScript, where only turns of loops are counted: what a mutant may be silent. It guides; what is claimed is run
# again.
MUTANT_CALL_S = 0.7
MIN_STEPS = 2_000
# One run's start overlaps another's end; a small machine is not flooded.
BATCHES_AT_ONCE = 2
# Calls that a batch of mutants is tried with: a line that the whole file leans on is reached by nearly all of them.
CALLS_AGAINST_BATCH = 320


async def weighed(
    sandbox: Sandbox,
    job: Job,
    drivable: Drivable,
    cases: Sequence[Case],
    mutants: Sequence[tuple[int, Mutant]],
    share: float = MUTANTS_SHARE,
) -> list[Case]:
    """The cases with the numbers of the mutants that each tells apart, beside those known before; those that are not
    tried by ``share`` of the budget are told apart by none.
    """
    kills: list[set[int]] = [set(case.kills) for case in cases]
    turns = asyncio.Semaphore(BATCHES_AT_ONCE)

    async def work(batch: Sequence[tuple[int, Mutant]]) -> None:
        async with turns:
            along = await asyncio.to_thread(_along, cases, [mutant for _, mutant in batch])
            if not along or job.budget.is_spent(share):
                return
            told = await _told_apart(
                sandbox, job, drivable, [cases[index] for index in along], [mutant for _, mutant in batch]
            )
        for place, number in told:
            kills[along[place]].add(batch[number][0])

    size = MUTANTS_AT_ONCE[job.source.language.family]
    batches = [mutants[start : start + size] for start in range(0, len(mutants), size)]
    await asyncio.gather(*map(work, batches))
    return [replace(case, kills=frozenset(killed)) for case, killed in zip(cases, kills, strict=True)]


def _along(cases: Sequence[Case], mutants: Sequence[Mutant]) -> list[int]:
    """The cases, by number, that come along one of ``mutants``; no other can tell a change. Each function has its turn,
    with its shortest way first.
    """
    by_function: dict[str, list[int]] = {}
    for index, case in enumerate(cases):
        if any(mutant.lies_on(case.lines) for mutant in mutants):
            by_function.setdefault(case.function, []).append(index)
    rows = [sorted(row, key=lambda index: cases[index].outcome.steps) for row in by_function.values()]
    turns = itertools.zip_longest(*rows)
    return [index for turn in turns for index in turn if index is not None][:CALLS_AGAINST_BATCH]


async def _told_apart(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], mutants: Sequence[Mutant]
) -> list[tuple[int, int]]:
    """(case, mutant) by number, for each pair that differs. Where the run as a whole broke, each mutant is tried by
    itself; one that breaks it alone differs from the original on every call.
    """
    texts, calls = [job.source.text, *(mutant.text for mutant in mutants)], [case.call for case in cases]
    try:
        # A mutant that hangs once is told apart already.
        original, *recordings = await record(
            sandbox,
            job.source,
            drivable.names,
            texts,
            calls,
            MUTANTS_WALL_S,
            detail=Detail.TESTS,
            max_hangs=1,
            call_s=MUTANT_CALL_S,
            step_limit=max(MIN_STEPS, STEPS_FACTOR * max(case.outcome.steps for case in cases)),
        )
    except NotRecorded:
        if len(mutants) == 1:
            return [(place, 0) for place in range(len(cases))]
        alone = [await _told_apart(sandbox, job, drivable, cases, [mutant]) for mutant in mutants]
        return [(place, number) for number, pairs in enumerate(alone) for place, _ in pairs]
    told = []
    for number, recording in enumerate(recordings):
        for place, (case, plain, outcome) in enumerate(zip(cases, original.outcomes, recording.outcomes, strict=True)):
            # What was left out after a hang tells nothing.
            is_other = outcome is not None and outcome is not plain and tells_apart(case, outcome)
            if recording.load_error or is_other:
                told.append((place, number))
    return told
