"""Mutants that are probably no faults: many different calls come along them, and none tells them from the original.

Whether two programs are equivalent cannot be decided in general; that many tests which reach a mutant leave it alive is
the usual sign (B. J. M. Grün, D. Schuler, A. Zeller, "The Impact of Equivalent Mutants", 2009).
"""

from collections.abc import Sequence
from dataclasses import replace

from probe.record import NotRecorded
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from testgen_service.budget import ALL
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import record_cases

# So many calls with so many outcomes between them.
ENOUGH_CALLS, ENOUGH_OUTCOMES = 40, 4


def probably_equivalent(tried: Sequence[Case], mutants: Sequence[Mutant]) -> frozenset[str]:
    """The texts of those of ``mutants`` that no case kills although enough of them come along."""
    killed = frozenset[int]().union(*(case.kills for case in tried))
    return frozenset(
        mutant.text for number, mutant in enumerate(mutants) if number not in killed and _is_well_tried(mutant, tried)
    )


def _is_well_tried(mutant: Mutant, tried: Sequence[Case]) -> bool:
    along = [case for case in tried if mutant.lies_on(case.lines)]
    return len(along) >= ENOUGH_CALLS and len({case.outcome.behaviour for case in along}) >= ENOUGH_OUTCOMES


async def among_survivors(sandbox: Sandbox, job: Job, survivors: Sequence[Mutant]) -> frozenset[str]:
    """The same of mutants that somebody else's tests left alive; none when the file cannot be driven."""
    if not survivors or job.budget.is_spent():
        return frozenset()
    try:
        drivable = find_targets(job.source)
        cases = await record_cases(sandbox, job, drivable)
        plain = [replace(case, kills=frozenset()) for case in cases]
        tried = await weighed(sandbox, job, drivable, plain, list(enumerate(survivors)), ALL)
    except NotRecorded:
        return frozenset()
    return probably_equivalent(tried, survivors)
