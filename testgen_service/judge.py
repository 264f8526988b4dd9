"""What a rendered test file is worth: run fresh, many times, alone and together, covered, and against mutants."""

import asyncio
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from chassis.node import tool
from sandbox.interpreters import (
    PYTHON_ADDRESS_SPACE_BYTES,
    fresh_python_script,
    node_mounts,
    node_script,
    python_mounts,
    python_script,
)
from sandbox.run import Limits, Mount, Place, Run
from sandbox.sandbox import Sandbox
from syntax.source import Source
from testgen_service.mutants.mutant import Mutant
from testgen_service.render import FAMILIES
from testgen_service.render.suite import RenderedSuite

RUNNERS = Path(__file__).with_name("runners")
RUNNERS_INSIDE = "/runners"
PYTEST_RUNNER, NODE_RUNNER = (f"{{root}}{RUNNERS_INSIDE}/{name}" for name in ("pytest_runner.py", "node_runner.mjs"))
# What the runner imports, and what that imports when it first runs a test: the plugins that are part of pytest.
PRELOAD = (
    *("contextlib", "io", "json", "shutil", "unittest", "coverage", "pytest"),
    *("_pytest.assertion.rewrite", "_pytest.capture", "_pytest.fixtures", "_pytest.helpconfig", "_pytest.logging"),
    *("_pytest.monkeypatch", "_pytest.python", "_pytest.reports", "_pytest.runner", "_pytest.skipping"),
    *("_pytest.terminal", "_pytest.threadexception", "_pytest.tmpdir", "_pytest.tracemalloc", "_pytest.unittest"),
    *("_pytest.unraisableexception", "_pytest.warnings"),
)
# The surroundings of the fresh runs: nothing of them may matter to a test.
SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "cwd": Place.SOURCES},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C", "cwd": Place.SCRATCH},
    {"PYTHONHASHSEED": "42", "TZ": "America/New_York", "LC_ALL": "POSIX", "cwd": Place.SOURCES, "reverse": "yes"},
    {"PYTHONHASHSEED": "1000", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "cwd": Place.SCRATCH, "reverse": "yes"},
    {"PYTHONHASHSEED": "123456", "TZ": "Europe/Berlin", "LC_ALL": "C", "cwd": Place.SOURCES},
)
FRESH_RUNS = len(SURROUNDINGS)
# jest and vitest take a second to start; their mutants are sampled accordingly.
MUTANTS_PER_RUN = {"jest": 12, "vitest": 12}
MUTANTS_AT_ONCE = 10
RUN_TIMEOUT_S = 20.0
# A mutant that hangs is told apart; waiting longer for it teaches nothing. What the suite needs by itself is measured.
MIN_MUTANT_TIMEOUT_S, MUTANT_TIMEOUT_FACTOR = 3.0, 8.0
WALL_S = 180.0


@dataclass(frozen=True)
class Judgement:
    """``stable`` and ``independent`` hold the rows that passed every fresh run, and alone; ``kills`` the mutants (by
    number) that each row told apart; ``lines`` and ``branches`` are (covered, total), None when not measured; ``lost``
    counts mutants whose run broke a limit of the sandbox; ``slowest_run_s`` is the
    longest of the fresh runs, in seconds."""

    stable: frozenset[str] = frozenset()
    independent: frozenset[str] = frozenset()
    kills: dict[str, frozenset[int]] = field(default_factory=dict)
    mutants: tuple[Mutant, ...] = ()
    durations_ms: dict[str, float] = field(default_factory=dict)
    lines: tuple[int, int] | None = None
    branches: tuple[int, int] | None = None
    runs: int = 0
    lost: int = 0
    slowest_run_s: float = 0.0

    @property
    def killed(self) -> frozenset[int]:
        """Mutants that at least one row told apart."""
        return frozenset().union(*self.kills.values())


class Judge:
    """Runs one rendered suite in every way that its proof asks for."""

    def __init__(self, sandbox: Sandbox, source: Source, suite: RenderedSuite, framework: str) -> None:
        self._sandbox = sandbox
        self._source = source
        self._suite = suite
        self._framework = framework
        # Two at a time: one run's start overlaps another's end, and a small machine is not flooded.
        self._places = asyncio.Semaphore(2)
        self._turns = asyncio.Semaphore(2)
        self._slowest_run_s = 0.0

    async def stability(self) -> Judgement:
        """Fresh runs in all surroundings, and each row alone."""
        rows = [row for test in self._suite.tests for row in test.rows]
        fresh = [self._run("together", surroundings) for surroundings in SURROUNDINGS]
        *together, alone = await asyncio.gather(*fresh, self._run("alone", SURROUNDINGS[0], ids=rows))
        results = [(answer or {}).get("results") or {} for answer in together]
        singles = (alone or {}).get("alone") or {}
        return Judgement(
            stable=frozenset(row for row in rows if all(r.get(row, {}).get("passed") for r in results)),
            independent=frozenset(row for row in rows if ((singles.get(row) or {}).get(row) or {}).get("passed")),
            durations_ms={row: float(results[0].get(row, {}).get("ms", 0.0)) for row in rows},
            runs=FRESH_RUNS + len(rows),
            slowest_run_s=self._slowest_run_s,
        )

    async def worth(self, mutants: Sequence[Mutant], is_late: Callable[[], bool], slowest_run_s: float) -> Judgement:
        """Coverage, and which rows tell which mutants apart; mutants still waiting when it is late are lost."""
        self._slowest_run_s = slowest_run_s
        tried = tuple(mutants)
        chunks = [tried[start : start + MUTANTS_AT_ONCE] for start in range(0, len(tried), MUTANTS_AT_ONCE)]
        covered, *killed = await asyncio.gather(
            self._run("coverage", SURROUNDINGS[0]),
            *(self._against(chunk, is_late) for chunk in chunks),
        )
        rows = [row for test in self._suite.tests for row in test.rows]
        # One mutant that breaks a limit of the sandbox takes its chunk along; those are not counted as tried.
        ran = [(chunk, answer["mutants"]) for chunk, answer in zip(chunks, killed, strict=True) if answer is not None]
        answers = [result for _, results in ran for result in results]
        lost = len(tried) - len(answers)
        tried = tuple(mutant for chunk, _ in ran for mutant in chunk)
        # A run that hung or broke was told apart by every row: none of them passed.
        kills = {
            row: frozenset(n for n, r in enumerate(answers) if r is None or not (r.get(row) or {}).get("passed"))
            for row in rows
        }
        lines, branches = _coverage(covered or {})
        return Judgement(kills=kills, mutants=tried, lines=lines, branches=branches, runs=len(tried) + 1, lost=lost)

    async def _against(self, chunk: Sequence[Mutant], is_late: Callable[[], bool]) -> dict[str, Any] | None:
        async with self._turns:
            if is_late():
                return None
            texts = [mutant.text for mutant in chunk]
            timeout_s = max(MIN_MUTANT_TIMEOUT_S, MUTANT_TIMEOUT_FACTOR * self._slowest_run_s)
            return await self._run("mutants", SURROUNDINGS[0], mutants=texts, timeout_s=timeout_s)

    async def _run(self, mode: str, surroundings: dict[str, str], **more: Any) -> dict[str, Any] | None:
        """The runner's answer; None when the run did not end well or somebody else spoke for it."""
        token = secrets.token_hex(16)
        job = {
            "token": token,
            "framework": self._framework,
            "mode": mode,
            "file": self._suite.filename,
            "source": self._source.path,
            "reverse": "reverse" in surroundings,
            "timeout_s": RUN_TIMEOUT_S,
            **more,
        }
        async with self._places:
            result = await self._sandbox.run(self._prepared(job, surroundings))
        if mode == "together":
            self._slowest_run_s = max(self._slowest_run_s, result.duration_ms / 1000)
        for line in reversed(result.stdout.splitlines()):
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and entry.get("token") == token:
                answer: dict[str, Any] | None = entry["answer"]
                return answer
        return None

    def _prepared(self, job: dict[str, Any], surroundings: dict[str, str]) -> Run:
        environment = {name: value for name, value in surroundings.items() if name.isupper()}
        runners = Mount(RUNNERS, RUNNERS_INSIDE)
        files = {**self._source.files, self._suite.filename: self._suite.text}
        stdin = json.dumps(job).encode() + b"\n"
        if FAMILIES[self._framework] == "python":
            is_fresh = job["mode"] == "together"
            warm = python_script(PYTEST_RUNNER, PRELOAD, environment)
            return Run(
                fresh_python_script(PYTEST_RUNNER) if is_fresh else warm,
                files,
                stdin,
                (*python_mounts(), runners),
                environment | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
                Place(surroundings["cwd"]),
                # A mutant that allocates meets its own limit before the tree meets the run's.
                Limits(
                    wall_s=WALL_S,
                    cpu_s=120,
                    memory_bytes=2 * PYTHON_ADDRESS_SPACE_BYTES,
                    address_space_bytes=PYTHON_ADDRESS_SPACE_BYTES,
                ),
            )
        mounts = (*node_mounts(), runners)
        if self._framework != "node":
            mounts = (*mounts, Mount(tool(self._framework, "package.json").parent.parent, "/node_modules"))
        return Run(
            # No two of the fresh runs are alike, so nothing started ahead would fit.
            replace(node_script(NODE_RUNNER), is_prestarted=job["mode"] != "together"),
            files,
            stdin,
            mounts,
            environment,
            Place(surroundings["cwd"]),
            Limits(wall_s=WALL_S, cpu_s=120, memory_bytes=2 * 1024**3, processes=256, open_files=4096),
        )


def _coverage(answer: dict[str, Any]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """(covered, total) of lines and branches, from coverage.py's totals or the Node runner's pairs."""
    totals = answer.get("totals")
    if totals is not None:
        lines = (totals["covered_lines"], totals["num_statements"])
        return lines, (totals["covered_branches"], totals["num_branches"])
    pairs = answer.get("coverage")
    if pairs is None:
        return None, None
    return (pairs["lines"][0], pairs["lines"][1]), (pairs["branches"][0], pairs["branches"][1])
