"""A zygote and what it needs: holds one run at a time, in isolation, and can be used again after it."""

import asyncio
import json
import os
import signal
import socket
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from chassis.children import end
from chassis.scratch import make_scratch_folder, remove
from sandbox.backends.backend import Backend
from sandbox.control_group import ControlGroup
from sandbox.pipes import Streams
from sandbox.run import Command, Limits, Mount, Outcome, Run, RunResult, WarmScript
from sandbox.watch import Meter, folder_usage, tree, unlinked_bytes

START_S = 30.0
_WATCH_INTERVAL_S = 0.05
_END_S = 0.08
_LENGTH_BYTES = 4
_SPARE_PROCESSES = 8


class CellBroken(Exception):
    """The cell could not be started, or did not do what it was told; the text says why, for a log."""


class UnfitFiles(Exception):
    """The files of a run cannot be laid out beside each other; the text says why, for a log."""


class Cell:
    """Made by ``open_cell``; ``is_usable`` turns false when its end is the only way to end what runs in it."""

    def __init__(
        self,
        backend: Backend,
        folder: Path,
        group: ControlGroup,
        process: asyncio.subprocess.Process,
        link: socket.socket,
    ) -> None:
        self._backend = backend
        self._folder = folder
        self._group = group
        self._process = process
        self._link = link
        self._unread = bytearray()
        self._streams: Streams | None = None
        self.is_usable = True

    async def prestart(self, run: Run) -> None:
        """Start the program of ``run``, which waits for its input; ``execute`` brings that and the files."""
        await self._begin(run, files=None)

    async def execute(self, run: Run) -> RunResult:
        """Run it to its end or to a limit; raises UnfitFiles, and CellBroken when the cell was broken before. May be
        cancelled once.
        """
        started = time.monotonic()
        outcome, status = Outcome.EXITED, None
        try:
            if self._streams is None:
                await self._begin(run, dict(run.files))
            else:
                await self._send(dict(run.files), [])
                await self._expect("laid")
            streams = self._started
            streams.stdin.feed(run.stdin)
            async with asyncio.timeout(run.limits.wall_s):
                outcome, status = await self._first_of(run.limits, streams)
        except TimeoutError:
            outcome = Outcome.TIMED_OUT
        except CellBroken:
            # The kernel may have ended our own processes for the sake of the run's.
            breach = self._group.breach()
            if breach is None:
                raise
            outcome = breach
        finally:
            await _whatever_happens(self._finish(is_over=status is not None))
        duration_ms = round(1000 * (time.monotonic() - started))
        outcome, code = _judged(outcome, status)
        if outcome in (Outcome.EXITED, Outcome.CRASHED):
            # The last of what it said may have come behind its end.
            flooded = Outcome.TOO_MUCH_OUTPUT if streams.is_flooded.is_set() else None
            outcome = self._group.breach() or flooded or outcome
        return RunResult(outcome, code, bytes(streams.stdout.data), bytes(streams.stderr.data), duration_ms)

    async def close(self) -> None:
        """End the zygote and all below it, and remove its folder."""
        self.is_usable = False
        self._link.close()
        self._close_streams()
        try:
            async with asyncio.timeout(_END_S):
                await self._process.wait()
        except TimeoutError:
            for pid in reversed(tree(self._process.pid)[1:]):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        await end(self._process)
        await asyncio.to_thread(self._remove)

    def _remove(self) -> None:
        self._group.remove()
        remove(self._folder)

    async def set_up(self, setup: dict[str, Any]) -> None:
        """Tell the zygote what it is for, and wait until it is."""
        await asyncio.get_running_loop().sock_sendall(self._link, json.dumps(setup).encode() + b"\n")
        await self._expect("ready")
        self._group.add(tree(self._process.pid))

    @property
    def _started(self) -> Streams:
        if self._streams is None:
            raise CellBroken("nothing was started")
        return self._streams

    async def _begin(self, run: Run, files: dict[str, str] | None) -> None:
        program, limits = run.program, run.limits
        self._group.bound(limits, self._backend.own_processes)
        if self._group.bounds_processes:
            # The group tells a breach from other failures, so its bound is the one to meet.
            limits = replace(limits, processes=limits.processes + _SPARE_PROCESSES)
        request = {
            **({"argv": program.argv} if isinstance(program, Command) else {}),
            "environment": {"PATH": "/usr/bin:/bin", "HOME": "{root}/tmp", "TMPDIR": "{root}/tmp", **run.environment},
            "cwd": run.cwd,
            "limits": asdict(limits),
            "files": files,
        }
        self._streams = streams = Streams(run.limits.output_bytes)
        try:
            await self._send(request, streams.other_ends)
        finally:
            streams.close_other_ends()

    async def _first_of(self, limits: Limits, streams: Streams) -> tuple[Outcome, int | None]:
        """The outcome and, unless a limit was exceeded, the wait status."""
        ending = asyncio.create_task(self._expect("status"))
        watching = asyncio.create_task(self._watch(limits))
        flooding = asyncio.create_task(streams.is_flooded.wait())
        try:
            await asyncio.wait({ending, watching, flooding}, return_when=asyncio.FIRST_COMPLETED)
            if ending.done():
                status: int = ending.result()
                return Outcome.EXITED, status
            return (watching.result() if watching.done() else Outcome.TOO_MUCH_OUTPUT), None
        finally:
            for task in (ending, watching, flooding):
                task.cancel()

    async def _watch(self, limits: Limits) -> Outcome:
        """Look at the whole tree until something is too much."""
        await asyncio.sleep(_WATCH_INTERVAL_S)
        # Most runs are over by now.
        meter = Meter(self._process.pid, limits.processes + self._backend.own_processes)
        while True:
            used = meter.read()
            if used.memory_bytes > limits.memory_bytes:
                return Outcome.OUT_OF_MEMORY
            if used.processes - self._backend.own_processes >= limits.processes:
                return Outcome.TOO_MANY_PROCESSES
            if used.cpu_s > limits.cpu_s:
                return Outcome.TIMED_OUT
            # A tree of thousands of files takes a while to count.
            if await asyncio.to_thread(self._is_full, limits):
                return Outcome.TOO_MANY_FILES
            await asyncio.sleep(_WATCH_INTERVAL_S)

    def _is_full(self, limits: Limits) -> bool:
        """Whether the scratch space holds too much, where it lies on a disk of the host's."""
        if not self._backend.has_folder:
            return False
        files, size_bytes = folder_usage(self._folder, limits.files)
        return files > limits.files or size_bytes + unlinked_bytes(self._process.pid) > limits.scratch_bytes

    async def _finish(self, *, is_over: bool) -> None:
        """End what runs; a cell that cannot do that in time is ended itself."""
        try:
            async with asyncio.timeout(_END_S):
                if not is_over:
                    await asyncio.get_running_loop().sock_sendall(self._link, b"!")
                await self._expect("over")
                if self._streams is not None:
                    await self._streams.drained()
        except (TimeoutError, CellBroken, OSError):
            await self.close()
        self._close_streams()

    def _close_streams(self) -> None:
        if self._streams is not None:
            self._streams.close()
            self._streams = None

    async def _send(self, content: Any, descriptors: list[int]) -> None:
        data = json.dumps(content).encode()
        try:
            socket.send_fds(self._link, [len(data).to_bytes(_LENGTH_BYTES, "big")], descriptors)
            await asyncio.get_running_loop().sock_sendall(self._link, data)
        except OSError as error:
            raise CellBroken(str(error)) from error

    async def _expect(self, word: str) -> Any:
        """Hear lines until one says ``word``; returns what it says of it."""
        while True:
            said = await self._hear()
            if word in said:
                return said[word]
            if "problem" in said:
                raise CellBroken(said["problem"])
            if "over" in said:
                raise CellBroken("the run's overseer was ended")
            if "unfit" in said:
                raise UnfitFiles(said["unfit"])

    async def _hear(self) -> dict[str, Any]:
        while b"\n" not in self._unread:
            try:
                part = await asyncio.get_running_loop().sock_recv(self._link, 4096)
            except OSError as error:
                raise CellBroken(str(error)) from error
            if not part:
                raise CellBroken("it ended")
            self._unread += part
        line, _, self._unread = self._unread.partition(b"\n")
        said: dict[str, Any] = json.loads(line)
        return said


async def _whatever_happens(work: Coroutine[Any, Any, None]) -> None:
    """Await it to its end, also when this is cancelled, once, meanwhile."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task})
        raise


def _judged(outcome: Outcome, status: int | None) -> tuple[Outcome, int]:
    """The outcome and the exit code, negative for a signal."""
    if status is None:
        return outcome, -signal.SIGKILL
    code = os.waitstatus_to_exitcode(status)
    if code == -signal.SIGXCPU:
        return Outcome.TIMED_OUT, code
    return (Outcome.CRASHED if code < 0 else Outcome.EXITED), code


async def open_cell(backend: Backend, mounts: tuple[Mount, ...], script: WarmScript | None, slot: int) -> Cell:
    """A cell that is ready, for commands and for ``script``; raises CellBroken."""
    folder = make_scratch_folder("cell")
    try:
        return await _opened(backend, mounts, script, slot, folder)
    except BaseException:
        remove(folder)
        raise


async def _opened(
    backend: Backend, mounts: tuple[Mount, ...], script: WarmScript | None, slot: int, folder: Path
) -> Cell:
    launch = backend.launch(folder, mounts, slot)
    link, theirs = socket.socketpair()
    link.setblocking(False)
    with theirs:
        process = await asyncio.create_subprocess_exec(
            *launch.command,
            stdin=theirs.fileno(),
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            env=launch.environment,
            start_new_session=True,
        )
    cell = Cell(backend, folder, ControlGroup(str(slot)), process, link)
    try:
        async with asyncio.timeout(START_S):
            warm = {"script": script.path, "preload": script.preload} if script else {"script": "", "preload": ()}
            await cell.set_up({**launch.setup, **warm})
    except (TimeoutError, CellBroken, OSError) as error:
        said = b"" if process.stderr is None else await process.stderr.read(4096)
        await cell.close()
        raise CellBroken(f"{error}: {said.decode(errors='replace').strip()[-300:]}") from error
    except BaseException:
        await cell.close()
        raise
    return cell
