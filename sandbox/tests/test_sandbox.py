import asyncio
import os
import time
from pathlib import Path

import psutil
import pytest

from sandbox.interpreters import node_command, node_mounts, python_command, python_mounts
from sandbox.run import MIB, Limits, Outcome, Run, RunResult
from sandbox.sandbox import Sandbox
from sandbox.seccomp import program
from sandbox.selftest import SandboxState, open_sandbox


async def run_python(code: str, **options: object) -> RunResult:
    sandbox = await open_sandbox()
    run = Run((*python_command(), "-I", "-c", code), mounts=python_mounts(), **options)  # type: ignore[arg-type]
    return await sandbox.run(run)


async def test_code_runs_and_says_so() -> None:
    result = await run_python("import sys; print(sys.stdin.read())", stdin=b"hello")
    assert (result.outcome, result.exit_code, result.stdout) == (Outcome.EXITED, 0, b"hello\n")


async def test_files_lie_read_only_in_the_sources() -> None:
    code = "print(open('/src/pkg/a.py', newline='').read()); open('/src/pkg/a.py', 'w')"
    result = await run_python(code, files={"pkg/a.py": "x = 'é'\r\n"})
    assert result.stdout == "x = 'é'\r\n\n".encode()
    assert b"Read-only" in result.stderr


@pytest.mark.parametrize(
    ("code", "limits", "outcome"),
    [
        pytest.param("while True: pass", Limits(wall_s=0.5), Outcome.TIMED_OUT, id="wall clock"),
        pytest.param("while True: pass", Limits(wall_s=30, cpu_s=1), Outcome.TIMED_OUT, id="processor time"),
        pytest.param("while True: print('x' * 1000)", Limits(output_bytes=MIB), Outcome.TOO_MUCH_OUTPUT, id="output"),
        pytest.param(
            "x = []\nwhile True: x.append(bytearray(MIB))".replace("MIB", str(MIB)),
            Limits(memory_bytes=200 * MIB),
            Outcome.OUT_OF_MEMORY,
            id="memory",
        ),
        pytest.param("import os; os.kill(os.getpid(), 11)", Limits(), Outcome.CRASHED, id="signal"),
    ],
)
async def test_each_breach_has_its_outcome(code: str, limits: Limits, outcome: Outcome) -> None:
    assert (await run_python(code, limits=limits)).outcome is outcome


HOSTILE = {
    "network": "import socket; socket.create_connection(('127.0.0.1', 22), 1)",
    "raw socket": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "write outside": "open('/usr/escaped', 'w')",
    "read the password file": "open('/etc/shadow').read()",
    "become root": "import os; os.setuid(0)",
    "new namespace": "import ctypes; import os; r = ctypes.CDLL(None, use_errno=True).unshare(0x10000000); assert r == 0, r",
    "trace": "import ctypes; r = ctypes.CDLL(None).ptrace(16, 1, 0, 0); assert r == 0, r",
    "code from memory": "import os; os.memfd_create('x')",
    "fill the disk": "open('/tmp/big', 'wb').write(bytes(10 ** 9))",
    "see processes": "import os; p = [n for n in os.listdir('/proc') if n.isdigit()]; assert len(p) > 20",
    "see the environment": "import os; assert 'COGNICODE_TEST_SECRET' in os.environ",
    "fork without end": "import os\nwhile True:\n    if os.fork() == 0: os.read(0, 1)",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_code_fails(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COGNICODE_TEST_SECRET", "1")
    result = await run_python(HOSTILE[name], limits=Limits(wall_s=10, processes=32))
    assert result.exit_code != 0


async def test_node_runs_inside() -> None:
    sandbox = await open_sandbox()
    result = await sandbox.run(Run((*node_command(), "-e", "console.log(process.version)"), mounts=node_mounts()))
    assert result.stdout.startswith(b"v24.")


async def test_a_cancel_ends_the_whole_tree() -> None:
    sandbox = await open_sandbox()
    code = "import os, time\nfor _ in range(5):\n    if os.fork() == 0: time.sleep(600)\ntime.sleep(600)"
    task = asyncio.create_task(sandbox.run(Run((*python_command(), "-I", "-c", code), mounts=python_mounts())))
    await asyncio.sleep(0.5)
    assert descendants()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    deadline = time.monotonic() + 5
    while descendants() and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
    assert not descendants()


def descendants() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


async def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    await run_python("print(1)", files={"a.py": ""})
    assert not list(tmp_path.iterdir())


async def test_descriptors_do_not_add_up() -> None:
    await run_python("print(1)")
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 -- the plain count is what is meant
    for _ in range(5):
        await run_python("print(1)")
    assert len(os.listdir("/proc/self/fd")) <= before  # noqa: PTH208 -- as above


def test_the_filter_is_a_whole_program() -> None:
    assert len(program()) % 8 == 0
    assert program() == program()


async def test_a_state_without_a_working_backend_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.selftest.BACKENDS", ())
    state = SandboxState()
    await state.prepare()
    assert not state.name
    assert "docs/sandbox.md" in state.reason


async def test_a_backend_that_does_not_isolate_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Open:
        """Runs the command as it is: the self-test must see through it."""

        name = "open"

        def command(self, run: Run, sources: Path, filter_fd: int, slot: int) -> list[str]:
            del sources, filter_fd, slot
            return list(run.argv)

    monkeypatch.setattr("sandbox.selftest.BACKENDS", (Open,))
    state = SandboxState()
    await state.prepare()
    assert not state.name
    assert "it let code" in state.reason


async def test_runs_side_by_side_do_not_meet() -> None:
    sandbox: Sandbox = await open_sandbox()
    code = (
        "import sys, pathlib\npathlib.Path('/tmp/x').write_text(sys.argv[1])\nprint(pathlib.Path('/tmp/x').read_text())"
    )
    runs = [Run((*python_command(), "-I", "-c", code, str(n)), mounts=python_mounts()) for n in range(6)]
    results = await asyncio.gather(*(sandbox.run(run) for run in runs))
    assert [result.stdout.strip() for result in results] == [str(n).encode() for n in range(6)]
