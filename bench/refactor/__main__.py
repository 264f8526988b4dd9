"""``python -m bench.refactor [--every N] [FILE...]``: right and wrong changes through ``verify``; prints JSON.

By class of mistake how many were refused, how many right ones were accepted, seconds for a verdict, and every pair that
was judged otherwise than it should be. With ``--witnesses`` nothing is judged: each witness is run in both versions of
its pair, in processes of their own, and those that do not tell them apart are printed.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.refactor.pairs import Pair, pairs
from chassis.level import Level
from chassis.node import node_executable
from refactor_service.refactor import Refactorer
from refactor_service.verdict import ChangeJudged, ChangeVerdict
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import language_of
from syntax.source import Source

_ACCEPTED = frozenset({ChangeVerdict.EXHAUSTED, ChangeVerdict.NO_DIFFERENCE_FOUND})
_PYTHON = """
import sys
from {stem} import *
try:
    {first}
    shown = repr({last})
except BaseException as error:
    shown = f"raised {{type(error).__name__}}: {{error}}"
print(shown)
"""
_JAVASCRIPT = """
import {{ inspect }} from "node:util";
import * as all from "./{name}";
let shown;
try {{
  shown = new Function(...Object.keys(all), `{first}; const last = ({last}); return last;`)(...Object.values(all));
  shown = inspect(await shown, {{ depth: 9 }});
}} catch (error) {{
  shown = `raised ${{error?.name}}: ${{error?.message}}`;
}}
console.log(shown);
"""


async def judge(refactorer: Refactorer, pair: Pair) -> tuple[ChangeVerdict, float]:
    """The verdict and the seconds it took."""
    language = language_of("", pair.path.name)
    original, changed = (Source(pair.path.name, language, text) for text in (pair.original, pair.changed))
    started = time.monotonic()
    async for event in refactorer.verify([original], [changed], Level.STANDARD):
        if isinstance(event, ChangeJudged):
            found = event.verdict
    return found, time.monotonic() - started


async def measure(chosen: Sequence[Pair]) -> dict[str, Any]:
    """All of ``chosen``, one after the other."""
    refactorer = Refactorer(SandboxState(), SyntaxChecker())
    await refactorer.state.prepare()
    judged = []
    try:
        for pair in chosen:
            verdict, seconds = await judge(refactorer, pair)
            judged.append((pair, verdict, seconds))
            print(f"{pair.name}: {verdict} in {seconds:.1f} s", file=sys.stderr)
    finally:
        await refactorer.close()
    return _told(judged)


def _told(judged: Sequence[tuple[Pair, ChangeVerdict, float]]) -> dict[str, Any]:
    wrong = [(pair, verdict) for pair, verdict, _ in judged if pair.kind]
    right = [(pair, verdict) for pair, verdict, _ in judged if not pair.kind]
    refused = Counter(pair.kind for pair, verdict in wrong if verdict is ChangeVerdict.DIFFERS)
    accepted = sum(verdict in _ACCEPTED for _, verdict in right)
    seconds = sorted(seconds for *_, seconds in judged)
    return {
        "refused": {kind: f"{refused[kind]}/{count}" for kind, count in Counter(p.kind for p, _ in wrong).items()},
        "wrong_refused": round(refused.total() / max(1, len(wrong)), 3),
        "equivalent_accepted": round(accepted / max(1, len(right)), 3),
        "pairs": {"wrong": len(wrong), "equivalent": len(right)},
        "seconds": {"p50": round(statistics.median(seconds), 2), "p95": round(seconds[int(0.95 * len(seconds))], 2)},
        "missed": [f"{p.name} ({verdict})" for p, verdict in wrong if verdict is not ChangeVerdict.DIFFERS],
        "rejected": [f"{p.name} ({verdict})" for p, verdict in right if verdict not in _ACCEPTED],
    }


def shown(pair: Pair, text: str) -> str:
    """What the witness gives with one version."""
    *first, last = pair.what.split("; ")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, pair.path.name).write_text(text)
        if pair.path.suffix == ".py":
            script = _PYTHON.format(stem=pair.path.stem, first="; ".join(first) or "pass", last=last)
            command = [sys.executable, "-B", "-c", script]
        else:
            script = _JAVASCRIPT.format(name=pair.path.name, first="; ".join(first), last=last)
            Path(folder, "witness.mjs").write_text(script)
            command = [str(node_executable()), "--no-warnings", "witness.mjs"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=5, check=False)
        except subprocess.TimeoutExpired:
            return "did not end"
    return done.stdout + done.stderr


def main() -> None:
    """Judge the files named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*", help="names of files; all when none is given")
    parser.add_argument("--witnesses", action="store_true", help="only run what shows that a change is wrong")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth pair")
    arguments = parser.parse_args()
    chosen = [pair for pair in pairs() if not arguments.file or pair.path.name in arguments.file]
    if not chosen:
        parser.error("no pairs are of files of these names, which stand without their folders")
    chosen = chosen[arguments.every // 2 :: arguments.every]
    if arguments.witnesses:
        for pair in chosen:
            if pair.kind and shown(pair, pair.original) == shown(pair, pair.changed):
                print(f"{pair.name}: {shown(pair, pair.original).strip()[:200]}")
        return
    json.dump(asyncio.run(measure(chosen)), sys.stdout, indent=1)


if __name__ == "__main__":
    main()
