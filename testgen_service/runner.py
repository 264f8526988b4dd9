"""Runs one test file in the sandbox, in every way that its proof asks for."""

import asyncio
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import structlog

from chassis.node import tool
from sandbox.interpreters import (
    PYTHON_ADDRESS_SPACE_BYTES,
    fresh_python_script,
    node_mounts,
    node_script,
    python_mounts,
    python_script,
)
from sandbox.run import Command, Limits, Mount, Place, Run
from sandbox.sandbox import Sandbox
from syntax.instrument import instrumented
from syntax.source import Source
from testgen_service.budget import STEPS_FACTOR
from testgen_service.render import FAMILIES
from testgen_service.render.suite import RenderedSuite

log = structlog.get_logger()

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
RUN_TIMEOUT_S = 20.0
# When the first test has long been proven, and before the whole file is.
PRESTART_AFTER_S = 2.0
MIN_STEPS, UNBOUND_STEPS = 10_000, 10**15
WALL_S = 180.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around a fresh run; nothing of it may matter to a test."""

    hash_seed: str
    zone: str
    locale: str
    cwd: Place
    is_reversed: bool = False

    @property
    def environment(self) -> dict[str, str]:
        """The same as variables."""
        return {"PYTHONHASHSEED": self.hash_seed, "TZ": self.zone, "LC_ALL": self.locale}


SURROUNDINGS: tuple[Surroundings, ...] = (
    Surroundings("0", "UTC", "C.UTF-8", Place.SOURCES),
    Surroundings("1", "Asia/Kolkata", "C", Place.SCRATCH),
    Surroundings("42", "America/New_York", "POSIX", Place.SOURCES, is_reversed=True),
    Surroundings("1000", "Pacific/Auckland", "C.UTF-8", Place.SCRATCH, is_reversed=True),
    Surroundings("123456", "Europe/Berlin", "C", Place.SOURCES),
)


@dataclass(frozen=True, slots=True)
class TestFile:
    """``text`` as it is saved under ``filename``, beside the code."""

    filename: str
    text: str

    @classmethod
    def of(cls, suite: RenderedSuite, source: Source) -> "TestFile":
        """Where imports of ``source`` begin."""
        return cls((source.import_root / suite.filename).as_posix(), suite.text)


class Mode(StrEnum):
    """What a run does with a test file."""

    TOGETHER = "together"
    ALONE = "alone"
    COVERAGE = "coverage"
    AGAINST = "mutants"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class TestResult:
    """Of one test; ``ms`` is how long it took, in milliseconds."""

    passed: bool
    ms: float = 0.0


# By the id that the framework gives a test, in the order in which the tests ran.
Results = dict[str, TestResult]


@dataclass(frozen=True, slots=True)
class Coverage:
    """(covered, total), and what is missed: lines, and branches as the line that decides and the one it would lead to,
    0 for the end of a function or where that is not known.
    """

    lines: tuple[int, int]
    branches: tuple[int, int]
    missed_lines: tuple[int, ...] = ()
    missed_branches: tuple[tuple[int, int], ...] = ()


class Runner:
    """``slowest_run_s`` is the longest of the whole runs so far, in seconds."""

    def __init__(self, sandbox: Sandbox, source: Source, tests: TestFile, framework: str) -> None:
        self._sandbox = sandbox
        self._source = source
        self._tests = tests
        self._framework = framework
        self.family = FAMILIES[framework]
        # Two at a time: one run's start overlaps another's end, and a small machine is not flooded.
        self._places = asyncio.Semaphore(2)
        self.slowest_run_s = 0.0
        self._bounding = asyncio.Lock()
        self._most_steps: int | None = None

    async def together(self, surroundings: Surroundings) -> Results:
        """All tests, in a fresh process; nothing when that hung or broke."""
        answer = await self._run(Mode.TOGETHER, surroundings)
        return _results((answer or {}).get("results"))

    async def alone(self, ids: Sequence[str]) -> dict[str, TestResult]:
        """Each test in a process of its own; one that says nothing did not pass."""
        if not ids:
            return {}
        answer = ((await self._run(Mode.ALONE, SURROUNDINGS[0], ids=list(ids))) or {}).get("alone") or {}
        return {name: _results(answer.get(name)).get(name, TestResult(passed=False)) for name in ids}

    async def coverage(self) -> Coverage | None:
        """Of the file under test; None where the framework does not measure it here."""
        return _coverage(await self._run(Mode.COVERAGE, SURROUNDINGS[0]) or {})

    async def against(self, texts: Sequence[str], timeout_s: float) -> list[Results] | None:
        """The tests against each of ``texts`` in place of the file under test; no results for one that hung or broke.
        None when the whole run broke a limit of the sandbox.
        """
        async with self._bounding:
            if self._most_steps is None:
                self._most_steps = await self._bound()
        bounds = {"timeout_s": timeout_s, "most_steps": self._most_steps}
        answer = await self._run(Mode.AGAINST, SURROUNDINGS[0], mutants=[*map(self._counting, texts)], **bounds)
        return None if answer is None else [_results(results) for results in answer["mutants"]]

    async def _bound(self) -> int:
        """After how many lines of the file under test, or places in it, a mutant is not going to end; 0 where
        these are not counted.
        """
        if not self._counts:
            return 0
        # Nothing ends the original: whoever counts needs a bound.
        most = {"mutants": [self._counting(self._source.text)], "most_steps": UNBOUND_STEPS}
        counted = ((await self._run(Mode.STEPS, SURROUNDINGS[0], **most)) or {}).get("steps")
        return 0 if counted is None else max(MIN_STEPS, STEPS_FACTOR * counted)

    @property
    def _counts(self) -> bool:
        return self.family == "python" or self._framework == "node"

    def _counting(self, text: str) -> str:
        """JavaScript has to say where it comes along."""
        return instrumented(text, self._source.language).text if self._framework == "node" else text

    async def _run(self, mode: Mode, surroundings: Surroundings, **more: Any) -> dict[str, Any] | None:
        """The runner's answer; None when the run did not end well or somebody else spoke for it."""
        token = secrets.token_hex(16)
        job = {
            "token": token,
            "framework": self._framework,
            "mode": mode.value,
            "file": self._tests.filename,
            "source": self._source.path,
            "root": str(self._source.import_root),
            "reverse": surroundings.is_reversed,
            "timeout_s": RUN_TIMEOUT_S,
            **more,
        }
        async with self._places:
            result = await self._sandbox.run(self._prepared(mode, job, surroundings))
        if mode is Mode.TOGETHER:
            self.slowest_run_s = max(self.slowest_run_s, result.duration_ms / 1000)
        if said := list(result.said(token)):
            answer: dict[str, Any] | None = said[-1]["answer"]
            return answer
        log.warning("a run gave no answer", framework=self._framework, mode=mode.value, ending=result.ending)
        return None

    def _prepared(self, mode: Mode, job: dict[str, Any], surroundings: Surroundings) -> Run:
        environment = surroundings.environment
        runners = Mount(RUNNERS, RUNNERS_INSIDE)
        files = {**self._source.files, self._tests.filename: self._tests.text}
        stdin = json.dumps(job).encode() + b"\n"
        if self.family == "python":
            is_fresh = mode is Mode.TOGETHER
            warm = python_script(PYTEST_RUNNER, PRELOAD, environment)
            return Run(
                _ahead(fresh_python_script(PYTEST_RUNNER, (self._framework,))) if is_fresh else warm,
                files,
                stdin,
                (*python_mounts(), runners),
                environment | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
                surroundings.cwd,
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
            _ahead(node_script(NODE_RUNNER)) if mode is Mode.TOGETHER else node_script(NODE_RUNNER),
            files,
            stdin,
            mounts,
            environment,
            surroundings.cwd,
            Limits(wall_s=WALL_S, cpu_s=120, memory_bytes=2 * 1024**3, processes=256, open_files=4096),
        )


def _ahead(command: Command) -> Command:
    """One of the whole fresh runs, of which each has surroundings of its own: for the next of these."""
    return replace(command, is_prestarted=True, prestart_after_s=PRESTART_AFTER_S)


def _results(said: dict[str, Any] | None) -> Results:
    return {name: TestResult(bool(one["passed"]), float(one["ms"])) for name, one in (said or {}).items()}


def _coverage(answer: dict[str, Any]) -> Coverage | None:
    """From coverage.py's totals or the Node runner's pairs."""
    totals, pairs, missed = answer.get("totals"), answer.get("coverage"), answer.get("missed") or {}
    found = {
        "missed_lines": tuple(missed.get("lines", ())),
        "missed_branches": tuple((line, max(0, to)) for line, to in missed.get("branches", ())),
    }
    if totals is not None:
        lines = (totals["covered_lines"], totals["num_statements"])
        return Coverage(lines, (totals["covered_branches"], totals["num_branches"]), **found)
    if pairs is None:
        return None
    return Coverage((pairs["lines"][0], pairs["lines"][1]), (pairs["branches"][0], pairs["branches"][1]), **found)
