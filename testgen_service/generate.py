"""A generation: inputs found, mutants told apart, the smallest suite chosen, rendered, and proven as a file."""

import asyncio
import hashlib
import sys
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace
from keyword import iskeyword
from pathlib import PurePosixPath

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Rejected, Skipped, Step
from chassis.version import VERSION
from probe.call import Call, CallOutcome
from probe.inputs.generate import SEED, make_calls, plan_calls
from probe.inputs.generate import Plan as CallPlan
from probe.record import NotRecorded, Recording, record
from probe.targets import Drivable, find_targets
from proof.claim import (
    Behaviour,
    Check,
    CheckName,
    CheckStatus,
    Claim,
    Comparison,
    Evidence,
    Proof,
    Tool,
    conclude,
    held,
)
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.cases import Case, Suspicion, TestType, is_assertable, select, suspicion, tells_apart
from testgen_service.judge import FRESH_RUNS, Judge, Judgement
from testgen_service.mutants import mutate
from testgen_service.mutants.mutant import Mutant
from testgen_service.render import RENDERERS
from testgen_service.render.suite import RenderedSuite, RenderedTest

INPUTS, MUTANTS, PROVE = "inputs", "mutants", "prove"
CALLS_PER_TARGET = {Level.QUICK: 30, Level.STANDARD: 80, Level.DEEP: 300}
MAX_MUTANTS = {Level.QUICK: 20, Level.STANDARD: 60, Level.DEEP: 300}
MAX_CASES_PER_FUNCTION = 10
# The budget is looked at between batches; a mutant that hangs once is told apart already.
MUTANTS_AT_ONCE, MUTANTS_WALL_S = 8, 60.0
# Calls that a mutant is tried with, per function: those that cover something of their own come first.
CALLS_AGAINST_MUTANTS = 30
MAX_SUSPICIONS_PER_FUNCTION = 3
DEFAULT_BUDGET_S = {Level.QUICK: 20, Level.STANDARD: 90, Level.DEEP: 600}


@dataclass(frozen=True, slots=True)
class TestCase:
    """One test that ran green every time. Durations in milliseconds, priority 1 to 10."""

    id: str
    name: str
    description: str
    type: TestType
    code: str
    calls: tuple[str, ...]
    framework: str
    priority: int
    duration_ms: float
    function: str
    proof: Proof


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


@dataclass
class _Job:
    """What one generation gathers."""

    source: Source
    framework: str
    level: Level
    deadline: float
    skipped: list[Skipped] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    clock_cut: bool = False

    def is_late(self) -> bool:
        """Whether the budget is spent; noted, because then the clock decided."""
        late = time.monotonic() > self.deadline
        self.clock_cut = self.clock_cut or late
        return late


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
        yield Plan((Step(INPUTS, 2), Step(MUTANTS, 3), Step(PROVE, 5)))
        started = time.monotonic()
        job = _Job(source, framework, level, started + (budget_s or DEFAULT_BUDGET_S[level]))
        cases: list[Case] = []
        mutants: list[Mutant] = []
        try:
            _check_importable(source)
            drivable = _wanted(find_targets(source), functions)
            job.skipped += drivable.skipped
            if not drivable.targets and not drivable.skipped:
                job.skipped.append(Skipped(source.path, "it has no function that can be called from outside"))
            cases = await _record_cases(sandbox, job, drivable)
            yield Progress(INPUTS, 1, 1)
            for item in job.suspicions:
                yield item
            mutants = _mutants(job, cases)
            cases = await _choose(sandbox, job, drivable, cases, mutants)
            yield Progress(MUTANTS, 1, 1)
        except NotRecorded as error:
            job.skipped.append(Skipped(source.path, str(error)))
            cases, drivable = [], Drivable(find_targets(source).names, ())
        async for event in self._prove(sandbox, job, drivable, cases, mutants, started):
            yield event

    async def close(self) -> None:
        """End the parser's process."""
        await self._checker.close()

    async def _prove(
        self, sandbox: Sandbox, job: _Job, drivable: Drivable, cases: list[Case], mutants: list[Mutant], started: float
    ) -> AsyncGenerator[GenerateEvent, None]:
        kept, suite, stability = await _stable(sandbox, job, drivable, cases)
        yield Progress(PROVE, 1, 2)
        if suite is None:
            yield Progress(PROVE, 2, 2)
            yield _ended(job, None, Judgement(), None, started)
            return
        worth = await Judge(sandbox, job.source, suite, job.framework).worth(mutants, job.is_late)
        judgement = replace(
            worth,
            stable=stability.stable,
            independent=stability.independent,
            durations_ms=stability.durations_ms,
            runs=stability.runs + worth.runs,
        )
        for test in suite.tests:
            yield _test_case(test, job, judgement, sandbox.name)
        yield Progress(PROVE, 2, 2)
        yield _ended(job, suite, judgement, _suite_proof(job, kept, judgement, sandbox.name), started)


def _check_importable(source: Source) -> None:
    """A test file must be able to import the module by its own name; raises NotRecorded."""
    stem = PurePosixPath(source.path).stem
    if source.language is not PYTHON:
        return
    if not stem.isidentifier() or iskeyword(stem):
        raise NotRecorded(f"{stem!r} is no name that Python can import; rename the file")
    if stem in sys.stdlib_module_names:
        raise NotRecorded(f"its name hides the standard library's {stem!r}; rename the file")


def _wanted(drivable: Drivable, functions: frozenset[str]) -> Drivable:
    """Only the targets that a hint names, when it names any we know."""
    if drivable.javascript is not None and drivable.javascript.exports:
        drivable = _exported(drivable)
    named = tuple(t for t in drivable.targets if t.name in functions or t.plain_name in functions)
    return replace(drivable, targets=named) if named else drivable


def _exported(drivable: Drivable) -> Drivable:
    """A test can only import what is exported."""
    exports = drivable.javascript.exports if drivable.javascript is not None else {}
    reached = [t for t in drivable.targets if (t.owner or t.plain_name) in exports]
    hidden = [t for t in drivable.targets if t not in reached]
    skipped = tuple(Skipped(target.name, "it is not exported") for target in hidden)
    return replace(drivable, targets=tuple(reached), skipped=drivable.skipped + skipped)


async def _record_cases(sandbox: Sandbox, job: _Job, drivable: Drivable) -> list[Case]:
    """Every call whose outcome is the same under two hash seeds and may be asserted; suspicions go to the job."""
    if not drivable.targets:
        return []
    planned: list[tuple[CallPlan, Call]] = []
    for plan in await plan_calls(sandbox, job.source, drivable, SEED):
        calls = make_calls(plan, job.source, CALLS_PER_TARGET[job.level], SEED)
        if not calls:
            job.skipped.append(Skipped(plan.target.name, "no instance of its class could be made"))
        planned += [(plan, call) for call in calls]
    calls = [call for _, call in planned]
    first = (await record(sandbox, job.source, drivable.names, [job.source.text], calls))[0]
    second = (await record(sandbox, job.source, drivable.names, [job.source.text], calls, hash_seed="7"))[0]
    if first.load_error:
        raise NotRecorded(_load_reason(first))
    cases = []
    for (plan, call), one, two in zip(planned, first.outcomes, second.outcomes, strict=True):
        if one is None or two is None or one.behaviour != two.behaviour or one.is_opaque:
            continue
        doubt = suspicion(plan, call, one)
        if doubt is not None:
            _note(job, doubt)
        elif is_assertable(one):
            cases.append(Case(plan, call, one))
    _note_unreached(job, drivable, {case.function for case in cases})
    return cases


def _note_unreached(job: _Job, drivable: Drivable, reached: set[str]) -> None:
    named = reached | {item.what for item in job.skipped}
    unreached = [target.name for target in drivable.targets if target.name not in named]
    job.skipped += [Skipped(name, "no call found whose result can be pinned") for name in unreached]


def _load_reason(recording: Recording) -> str:
    if recording.missing:
        return f"the module {recording.missing!r} is not installed here"
    return f"the file cannot be loaded: {recording.load_error}"


def _note(job: _Job, doubt: Suspicion) -> None:
    same = [item for item in job.suspicions if item.function == doubt.function]
    repeated = any(item.message == doubt.message for item in same)
    if not repeated and len(same) < MAX_SUSPICIONS_PER_FUNCTION:
        job.suspicions.append(doubt)


def _mutants(job: _Job, cases: Sequence[Case]) -> list[Mutant]:
    """Mutants of the lines that some call reaches; others no test could tell apart."""
    reached = frozenset().union(*(case.outcome.lines for case in cases))
    functions = {case.function: case.plan.target.function for case in cases}
    spans = [(function.start, function.end) for function in functions.values()]
    found = mutate(job.source, spans, 10 * MAX_MUTANTS[job.level], SEED)
    inside = [mutant for mutant in found if mutant.line in reached]
    if len(inside) <= MAX_MUTANTS[job.level]:
        return inside
    step = len(inside) / MAX_MUTANTS[job.level]
    return [inside[int(number * step)] for number in range(MAX_MUTANTS[job.level])]


async def _choose(
    sandbox: Sandbox, job: _Job, drivable: Drivable, cases: list[Case], mutants: Sequence[Mutant]
) -> list[Case]:
    """The smallest set for each function that kills and covers what all of its calls do."""
    by_function: dict[str, list[Case]] = {}
    for case in cases:
        by_function.setdefault(case.function, []).append(case)
    tried = [case for group in by_function.values() for case in _varied(group)]
    calls = [case.call for case in tried]
    kills: list[set[int]] = [set() for _ in tried]
    batch = MUTANTS_AT_ONCE
    for start in range(0, len(mutants), batch):
        if job.is_late():
            break
        texts = [mutant.text for mutant in mutants[start : start + batch]]
        try:
            recordings = await record(
                sandbox, job.source, drivable.names, texts, calls, MUTANTS_WALL_S, detail=False, max_hangs=1
            )
        except NotRecorded:
            continue
        for number, recording in enumerate(recordings, start=start):
            for index, (case, outcome) in enumerate(zip(tried, _outcomes(recording, len(tried)), strict=True)):
                # What was left out after a hang tells nothing.
                if recording.load_error or (outcome is not None and tells_apart(case.outcome, outcome)):
                    kills[index].add(number)
    weighed = [replace(case, kills=frozenset(killed)) for case, killed in zip(tried, kills, strict=True)]
    chosen = []
    for function in by_function:
        chosen += select([case for case in weighed if case.function == function], MAX_CASES_PER_FUNCTION)
    return chosen


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


async def _stable(
    sandbox: Sandbox, job: _Job, drivable: Drivable, cases: list[Case]
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


def _tools(job: _Job) -> list[Tool]:
    return [Tool("cognicode", VERSION), Tool(job.framework, "")]


def _stability_checks() -> list[Check]:
    return [Check(CheckName.STABLE, CheckStatus.HELD), Check(CheckName.ALONE_AND_TOGETHER, CheckStatus.HELD)]


def _test_case(test: RenderedTest, job: _Job, judgement: Judgement, sandbox: str) -> TestCase:
    kills = frozenset().union(*(judgement.kills.get(row, frozenset()) for row in test.rows))
    arcs = frozenset().union(*(case.outcome.arcs for case in test.cases))
    covers = bool(arcs) and (judgement.lines is None or judgement.lines[0] > 0)
    earned = held(CheckName.EARNS_ITS_PLACE, bool(kills) or covers, "it kills no mutant and covers nothing")
    evidence = Evidence(
        inputs=len(test.cases),
        runs=FRESH_RUNS + len(test.rows),
        seeds=(SEED,),
        input_kinds=tuple(sorted({kind for case in test.cases for kind in case.call.kinds})),
        mutants_killed=len(kills),
        mutants_total=len(judgement.mutants),
    )
    comparison = Comparison(Behaviour.NOT_RUN, "a test pins one version, it compares none", evidence, sandbox)
    function = test.cases[0].function
    share = len(kills) / max(1, len(judgement.mutants))
    return TestCase(
        id=hashlib.sha256(f"{job.source.path}:{function}:{test.name}:{test.code}".encode()).hexdigest()[:16],
        name=test.name,
        description=test.description,
        type=test.type,
        code=test.code,
        calls=tuple(case.call.text for case in test.cases),
        framework=job.framework,
        priority=max(1, min(10, round(10 * share))),
        duration_ms=round(sum(judgement.durations_ms.get(row, 0.0) for row in test.rows), 3),
        function=function,
        proof=conclude(Claim.TEST, [*_stability_checks(), earned], comparison, _tools(job)),
    )


def _suite_proof(job: _Job, cases: Sequence[Case], judgement: Judgement, sandbox: str) -> Proof:
    covered = Check(CheckName.COVERAGE_MEASURED, CheckStatus.HELD)
    if judgement.lines is None:
        covered = Check(CheckName.COVERAGE_MEASURED, CheckStatus.NOT_RUN, f"{job.framework} measured no coverage here")
    lines = judgement.lines or (0, 0)
    evidence = Evidence(
        inputs=len(cases),
        runs=judgement.runs,
        seeds=(SEED,),
        input_kinds=tuple(sorted({kind for case in cases for kind in case.call.kinds})),
        lines_covered=lines[0],
        lines_total=lines[1],
        mutants_killed=len(judgement.killed),
        mutants_total=len(judgement.mutants),
    )
    comparison = Comparison(Behaviour.NOT_RUN, "tests pin one version, they compare none", evidence, sandbox)
    measured = Check(CheckName.MUTANTS_MEASURED, CheckStatus.HELD)
    if judgement.lost:
        reason = f"{judgement.lost} mutants could not be run"
        measured = Check(CheckName.MUTANTS_MEASURED, CheckStatus.NOT_RUN, reason)
    checks = [*_stability_checks(), covered, measured]
    return conclude(Claim.SUITE, checks, comparison, _tools(job))


def _ended(
    job: _Job, suite: RenderedSuite | None, judgement: Judgement, proof: Proof | None, started: float
) -> SuiteEnded:
    duration_ms = round(1000 * (time.monotonic() - started))
    report = EngineReport("generator", VERSION, duration_ms, EngineStatus.OK)
    return SuiteEnded(
        file=suite.text if suite is not None else "",
        filename=suite.filename if suite is not None else "",
        tests=len(suite.tests) if suite is not None else 0,
        judgement=judgement,
        survivors=tuple(m for n, m in enumerate(judgement.mutants) if n not in judgement.killed),
        suspicions=tuple(job.suspicions),
        proof=proof,
        ending=Ending((report,), tuple(job.skipped), tuple(job.rejected), job.clock_cut),
    )
