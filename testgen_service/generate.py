"""A generation: inputs found, mutants told apart, the smallest suite chosen, rendered, and proven as a file."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped, Step
from chassis.version import VERSION
from probe.record import Names, NotRecorded
from probe.suspicion import Suspicion
from probe.targets import Drivable, targets_of_tests
from proof.claim import Proof
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.breeding import reached_lines
from testgen_service.budget import Budget
from testgen_service.cases import Case, TestType
from testgen_service.evidence import TestCase, suite_proof, test_case
from testgen_service.first import first_test
from testgen_service.improve import beside, killing, survivors
from testgen_service.job import Job
from testgen_service.judge import Judgement, joined, stability, worth
from testgen_service.mutants.mutant import Mutant
from testgen_service.recording import record_cases
from testgen_service.render import RENDERERS
from testgen_service.render.suite import RenderedSuite
from testgen_service.runner import Runner, TestFile
from testgen_service.search import all_mutants, choose, sampled, thinned

INPUTS, MUTANTS, PROVE = "inputs", "mutants", "prove"
_COMPOUND = frozenset({TestType.PROPERTY, TestType.INTEGRATION})
_TAKEN = frozenset({"__init__", "__main__", "conftest", "coverage", "pytest"})
# Mutants that the rendered file is tried with, of a budget that is small.
MUTANTS_PER_SECOND = 1
DEFAULT_BUDGET_S = {Level.QUICK: 20, Level.STANDARD: 90, Level.DEEP: 600}


@dataclass(frozen=True, slots=True)
class SuiteEnded:
    """The end of a generation; ``file`` is empty when no test could be kept."""

    file: str
    filename: str
    tests: int
    judgement: Judgement
    # Those that no test tells apart, and apart from them those that are probably no faults.
    survivors: tuple[Mutant, ...]
    probably_equivalent: tuple[Mutant, ...]
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
        self,
        source: Source,
        framework: str,
        level: Level,
        budget_s: int,
        functions: frozenset[str],
        existing: Sequence[TestFile] = (),
    ) -> AsyncGenerator[GenerateEvent, None]:
        """Events of one generation: a Plan first, a SuiteEnded last. With ``existing`` tests only such are written that
        kill what survives these. Raises FailedPrecondition without a sandbox.
        """
        sandbox = await self.state.get()
        yield Plan((Step(INPUTS, 2), Step(MUTANTS, 3), Step(PROVE, 5)))
        job = Job(source, framework, level, Budget(budget_s or DEFAULT_BUDGET_S[level]))
        cases: list[Case] = []
        mutants: list[Mutant] = []
        try:
            _check_importable(source, framework)
            await self._check_parses(source)
            targets = await asyncio.to_thread(targets_of_tests, source)
            drivable = _wanted(targets, functions)
            job.skipped += drivable.skipped
            if not drivable.targets and not drivable.skipped:
                job.skipped.append(Skipped(source.path, "it has no function that can be called from outside"))
            making = asyncio.create_task(asyncio.to_thread(all_mutants, source, level))
            shown = None
            if existing:
                mutants = await survivors(sandbox, job, existing, await making)
                _check_room(mutants)
            elif (first := await first_test(sandbox, job, drivable, making)) is not None:
                shown = first[0].call
                yield first[1]
            mutants = mutants or await making
            cases = await record_cases(sandbox, job, drivable)
            yield Progress(INPUTS, 1, 1)
            for item in job.suspicions:
                yield item
            cases = await choose(sandbox, job, drivable, cases, mutants, shown)
            if existing:
                cases = killing(cases)
            yield Progress(MUTANTS, 1, 1)
        except NotRecorded as error:
            job.skipped.append(Skipped(source.path, str(error)))
            cases, drivable = [], Drivable(Names(), ())
        taken = frozenset(file.filename.rsplit("/", 1)[-1] for file in existing)
        async for event in self._prove(sandbox, job, drivable, cases, mutants, taken):
            yield event

    async def close(self) -> None:
        """End the parser's process, and what waits in the sandbox."""
        await self._checker.close()
        await self.state.close()

    async def _check_parses(self, source: Source) -> None:
        if problem := await self._checker.first_problem(source):
            raise NotRecorded(problem)

    async def _prove(
        self,
        sandbox: Sandbox,
        job: Job,
        drivable: Drivable,
        cases: list[Case],
        mutants: list[Mutant],
        taken: frozenset[str],
    ) -> AsyncGenerator[GenerateEvent, None]:
        kept, proven = await _stable(sandbox, job, drivable, cases, taken)
        yield Progress(PROVE, 1, 2)
        if proven is None:
            yield Progress(PROVE, 2, 2)
            yield _ended(job, None, Judgement(), None)
            return
        suite, runner, fresh = proven
        sample = thinned(sampled(mutants, job.level, job.framework), int(MUTANTS_PER_SECOND * job.budget.seconds))
        reached = reached_lines(kept)
        tried = [mutant for mutant in sample if mutant.lies_on(reached)]
        valued = await worth(runner, suite.rows, tried, job.budget.is_spent)
        # What no test comes along survives without being run.
        unreached = (mutant for mutant in sample if not mutant.lies_on(reached))
        judgement = replace(joined(fresh, valued), mutants=(*valued.mutants, *unreached))
        for test in suite.tests:
            yield test_case(test, job, judgement, sandbox.name)
        yield Progress(PROVE, 2, 2)
        yield _ended(job, suite, judgement, suite_proof(job, kept, judgement, sandbox.name))


def _check_importable(source: Source, framework: str) -> None:
    """A test file must be able to import the module by its own name; raises NotRecorded."""
    if source.has_jsx and framework != "vitest":
        raise NotRecorded(f"{framework} cannot load JSX without a transpiler of your own; choose vitest")
    if source.language is not PYTHON:
        return
    parts = source.module.split(".")
    if nameless := next((part for part in parts if not part.isidentifier() or iskeyword(part)), None):
        raise NotRecorded(f"{nameless!r} is no name that Python can import; rename it")
    if parts[0] in sys.stdlib_module_names:
        raise NotRecorded(f"its name hides the standard library's {parts[0]!r}; rename it")
    if parts[0] in _TAKEN:
        raise NotRecorded(f"{parts[0]!r} is a name that Python or pytest gives a meaning of its own; rename it")


def _check_room(survivors: Sequence[Mutant]) -> None:
    if not survivors:
        raise NotRecorded("no mutant survives the existing tests, so there is nothing to add")


def _wanted(drivable: Drivable, functions: frozenset[str]) -> Drivable:
    """Only the targets that a hint names, when it names any we know."""
    if drivable.javascript is not None and drivable.javascript.exports:
        drivable = _exported(drivable)
    named = tuple(t for t in drivable.targets if {t.name, t.subject, t.plain_name} & set(functions))
    offered = tuple(t for t in drivable.targets if not t.imported_name.startswith("_"))
    # What has a private name is tested through what has not, where there is any of that.
    return replace(drivable, targets=named or offered or drivable.targets)


def _exported(drivable: Drivable) -> Drivable:
    """A test can only import what is exported."""
    exports = drivable.javascript.exports if drivable.javascript is not None else {}
    reached = [t for t in drivable.targets if t.imported_name in exports]
    hidden = [t for t in drivable.targets if t not in reached]
    skipped = tuple(Skipped(target.name, "it is not exported") for target in hidden)
    return replace(drivable, targets=tuple(reached), skipped=drivable.skipped + skipped)


async def _stable(
    sandbox: Sandbox, job: Job, drivable: Drivable, cases: list[Case], taken: frozenset[str]
) -> tuple[list[Case], tuple[RenderedSuite, Runner, Judgement] | None]:
    """Render and run; what is not stable is dropped, and the rest rendered and run anew, twice at most."""
    for _ in range(3):
        if not cases:
            break
        suite = await asyncio.to_thread(RENDERERS[job.framework], job.source, drivable, cases)
        suite = beside(suite, taken)
        runner = Runner(sandbox, job.source, TestFile.of(suite, job.source), job.framework)
        judgement = await stability(runner, suite.rows)
        good = judgement.stable & judgement.independent
        bad = [case for test in suite.tests for row, case in zip(test.rows, test.cases, strict=True) if row not in good]
        if not good and (plain := [case for case in cases if case.type not in _COMPOUND]) and len(plain) < len(cases):
            # The file as a whole does not run; what is put together of several calls goes first.
            cases = plain
            continue
        if not bad:
            return cases, (suite, runner, judgement)
        job.rejected += [Rejected(case.call.text, "its test did not pass every fresh run") for case in bad]
        failed = {case.call.text for case in bad}
        cases = [case for case in cases if case.call.text not in failed]
    return [], None


def _ended(job: Job, suite: RenderedSuite | None, judgement: Judgement, proof: Proof | None) -> SuiteEnded:
    report = EngineReport("generator", VERSION, job.budget.elapsed_ms, EngineStatus.OK)
    return SuiteEnded(
        file=suite.text if suite is not None else "",
        filename=suite.filename if suite is not None else "",
        tests=len(suite.tests) if suite is not None else 0,
        judgement=judgement,
        survivors=tuple(mutant for mutant in judgement.survivors if mutant.text not in job.probably_equivalent),
        probably_equivalent=tuple(m for m in judgement.survivors if m.text in job.probably_equivalent),
        suspicions=tuple(job.suspicions),
        proof=proof,
        ending=Ending((report,), tuple(job.skipped), tuple(job.rejected), job.budget.was_cut),
    )
