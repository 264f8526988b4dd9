"""``make bench-rerun``: tests of real modules, run 20 times each by their framework alone; prints JSON.

Of each program (``bench/testgen/programs.py``): seconds to the first proven test and to the end on a warm agent, tests,
tests for each function, branches covered, and the tests that are red every time or flaky. The runs differ in hash seed,
zone and locale; pytest's tests are shuffled as well. What was measured before is kept in ``--state`` and not measured
again.
"""

import argparse
import asyncio
import json
import random
import re
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench.testgen.ours import written
from bench.testgen.programs import all_programs
from chassis.node import node_executable
from sandbox.interpreters import node_mounts, python_command, python_mounts
from sandbox.run import Command, Limits, Run
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import PYTHON, language_of
from syntax.source import Source
from testgen_service.generate import TestWriter
from testgen_service.runner import TestFile

SECONDS, RUNS, AT_ONCE, SEED = 30, 20, 2, 1
ZONES = ("UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Europe/Berlin", "Asia/Tokyo")
LOCALES = ("C", "POSIX", "C.UTF-8")
_SHUFFLE = """import os, random
def pytest_collection_modifyitems(items):
    random.Random(os.environ["ORDER"]).shuffle(items)
"""
_PYTEST = ("-q", "-c", "/dev/null", "--rootdir=.", "--confcutdir=.", "-p", "no:cacheprovider")
_RED = {
    "python": re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE),
    "javascript": re.compile(r"^\s*not ok \d+ - (.+)$", re.MULTILINE),
}


async def measured(writer: TestWriter, source: Source) -> dict[str, Any]:
    """The entry of one program."""
    ours = await written(writer, source, SECONDS)
    entry: dict[str, Any] = {"seconds": ours.seconds, "first_s": ours.first_s}
    if ours.file is None:
        return entry | {"tests": 0, "reasons": sorted({one.reason for one in ours.ended.ending.skipped})}
    judgement = ours.ended.judgement
    entry |= {"tests": ours.ended.tests, "per_function": ours.per_function}
    entry |= {"killed": len(judgement.killed), "mutants": len(judgement.mutants)}
    entry |= {"branches": judgement.coverage.branches if judgement.coverage is not None else None}
    return entry | await rerun(await writer.state.get(), source, ours.file)


async def rerun(sandbox: Sandbox, source: Source, tests: TestFile) -> dict[str, Any]:
    """Which tests of the file are red in every run, and which in some."""
    chance, red = random.Random(SEED), Counter[str]()
    for _ in range(RUNS):
        environment = {
            "PYTHONHASHSEED": str(chance.randrange(10**6)),
            "TZ": chance.choice(ZONES),
            "LC_ALL": chance.choice(LOCALES),
            "ORDER": str(chance.randrange(10**6)),
        }
        result = await sandbox.run(_run(source, tests, environment))
        said = set(_RED[source.language.family].findall(result.stdout.decode(errors="replace")))
        red.update(said or ({"the whole file"} if result.exit_code else ()))
    flaky = {name: times for name, times in sorted(red.items()) if times < RUNS}
    return {"red": sorted(name for name, times in red.items() if times == RUNS), "flaky": flaky}


def _run(source: Source, tests: TestFile, environment: dict[str, str]) -> Run:
    """As a user would run the saved file."""
    limits = Limits(wall_s=120, cpu_s=120, memory_bytes=2 * 1024**3, processes=256, open_files=4096)
    files = {**source.files, tests.filename: tests.text}
    if source.language is PYTHON:
        files[f"{source.import_root.as_posix()}/conftest.py"] = _SHUFFLE
        command = (*python_command(), "-m", "pytest", *_PYTEST, tests.filename)
        return Run(Command(command), files, mounts=python_mounts(), environment=environment, limits=limits)
    command = (str(node_executable()), "--test-reporter=tap", tests.filename)
    return Run(Command(command), files, mounts=node_mounts(), environment=environment, limits=limits)


async def measure(chosen: dict[str, Source], state: Path) -> dict[str, Any]:
    """One entry for each program, saved as soon as it is there."""
    known: dict[str, Any] = json.loads(state.read_text()) if state.exists() else {}
    holder, turns = SandboxState(), asyncio.Semaphore(AT_ONCE)
    await holder.prepare()
    writer = TestWriter(holder, SyntaxChecker())
    for path, text in (("a.py", "def f(x):\n    return x + 1\n"), ("a.js", "export const f = (x) => x + 1;\n")):
        await measured(writer, Source(path, language_of("", path), text))

    async def one(name: str) -> None:
        async with turns:
            known[name] = await measured(writer, chosen[name])
            state.write_text(json.dumps(known, indent=1))
            print(name, json.dumps(known[name]), file=sys.stderr)

    try:
        await asyncio.gather(*(one(name) for name in chosen if name not in known))
    finally:
        await writer.close()
    return {name: known[name] for name in chosen}


def totals(entries: dict[str, Any]) -> dict[str, Any]:
    """Of all programs; seconds are their 50th and 95th percentiles."""
    tested = [entry for entry in entries.values() if entry["tests"]]
    per_function = [number for entry in tested for number in entry["per_function"]]
    branches = [entry["branches"] for entry in tested if entry["branches"]]
    return {
        "programs": len(entries),
        "with_tests": len(tested),
        "tests": sum(entry["tests"] for entry in tested),
        "red": sum(len(entry["red"]) for entry in tested),
        "flaky": sum(len(entry["flaky"]) for entry in tested),
        "tests_per_function": statistics.median(per_function),
        "branches": round(sum(hit for hit, _ in branches) / max(1, sum(total for _, total in branches)), 3),
        "killed": round(sum(e["killed"] for e in tested) / max(1, sum(e["mutants"] for e in tested)), 3),
        "first_s": _percentiles([entry["first_s"] for entry in tested]),
        "seconds": _percentiles([entry["seconds"] for entry in entries.values()]),
    }


def _percentiles(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[int(share * (len(ordered) - 1))] for share in (0.5, 0.95)]


def main() -> None:
    """Measure the programs named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="*", help="such as library:bisect, pypi:h11._util or npm:ms/index.js")
    parser.add_argument("--state", type=Path, default=Path(tempfile.gettempdir(), "cognicode-rerun.json"))
    arguments = parser.parse_args()
    known = all_programs()
    if unknown := [name for name in arguments.program if name not in known]:
        parser.error(f"unknown: {', '.join(unknown)}; known are {', '.join(known)}")
    chosen = {name: known[name] for name in arguments.program or known}
    entries = asyncio.run(measure(chosen, arguments.state))
    json.dump({"programs": entries, "all": totals(entries)}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
