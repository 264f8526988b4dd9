"""A generation: inputs found, mutants told apart, the smallest suite chosen, rendered, and proven as a file."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from keyword import iskeyword
from pathlib import PurePosixPath

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped, Step
from chassis.version import VERSION
from probe.record import Names, NotRecorded
from probe.targets import Drivable, find_targets
from proof.claim import Proof
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.budget import Budget
from testgen_service.cases import Case, Suspicion
from testgen_service.evidence import TestCase, suite_proof, test_case
from testgen_service.judge import MUTANTS_PER_RUN, Judge, Judgement
from testgen_service.mutants.mutant import Mutant
from testgen_service.render import RENDERERS
from testgen_service.render.suite import RenderedSuite
from testgen_service.search import MAX_MUTANTS, Job, all_mutants, choose, reached_lines, record_cases, thinned

INPUTS, MUTANTS, PROVE = "inputs", "mutants", "prove"
_TAKEN = frozenset({"__init__", "__main__", "conftest", "coverage", "pytest"})
DEFAULT_BUDGET_S = {Level.QUICK: 20, Level.STANDARD: 90, Level.DEEP: 600}


@dataclass(frozen=True, slots=True)
class SuiteEnded:
    """The end of a generation; ``file`` is empty when no test could be kept."""

    file: str
    filename: str
    tests: int
    judgement: Judgement
    survivors: tuple[Mutant, ...]
    suspicions: tuple[Suspicion, ...]
    proof: Proof | None
    ending: Ending


GenerateEvent = Plan | Progress | TestCase | Suspicion | SuiteEnded


class TestWriter:
    """Holds what all generations share."""

    def __init__(self, state: SandboxState, checker: SyntaxChecker) -> None:
        self.state = state
        self._checker = checker

    async def generate(
        self, source: Source, framework: str, level: Level, budget_s: int, functions: frozenset[str]
    ) -> AsyncGenerator[GenerateEvent, None]:
        """Events of one generation: a Plan first, a SuiteEnded last. Raises FailedPrecondition without a sandbox."""
        sandbox = await self.state.get()
        # A test stands beside its source, so folders do not matter.
        source = source.in_its_folder()
        yield Plan((Step(INPUTS, 2), Step(MUTANTS, 3), Step(PROVE, 5)))
        job = Job(source, framework, level, Budget(budget_s or DEFAULT_BUDGET_S[level]))
        cases: list[Case] = []
        mutants: list[Mutant] = []
        try:
            _check_importable(source, framework)
            await self._check_parses(source)
            targets = await asyncio.to_thread(find_targets, source)
            drivable = _wanted(targets, functions)
            job.skipped += drivable.skipped
            if not drivable.targets and not drivable.skipped:
                job.skipped.append(Skipped(source.path, "it has no function that can be called from outside"))
            cases = await record_cases(sandbox, job, drivable)
            yield Progress(INPUTS, 1, 1)
            for item in job.suspicions:
                yield item
            mutants = await asyncio.to_thread(all_mutants, job)
            reached = reached_lines(cases)
            # The search is led by those that some call can tell; the suite is measured by all of them.
            guides = thinned([mutant for mutant in mutants if mutant.line in reached], MAX_MUTANTS[level])
            cases = await choose(sandbox, job, drivable, cases, guides)
            yield Progress(MUTANTS, 1, 1)
        except NotRecorded as error:
            job.skipped.append(Skipped(source.path, str(error)))
            cases, drivable = [], Drivable(Names(), ())
        async for event in self._prove(sandbox, job, drivable, cases, mutants):
            yield event

    async def close(self) -> None:
        """End the parser's process, and what waits in the sandbox."""
        await self._checker.close()
        await self.state.close()

    async def _check_parses(self, source: Source) -> None:
        if problem := await self._checker.first_problem(source):
            raise NotRecorded(problem)

    async def _prove(
        self, sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], mutants: list[Mutant]
    ) -> AsyncGenerator[GenerateEvent, None]:
        kept, suite, stability = await _stable(sandbox, job, drivable, cases)
        yield Progress(PROVE, 1, 2)
        if suite is None:
            yield Progress(PROVE, 2, 2)
            yield _ended(job, None, Judgement(), None)
            return
        sample = thinned(mutants, min(MAX_MUTANTS[job.level], MUTANTS_PER_RUN.get(job.framework, len(mutants) or 1)))
        reached = reached_lines(kept)
        tried = [mutant for mutant in sample if mutant.line in reached]
        worth = await Judge(sandbox, job.source, suite, job.framework).worth(
            tried, job.budget.is_spent, stability.slowest_run_s
        )
        judgement = replace(
            worth,
            # What no test comes along survives without being run.
            mutants=(*worth.mutants, *(mutant for mutant in sample if mutant.line not in reached)),
            stable=stability.stable,
            independent=stability.independent,
            durations_ms=stability.durations_ms,
            runs=stability.runs + worth.runs,
        )
        for test in suite.tests:
            yield test_case(test, job, judgement, sandbox.name)
        yield Progress(PROVE, 2, 2)
        yield _ended(job, suite, judgement, suite_proof(job, kept, judgement, sandbox.name))


def _check_importable(source: Source, framework: str) -> None:
    """A test file must be able to import the module by its own name; raises NotRecorded."""
    stem = PurePosixPath(source.path).stem
    if source.has_jsx and framework != "vitest":
        raise NotRecorded(f"{framework} cannot load JSX without a transpiler of your own; choose vitest")
    if source.language is not PYTHON:
        return
    if not stem.isidentifier() or iskeyword(stem):
        raise NotRecorded(f"{stem!r} is no name that Python can import; rename the file")
    if stem in sys.stdlib_module_names:
        raise NotRecorded(f"its name hides the standard library's {stem!r}; rename the file")
    if stem in _TAKEN:
        raise NotRecorded(f"{stem!r} is a name that Python or pytest gives a meaning of its own; rename the file")


def _wanted(drivable: Drivable, functions: frozenset[str]) -> Drivable:
    """Only the targets that a hint names, when it names any we know."""
    if drivable.javascript is not None and drivable.javascript.exports:
        drivable = _exported(drivable)
    named = tuple(t for t in drivable.targets if t.name in functions or t.plain_name in functions)
    return replace(drivable, targets=named) if named else drivable


def _exported(drivable: Drivable) -> Drivable:
    """A test can only import what is exported."""
    exports = drivable.javascript.exports if drivable.javascript is not None else {}
    reached = [t for t in drivable.targets if t.imported_name in exports]
    hidden = [t for t in drivable.targets if t not in reached]
    skipped = tuple(Skipped(target.name, "it is not exported") for target in hidden)
    return replace(drivable, targets=tuple(reached), skipped=drivable.skipped + skipped)


async def _stable(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case]
) -> tuple[list[Case], RenderedSuite | None, Judgement]:
    """Render and run; what is not stable is dropped, and the rest rendered and run anew, twice at most."""
    for _ in range(3):
        if not cases:
            break
        suite = await asyncio.to_thread(RENDERERS[job.framework], job.source, drivable, cases)
        judgement = await Judge(sandbox, job.source, suite, job.framework).stability()
        good = judgement.stable & judgement.independent
        bad = [
            (row, case)
            for test in suite.tests
            for row, case in zip(test.rows, test.cases, strict=True)
            if row not in good
        ]
        if not bad:
            return cases, suite, judgement
        job.rejected += [Rejected(case.call.text, "its test did not pass every fresh run") for _, case in bad]
        failed = {case.call.text for _, case in bad}
        cases = [case for case in cases if case.call.text not in failed]
    return [], None, Judgement()


def _ended(job: Job, suite: RenderedSuite | None, judgement: Judgement, proof: Proof | None) -> SuiteEnded:
    report = EngineReport("generator", VERSION, job.budget.elapsed_ms, EngineStatus.OK)
    return SuiteEnded(
        file=suite.text if suite is not None else "",
        filename=suite.filename if suite is not None else "",
        tests=len(suite.tests) if suite is not None else 0,
        judgement=judgement,
        survivors=tuple(m for n, m in enumerate(judgement.mutants) if n not in judgement.killed),
        suspicions=tuple(job.suspicions),
        proof=proof,
        ending=Ending((report,), tuple(job.skipped), tuple(job.rejected), job.budget.was_cut),
    )
