"""``make bench-sandbox``: what isolation costs, beside bare processes that do the same in the same run; prints JSON.

Milliseconds are medians of one run at a time; executions a second are counted over a few seconds, on one stream and on
two at once. ``direct`` is the code's module imported and its function called, in a warm interpreter; ``recorded`` is
the same call driven by ``probe``, which writes down what it did.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from chassis.errors import FailedPrecondition
from chassis.node import node_executable
from probe.call import Call
from probe.record import Names, record
from sandbox.backends import BACKENDS
from sandbox.escape.attempts import user_name
from sandbox.escape.unprivileged import said_without_privileges
from sandbox.interpreters import fresh_python_script, node_mounts, node_script, python_command, python_mounts
from sandbox.run import Command, Mount, Run, WarmScript
from sandbox.sandbox import Sandbox
from sandbox.watch import tree
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.runner import PRELOAD

ROUNDS = 15
COUNTED_S = 3.0
_SUM = "def add(a, b):\n    return a + b if a else b\n"
_TEST = "from sums import add\n\ndef test_add():\n    assert add(1, 2) == 3\n"
_UNUSED = ("cacheprovider", "debugging", "doctest", "faulthandler", "junitxml", "legacypath", "pastebin", "stepwise")
# The folders above the sources need not be readable.
_OPTIONS = [
    "-q",
    "-c",
    "/dev/null",
    "--no-header",
    "--rootdir=.",
    "--confcutdir=.",
    "test_sums.py",
    *(word for name in _UNUSED for word in ("-p", f"no:{name}")),
]
_SCRIPTS = {
    "empty.py": "",
    "call.py": "import os, sys\nsys.path.insert(0, os.getcwd())\nimport sums\nassert sums.add(1, 2) == 3\n",
    "run_tests.py": f"import sys, pytest\nsys.exit(pytest.main({_OPTIONS!r}))\n",
    "measure.py": (
        "import sys, coverage, pytest\nmeasured = coverage.Coverage(branch=True, data_file=None)\nmeasured.start()\n"
        f"code = pytest.main({_OPTIONS!r})\nmeasured.stop()\nsys.exit(code)\n"
    ),
    "empty.mjs": "import fs from 'node:fs';\nfs.readFileSync(0);\n",
}
_TEN = "import os\nfor _ in range(9):\n    if os.fork() == 0:\n        os.setsid()\n        break\nwhile True: pass"
_FILES = {"sums.py": _SUM, "test_sums.py": _TEST}
Act = Callable[[], Awaitable[object]]


async def median_ms(act: Act, pause_s: float = 0.0) -> float:
    """Median of ROUNDS, after two to warm up; ``pause_s`` between them lets what is started ahead get ready."""
    times = []
    for _ in range(ROUNDS + 2):
        started = time.perf_counter()
        await act()
        times.append(1000 * (time.perf_counter() - started))
        await asyncio.sleep(pause_s)
    return round(statistics.median(times[2:]), 1)


async def per_second(act: Act, streams: int) -> float:
    """Executions a second and stream."""
    end = time.perf_counter() + COUNTED_S

    async def stream() -> int:
        count = 0
        while time.perf_counter() < end:
            await act()
            count += 1
        return count

    counts = await asyncio.gather(*(stream() for _ in range(streams)))
    return round(sum(counts) / streams / COUNTED_S, 1)


async def bare(scripts: Path) -> dict[str, float]:
    """Processes without isolation."""
    for name, text in _FILES.items():
        (scripts / name).write_text(text)

    def starting(*argv: str) -> Act:
        async def act() -> None:
            process = await asyncio.create_subprocess_exec(
                *argv,
                cwd=scripts,
                env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
            )
            if await process.wait():
                raise RuntimeError(argv)

        return act

    python = {name: starting(sys.executable, "-B", str(scripts / name)) for name in _SCRIPTS if name.endswith(".py")}
    return {
        "python_ms": await median_ms(python["empty.py"]),
        "node_ms": await median_ms(starting(str(node_executable()), str(scripts / "empty.mjs"))),
        "pytest_ms": await median_ms(python["run_tests.py"]),
        "pytest_with_coverage_ms": await median_ms(python["measure.py"]),
    }


async def isolated(sandbox: Sandbox, scripts: Path) -> dict[str, float]:
    """The same in the sandbox, fresh and warm, and one call driven and recorded."""
    mounts = (Mount(scripts, "/scripts"),)

    def running(program: Command | WarmScript, *, node: bool = False) -> Act:
        places = (*(node_mounts() if node else python_mounts()), *mounts)
        run = Run(program, _FILES, mounts=places, environment={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})

        async def act() -> None:
            result = await sandbox.run(run)
            if result.exit_code:
                raise RuntimeError(result.stderr.decode())

        return act

    def warm(name: str, preload: tuple[str, ...] = PRELOAD) -> Act:
        return running(WarmScript(f"{{root}}/scripts/{name}", preload))

    def recorded() -> Awaitable[object]:
        source = Source("sums.py", PYTHON, _SUM)
        return record(sandbox, source, Names("sums"), [_SUM], [Call("add", ("1", "2"))])

    fresh_node = Command(node_script("{root}/scripts/empty.mjs").argv)
    figures = {
        "python_fresh_ms": await median_ms(running(fresh_python_script("{root}/scripts/empty.py"))),
        "python_warm_ms": await median_ms(warm("empty.py", ())),
        "node_fresh_ms": await median_ms(running(fresh_node, node=True)),
        "node_started_ahead_ms": await median_ms(running(node_script("{root}/scripts/empty.mjs"), node=True), 0.2),
        "direct_ms": await median_ms(warm("call.py", ())),
        "recorded_ms": await median_ms(recorded),
        "pytest_ms": await median_ms(warm("run_tests.py")),
        "pytest_with_coverage_ms": await median_ms(warm("measure.py")),
    }
    for name, act in (
        ("warm", warm("empty.py", ())),
        ("direct", warm("call.py", ())),
        ("recorded", recorded),
        ("pytest", warm("run_tests.py")),
        ("pytest_with_coverage", warm("measure.py")),
    ):
        for streams in (1, 2):
            figures[f"{name}_per_s_and_stream_of_{streams}"] = await per_second(act, streams)
    return figures


async def cancel_ms(sandbox: Sandbox) -> dict[str, float]:
    """From a cancel to the end of the last of ten processes, in milliseconds: the median and the longest."""
    run = Run(Command((*python_command(), "-c", _TEN)), mounts=python_mounts())
    await sandbox.run(Run(Command((*python_command(), "-c", "")), mounts=python_mounts()))
    idle = len(tree(os.getpid()))
    times = []
    for _ in range(ROUNDS):
        task = asyncio.create_task(sandbox.run(run))
        await asyncio.sleep(0.3)
        if len(tree(os.getpid())) < idle + 10:
            raise RuntimeError("not everything had started")
        started = time.perf_counter()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        if len(tree(os.getpid())) > idle + 4:
            raise RuntimeError("a process survived its cancel")
        times.append(1000 * (time.perf_counter() - started))
    return {"cancel_ms": round(statistics.median(times), 1), "longest_cancel_ms": round(max(times), 1)}


async def measure() -> dict[str, Any]:
    """Bare first, then every backend that works here; by the kind of user that this process is."""
    with tempfile.TemporaryDirectory() as folder:
        scripts = Path(folder)
        scripts.chmod(0o755)
        for name, text in _SCRIPTS.items():
            (scripts / name).write_text(text)
        figures: dict[str, Any] = {"bare": await bare(scripts)}
        for make in BACKENDS:
            try:
                sandbox = Sandbox(make())
                figures[sandbox.name] = {**await cancel_ms(sandbox), **await isolated(sandbox, scripts)}
                await sandbox.close()
            except FailedPrecondition as error:
                figures[make.__name__.lower()] = f"{error.message}. {error.hint}"
    return {user_name(): figures}


def main() -> None:
    """As root, also without its privileges."""
    figures = asyncio.run(measure())
    if os.geteuid() == 0:
        figures |= said_without_privileges("bench.sandbox_cost")
    json.dump(figures, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
