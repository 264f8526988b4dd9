"""``make soak``: thousands of runs, a third of them hostile, and what is left of them; prints JSON, fails on a leak.

``python -m bench.soak [RUNS]``. Counted before and after: processes below this one, descriptors, mounts of the machine,
entries of the temporary folder, threads.
"""

import asyncio
import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sandbox.interpreters import fresh_python_script, node_mounts, node_script, python_mounts
from sandbox.run import MIB, Limits, Mount, Run, WarmScript
from sandbox.sandbox import Sandbox
from sandbox.selftest import open_sandbox
from sandbox.watch import tree

RUNS = 10_000
STREAMS = 3
LIMITS = Limits(wall_s=1.0, cpu_s=2, memory_bytes=200 * MIB, processes=24, output_bytes=MIB, files=500)
_FRIENDLY = "print(sum(range(1000)))"
_HOSTILE = {
    "spins": "while True: pass",
    "floods": "while True: print('x' * 10000)",
    "allocates": f"held = []\nwhile True: held.append(bytearray({MIB}))",
    "forks": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "forks and ends": "import os\nif os.fork() == 0:\n    os.setsid()\n    while True:\n        if os.fork(): os._exit(0)",
    "leaves a daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    os.closerange(0, 9)\n    time.sleep(600)",
    "nests folders": "import os\nos.chdir(os.environ['TMPDIR'])\nwhile True:\n    os.mkdir('d', 0)\n    os.chdir('d')",
    "makes files": "import os\nfor n in range(10 ** 6): open(f\"{os.environ['TMPDIR']}/{n}\", 'w').close()",
    "kills everybody": "import os\nos.kill(-1, 9)",
    "kills its parent": "import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(9)",
    "ends at once": "import os\nos._exit(3)",
    "crashes": "import os\nos.abort()",
    "closes its streams": "import os, time\nos.closerange(0, 9)\ntime.sleep(9)",
    "is cancelled": "import time\ntime.sleep(9)",
}
_RUN = "import sys\nexec(sys.stdin.read(), {'__name__': 'soak'})\n"
_RUN_NODE = "import fs from 'node:fs';\nfs.readFileSync(0);\nconsole.log(499500);\n"


@dataclass(frozen=True, slots=True)
class Left:
    """What a machine holds at one moment."""

    processes: int
    descriptors: int
    mounts: int
    temporary_entries: int
    threads: int

    @classmethod
    def now(cls) -> "Left":
        """Count it."""
        return cls(
            len(tree(os.getpid())),
            sum(1 for _ in Path("/proc/self/fd").iterdir()),
            len(Path("/proc/self/mounts").read_text().splitlines()),
            sum(1 for _ in Path(tempfile.gettempdir()).glob(f"cognicode-cell-{os.getpid()}-*")),
            # The loop's own pool grows as it likes, up to its bound.
            sum(1 for thread in threading.enumerate() if not thread.name.startswith("asyncio_")),
        )


async def soak(sandbox: Sandbox, scripts: Path, runs: int) -> Counter[str]:
    """How many runs ended how."""
    (scripts / "run.py").write_text(_RUN)
    (scripts / "run.mjs").write_text(_RUN_NODE)
    mount = Mount(scripts, "/scripts")
    endings: Counter[str] = Counter()
    numbers = iter(range(runs))

    async def stream() -> None:
        for number in numbers:
            name, run = _numbered(number, mount)
            task = asyncio.create_task(sandbox.run(run))
            if name == "is cancelled":
                await asyncio.sleep(0.05)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
                endings[f"{name}: cancelled"] += 1
                continue
            result = await task
            if name == "friendly" and (result.exit_code or result.stdout != b"499500\n"):
                endings["friendly, and harmed"] += 1
            endings[f"{name}: {result.ending}"] += 1

    await asyncio.gather(*(stream() for _ in range(STREAMS)))
    return endings


def _numbered(number: int, mount: Mount) -> tuple[str, Run]:
    """Every third run is hostile; of the others every sixth is a fresh interpreter, every sixth Node."""
    script = "{root}/scripts/run.py"
    mounts = (*python_mounts(), mount)
    if number % 3 == 0:
        names = list(_HOSTILE)
        name = names[number // 3 % len(names)]
        return name, Run(WarmScript(script), {}, _HOSTILE[name].encode(), mounts, limits=LIMITS)
    if number % 6 == 1:
        return "friendly", Run(node_script("{root}/scripts/run.mjs"), {}, b"", (*node_mounts(), mount))
    program = fresh_python_script(script) if number % 6 == 2 else WarmScript(script)
    return "friendly", Run(program, {"a.py": "x"}, _FRIENDLY.encode(), mounts)


async def measure(runs: int) -> dict[str, Any]:
    """Before, the runs, after."""
    with tempfile.TemporaryDirectory() as folder:
        scripts = Path(folder)
        scripts.chmod(0o755)
        # The parts of this process that come with the first run stay.
        for _ in range(2):
            sandbox = await open_sandbox()
            await soak(sandbox, scripts, 12)
            await sandbox.close()
        before, started = Left.now(), time.monotonic()
        sandbox = await open_sandbox()
        endings = await soak(sandbox, scripts, runs)
        await sandbox.close()
        after = Left.now()
    return {
        "sandbox": sandbox.name,
        "runs": runs,
        "seconds": round(time.monotonic() - started),
        "before": asdict(before),
        "after": asdict(after),
        "endings": dict(sorted(endings.items())),
    }


def main(arguments: list[str]) -> int:
    """Nothing more than before, and no friendly run harmed."""
    figures = asyncio.run(measure(int(arguments[0]) if arguments else RUNS))
    json.dump(figures, sys.stdout, indent=1)
    is_more = any(figures["after"][name] > figures["before"][name] for name in figures["before"])
    return int(is_more or "friendly, and harmed" in figures["endings"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
