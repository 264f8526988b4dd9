"""Running one thing in isolation: files laid out, limits watched, the whole tree ended."""

import asyncio
import itertools
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import psutil

from chassis.children import end
from chassis.scratch import scratch_folder
from sandbox.backends.backend import Backend
from sandbox.run import Limits, Outcome, Run, RunResult
from sandbox.seccomp import program

_WATCH_INTERVAL_S = 0.05
_CHUNK_BYTES = 65536


class _Breach(Exception):
    """A limit that the parent watches was exceeded."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome


class Sandbox:
    """Runs things by one backend. Cancelling a run ends its whole tree."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._slots = itertools.count()
        self._filter = program()

    @property
    def name(self) -> str:
        return self._backend.name

    async def run(self, run: Run) -> RunResult:
        """Run it to its end or to a limit."""
        with scratch_folder("run") as folder:
            sources = Path(folder, "sources")
            _lay_out(sources, run)
            return await self._execute(run, sources)

    async def _execute(self, run: Run, sources: Path) -> RunResult:
        filter_fd = _readable(self._filter)
        started = time.monotonic()
        try:
            process = await asyncio.create_subprocess_exec(
                *self._backend.command(run, sources, filter_fd, next(self._slots)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                pass_fds=(filter_fd,),
                # bubblewrap is pid 1 inside, where its environment can be read whatever it clears for the code.
                env={},
                start_new_session=True,
            )
        finally:
            os.close(filter_fd)
        outputs = bytearray(), bytearray()
        outcome = Outcome.EXITED
        try:
            async with asyncio.timeout(run.limits.wall_s):
                outcome = await _communicate(process, run, outputs)
        except TimeoutError:
            outcome = Outcome.TIMED_OUT
        finally:
            # --die-with-parent and the pid namespace take the whole tree along.
            await end(process)
        code = process.returncode or 0
        # bubblewrap reports a signal of the code as 128 + its number.
        if outcome is Outcome.EXITED and code > 128:
            outcome, code = Outcome.CRASHED, 128 - code
            if code == -signal.SIGXCPU:
                outcome = Outcome.TIMED_OUT
        duration_ms = round(1000 * (time.monotonic() - started))
        return RunResult(outcome, code, bytes(outputs[0]), bytes(outputs[1]), duration_ms)


def _readable(data: bytes) -> int:
    """A descriptor from which ``data`` can be read once."""
    reader, writer = os.pipe()
    os.write(writer, data)
    os.close(writer)
    return reader


def _lay_out(sources: Path, run: Run) -> None:
    sources.mkdir(mode=0o755)
    for name, text in run.files.items():
        path = sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        path.chmod(0o644)
    for folder in (sources.parent, sources, *(entry for entry in sources.rglob("*") if entry.is_dir())):
        folder.chmod(0o755)


async def _communicate(process: asyncio.subprocess.Process, run: Run, outputs: tuple[bytearray, bytearray]) -> Outcome:
    """Feed and read until the end or a breach."""
    outcome = Outcome.EXITED
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise RuntimeError("pipes were asked for")
    try:
        async with asyncio.TaskGroup() as group:
            watcher = group.create_task(_watch(process.pid, run.limits))
            group.create_task(_feed(process.stdin, run.stdin))
            readers = [
                group.create_task(_read(stream, output, outputs, run.limits))
                for stream, output in ((process.stdout, outputs[0]), (process.stderr, outputs[1]))
            ]
            await asyncio.gather(*readers)
            await process.wait()
            watcher.cancel()
    except* _Breach as breaches:
        outcome = next(error.outcome for error in breaches.exceptions if isinstance(error, _Breach))
    return outcome


async def _feed(stdin: asyncio.StreamWriter, data: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(data)
        await stdin.drain()
    stdin.close()


async def _read(
    stream: asyncio.StreamReader, output: bytearray, outputs: tuple[bytearray, bytearray], limits: Limits
) -> None:
    while chunk := await stream.read(_CHUNK_BYTES):
        output += chunk
        if sum(map(len, outputs)) > limits.output_bytes:
            raise _Breach(Outcome.TOO_MUCH_OUTPUT)


async def _watch(pid: int, limits: Limits) -> None:
    """The memory of the whole tree, read from outside."""
    with suppress(psutil.Error):
        root = psutil.Process(pid)
        while True:
            await asyncio.sleep(_WATCH_INTERVAL_S)
            used = 0
            for process in root.children(recursive=True):
                with suppress(psutil.Error):
                    used += process.memory_info().rss
            if used > limits.memory_bytes:
                raise _Breach(Outcome.OUT_OF_MEMORY)
