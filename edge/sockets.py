"""Socket.IO: client events in, job events out, in the default namespace."""

import asyncio
from typing import Any

import socketio
import structlog
from pydantic import ValidationError

from edge import asked, errors, shapes
from edge.agents.channels import Agents
from edge.connections import Connections
from edge.jobs import Job, JobEvent
from edge.operations import OPERATIONS, Operation
from edge.origins import Origins
from edge.relay import Relay
from edge.settings import EdgeSettings

log = structlog.get_logger()

PING_INTERVAL_S, PING_TIMEOUT_S = 25, 60
# Room in a frame beyond the documented limit, so that an oversize request gets an answer instead of a closed socket.
FRAME_HEADROOM_BYTES = 64 * 1024
# Clients may escape what is not ASCII: six bytes for a character that counts as two.
FRAME_FACTOR = 3
# Longer than any id of ours; what is not ours is not repeated in an answer.
MAX_ID_LENGTH = 64
# What may join; more connections than that may be open while they join or read why they were refused.
SPARE_SOCKETS = 100


class Sockets:
    """The Socket.IO server and who is connected to it."""

    def __init__(self, settings: EdgeSettings, relay: Relay, agents: Agents, origins: Origins) -> None:
        self._settings = settings
        self._relay = relay
        self._agents = agents
        self._connected: set[str] = set()
        self._graces: dict[str, asyncio.Task[None]] = {}
        self.server = Connections(
            async_mode="aiohttp",
            cors_allowed_origins=lambda origin, environ: origins.allows(origin, environ.get("HTTP_HOST", "")),
            ping_interval=PING_INTERVAL_S,
            ping_timeout=PING_TIMEOUT_S,
            max_http_buffer_size=FRAME_FACTOR * settings.max_content_length + FRAME_HEADROOM_BYTES,
            logger=False,
            engineio_logger=False,
        )
        self.server.eio.max_sockets = settings.max_connections + SPARE_SOCKETS
        relay.publish = self._publish
        self._listen()

    @property
    def count(self) -> int:
        """Connected clients."""
        return len(self._connected)

    async def announce_drain(self) -> None:
        """Tell every client to reconnect elsewhere."""
        await self.server.emit("server_draining", {"message": "The server is shutting down"})

    def _listen(self) -> None:
        self.server.on("connect", self._connect)
        self.server.on("disconnect", self._disconnect)
        for operation in OPERATIONS:
            self.server.on(operation.request_event, self._starter(operation))
        self.server.on("cancel", self._cancel)
        self.server.on("resume", self._resume)

    async def _connect(self, sid: str, _environ: Any, _auth: Any = None) -> bool:
        if len(self._connected) >= self._settings.max_connections:
            raise socketio.exceptions.ConnectionRefusedError("Too many connections; try again shortly")
        self._connected.add(sid)
        # After this handler has returned: a client waits only a second to be told that it is connected.
        self.server.start_background_task(self._greet, sid)
        return True

    async def _greet(self, sid: str) -> None:
        down = await self._agents.down()
        message = "Connected" if not down else f"Connected; not available now: {', '.join(down)}"
        await self.server.send(sid, "connected", {"message": message, "session_id": sid, "server_time": shapes.now()})

    async def _disconnect(self, sid: str, _reason: Any = None) -> None:
        self._connected.discard(sid)
        for job in self._relay.store.running():
            if sid not in job.followers:
                continue
            job.followers.discard(sid)
            if not job.is_followed:
                self._graces[job.id] = asyncio.create_task(self._cancel_after_grace(job))

    async def _cancel_after_grace(self, job: Job) -> None:
        """A job that nobody came back for is ended."""
        await asyncio.sleep(self._settings.reconnect_grace_s)
        self._graces.pop(job.id, None)
        if not job.is_followed:
            job.cancel()

    def _starter(self, operation: Operation) -> Any:
        async def start(sid: str, *data: Any) -> shapes.Json:
            try:
                request = parse(operation, data[0] if data else None)
                if not request.request_id:
                    self._end_former(sid, operation)
                job = self._relay.submit(operation, request, owner=sid)
            except errors.ClientError as error:
                shape = shapes.dump(error.shape())
                await self.server.send(sid, "error", shape)
                return {"accepted": False, "error": shape}
            return {"job_id": job.id, "accepted": True}

        return start

    def _end_former(self, sid: str, operation: Operation) -> None:
        """Clients that know only bare arrays cannot tell two jobs apart, so a new one ends the old."""
        for job in self._relay.store.running():
            if job.owner == sid and job.operation is operation and not job.request_id:
                job.cancel()

    async def _cancel(self, _sid: str, *data: Any) -> shapes.Json:
        job = self._find(data)
        if job is None:
            return {"accepted": False, "error": shapes.dump(errors.not_found(_job_id(data)).shape())}
        job.cancel()
        return {"accepted": True, "job_id": job.id}

    async def _resume(self, sid: str, *data: Any) -> shapes.Json:
        job = self._find(data)
        if job is None:
            return {"accepted": False, "error": shapes.dump(errors.not_found(_job_id(data)).shape())}
        last_seq = data[0].get("last_seq", 0)
        seen = last_seq if type(last_seq) is int else 0
        if (grace := self._graces.pop(job.id, None)) is not None:
            grace.cancel()
        while missed := job.since(seen):
            for event in missed:
                await self.server.send(sid, event.name, event.payload)
            seen = missed[-1].seq
        # Only now, in the same turn in which nothing was missed any more: later events come in order.
        job.followers.add(sid)
        return {"accepted": True, "job_id": job.id}

    def _find(self, data: tuple[Any, ...]) -> Job | None:
        return self._relay.store.find(_job_id(data))

    async def _publish(self, job: Job, event: JobEvent) -> None:
        await asyncio.gather(*(self.server.send(sid, event.name, event.payload) for sid in tuple(job.followers)))


def _job_id(data: tuple[Any, ...]) -> str:
    first = data[0] if data else None
    value = first.get("job_id", "") if isinstance(first, dict) else ""
    return value if isinstance(value, str) and len(value) <= MAX_ID_LENGTH else ""


def parse(operation: Operation, payload: Any) -> asked.JobRequest:
    """A request as its shape; raises ClientError that says which field is wrong."""
    if not isinstance(payload, dict):
        raise errors.invalid("The request must be an object", "Send {code: string, language: string}.")
    try:
        return operation.request.model_validate(payload)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(str(part) for part in problem["loc"])
        raise errors.invalid(f"{field}: {problem['msg'].removeprefix('Value error, ')}") from None
