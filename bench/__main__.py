"""``make bench``: what a Socket.IO client waits for, beside raw engines and an empty job in one run; prints JSON."""

import asyncio
import fnmatch
import inspect
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil

from chassis.level import Level
from linter_service.engines import ENGINES
from linter_service.engines.engine import Engine, Equipment
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import language_of
from syntax.source import Source
from tests.e2e.client import Client, connected
from tests.e2e.product import Product, running
from tests.e2e.samples import JAVASCRIPT, PYTHON, long_python

ROUNDS = 9
JOBS_FOR_GROWTH = 200


def real_files() -> dict[str, tuple[str, str]]:
    """Language and text by name: two files of about 200 lines that nobody here wrote, and a dense one of ours."""
    javascript = Path(__file__).parents[1] / "node_modules/signal-exit/index.js"
    return {
        "python_200_lines": ("python", inspect.getsource(fnmatch)),
        "javascript_200_lines": ("javascript", javascript.read_text()),
        "python_200_lines_dense": ("python", long_python(200)),
    }


async def median_ms(work: Callable[[int], Awaitable[None]]) -> float:
    """Median of ROUNDS, after one round to warm up."""
    times = []
    for number in range(ROUNDS + 1):
        started = time.perf_counter()
        await work(number)
        times.append(1000 * (time.perf_counter() - started))
    return round(statistics.median(times[1:]), 1)


async def raw_engines(text: str, language: str) -> dict[str, float]:
    """Each engine of the standard level alone, kept running, in milliseconds."""
    equipment = Equipment(SyntaxChecker(), SandboxState())
    engines = [make(equipment) for make in ENGINES]
    known = language_of(language)
    figures = {}
    for engine in engines:
        if engine.level <= Level.STANDARD and engine.serves(known):
            figures[engine.name] = await median_ms(_asker(engine, text, language))
    await asyncio.gather(*(engine.close() for engine in engines))
    await equipment.checker.close()
    await equipment.sandbox.close()
    return figures


def _asker(engine: Engine, text: str, language: str) -> Callable[[int], Awaitable[None]]:
    known = language_of(language)

    async def ask(number: int) -> None:
        # A text of its own each time, as a client that types would send.
        await engine.findings(
            Source(f"a{known.extensions[0]}", known, f"{text}\n{'#' if language == 'python' else '//'} {number}\n")
        )

    return ask


async def job(client: Client, event: str, payload: dict[str, Any], item: str) -> dict[str, float]:
    """Milliseconds from the request to each milestone of one job."""
    former, started = len(client.events), time.perf_counter()
    done = len(client.all("job_finished"))
    marks: dict[str, float] = {}
    pending = asyncio.create_task(client.ask(event, payload))
    while len(client.all("job_finished")) == done:
        await asyncio.sleep(0.0005)
        now = round(1000 * (time.perf_counter() - started), 1)
        for name, body in client.events[former:]:
            if name == "analysis_progress" and body["progress"] > 0:
                marks.setdefault("first_progress_ms", now)
            if name == item:
                marks.setdefault(f"first_{item}_ms", now)
                if not body.get("fix"):
                    marks["findings"] = marks.get("findings", 0) + 1
                    marks[f"last_{item}_ms"] = now
            former += 1
    await pending
    marks["end_ms"] = round(1000 * (time.perf_counter() - started), 1)
    return marks


async def analysis(url: str, text: str, language: str) -> dict[str, Any]:
    """The analysis of one file through the whole product, warm, beside its parts."""
    comment = "#" if language == "python" else "//"
    async with connected(url) as client:
        await client.until("connected")
        rounds, empty = [], []
        for number in range(ROUNDS + 1):
            request = {"code": f"{text}\n{comment} {number}\n", "language": language}
            rounds.append(await job(client, "analyze_code", request, "finding"))
            nothing = {"code": f"{comment} {number}\n", "language": language, "level": "quick"}
            empty.append(await job(client, "analyze_code", nothing, "finding"))
    raw = await raw_engines(text, language)
    names = ("first_progress_ms", "first_finding_ms", "last_finding_ms", "end_ms")
    figures = {name: statistics.median(mark[name] for mark in rounds[1:]) for name in names}
    findings = statistics.median(mark["findings"] for mark in rounds[1:])
    empty_ms = statistics.median(mark["end_ms"] for mark in empty[1:])
    limit = max(raw.values()) + empty_ms
    return {
        "findings": findings,
        **figures,
        "fix_proofs_ms": round(figures["end_ms"] - figures["last_finding_ms"], 1),
        "raw_engines_ms": raw,
        "empty_job_ms": empty_ms,
        "last_finding_ratio": round(figures["last_finding_ms"] / limit, 2),
    }


async def first_test(url: str, text: str, language: str) -> dict[str, float]:
    """The first proven test of a small file."""
    async with connected(url) as client:
        return await job(client, "generate_tests", {"code": text, "language": language}, "test_case")


def memory_mib(product: Product) -> dict[str, float]:
    """Proportional set size of each process of the product, its engines included with whoever started them."""
    figures = {}
    for child in psutil.Process(product.process.pid).children():
        family = [child, *child.children(recursive=True)]
        pss = sum(process.memory_full_info().pss for process in family)
        figures[child.cmdline()[2]] = round(pss / 2**20, 1)
    own = psutil.Process(product.process.pid).memory_full_info().pss
    return {**figures, "up": round(own / 2**20, 1), "all": round(sum(figures.values()) + own / 2**20, 1)}


async def many_jobs(url: str) -> None:
    """Distinct small analyses, one after the other."""
    async with connected(url) as client:
        for number in range(JOBS_FOR_GROWTH):
            await job(client, "analyze_code", {"code": f"{PYTHON}\n# {number}\n", "language": "python"}, "finding")


async def measure() -> dict[str, Any]:
    """All figures of one run."""
    with running() as product:
        idle = memory_mib(product)
        analyses = {name: await analysis(product.url, text, known) for name, (known, text) in real_files().items()}
        tests = {
            name: await first_test(product.url, text, name)
            for name, text in (("python", PYTHON), ("javascript", JAVASCRIPT))
        }
        warm = memory_mib(product)
        await many_jobs(product.url)
        after = memory_mib(product)
    growth = {name: round(100 * (after[name] / warm[name] - 1), 1) for name in warm}
    return {
        "analysis": analyses,
        "tests": tests,
        "memory_pss_mib": {
            "idle": idle,
            "warm": warm,
            f"after_{JOBS_FOR_GROWTH}_jobs": after,
            "growth_percent": growth,
        },
    }


def main() -> None:
    """Print the figures."""
    json.dump(asyncio.run(measure()), sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
