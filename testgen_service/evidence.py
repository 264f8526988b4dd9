"""From a judgement to what is claimed of each test and of the suite."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from chassis.version import VERSION
from probe.inputs.generate import SEED
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
from testgen_service.cases import Case, TestType
from testgen_service.job import Job
from testgen_service.judge import FRESH_RUNS, Judgement
from testgen_service.render.suite import RenderedTest
from testgen_service.runner import Coverage


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


def _tools(job: Job) -> list[Tool]:
    return [Tool("cognicode", VERSION), Tool(job.framework, "")]


def _stability_checks() -> list[Check]:
    return [Check(CheckName.STABLE, CheckStatus.HELD), Check(CheckName.ALONE_AND_TOGETHER, CheckStatus.HELD)]


def test_case(test: RenderedTest, job: Job, judgement: Judgement, sandbox: str) -> TestCase:
    """A test with its evidence, as ``sandbox`` gave it."""
    kills = frozenset().union(*(judgement.kills.get(row, frozenset()) for row in test.rows))
    arcs = frozenset().union(*(case.outcome.arcs for case in test.cases))
    covers = bool(arcs) and (judgement.coverage is None or judgement.coverage.lines[0] > 0)
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
        id=hashlib.sha256(f"{job.source.path}:{function}:{test.name}".encode()).hexdigest()[:16],
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


def suite_proof(job: Job, cases: Sequence[Case], judgement: Judgement, sandbox: str) -> Proof:
    """The evidence of the whole file."""
    covered = _measured(
        CheckName.COVERAGE_MEASURED, judgement.coverage is not None, f"{job.framework} measured no coverage here"
    )
    lines = judgement.coverage.lines if judgement.coverage is not None else (0, 0)
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
    measured = _measured(CheckName.MUTANTS_MEASURED, not judgement.lost, f"{judgement.lost} mutants could not be run")
    checks = [*_stability_checks(), covered, measured]
    return conclude(Claim.SUITE, checks, comparison, _tools(job))


def _measured(name: CheckName, was_done: bool, reason: str) -> Check:
    """A measurement that was made, or why it was not."""
    return Check(name, CheckStatus.HELD) if was_done else Check(name, CheckStatus.NOT_RUN, reason)


def judged_proof(
    judgement: Judgement, covered: Coverage | None, doubtful: int, tests: int, framework: str, sandbox: str
) -> Proof:
    """The evidence of a judgement: what was run of tests that somebody else wrote."""
    stable = held(CheckName.STABLE, not doubtful, f"{doubtful} of {tests} tests did not pass every run")
    together = held(CheckName.ALONE_AND_TOGETHER, not doubtful, f"{doubtful} of {tests} tests did not pass every run")
    measured = _measured(CheckName.MUTANTS_MEASURED, not judgement.lost, f"{judgement.lost} mutants could not be run")
    reached = _measured(CheckName.COVERAGE_MEASURED, covered is not None, f"{framework} measured no coverage here")
    lines = covered.lines if covered is not None else (0, 0)
    evidence = Evidence(
        inputs=tests,
        runs=tests * (FRESH_RUNS + 2) + judgement.runs,
        lines_covered=lines[0],
        lines_total=lines[1],
        mutants_killed=len(judgement.killed),
        mutants_total=len(judgement.mutants),
    )
    comparison = Comparison(Behaviour.NOT_RUN, "tests pin one version, they compare none", evidence, sandbox)
    tools = [Tool("cognicode", VERSION), Tool(framework, "")]
    return conclude(Claim.SUITE, [stable, together, reached, measured], comparison, tools)
