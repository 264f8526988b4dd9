"""Cases that stay as they were found: what is seen behind refusals, and on walks."""

from collections.abc import Sequence

from probe.call import Call
from probe.inputs.generate import Plan
from probe.record import NotRecorded
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import MUTANTS_SHARE
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import made_cases
from testgen_service.refusals import behind_refusals
from testgen_service.walks import kept_walks, walks_of


async def refused(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """What a refused call leaves is worth a look of its own: no mutant books before it checks."""
    return await _made(sandbox, job, drivable, behind_refusals(cases), guides)


async def walked(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], guides: Sequence[Mutant]
) -> list[Case]:
    """Walks of each class that are worth a test: which of their steps are refused is tried first."""
    walks = walks_of(cases)
    trials = await _made(sandbox, job, drivable, [call for walk in walks for call in walk.trials()], ())
    walks = [walk.tried({case.text: case for case in trials}) for walk in walks]
    found = await _made(sandbox, job, drivable, [call for walk in walks for call in walk.calls()], guides)
    return kept_walks(walks, {case.text: case for case in found})


async def _made(
    sandbox: Sandbox, job: Job, drivable: Drivable, calls: Sequence[tuple[Plan, Call]], guides: Sequence[Mutant]
) -> list[Case]:
    """What becomes of the calls, with what each kills; nothing when there is no time left for that."""
    if not calls or job.budget.is_spent(MUTANTS_SHARE):
        return []
    distinct = list({call.text: (plan, call) for plan, call in calls}.values())
    try:
        found = (await made_cases(sandbox, job, drivable, distinct)).cases
    except NotRecorded:
        return []
    return await weighed(sandbox, job, drivable, found, list(enumerate(guides)))
