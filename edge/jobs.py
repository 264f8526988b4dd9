"""Jobs and their numbered events, kept in memory until their time is over."""

import asyncio
import secrets
import time
import zlib
from collections import OrderedDict
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

import orjson

from edge.operations import Operation
from edge.shapes import JobStatus, Json

# Ended jobs kept for `resume` and GET /api/jobs; the oldest go first.
MAX_ENDED_JOBS = 500
KEEP_ENDED_S = 600.0


@dataclass(frozen=True, slots=True)
class JobEvent:
    """``seq`` is dense over stored events from 1; progress repeats the one before it and is not stored."""

    seq: int
    name: str
    payload: Json | list[Json]
    stored: bool = True


@dataclass(eq=False)
class Job:
    """One accepted request. ``followers`` are the sockets that get its events."""

    operation: Operation
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    owner: str = ""
    request_id: str = ""
    followers: set[str] = field(default_factory=set)
    status: JobStatus = JobStatus.RUNNING
    work: asyncio.Task[Any] | None = None
    """What may be cancelled; ``task`` waits for it, reports its end, and is never cancelled."""
    task: asyncio.Task[None] | None = None
    started: float = field(default_factory=time.monotonic)
    ended: float = 0.0
    _listeners: set[asyncio.Queue[JobEvent]] = field(default_factory=set)
    _cancelled: bool = False
    _events: list[JobEvent] = field(default_factory=list)
    _packed: bytes = b""

    @property
    def last_seq(self) -> int:
        """The number of the last event stored, while the job runs."""
        return len(self._events)

    @property
    def is_running(self) -> bool:
        return self.status is JobStatus.RUNNING

    @property
    def is_followed(self) -> bool:
        """Whether anybody waits for its events."""
        return bool(self.followers or self._listeners)

    def pack(self) -> None:
        """Keep the events of an ended job in a tenth of their room; they are asked for rarely. May run in a thread."""
        self._packed = _packed([(event.seq, event.name, event.payload) for event in self._events])
        # After the other, which readers look at first.
        self._events = []
        # It holds the result.
        self.work = None

    def _all(self) -> list[JobEvent]:
        """The stored events from the first on."""
        if not self._packed:
            return self._events
        return [JobEvent(seq, name, payload) for seq, name, payload in _unpacked(self._packed)]

    def record(self, name: str, payload: Json | list[Json], *, stored: bool = True) -> JobEvent:
        """Number an event and hand it to those who listen."""
        event = JobEvent(self.last_seq + stored, name, payload, stored)
        if stored:
            self._events.append(event)
        for listener in self._listeners:
            listener.put_nowait(event)
        return event

    def since(self, seq: int) -> list[JobEvent]:
        """The stored events after ``seq``."""
        return self._all()[max(0, seq) :]

    def payload(self, name: str) -> Json | list[Json] | None:
        """What the last stored event of that name carried."""
        return next((event.payload for event in reversed(self._all()) if event.name == name), None)

    async def follow(self) -> AsyncGenerator[JobEvent, None]:
        """Every event from the beginning, until the terminal one."""
        queue: asyncio.Queue[JobEvent] = asyncio.Queue()
        for event in self._all():
            queue.put_nowait(event)
        self._listeners.add(queue)
        try:
            while True:
                event = await queue.get()
                yield event
                if event.name == "job_finished":
                    return
        finally:
            self._listeners.discard(queue)

    def cancel(self) -> None:
        """Ask the job to end; it still reports its end. Once is enough: a second time would cut the clean-up short."""
        if self.work is not None and not self._cancelled:
            self._cancelled = True
            self.work.cancel()


class JobStore:
    """All running jobs, and the ended ones for a while."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._by_request: dict[str, str] = {}

    def add(self, job: Job) -> None:
        """Keep a new job, and forget those whose time is over."""
        self._forget()
        self._jobs[job.id] = job
        if job.request_id:
            self._by_request[job.request_id] = job.id

    def find(self, job_id: str) -> Job | None:
        """The job with this id, while it is known."""
        return self._jobs.get(job_id)

    def find_request(self, request_id: str) -> Job | None:
        """The job that a request with this idempotency key already started."""
        return self._jobs.get(self._by_request.get(request_id, ""))

    def running(self) -> list[Job]:
        """Jobs that have not ended."""
        return [job for job in self._jobs.values() if job.is_running]

    def _forget(self) -> None:
        ended = [job for job in self._jobs.values() if not job.is_running]
        horizon = time.monotonic() - KEEP_ENDED_S
        surplus = len(ended) - MAX_ENDED_JOBS
        for number, job in enumerate(ended):
            if number < surplus or job.ended < horizon:
                del self._jobs[job.id]
                self._by_request.pop(job.request_id, None)


def _packed(value: Any) -> bytes:
    return zlib.compress(orjson.dumps(value), level=1)


def _unpacked(data: bytes) -> Any:
    return orjson.loads(zlib.decompress(data))


class ResultCache:
    """Whole results by content, each for ``keep_s`` seconds; 0 keeps nothing."""

    def __init__(self, keep_s: float, max_entries: int = 200) -> None:
        self._keep_s = keep_s
        self._max_entries = max_entries
        self._entries: OrderedDict[str, tuple[float, bytes]] = OrderedDict()

    def get(self, key: str) -> tuple[Json | list[Json], Json] | None:
        """The result payload and the terminal payload of an equal request."""
        entry = self._entries.get(key)
        if entry is None or entry[0] < time.monotonic():
            self._entries.pop(key, None)
            return None
        result, finished = _unpacked(entry[1])
        return result, finished

    def put(self, key: str, result: Json | list[Json], finished: Json) -> None:
        """Keep a result."""
        if self._keep_s <= 0:
            return
        self._entries[key] = (time.monotonic() + self._keep_s, _packed([result, finished]))
        self._entries.move_to_end(key)
        while len(self._entries) > self._max_entries:
            self._entries.popitem(last=False)
