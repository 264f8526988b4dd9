"""``python -m bench.testgen.referee [MODULE...]``: our tests beside other generators', with faults of cosmic-ray.

The programs are pure modules of the standard library, copied, and one implementation of each Python task. Each
generator writes tests from the source alone, in the same number of seconds; what passes is run against the same
faults. Prints JSON; what was measured before is kept in ``--state`` and not measured again. The peers are
installed into ``.bench/`` by ``make bench-peers``.
"""

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.testgen.programs import LIBRARY, library
from bench.testgen.specification import tasks
from chassis.level import Level
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter
from testgen_service.judge import stability
from testgen_service.runner import SURROUNDINGS, Runner, TestFile

PEERS = Path(__file__).parents[2] / ".bench/bin"
SECONDS, SEED, MOST_FAULTS, AT_ONCE, TIMEOUT_S = 30, 1, 150, 20, 10.0


def programs(names: Iterable[str]) -> dict[str, Source]:
    """By name; all of them when none is named."""
    found = {name: library(name) for name in LIBRARY}
    for task in tasks():
        if task.correct[0].suffix == ".py":
            found[task.name] = Source(f"{task.name}.py", PYTHON, task.correct[0].read_text())
    chosen = set(names)
    return {name: source for name, source in found.items() if not chosen or name in chosen}


def faults(text: str) -> list[str]:
    """At most MOST_FAULTS of cosmic-ray's, chosen by a fixed seed."""
    command = [str(PEERS / "python"), str(Path(__file__).with_name("faults.py"))]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    chosen = sorted(random.Random(SEED).sample(range(len(found)), min(MOST_FAULTS, len(found))))
    return [found[number] for number in chosen]


async def ours(writer: TestWriter, source: Source) -> str:
    """The file that this project writes."""
    async for event in writer.generate(source, "pytest", Level.STANDARD, SECONDS, frozenset()):
        if isinstance(event, SuiteEnded):
            return event.file
    return ""


def pynguin(source: Source) -> str:
    """The file that Pynguin writes."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, source.path).write_text(source.text)
        stem = source.path.removesuffix(".py")
        options = ["--project-path", folder, "--module-name", stem, "--output-path", folder, "--no-xfail", "True"]
        options += ["--maximum-search-time", str(SECONDS), "--seed", str(SEED)]
        environment = {**os.environ, "PYNGUIN_DANGER_AWARE": "1"}
        _quietly([str(PEERS / "pynguin"), *options], folder, environment)
        written = Path(folder, f"test_{stem}.py")
        return written.read_text() if written.exists() else ""


def crosshair(source: Source) -> str:
    """The file that ``crosshair cover`` writes, an equal share of the seconds for each function."""
    functions = re.findall(r"^def ([a-z]\w*)\(", source.text, re.MULTILINE)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, source.path).write_text(source.text)
        stem = source.path.removesuffix(".py")
        parts = []
        for function in functions:
            share = max(1, SECONDS // len(functions))
            options = ["cover", "--example_output_format", "pytest", "--per_condition_timeout", str(share)]
            parts.append(_quietly([str(PEERS / "crosshair"), *options, f"{stem}.{function}"], folder, {**os.environ}))
        return "\n".join(parts)


def _quietly(command: list[str], folder: str, environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=4 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


GENERATORS: dict[str, Callable[[Source], str]] = {"pynguin": pynguin, "crosshair": crosshair}


async def score(sandbox: Sandbox, source: Source, text: str, injected: list[str]) -> dict[str, Any]:
    """What a test file is worth: tests, how many are stable, branches covered, faults that a stable test sees."""
    if not text.strip():
        return {"tests": 0, "stable": 0, "killed": 0, "faults": len(injected)}
    runner = Runner(sandbox, source, TestFile(f"test_{source.path}", text), "pytest")
    rows = list(await runner.together(SURROUNDINGS[0]))
    judged = await stability(runner, rows)
    good = judged.stable & judged.independent
    covered = await runner.coverage()
    killed = 0
    for start in range(0, len(injected), AT_ONCE):
        answers = await runner.against(injected[start : start + AT_ONCE], TIMEOUT_S) or []
        killed += sum(any(row not in ran or not ran[row].passed for row in good) for ran in answers)
    return {
        "tests": len(rows),
        "stable": len(good),
        "branches": covered.branches if covered is not None else None,
        "killed": killed,
        "faults": len(injected),
    }


async def measure(chosen: dict[str, Source], state: Path, peers: Iterable[str]) -> dict[str, Any]:
    """One entry for each program, saved as soon as it is there."""
    known: dict[str, Any] = json.loads(state.read_text()) if state.exists() else {}
    holder = SandboxState()
    await holder.prepare()
    writer = TestWriter(holder, SyntaxChecker())
    try:
        for name, source in chosen.items():
            if name not in known:
                known[name] = await _entry(writer, await holder.get(), source, peers)
                state.write_text(json.dumps(known, indent=1))
                print(name, json.dumps(known[name]), file=sys.stderr)
    finally:
        await writer.close()
    return {name: known[name] for name in chosen}


async def _entry(writer: TestWriter, sandbox: Sandbox, source: Source, peers: Iterable[str]) -> dict[str, Any]:
    injected = await asyncio.to_thread(faults, source.text)
    started = time.monotonic()
    text = await ours(writer, source)
    entry = {"cognicode": {"seconds": round(time.monotonic() - started, 1)}}
    entry["cognicode"] |= await score(sandbox, source, text, injected)
    for name in peers:
        started = time.monotonic()
        text = await asyncio.to_thread(GENERATORS[name], source)
        entry[name] = {"seconds": round(time.monotonic() - started, 1)}
        entry[name] |= await score(sandbox, source, text, injected)
    return entry


def totals(entries: dict[str, Any]) -> dict[str, Any]:
    """Of each generator: the share of all faults that it sees, and of its tests that are stable."""
    found = {}
    for name in ("cognicode", *GENERATORS):
        all_of = [entry[name] for entry in entries.values() if name in entry]
        injected, tests = sum(one["faults"] for one in all_of), sum(one["tests"] for one in all_of)
        found[name] = {
            "killed": round(sum(one["killed"] for one in all_of) / max(1, injected), 3),
            "stable": round(sum(one["stable"] for one in all_of) / max(1, tests), 3),
            "tests": tests,
        }
    return found


def main() -> None:
    """Measure the modules named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("module", nargs="*", help="names of modules or tasks; all when none is given")
    parser.add_argument("--state", type=Path, default=Path(tempfile.gettempdir(), "cognicode-referee.json"))
    parser.add_argument(
        "--peer", action="append", choices=GENERATORS, help="beside ours; repeatable, all when left out"
    )
    arguments = parser.parse_args()
    if not (PEERS / "cosmic-ray").exists():
        parser.error("the peers are not installed; run make bench-peers")
    peers = arguments.peer or list(GENERATORS)
    entries = asyncio.run(measure(programs(arguments.module), arguments.state, peers))
    json.dump({"programs": entries, "all": totals(entries)}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
