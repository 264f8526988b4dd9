"""A child process that answers one JSON line for each JSON line it is sent."""

import asyncio
import itertools
import json
from collections.abc import Callable, Sequence
from typing import Any

from chassis.children import end

# One line holds a whole source file, escaped.
_LINE_LIMIT_BYTES = 128 * 1024 * 1024


class WorkerFailed(Exception):
    """The worker broke or did not answer in time; the next request starts a new one."""


class JsonLineWorker:
    """Started when first asked, and again after it broke. ``command`` is asked for only then.

    The worker's first line is its greeting, such as its version.
    """

    def __init__(self, command: Callable[[], Sequence[str]], start_timeout_s: float = 20.0) -> None:
        self._command = command
        self._start_timeout_s = start_timeout_s
        self._process: asyncio.subprocess.Process | None = None
        self._ids = itertools.count(1)
        self._lock = asyncio.Lock()
        self.greeting: dict[str, Any] = {}

    async def ask(self, request: dict[str, Any], timeout_s: float) -> dict[str, Any]:
        """The answer to ``request``; raises WorkerFailed."""
        async with self._lock:
            process = await self._running()
            number = next(self._ids)
            try:
                answer = await asyncio.wait_for(_exchange(process, {**request, "id": number}), timeout_s)
            except (TimeoutError, OSError, ValueError, asyncio.IncompleteReadError, asyncio.CancelledError) as error:
                await self._stop()
                if isinstance(error, asyncio.CancelledError):
                    raise
                raise WorkerFailed(type(error).__name__) from error
            if answer.get("id") != number or "failure" in answer:
                raise WorkerFailed(str(answer.get("failure", "answer out of turn")))
            return answer

    async def close(self) -> None:
        """End the child, if there is one."""
        await self._stop()

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is not None and self._process.returncode is None:
            return self._process
        self._process = await asyncio.create_subprocess_exec(
            *self._command(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LINE_LIMIT_BYTES,
            start_new_session=True,
        )
        try:
            self.greeting = json.loads(await asyncio.wait_for(_line(self._process), self._start_timeout_s))
        except (TimeoutError, ValueError, asyncio.IncompleteReadError) as error:
            await self._stop()
            raise WorkerFailed("did not start") from error
        return self._process

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await end(process)


async def _exchange(process: asyncio.subprocess.Process, request: dict[str, Any]) -> dict[str, Any]:
    if process.stdin is None:
        raise WorkerFailed("no pipe")
    process.stdin.write(json.dumps(request).encode() + b"\n")
    await process.stdin.drain()
    answer: dict[str, Any] = json.loads(await _line(process))
    return answer


async def _line(process: asyncio.subprocess.Process) -> bytes:
    if process.stdout is None:
        raise WorkerFailed("no pipe")
    return await process.stdout.readuntil(b"\n")
