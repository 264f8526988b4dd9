"""The first test: one call of one function, rendered and proven while the search for all others has not begun."""

import asyncio
import re
from collections.abc import Awaitable, Sequence
from dataclasses import replace

from probe.call import OutcomeKind
from probe.inputs.generate import SEED, make_calls
from probe.inputs.planning import plan_calls
from probe.targets import Drivable
from sandbox.sandbox import Sandbox
from testgen_service.budget import ALL
from testgen_service.cases import Case
from testgen_service.evidence import TestCase, test_case
from testgen_service.job import Job
from testgen_service.judge import joined, killed_by, stability, tried
from testgen_service.kill_matrix import weighed
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import made_cases
from testgen_service.render import RENDERERS
from testgen_service.runner import Runner, TestFile
from testgen_service.search import thinned

# Functions that are tried before the search begins all the same, and calls made of each.
_MOST_TRIED, _CALLS, _TRIALS = 6, 12, 300
# Of the budget, after which no further one is tried.
_SHARE = 0.15
# One that is killed is enough to show that the test sees something; somebody waits for it.
FIRST_MUTANTS = 4
# Cases of one function, and mutants that they are held against in one process before one of them is proven.
_MOST_WEIGHED, GUIDES = 4, 16
# A function that gives something back.
_GIVES = re.compile(r"\breturn[ \t]+[^\s;]|\byield\b|=>")


async def first_test(
    sandbox: Sandbox, job: Job, drivable: Drivable, making: Awaitable[list[Mutant]]
) -> tuple[Case, TestCase] | None:
    """A test that was proven as every other is, and its case; None when the first functions give none. The mutants may
    still be ``making`` while calls are tried.
    """
    telling = [target for target in drivable.targets if _GIVES.search(target.function.text_in(job.source.text))]
    for target in telling[:_MOST_TRIED]:
        if job.budget.is_past(_SHARE):
            break
        alone = replace(drivable, targets=(target,))
        plans = await plan_calls(sandbox, job.source, alone, SEED, _TRIALS)
        calls = [(plan, call) for plan in plans for call in make_calls(plan, job.source, _CALLS, SEED)]
        cases = (await made_cases(sandbox, job, alone, calls)).cases
        # What needs no other call before it is plainer, where there is such.
        fit = [case for case in cases if not case.call.before] or cases
        likely = sorted(fit, key=_telling, reverse=True)[:_MOST_WEIGHED]
        if likely and (proven := await _proven(sandbox, job, drivable, likely, await making)):
            return proven
    return None


def _telling(case: Case) -> tuple[bool, bool, int, int, str]:
    """What is not refused comes before what is, and what reaches more before what reaches less."""
    is_refused = case.outcome.kind is OutcomeKind.RAISED
    return not is_refused, case.is_plain, len(case.outcome.lines), -len(case.call.text), case.call.text


async def _proven(
    sandbox: Sandbox, job: Job, drivable: Drivable, likely: Sequence[Case], mutants: list[Mutant]
) -> tuple[Case, TestCase] | None:
    """The first of the likely cases that tells mutants apart, if it holds."""
    along = [mutant for mutant in mutants if any(mutant.lies_on(case.lines) for case in likely)]
    guides = thinned(along, GUIDES)
    weighed_ones = await weighed(sandbox, job, drivable, likely, list(enumerate(guides)), ALL)
    case = next((case for case in weighed_ones if case.kills), None)
    if case is None:
        return None
    suite = await asyncio.to_thread(RENDERERS[job.framework], job.source, drivable, [case])
    runner = Runner(sandbox, job.source, TestFile.of(suite, job.source), job.framework)
    near = [guides[number] for number in sorted(case.kills)[:FIRST_MUTANTS]]
    fresh, (kills, lost) = await asyncio.gather(
        stability(runner, suite.rows), killed_by(runner, suite.rows, near, job.budget.is_spent)
    )
    judgement = joined(fresh, tried(near, kills, lost))
    if not all(row in judgement.stable & judgement.independent and judgement.kills[row] for row in suite.rows):
        return None
    return case, test_case(suite.tests[0], job, judgement, sandbox.name)
