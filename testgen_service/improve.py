"""More tests for a suite that exists: only what kills the mutants that survive it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from sandbox.sandbox import Sandbox
from testgen_service.cases import Case
from testgen_service.job import Job
from testgen_service.judge import killed_by
from testgen_service.mutants.mutant import Mutant
from testgen_service.render.suite import RenderedSuite
from testgen_service.runner import SURROUNDINGS, Runner, TestFile
from testgen_service.search import sampled

_MORE = "more"


async def survivors(
    sandbox: Sandbox, job: Job, existing: Sequence[TestFile], mutants: Sequence[Mutant]
) -> list[Mutant]:
    """The mutants that the ``existing`` tests do not tell from the code; what fails anyway does not count."""
    left = sampled(mutants, job.level, job.framework)
    for file in existing:
        runner = Runner(sandbox, job.source, file, job.framework)
        passed = [name for name, result in (await runner.together(SURROUNDINGS[0])).items() if result.passed]
        kills, _ = await killed_by(runner, passed, left, job.budget.is_spent)
        killed = frozenset().union(*kills.values())
        left = [mutant for number, mutant in enumerate(left) if number not in killed]
    return left


def killing(cases: Sequence[Case]) -> list[Case]:
    """As few of the cases as kill all that they kill together."""
    kept: list[Case] = []
    known: frozenset[int] = frozenset()
    for case in sorted(cases, key=lambda case: (-len(case.kills), len(case.call.text), case.call.text)):
        if case.kills - known:
            kept.append(case)
            known |= case.kills
    return [case for case in cases if case in kept]


def beside(suite: RenderedSuite, taken: frozenset[str]) -> RenderedSuite:
    """The same suite under a name that no existing file has."""
    filename = suite.filename
    while filename in taken:
        path = PurePosixPath(filename)
        filename = f"{path.stem}_{_MORE}.py" if path.suffix == ".py" else f"{_MORE}.{filename}"
    return replace(suite, filename=filename)
