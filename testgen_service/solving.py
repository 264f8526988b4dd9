"""Calls that reach what trying did not, found by symbolic execution."""

import asyncio
from collections.abc import Sequence

from probe.call import Call
from probe.inputs.generate import Plan
from probe.record import NotRecorded
from probe.solver import is_solvable, solve
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import MUTANTS_SHARE
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.recording import made_cases

# Functions that it is asked about: each takes seconds.
MOST_SOLVED = 3


async def solved(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: Sequence[Case], unreached: frozenset[int]
) -> list[Case]:
    """Cases of functions with lines that none of ``cases`` comes along, which are ``unreached``."""
    plans = {case.function: case.plan for case in cases}
    open_plans = [plan for plan in plans.values() if unreached.intersection(plan.target.function.lines)]
    asked = [plan for plan in open_plans if is_solvable(plan, job.source)][:MOST_SOLVED]
    if not asked or job.budget.is_spent(MUTANTS_SHARE):
        return []
    texts, module = [job.source.text], drivable.names.module
    found = await asyncio.gather(*(solve(sandbox, job.source, plan, module, texts) for plan in asked))
    calls: list[tuple[Plan, Call]] = [
        (plan, call) for plan, one in zip(asked, found, strict=True) for call in one.calls
    ]
    try:
        return (await made_cases(sandbox, job, drivable, calls)).cases if calls else []
    except NotRecorded:
        return []
