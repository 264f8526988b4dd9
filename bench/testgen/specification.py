"""``python -m bench.testgen.specification [TASK...]``: tests of one implementation against the others of a contract.

A folder below ``tasks/`` holds a contract, correct implementations of it and wrong ones. Tests are written from each
correct one, by its code alone; they should pass on the other correct ones, and fail on the wrong ones. Prints JSON:
for each implementation what it rejected of the correct and missed of the wrong ones, and both rates.

With ``--keep FOLDER`` the test files are left there.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.testgen.ours import written
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import TestWriter
from testgen_service.render import DEFAULTS
from testgen_service.runner import SURROUNDINGS, Runner, TestFile

TASKS = Path(__file__).with_name("tasks")
BUDGET_S = 60
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Task:
    """``name`` is also that of the module that every implementation is saved as."""

    name: str
    correct: tuple[Path, ...]
    wrong: tuple[Path, ...]


def tasks() -> list[Task]:
    """All of them, by name."""
    folders = sorted((path.parent for path in TASKS.glob("*/*/contract.txt")), key=lambda folder: folder.name)
    return [
        Task(folder.name, tuple(sorted(folder.glob("correct_*"))), tuple(sorted(folder.glob("wrong_*"))))
        for folder in folders
    ]


async def measure(chosen: Sequence[Task], keep: Path | None) -> list[dict[str, Any]]:
    """An entry for each correct implementation."""
    state = SandboxState()
    await state.prepare()
    writer = TestWriter(state, SyntaxChecker())
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(task: Task, origin: Path) -> dict[str, Any]:
        async with turns:
            return await _one(writer, task, origin, keep)

    try:
        return await asyncio.gather(*(one(task, origin) for task in chosen for origin in task.correct))
    finally:
        await writer.close()


async def _one(writer: TestWriter, task: Task, origin: Path, keep: Path | None) -> dict[str, Any]:
    source = Source(f"{task.name}{origin.suffix}", language_of("", origin.name), origin.read_text())
    ours = await written(writer, source, BUDGET_S)
    ended = ours.ended
    print(f"{task.name}/{origin.name}: {ended.tests} tests", file=sys.stderr)
    others = [path for path in (*task.correct, *task.wrong) if path != origin]
    entry: dict[str, Any] = {
        "task": task.name,
        "origin": origin.name,
        "seconds": round(ours.seconds, 1),
        "tests": ended.tests,
        "killed": len(ended.judgement.killed),
        "mutants": len(ended.judgement.mutants),
        "rejects": {},
        "misses": [path.name for path in task.wrong],
        "others": len(task.correct) - 1,
        "wrong": len(task.wrong),
    }
    if ours.file is None:
        return entry
    if keep is not None:
        (keep / f"{task.name}-{origin.stem}-{ended.filename}").write_text(ended.file)
    sandbox = await writer.state.get()
    failed = {path: await _failed(sandbox, replace(source, text=path.read_text()), ours.file) for path in others}
    entry["rejects"] = {path.name: failed[path] for path in others if path in task.correct and failed[path]}
    entry["misses"] = [path.name for path in task.wrong if not failed[path]]
    return entry


async def _failed(sandbox: Sandbox, source: Source, tests: TestFile) -> list[str]:
    """The tests that fail on another implementation, in a fresh run; it may take as many steps as it likes."""
    runner = Runner(sandbox, source, tests, DEFAULTS[source.language.family])
    answer = await runner.together(SURROUNDINGS[0])
    return [name for name, result in answer.items() if not result.passed] if answer else ["all"]


def rates(entries: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Shares of pairs: correct implementations rejected, wrong ones caught; and the mutants killed by our own count."""
    rejected = sum(len(entry["rejects"]) for entry in entries) / max(1, sum(entry["others"] for entry in entries))
    missed = sum(len(entry["misses"]) for entry in entries) / max(1, sum(entry["wrong"] for entry in entries))
    killed = sum(entry["killed"] for entry in entries) / max(1, sum(entry["mutants"] for entry in entries))
    return {"rejected": round(rejected, 3), "caught": round(1 - missed, 3), "killed": round(killed, 3)}


def main() -> None:
    """Measure the tasks named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", nargs="*", help="names of tasks; all when none is given")
    parser.add_argument("--keep", type=Path, help="folder for the test files")
    arguments = parser.parse_args()
    if arguments.keep is not None:
        arguments.keep.mkdir(parents=True, exist_ok=True)
    chosen = [task for task in tasks() if not arguments.task or task.name in arguments.task]
    entries = asyncio.run(measure(chosen, arguments.keep))
    json.dump({"entries": entries, "all": rates(entries)}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
