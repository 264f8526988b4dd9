"""``python -m bench.testgen.referee [PROGRAM...]``: our tests beside other generators', with faults that others inject.

The programs are modules of the standard library, of PyPI and of npm (``programs.py``) and one implementation of each
task. Each generator writes tests from the source alone, in the same number of seconds; what is stable is run against
the same faults: cosmic-ray's of Python, Stryker's of JavaScript and TypeScript, for which there is no other generator.
Prints JSON; what was measured before is kept in ``--state`` and not measured again. ``--sample everyday`` takes half
an hour. The others are installed into ``.bench/`` by ``make bench-peers``.
"""

import argparse
import asyncio
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.testgen.ours import written
from bench.testgen.programs import EVERYDAY, all_programs
from bench.testgen.specification import tasks
from chassis.node import node_executable
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.functions import find_functions
from syntax.languages import PYTHON, language_of
from syntax.source import Source
from testgen_service.generate import TestWriter
from testgen_service.judge import stability
from testgen_service.render import DEFAULTS
from testgen_service.runner import SURROUNDINGS, Runner, TestFile

PEERS = Path(__file__).parents[2] / ".bench"
SECONDS, MOST_FAULTS, AT_ONCE, TIMEOUT_S = 30, 150, 10, 10.0
# What a fault lies in.
FUNCTIONS, CLASSES = "functions", "classes"


def programs(names: Iterable[str]) -> dict[str, Source]:
    """By name; all of them when none is named."""
    found = all_programs()
    for task in tasks():
        origin = task.correct[0]
        path = f"{task.name}{origin.suffix}"
        found[f"task:{task.name}"] = Source(path, language_of("", path), origin.read_text())
    return {name: found[name] for name in names or found}


def faults(source: Source, seed: int) -> list[str]:
    """At most MOST_FAULTS texts of ``source`` with one fault each, chosen by ``seed``."""
    if source.language is PYTHON:
        command = [str(PEERS / "bin/python"), str(Path(__file__).with_name("faults.py"))]
    else:
        command = [str(node_executable()), str(Path(__file__).with_name("faults.mjs")), str(PEERS), source.path]
    done = subprocess.run(command, input=source.text, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    chosen = sorted(random.Random(seed).sample(range(len(found)), min(MOST_FAULTS, len(found))))
    return [found[number] for number in chosen]


def place_of(source: Source, fault: str) -> str:
    """Whether a fault lies in a method of a class, or elsewhere."""
    offset = next((n for n, (one, other) in enumerate(zip(source.text, fault, strict=False)) if one != other), 0)
    around = (f for f in find_functions(source.text, source.language) if f.start <= offset < f.end)
    return CLASSES if any(function.owner for function in around) else FUNCTIONS


def pynguin(source: Source, seed: int) -> str:
    """The file that Pynguin writes."""
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(source, folder)
        options = ["--project-path", str(Path(folder, source.import_root)), "--module-name", source.module]
        options += ["--output-path", f"{folder}/written", "--no-xfail", "True"]
        options += ["--maximum-search-time", str(SECONDS), "--seed", str(seed)]
        _quietly([str(PEERS / "bin/pynguin"), *options], folder, {**os.environ, "PYNGUIN_DANGER_AWARE": "1"})
        return "\n".join(path.read_text() for path in sorted(Path(folder, "written").glob("test_*.py")))


def crosshair(source: Source, _seed: int) -> str:
    """The file that ``crosshair cover`` writes, an equal share of the seconds for each function."""
    functions = re.findall(r"^def ([a-z]\w*)\(", source.text, re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(source, folder)
        share = str(max(1, SECONDS // max(1, len(functions))))
        options = ["cover", "--example_output_format", "pytest", "--per_condition_timeout", share]
        start = str(Path(folder, source.import_root))
        command = [str(PEERS / "bin/crosshair"), *options]
        parts = [_quietly([*command, f"{source.module}.{name}"], start, {**os.environ}) for name in functions]
        return "\n".join(parts)


def _lay_out(source: Source, folder: str) -> None:
    for path, text in source.files.items():
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_text(text)


def _quietly(command: list[str], folder: str, environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=4 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


GENERATORS: dict[str, Callable[[Source, int], str]] = {"pynguin": pynguin, "crosshair": crosshair}


async def score(sandbox: Sandbox, source: Source, tests: TestFile | None, injected: list[str]) -> dict[str, Any]:
    """What a test file is worth: tests, how many are stable, branches covered, and of the faults in functions and in
    classes those that a stable test sees.
    """
    places = [place_of(source, fault) for fault in injected]
    entry: dict[str, Any] = {"tests": 0, "stable": 0, "branches": None}
    seen = [False] * len(injected)
    if tests is not None and tests.text.strip():
        runner = Runner(sandbox, source, tests, DEFAULTS[source.language.family])
        rows = list(await runner.together(SURROUNDINGS[0]))
        judged = await stability(runner, rows)
        good = judged.stable & judged.independent
        covered = await runner.coverage()
        entry = {"tests": len(rows), "stable": len(good), "branches": covered.branches if covered is not None else None}
        seen = [
            sees for start in range(0, len(injected), AT_ONCE) for sees in await _seen(runner, good, injected, start)
        ]
    for place in (FUNCTIONS, CLASSES):
        own = [sees for sees, where in zip(seen, places, strict=True) if where == place]
        entry[place] = [sum(own), len(own)]
    return entry


async def _seen(runner: Runner, good: frozenset[str], injected: list[str], start: int) -> list[bool]:
    """Which of some faults a stable test sees; one whose run broke a limit was seen by nobody."""
    some = injected[start : start + AT_ONCE]
    answers = await runner.against(some, TIMEOUT_S)
    if answers is None:
        return [False] * len(some)
    return [any(row not in ran or not ran[row].passed for row in good) for ran in answers]


async def measure(chosen: dict[str, Source], state: Path, peers: Iterable[str], seed: int) -> dict[str, Any]:
    """One entry for each program, saved as soon as it is there."""
    known: dict[str, Any] = json.loads(state.read_text()) if state.exists() else {}
    holder = SandboxState()
    await holder.prepare()
    writer = TestWriter(holder, SyntaxChecker())
    try:
        for name, source in chosen.items():
            if name not in known:
                known[name] = await _entry(writer, await holder.get(), source, peers, seed)
                state.write_text(json.dumps(known, indent=1))
                print(name, json.dumps(known[name]), file=sys.stderr)
    finally:
        await writer.close()
    return {name: known[name] for name in chosen}


async def _entry(
    writer: TestWriter, sandbox: Sandbox, source: Source, peers: Iterable[str], seed: int
) -> dict[str, Any]:
    injected = await asyncio.to_thread(faults, source, seed)
    ours = await written(writer, source, SECONDS)
    entry: dict[str, Any] = {
        "cognicode": {"seconds": ours.seconds, "first_s": ours.first_s, "per_function": ours.per_function}
    }
    entry["cognicode"] |= await score(sandbox, source, ours.file, injected)
    for name in peers if source.language is PYTHON else ():
        started = time.monotonic()
        text = await asyncio.to_thread(GENERATORS[name], source, seed)
        entry[name] = {"seconds": round(time.monotonic() - started, 1)}
        path = (source.import_root / f"test_{source.module.replace('.', '_')}.py").as_posix()
        entry[name] |= await score(sandbox, source, TestFile(path, text), injected)
    return entry


def totals(entries: dict[str, Any]) -> dict[str, Any]:
    """Of each generator, on the programs that the other was given as well and on all: the shares of the faults in
    functions and in classes that it sees, of its tests that are stable, and of the branches covered.
    """
    found: dict[str, Any] = {"cognicode": _total([entry["cognicode"] for entry in entries.values()])}
    for name in GENERATORS:
        both = [entry for entry in entries.values() if name in entry]
        found[name] = _total([entry[name] for entry in both])
        found[f"cognicode beside {name}"] = _total([entry["cognicode"] for entry in both])
    megabytes = {"ours": resource.RUSAGE_SELF, "the largest process of others": resource.RUSAGE_CHILDREN}
    found["peak memory in MiB"] = {name: resource.getrusage(who).ru_maxrss // 1024 for name, who in megabytes.items()}
    return found


def _total(scores: list[dict[str, Any]]) -> dict[str, Any]:
    tests, covered = sum(one["tests"] for one in scores), [one["branches"] for one in scores if one["branches"]]
    return {
        **{place: _share([one[place] for one in scores]) for place in (FUNCTIONS, CLASSES)},
        "branches": _share(covered),
        "stable": _share([(one["stable"], one["tests"]) for one in scores]),
        "tests": tests,
    }


def _share(pairs: Iterable[Iterable[int]]) -> float:
    done, of = (sum(column) for column in zip((0, 0), *pairs, strict=True))
    return float(round(done / max(1, of), 3))


def main() -> None:
    """Measure the programs named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="*", help="such as library:bisect, npm:ms/index.js or task:calc")
    parser.add_argument("--sample", choices=["everyday"], help="of all programs a few, for half an hour")
    parser.add_argument("--seed", type=int, default=1, help="of the faults chosen, and of the other generators")
    parser.add_argument("--state", type=Path, default=Path(tempfile.gettempdir(), "cognicode-referee.json"))
    parser.add_argument(
        "--peer", action="append", choices=GENERATORS, help="beside ours; repeatable, all when left out"
    )
    arguments = parser.parse_args()
    if not (PEERS / "bin/cosmic-ray").exists() or not (PEERS / "node_modules").exists():
        parser.error("the others are not installed; run make bench-peers")
    names = arguments.program or (EVERYDAY if arguments.sample else ())
    peers = arguments.peer or list(GENERATORS)
    entries = asyncio.run(measure(programs(names), arguments.state, peers, arguments.seed))
    json.dump({"programs": entries, "all": totals(entries)}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
