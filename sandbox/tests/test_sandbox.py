import asyncio
import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bench.soak import measure
from chassis.errors import InvalidArgument
from sandbox.backends.backend import Launch
from sandbox.backends.landlock import NEEDED_VERSION
from sandbox.backends.namespaces import Namespaces
from sandbox.control_group import ControlGroup
from sandbox.escape.unprivileged import UNPRIVILEGED
from sandbox.inside.kernel import landlock_version
from sandbox.interpreters import ZYGOTE, node_mounts, node_script, python_command, python_mounts
from sandbox.run import MIB, Command, Limits, Mount, Outcome, Run, RunResult, WarmScript
from sandbox.sandbox import Sandbox
from sandbox.seccomp import IN_NAMESPACES, NO_NAMESPACES, Policy, program
from sandbox.selftest import SandboxState
from sandbox.watch import tree


async def run_python(sandbox: Sandbox, code: str, **options: Any) -> RunResult:
    run = Run(Command((*python_command(), "-I", "-c", code)), mounts=python_mounts(), **options)
    return await sandbox.run(run)


async def test_code_runs_and_says_so(sandbox: Sandbox) -> None:
    result = await run_python(sandbox, "import sys; print(sys.stdin.read())", stdin=b"hello")
    assert (result.outcome, result.exit_code, result.stdout) == (Outcome.EXITED, 0, b"hello\n")


async def test_files_lie_read_only_in_the_sources(sandbox: Sandbox) -> None:
    code = "print(open('/src/pkg/a.py', newline='').read()); open('/src/pkg/a.py', 'w')"
    result = await run_python(sandbox, code, files={"pkg/a.py": "x = 'é'\r\n"})
    assert result.stdout == "x = 'é'\r\n\n".encode()
    assert b"Read-only" in result.stderr


FORK_BOMB = "import os\nwhile True:\n    try:\n        if os.fork() == 0: os.read(0, 1)\n    except OSError: pass"
ALLOCATE = f"x = []\nwhile True: x.append(bytearray({MIB}))"
ALLOCATE_APART = f"import os, time\nfor _ in range(4): os.fork()\nx = bytearray(60 * {MIB})\ntime.sleep(60)"


@pytest.mark.parametrize(
    ("code", "limits", "outcome"),
    [
        pytest.param("while True: pass", Limits(wall_s=0.5), Outcome.TIMED_OUT, id="wall clock"),
        pytest.param("while True: pass", Limits(cpu_s=1), Outcome.TIMED_OUT, id="processor time"),
        pytest.param(
            "import os\nfor _ in range(2): os.fork()\nwhile True: pass",
            Limits(cpu_s=2),
            Outcome.TIMED_OUT,
            id="processor time of all",
        ),
        pytest.param("while True: print('x' * 1000)", Limits(output_bytes=MIB), Outcome.TOO_MUCH_OUTPUT, id="output"),
        pytest.param(ALLOCATE, Limits(memory_bytes=200 * MIB), Outcome.OUT_OF_MEMORY, id="memory"),
        pytest.param(ALLOCATE_APART, Limits(memory_bytes=300 * MIB), Outcome.OUT_OF_MEMORY, id="memory of all"),
        pytest.param(FORK_BOMB, Limits(processes=32), Outcome.TOO_MANY_PROCESSES, id="processes"),
        pytest.param("import os; os.kill(os.getpid(), 11)", Limits(), Outcome.CRASHED, id="signal"),
    ],
)
async def test_each_breach_has_its_outcome(sandbox: Sandbox, code: str, limits: Limits, outcome: Outcome) -> None:
    assert (await run_python(sandbox, code, limits=limits)).outcome is outcome


async def test_a_crash_names_its_signal(sandbox: Sandbox) -> None:
    assert (await run_python(sandbox, "import os; os.abort()")).ending == "crashed (SIGABRT)"


FAILS_TO_FORK = "import os, time\ntry:\n    for _ in range(40):\n        if os.fork() == 0:\n            time.sleep(1)\n            os._exit(0)\nexcept OSError: pass"


ORPHANS = "import os, time\nfor _ in range(120):\n    if os.fork() == 0:\n        os.fork()\n        os._exit(0)\n    os.wait()\n    time.sleep(0.002)"


async def test_orphans_that_have_ended_are_buried_while_the_run_goes_on(sandbox: Sandbox) -> None:
    result = await run_python(sandbox, ORPHANS, limits=Limits(processes=20))
    assert (result.outcome, result.exit_code) == (Outcome.EXITED, 0), result


USES_A_PORT = """
import socket
server = socket.socket()
server.bind(("127.0.0.1", 8123))
server.listen()
client = socket.create_connection(("127.0.0.1", 8123))
accepted, _ = server.accept()
for one in (accepted, client, server): one.close()
print(1)
"""


async def test_a_run_meets_no_port_of_the_run_before(sandbox: Sandbox) -> None:
    for _ in range(3):
        assert (await run_python(sandbox, USES_A_PORT)).stdout == b"1\n"


async def test_output_beyond_its_bound_is_no_matter_of_who_is_first(sandbox: Sandbox) -> None:
    flood = f"import os; os.write(1, b'x' * {MIB}); os._exit(0)"
    for _ in range(8):
        assert (await run_python(sandbox, flood, limits=Limits(output_bytes=1000))).outcome is Outcome.TOO_MUCH_OUTPUT


async def test_a_cancel_while_a_run_is_being_ended_leaves_nothing(sandbox: Sandbox) -> None:
    burn = "import os\nfor _ in range(3): os.fork()\nwhile True: pass"
    for late_ms in range(0, 40, 4):
        task = asyncio.create_task(run_python(sandbox, burn, limits=Limits(wall_s=0.15)))
        await asyncio.sleep(0.15 + late_ms / 1000)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (await run_python(sandbox, "print(1)")).stdout == b"1\n"
    await sandbox.close()
    assert tree(os.getpid()) == [os.getpid()]


KILLS_THE_FIRST = "import os, signal\nfor n in (signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD, signal.SIGINT):\n    try: os.kill(os.getppid(), n)\n    except OSError: pass\nprint(1)"


async def test_the_code_cannot_end_what_oversees_it(sandbox: Sandbox) -> None:
    assert (await run_python(sandbox, KILLS_THE_FIRST)).stdout == b"1\n"


# Pages that the program gives up stay with the mapping, in nobody's tables.
HOLDS_IN_SECRET = (
    "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.mmap.restype = ctypes.c_void_p\n"
    f"at = libc.mmap(None, ctypes.c_size_t(600 * {MIB}), 3, 0x21, -1, 0)\n"
    f"for offset in range(at, at + 600 * {MIB}, {MIB}):\n    ctypes.memset(offset, 1, {MIB})\n"
    f"    libc.madvise(ctypes.c_void_p(offset), ctypes.c_size_t({MIB}), 4)"
)


async def test_the_kernel_tells_breaches_where_it_may_count(sandbox: Sandbox) -> None:
    group = ControlGroup("test")
    may_count = group.bounds_processes
    group.remove()
    if may_count:
        held = await run_python(sandbox, HOLDS_IN_SECRET, limits=Limits(memory_bytes=100 * MIB, scratch_bytes=32 * MIB))
        assert held.outcome is Outcome.OUT_OF_MEMORY
    result = await run_python(sandbox, FAILS_TO_FORK, limits=Limits(processes=20))
    assert result.outcome is (Outcome.TOO_MANY_PROCESSES if may_count else Outcome.EXITED)
    assert (await run_python(sandbox, "print(1)")).outcome is Outcome.EXITED


async def test_the_scratch_space_holds_no_more_files_than_allowed(sandbox: Sandbox) -> None:
    code = (
        "n = 0\ntry:\n    while True:\n        open(f'/tmp/{n}', 'w').close()\n        n += 1\nexcept OSError: print(n)"
    )
    result = await run_python(sandbox, code, limits=Limits(files=100))
    assert 0 < int(result.stdout) <= 100


async def test_node_runs_inside_and_is_started_ahead(sandbox: Sandbox, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "say.mjs").write_text(
        "import fs from 'node:fs'; console.log(process.pid, fs.readFileSync(0, 'utf8'), fs.readFileSync('a.txt', 'utf8'))"
    )
    mounts = (*node_mounts(), Mount(tmp_path, "/scripts"))
    for text in ("one", "two"):
        run = Run(node_script("{root}/scripts/say.mjs"), {"a.txt": text}, text.encode(), mounts)
        result = await sandbox.run(run)
        assert result.stdout == f"2 {text} {text}\n".encode(), result
        # The next program starts behind this one; then it is there.
        await asyncio.sleep(0.5)


@pytest.fixture
def script(tmp_path: Path) -> Mount:
    """A script that leaves something behind in every place it can, and says what it finds there."""
    tmp_path.chmod(0o755)
    (tmp_path / "leave.py").write_text(
        "import gc, os, pathlib, sys\n"
        "root = os.environ['SANDBOX_ROOT']\n"
        "found = [name for name in (f'{root}/tmp/left', '/dev/shm/left') if pathlib.Path(name).exists()]\n"
        "found += [name for name in ('left',) if name in sys.modules or name in os.environ]\n"
        "found += ['secret'] * any(v == 'the ' + 'secret' for v in gc.get_objects() if isinstance(v, str))\n"
        "print(found, sys.stdin.read(), pathlib.Path('number.txt').read_text())\n"
        "sys.modules['left'] = os\n"
        "os.environ['left'] = '1'\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    os.closerange(0, 3)\n"
        "    import time; time.sleep(600)\n"
        "for name in (f'{root}/tmp/left', '/dev/shm/left'):\n"
        "    try: open(name, 'w').close()\n"
        "    except OSError: pass\n"
    )
    return Mount(tmp_path, "/scripts")


@pytest.mark.parametrize("is_prestarted", [False, True])
async def test_a_warm_interpreter_remembers_nothing(sandbox: Sandbox, script: Mount, is_prestarted: bool) -> None:
    program = WarmScript("{root}/scripts/leave.py", is_prestarted=is_prestarted)
    for number in range(4):
        files = {"number.txt": str(number)}
        run = Run(program, files, b"the secret", (*python_mounts(), script), {"KEY": "the secret"})
        result = await sandbox.run(run)
        assert result.stdout == b"[] the secret %d\n" % number, result


async def test_a_program_is_started_ahead_when_it_is_time(sandbox: Sandbox) -> None:
    code = "import sys, time\nsince = time.time()\nsys.stdin.read()\nprint(since)"
    program = Command((*python_command(), "-I", "-c", code), is_prestarted=True, prestart_after_s=1.0)

    async def starts_ahead() -> bool:
        asked = time.time()
        return float((await sandbox.run(Run(program, mounts=python_mounts()))).stdout) < asked

    assert not await starts_ahead()
    assert not await starts_ahead()
    await asyncio.sleep(2.0)
    assert await starts_ahead()


async def test_a_cancel_ends_the_whole_tree(sandbox: Sandbox) -> None:
    code = "import os, time\nfor _ in range(5):\n    if os.fork() == 0: os.setsid(); time.sleep(600)\ntime.sleep(600)"
    before = len(tree(os.getpid()))
    task = asyncio.create_task(run_python(sandbox, code))
    await asyncio.sleep(1)
    assert len(tree(os.getpid())) > before + 5
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(tree(os.getpid())) <= before + 3


async def test_closing_leaves_no_process_no_file_and_no_descriptor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = open_descriptors()
    sandbox = Sandbox(Namespaces())
    runs = [run_python(sandbox, "print(1)", files={"a.py": ""}) for _ in range(3)]
    runs.append(run_python(sandbox, "while True: pass", limits=Limits(wall_s=0.3)))
    await asyncio.gather(*runs)
    await sandbox.close()
    assert not list(tmp_path.iterdir())
    assert open_descriptors() <= before
    assert tree(os.getpid()) == [os.getpid()]


def open_descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.parametrize("policy", [IN_NAMESPACES, NO_NAMESPACES])
def test_the_filter_is_a_whole_program(policy: Policy) -> None:
    assert len(program(policy)) % 8 == 0
    assert program(policy) == program(policy)


async def test_a_state_without_a_working_backend_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.selftest.BACKENDS", ())
    state = SandboxState()
    await state.prepare()
    assert not state.name
    assert "docs/sandbox.md" in state.reason


class TooGenerous:
    """Lets everything be read: the self-test must see through it."""

    name = "too generous"
    own_processes = 2
    has_folder = False

    def launch(self, root: Path, mounts: tuple[Mount, ...], slot: int) -> Launch:
        del mounts, slot
        setup: dict[str, object] = {
            "isolation": "landlock",
            "root": str(root),
            "uid": None,
            "readable": ["/"],
            "links": {},
        }
        return Launch(ZYGOTE, {"PATH": "/usr/bin:/bin"}, {**setup, "filter": program(NO_NAMESPACES).hex()})


async def test_a_backend_that_does_not_isolate_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.selftest.BACKENDS", (TooGenerous,))
    state = SandboxState()
    await state.prepare()
    assert not state.name
    assert "it let code read a secret" in state.reason


async def test_runs_side_by_side_do_not_meet(sandbox: Sandbox) -> None:
    code = (
        "import sys, pathlib\npathlib.Path('/tmp/x').write_text(sys.argv[1])\nprint(pathlib.Path('/tmp/x').read_text())"
    )
    runs = [Run(Command((*python_command(), "-I", "-c", code, str(n))), mounts=python_mounts()) for n in range(6)]
    results = await asyncio.gather(*(sandbox.run(run) for run in runs))
    assert [result.stdout.strip() for result in results] == [str(n).encode() for n in range(6)]


async def test_where_namespaces_are_refused_landlock_is_chosen() -> None:
    if landlock_version() < NEEDED_VERSION:
        return
    code = (
        "import asyncio\nfrom sandbox.inside import kernel\nfrom sandbox.seccomp import IN_NAMESPACES, program\n"
        "from sandbox.selftest import open_sandbox\nkernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)\n"
        "kernel.load_filter(program(IN_NAMESPACES))\n"
        "async def main():\n    sandbox = await open_sandbox()\n    print(sandbox.name)\n    await sandbox.close()\nasyncio.run(main())"
    )
    unprivileged = UNPRIVILEGED if os.geteuid() == 0 else ()
    process = await asyncio.create_subprocess_exec(
        *unprivileged, sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    assert (await process.communicate())[0] == b"landlock\n"


async def sleeping(sandbox: Sandbox) -> asyncio.Task[RunResult]:
    """A run that has started and does not end by itself."""
    task = asyncio.create_task(run_python(sandbox, "import time; time.sleep(60)"))
    await asyncio.sleep(0.5)
    return task


async def test_a_run_that_is_cancelled_twice_still_ends() -> None:
    sandbox = Sandbox(Namespaces())
    task = await sleeping(sandbox)
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (await run_python(sandbox, "print(1)")).stdout == b"1\n"
    await sandbox.close()
    assert tree(os.getpid()) == [os.getpid()]


async def test_a_cancel_while_a_cell_starts_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for turns in range(8):
        sandbox = Sandbox(Namespaces())
        task = asyncio.create_task(run_python(sandbox, "print(1)"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (await run_python(sandbox, "print(1)")).stdout == b"1\n"
        await sandbox.close()
    assert tree(os.getpid()) == [os.getpid()]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "files",
    [{"a": "", "a/b": ""}, {"x" * 300: ""}, {"a": "\ud800"}, {"a\0b": ""}],
    ids=["nested", "long", "surrogate", "NUL"],
)
async def test_files_that_cannot_be_laid_out_are_the_callers_mistake(sandbox: Sandbox, files: dict[str, str]) -> None:
    with pytest.raises(InvalidArgument):
        await run_python(sandbox, "print(1)", files=files)
    assert (await run_python(sandbox, "print(1)")).stdout == b"1\n"


async def test_closing_cuts_what_runs() -> None:
    sandbox = Sandbox(Namespaces())
    task = await sleeping(sandbox)
    await sandbox.close()
    assert (await asyncio.gather(task, return_exceptions=True))[0].__class__ is asyncio.CancelledError
    assert tree(os.getpid()) == [os.getpid()]


async def test_the_end_of_one_sandbox_leaves_another_alone() -> None:
    first, second = Sandbox(Namespaces()), Sandbox(Namespaces())
    try:
        await sleeping(first)
        processes = set(tree(os.getpid()))
        await run_python(second, "print(1)")
        await second.close()
        await asyncio.sleep(0.2)
        assert processes <= set(tree(os.getpid()))
    finally:
        await first.close()


async def test_many_runs_leave_nothing() -> None:
    found = await measure(90)
    assert found["after"] == found["before"]
    assert found["endings"]["friendly: exited"] == 60
    assert "friendly, and harmed" not in found["endings"]
