"""Judges tests that exist: which of them can be relied on, what they kill, and what a new one should aim at."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from chassis.level import Level
from chassis.progress import Ending, EngineReport, EngineStatus, Plan, Progress, Skipped, Step
from chassis.version import VERSION
from proof.claim import Proof
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.source import Source
from testgen_service.budget import Budget
from testgen_service.equivalents import among_survivors
from testgen_service.evidence import judged_proof
from testgen_service.generate import DEFAULT_BUDGET_S
from testgen_service.job import Job
from testgen_service.judge import Judgement, killed_by, tried
from testgen_service.mutants.mutant import Mutant
from testgen_service.runner import SURROUNDINGS, Coverage, Results, Runner, TestFile, TestResult
from testgen_service.search import all_mutants, sampled

RUNS, MUTANTS, COVERAGE = "runs", "mutants", "coverage"


class TestStatus(StrEnum):
    """What became of a test."""

    STABLE = "stable"
    FAILING = "failing"
    FLAKY = "flaky"
    ORDER_DEPENDENT = "order_dependent"


@dataclass(frozen=True, slots=True)
class TestVerdict:
    """``kills`` are numbers of mutants, None before they were tried; ``alone`` are those that no other test kills."""

    id: str
    file: str
    name: str
    status: TestStatus
    reason: str
    duration_ms: float
    kills: frozenset[int] | None = None
    alone: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SuiteJudged:
    """The end of a judgement; ``coverage`` is None where it was not measured."""

    tests: int
    judgement: Judgement
    survivors: tuple[Mutant, ...]
    probably_equivalent: tuple[Mutant, ...]
    coverage: Coverage | None
    proof: Proof
    ending: Ending


JudgeEvent = Plan | Progress | TestVerdict | SuiteJudged


async def judge(
    state: SandboxState, source: Source, tests: Sequence[TestFile], framework: str, level: Level, budget_s: int
) -> AsyncGenerator[JudgeEvent, None]:
    """Events of one judgement: a Plan first, a SuiteJudged last, each test twice, the second time with its kills.

    Raises FailedPrecondition without a sandbox.
    """
    sandbox = await state.get()
    budget = Budget(budget_s or DEFAULT_BUDGET_S[level])
    yield Plan((Step(RUNS, 3), Step(COVERAGE, 1), Step(MUTANTS, 6)))
    runners = [Runner(sandbox, source, file, framework) for file in tests]
    verdicts: dict[str, TestVerdict] = {}
    skipped: list[Skipped] = []
    for number, (file, runner) in enumerate(zip(tests, runners, strict=True), start=1):
        found = await _verdicts(runner, file)
        if not found:
            skipped.append(Skipped(file.filename, "no test of it ran: it cannot be loaded here, or it holds none"))
        for verdict in found:
            verdicts[_row(verdict.file, verdict.name)] = verdict
            yield verdict
        yield Progress(RUNS, number, len(tests))
    covered = _together([await runner.coverage() for runner in runners])
    yield Progress(COVERAGE, 1, 1)
    mutants = await asyncio.to_thread(all_mutants, source, level)
    judgement = await _kills(tests, runners, verdicts, sampled(mutants, level, framework), budget)
    for row, verdict in verdicts.items():
        kills = judgement.kills.get(row, frozenset())
        others = frozenset().union(*(k for other, k in judgement.kills.items() if other != row))
        yield replace(verdict, kills=kills, alone=kills - others)
    job = Job(source, framework, level, budget)
    alike = await among_survivors(sandbox, job, judgement.survivors)
    yield Progress(MUTANTS, 1, 1)
    yield _judged(list(verdicts.values()), judgement, alike, covered, skipped, budget, framework, sandbox)


def _row(file: str, name: str) -> str:
    return f"{file}::{name}"


async def _verdicts(runner: Runner, file: TestFile) -> list[TestVerdict]:
    """Of each test that any run knew, in the order of the file."""
    # The first surroundings twice: what differs between these two is not theirs to explain.
    runs = await asyncio.gather(*(runner.together(each) for each in (*SURROUNDINGS, SURROUNDINGS[0])))
    names = list(dict.fromkeys(name for ran in runs for name in ran))
    alone = await runner.alone(names) if names else {}
    return [_verdict(file.filename, name, runs, alone[name]) for name in names]


def _verdict(file: str, name: str, runs: Sequence[Results], alone: TestResult) -> TestVerdict:
    passed = [name in ran and ran[name].passed for ran in runs]
    orders = [surroundings.is_reversed for surroundings in (*SURROUNDINGS, SURROUNDINGS[0])]
    straight = {result for result, is_reversed in zip(passed, orders, strict=True) if not is_reversed}
    backwards = {result for result, is_reversed in zip(passed, orders, strict=True) if is_reversed}
    if all(passed) and alone.passed:
        status, reason = TestStatus.STABLE, ""
    elif not any(passed) and not alone.passed:
        status, reason = TestStatus.FAILING, "it passes no run"
    elif len(straight) == len(backwards) == 1:
        # Every run of one kind agrees, so that the company decides.
        status, reason = TestStatus.ORDER_DEPENDENT, _company(straight.pop(), backwards.pop(), alone.passed)
    else:
        reason = f"it passed {sum(passed)} of {len(passed)} runs, which differ in hash seed, zone, locale and folder"
        status = TestStatus.FLAKY
    digest = hashlib.sha256(_row(file, name).encode()).hexdigest()[:16]
    duration = runs[0][name].ms if name in runs[0] else 0.0
    return TestVerdict(digest, file, name, status, reason, duration)


def _company(straight: bool, backwards: bool, alone: bool) -> str:
    said = {"in the order of the file": straight, "in the reverse order": backwards, "alone": alone}
    passes = [where for where, passed in said.items() if passed]
    fails = [where for where, passed in said.items() if not passed]
    return f"it passes {' and '.join(passes)}, and fails {' and '.join(fails)}"


def _together(each: Sequence[Coverage | None]) -> Coverage | None:
    """What all files cover between them: missed is what each of them misses. Totals are of the file under test."""
    known = [covered for covered in each if covered is not None]
    if not known or len(known) < len(each):
        return None
    lines = frozenset(known[0].missed_lines).intersection(*(covered.missed_lines for covered in known))
    branches = frozenset(known[0].missed_branches).intersection(*(covered.missed_branches for covered in known))
    return Coverage(
        (known[0].lines[1] - len(lines), known[0].lines[1]),
        (known[0].branches[1] - len(branches), known[0].branches[1]),
        tuple(sorted(lines)),
        tuple(sorted(branches)),
    )


async def _kills(
    tests: Sequence[TestFile],
    runners: Sequence[Runner],
    verdicts: dict[str, TestVerdict],
    mutants: Sequence[Mutant],
    budget: Budget,
) -> Judgement:
    """Which stable test kills which mutant; what fails anyway tells nothing."""
    kills: dict[str, frozenset[int]] = {}
    lost: frozenset[int] = frozenset()
    for file, runner in zip(tests, runners, strict=True):
        stable = [v.name for v in verdicts.values() if v.file == file.filename and v.status is TestStatus.STABLE]
        if not stable:
            continue
        found, missing = await killed_by(runner, stable, mutants, budget.is_spent)
        kills |= {_row(file.filename, name): numbers for name, numbers in found.items()}
        lost |= missing
    return replace(tried(mutants, kills, lost), stable=frozenset(kills))


def _judged(
    verdicts: Sequence[TestVerdict],
    judgement: Judgement,
    alike: frozenset[str],
    covered: Coverage | None,
    skipped: Sequence[Skipped],
    budget: Budget,
    framework: str,
    sandbox: Sandbox,
) -> SuiteJudged:
    doubtful = [verdict for verdict in verdicts if verdict.status is not TestStatus.STABLE]
    report = EngineReport("judge", VERSION, budget.elapsed_ms, EngineStatus.OK)
    proof = judged_proof(judgement, covered, len(doubtful), len(verdicts), framework, sandbox.name)
    return SuiteJudged(
        tests=len(verdicts),
        judgement=judgement,
        survivors=tuple(mutant for mutant in judgement.survivors if mutant.text not in alike),
        probably_equivalent=tuple(mutant for mutant in judgement.survivors if mutant.text in alike),
        coverage=covered,
        proof=proof,
        ending=Ending((report,), tuple(skipped), (), budget.was_cut),
    )
