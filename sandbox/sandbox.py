"""Runs things in isolation, in cells that are used again."""

import asyncio
import itertools
import os
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import structlog

from chassis.errors import FailedPrecondition, InvalidArgument
from sandbox.backends.backend import Backend
from sandbox.cell import Cell, CellBroken, UnfitFiles, open_cell
from sandbox.run import Mount, Run, RunResult, WarmScript

log = structlog.get_logger()

# How long a cell waits for the next run before it is closed.
IDLE_S = 60.0
# Kinds of programs, of those that are used at the same time, of which one is started ahead.
MOST_PRESTARTED = 16
# One row for the whole process: the control group of a cell is known by its slot.
_SLOTS = itertools.count()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _World:
    """What a cell can see, and the script that it is warm for."""

    mounts: tuple[Mount, ...]
    script: WarmScript | None


class Sandbox:
    """Runs things by one backend. Cancelling a run ends its whole tree. Belongs to one event loop."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._most_idle = os.cpu_count() or 1
        self._idle: dict[_World, deque[tuple[Cell, asyncio.TimerHandle]]] = {}
        # A program each that waits for its input, with the run it was started for, less its input.
        self._prestarted: list[tuple[Run, Cell, asyncio.TimerHandle]] = []
        self._prestarting: list[Run] = []
        # Runs, and programs being started ahead, which an end cuts short; cells being closed, which it waits for.
        self._work: set[asyncio.Task[Any]] = set()
        self._closing: set[asyncio.Task[Any]] = set()
        self._opening: set[asyncio.Task[Any]] = set()

    @property
    def name(self) -> str:
        return self._backend.name

    async def run(self, run: Run) -> RunResult:
        """Run it to its end or to a limit; raises FailedPrecondition when the machine lets nothing start, and
        InvalidArgument when the files cannot be laid out.
        """
        running = _kept_in(self._work, self._run(run))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            running.cancel()
            # Whoever waits may be cancelled again meanwhile; the end of the run goes on.
            await asyncio.wait({running})
            raise

    async def _run(self, run: Run) -> RunResult:
        for is_again in (False, True):
            cell = (None if is_again else self._take_prestarted(run)) or await self._take(_world(run))
            if run.program.is_prestarted:
                _kept_in(self._work, self._prestart(_less_input(run)))
            try:
                return await cell.execute(run)
            except CellBroken as error:
                # It was broken while it waited; a new one will not have waited.
                log.warning("a cell of the sandbox is broken", reason=str(error))
                await cell.close()
            except UnfitFiles as error:
                raise InvalidArgument("files", "cannot be laid out beside each other") from error
            finally:
                if cell.is_usable:
                    self._keep(_world(run), cell)
        raise FailedPrecondition("The sandbox does not start any more", hint="Look at the agent's log.")

    async def close(self) -> None:
        """End every cell."""
        for work in self._work:
            work.cancel()
        await asyncio.gather(*self._work, *self._closing, *self._opening, return_exceptions=True)
        # Whoever waited for what was being opened is told first.
        await asyncio.sleep(0)
        waiting = [entry for entries in self._idle.values() for entry in entries]
        waiting += [(cell, timer) for _, cell, timer in self._prestarted]
        self._idle.clear()
        self._prestarted.clear()
        for _, timer in waiting:
            timer.cancel()
        await asyncio.gather(*(cell.close() for cell, _ in waiting))
        # What was cut gave its cell back meanwhile, and one too many is closed by a task of its own.
        await asyncio.gather(*self._closing, return_exceptions=True)

    def _take_prestarted(self, run: Run) -> Cell | None:
        wanted = _less_input(run)
        for index, (prepared, cell, timer) in enumerate(self._prestarted):
            if prepared == wanted:
                timer.cancel()
                del self._prestarted[index]
                return cell
        return None

    async def _take(self, world: _World) -> Cell:
        idle = self._idle.get(world)
        if idle:
            cell, timer = idle.pop()
            timer.cancel()
            return cell
        opening = _kept_in(self._opening, open_cell(self._backend, world.mounts, world.script, next(_SLOTS)))
        try:
            # A process that is cancelled while it starts may never be heard of again, so its start goes on.
            return await asyncio.shield(opening)
        except CellBroken as error:
            raise FailedPrecondition("The sandbox does not start", hint=str(error)) from error
        except asyncio.CancelledError:
            opening.add_done_callback(lambda done: self._adopt(world, done))
            raise

    def _adopt(self, world: _World, opened: asyncio.Task[Cell]) -> None:
        """Keep a cell that nobody waits for any more."""
        if not opened.cancelled() and opened.exception() is None:
            self._keep(world, opened.result())

    def _keep(self, world: _World, cell: Cell) -> None:
        idle = self._idle.setdefault(world, deque())
        if len(idle) >= self._most_idle:
            _kept_in(self._closing, cell.close())
        else:
            idle.append((cell, self._expiring(lambda: self._expire(world, cell))))

    async def _prestart(self, run: Run) -> None:
        if any(prepared == run for prepared in self._prestarting):
            return
        self._prestarting.append(run)
        try:
            await asyncio.sleep(run.program.prestart_after_s)
            await self._started_ahead(run)
        finally:
            self._prestarting.remove(run)

    async def _started_ahead(self, run: Run) -> None:
        if any(prepared == run for prepared, _, _ in self._prestarted):
            return
        cell = await self._take(_world(run))
        try:
            await cell.prestart(run)
        except CellBroken:
            await cell.close()
            return
        except asyncio.CancelledError:
            await cell.close()
            raise
        self._prestarted.append((run, cell, self._expiring(lambda: self._drop(cell))))
        if len(self._prestarted) > MOST_PRESTARTED:
            _, oldest, timer = self._prestarted[0]
            timer.cancel()
            self._drop(oldest)

    def _expiring(self, act: Callable[[], None]) -> asyncio.TimerHandle:
        return asyncio.get_running_loop().call_later(IDLE_S, act)

    def _expire(self, world: _World, cell: Cell) -> None:
        self._idle[world] = deque(entry for entry in self._idle[world] if entry[0] is not cell)
        _kept_in(self._closing, cell.close())

    def _drop(self, cell: Cell) -> None:
        self._prestarted = [entry for entry in self._prestarted if entry[1] is not cell]
        _kept_in(self._closing, cell.close())


def _kept_in(tasks: set[asyncio.Task[Any]], work: Coroutine[Any, Any, _T]) -> asyncio.Task[_T]:
    """A task that the loop alone would not keep alive."""
    task = asyncio.get_running_loop().create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


def _world(run: Run) -> _World:
    return _World(run.mounts, run.program if isinstance(run.program, WarmScript) else None)


def _less_input(run: Run) -> Run:
    """What is the same in runs that one started program can serve; the time is counted from the input on."""
    return replace(run, files={}, stdin=b"", limits=replace(run.limits, wall_s=0))
