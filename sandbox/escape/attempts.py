"""Makes attempts: without a sandbox, where each has to succeed to count, and in each configuration of one."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import psutil

from chassis.children import end
from chassis.node import node_executable
from chassis.scratch import remove
from sandbox.escape.outside import VARIABLE, Outside
from sandbox.escape.probe import Language, Probe
from sandbox.interpreters import fresh_python_script, node_command, node_mounts
from sandbox.run import MIB, Command, Limits, Mount, Run, WarmScript
from sandbox.sandbox import Sandbox

_INSIDE = Path(__file__).with_name("inside")
_PLACE = "/escape"
_SCRIPTS = {Language.PYTHON: "attempt.py", Language.NODE: "attempt.mjs"}
# So small that an attempt to take more is soon over. It has to hold what it took for 2.5 s: where the kernel keeps no
# bound, the tree is looked at every 50 ms, and less often on a machine that is busy.
LIMITS = Limits(
    wall_s=4.0,
    cpu_s=3,
    memory_bytes=400 * MIB,
    processes=50,
    output_bytes=8 * MIB,
    scratch_bytes=64 * MIB,
    files=2000,
)
_CONTROL_S = 20.0
_SURVIVES_S = 0.2
_AT_ONCE = 4


class Start(StrEnum):
    """What the code runs in."""

    FRESH = "fresh"
    WARM = "warm"


@dataclass
class Result:
    """Of one configuration; ``controls`` counts the probes that succeed without a sandbox, the only ones tried."""

    backend: str
    start: Start
    user: str
    controls: int
    escaped: list[str]


async def controls(probes: Iterable[Probe], outside: Outside) -> list[Probe]:
    """The probes that succeed without a sandbox, as this user, on this machine."""
    probes = tuple(probes)
    succeeded = await _some_at_once(_succeeds_bare(probe, outside) for probe in probes)
    return [probe for probe, success in zip(probes, succeeded, strict=True) if success]


async def try_all(sandbox: Sandbox, start: Start, probes: Iterable[Probe], outside: Outside) -> Result:
    """Each probe in one configuration."""
    probes = tuple(probes)
    succeeded = await _some_at_once(_succeeds_inside(sandbox, start, probe, outside) for probe in probes)
    escaped = [str(probe) for probe, success in zip(probes, succeeded, strict=True) if success]
    return Result(sandbox.name, start, user_name(), len(probes), escaped)


async def _some_at_once(attempts: Iterable[Coroutine[None, None, bool]]) -> list[bool]:
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(attempt: Coroutine[None, None, bool]) -> bool:
        async with places:
            return await attempt

    return await asyncio.gather(*map(one, attempts))


def user_name() -> str:
    """As which kind of user this process runs."""
    return "root" if os.geteuid() == 0 else "unprivileged"


async def _succeeds_inside(sandbox: Sandbox, start: Start, probe: Probe, outside: Outside) -> bool:
    world = outside.renew()
    if probe.before:
        await sandbox.run(_run(start, probe.language, probe.before, world))
    result = await sandbox.run(_run(start, probe.language, probe.code, world))
    if probe.leaves_process:
        return await _survivor(world)
    return world["word"].encode() in result.stdout


def _run(start: Start, language: Language, code: str, world: dict[str, Any]) -> Run:
    script = f"{{root}}{_PLACE}/{_SCRIPTS[language]}"
    program: Command | WarmScript
    if language is Language.PYTHON:
        program = WarmScript(script) if start is Start.WARM else fresh_python_script(script)
    else:
        program = Command((*node_command(), script), is_prestarted=start is Start.WARM)
    stdin = json.dumps({"code": code, "world": world}).encode()
    return Run(program, {"a.txt": ""}, stdin, (*node_mounts(), Mount(_INSIDE, _PLACE)), limits=LIMITS)


async def _succeeds_bare(probe: Probe, outside: Outside) -> bool:
    world = outside.renew()
    with tempfile.TemporaryDirectory() as folder:
        if probe.before:
            await _run_bare(probe.language, probe.before, world, folder)
        has_said, has_left = await _run_bare(probe.language, probe.code, world, folder)
        await asyncio.to_thread(remove, Path(folder, "scratch"))
    return has_left if probe.leaves_process else has_said


async def _run_bare(language: Language, code: str, world: dict[str, Any], folder: str) -> tuple[bool, bool]:
    """Whether it said that it succeeded, and whether a process of its is left."""
    interpreter = (sys.executable,) if language is Language.PYTHON else (str(node_executable()),)
    scratch = Path(folder, "scratch")
    scratch.mkdir(exist_ok=True)
    inherited = os.open(world["secret"], os.O_RDONLY)
    process = await asyncio.create_subprocess_exec(
        *interpreter,
        str(_INSIDE / _SCRIPTS[language]),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), VARIABLE: "1", "TMPDIR": str(scratch)},
        cwd=folder,
        pass_fds=(inherited,),
        start_new_session=True,
    )
    os.close(inherited)
    stdin = json.dumps({"code": code, "world": world}).encode()
    has_said = False
    try:
        async with asyncio.timeout(_CONTROL_S):
            has_said = await _says(process, stdin, world["word"].encode())
    except TimeoutError:
        pass
    has_left = await _survivor(world)
    for left in _by_name(world["process"]):
        with suppress(psutil.NoSuchProcess):
            left.kill()
    await end(process)
    return has_said, has_left


async def _says(process: asyncio.subprocess.Process, stdin: bytes, word: bytes) -> bool:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("pipes were asked for")
    process.stdin.write(stdin)
    process.stdin.close()
    output = b""
    # Not to the end of its output: what it leaves behind may hold that open.
    while word not in output and (chunk := await process.stdout.read(65536)):
        output = output[-100:] + chunk
    return word in output


async def _survivor(world: dict[str, Any]) -> bool:
    """Whether the process that an attempt left is still there, a moment later."""
    await asyncio.sleep(_SURVIVES_S)
    return any(_by_name(world["process"]))


def _by_name(name: str) -> list[psutil.Process]:
    return [process for process in psutil.process_iter(["name"]) if process.info["name"] == name]
