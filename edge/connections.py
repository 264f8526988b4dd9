"""What lies below Socket.IO events: connections with bounds on what waits for them, what they send, how long they idle.

python-socketio and engine.io bound none of this, so their servers are extended at the places made for it.
"""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from http import HTTPStatus
from typing import Any

import engineio
import socketio
import structlog
from aiohttp import web

from edge import errors, shapes

log = structlog.get_logger()

# An event waits until less than this lies before it; who does not make that room in time is disconnected.
ROOM_BYTES, ROOM_TIMEOUT_S = 512 * 1024, 8.0
# Answers to requests do not wait. Who asks and does not read is disconnected at once.
MAX_WAITING_BYTES = 4 * 1024 * 1024
# A connection that has not joined by then is closed, and so is one that was refused, after it could read why.
JOIN_TIMEOUT_S, REFUSED_TIMEOUT_S = 10.0, 1.0
POST_TIMEOUT_S = 30.0
NAMESPACE = "/"
_BINARY_EVENT, _BINARY_ACK = "5", "6"
_request: ContextVar[web.Request] = ContextVar("request")


class Outbox(asyncio.Queue[Any]):
    """The packets that wait for one client, counted in bytes (in characters, for text)."""

    def __init__(self, overflow: Callable[["Outbox"], None]) -> None:
        super().__init__()
        self.request = _request.get()
        self.size_bytes = 0
        self._overflow = overflow
        self.turn = asyncio.Lock()
        """Held by whoever waits for room, so that events keep their order and only one comes when there is some."""
        self._room = asyncio.Event()
        self._room.set()

    async def room(self) -> None:
        """Wait until little enough waits; raises TimeoutError."""
        async with asyncio.timeout(ROOM_TIMEOUT_S):
            await self._room.wait()

    def _put(self, item: Any) -> None:
        super()._put(item)
        self.size_bytes += _size(item)
        if self.size_bytes > ROOM_BYTES:
            self._room.clear()
        # What is larger alone, such as one big result, is sent all the same.
        if self.size_bytes > MAX_WAITING_BYTES and self.qsize() > 1:
            self._overflow(self)

    def _get(self) -> Any:
        item = super()._get()
        self.size_bytes -= _size(item)
        if self.size_bytes <= ROOM_BYTES:
            self._room.set()
        return item


def _size(item: Any) -> int:
    return len(item.data) if item is not None and isinstance(item.data, (str, bytes)) else 0


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # the library is untyped
    """engine.io whose queues are outboxes, whose number of connections is bounded, and whose posts end in time."""

    max_sockets = 1000

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """One request of either transport."""
        _request.set(request)
        known = self.sockets.get(request.query.get("sid", ""))
        if known is None and len(self.sockets) >= self.max_sockets:
            return web.json_response(
                shapes.dump(errors.overloaded("Too many connections").shape()), status=HTTPStatus.SERVICE_UNAVAILABLE
            )
        if known is not None and request.query.get("transport") == "websocket":
            known.queue.request = request
        async with asyncio.timeout(POST_TIMEOUT_S if request.method == "POST" else None):
            response: web.StreamResponse = await super().handle_request(request)
        return response

    def create_queue(self, *_: Any, **__: Any) -> Outbox:
        """The queue of a new connection."""
        return Outbox(self._overflow)

    def cut(self, eio_sid: str) -> None:
        """End a connection without waiting for its client, which may never read."""
        socket = self.sockets.get(eio_sid)
        if socket is None or socket.closing:
            return
        self.start_background_task(self._close, eio_sid, socket)

    async def _close(self, eio_sid: str, socket: Any) -> None:
        # In this order: closing tells the application while the client is still known to it.
        await socket.close(wait=False, abort=True)
        # Whoever waits for packets ends.
        socket.queue.put_nowait(None)
        if socket.upgraded and (transport := socket.queue.request.transport) is not None:
            transport.abort()
        self.sockets.pop(eio_sid, None)

    def _overflow(self, outbox: Outbox) -> None:
        for eio_sid, socket in list(self.sockets.items()):
            if socket.queue is outbox and not socket.closing:
                log.warning("client that does not read disconnected", waiting_bytes=outbox.size_bytes)
                self.cut(eio_sid)


class Connections(socketio.AsyncServer):  # type: ignore[misc]  # the library is untyped
    """Socket.IO that answers what it cannot read, and refuses what no client may send."""

    def outbox(self, sid: str) -> Outbox | None:
        """What waits for a client; None when it is gone."""
        socket = self.eio.sockets.get(self.manager.eio_sid_from_sid(sid, NAMESPACE))
        return socket.queue if socket is not None and not socket.closed else None

    def cut(self, sid: str) -> None:
        """End a client's connection at once."""
        self.eio.cut(self.manager.eio_sid_from_sid(sid, NAMESPACE))

    async def send(self, sid: str, name: str, payload: Any) -> None:
        """Emit to one client when there is room; who makes none in time is disconnected."""
        outbox = self.outbox(sid)
        if outbox is None:
            return
        async with outbox.turn:
            if self.outbox(sid) is None:
                return
            try:
                await outbox.room()
            except TimeoutError:
                log.warning("slow client disconnected", sid=sid)
                self.cut(sid)
                return
            await self.emit(name, payload, to=sid)

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    async def _handle_eio_connect(self, eio_sid: str, environ: Any) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        asyncio.get_running_loop().call_later(JOIN_TIMEOUT_S, self._cut_unless_joined, eio_sid)

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        if self.manager.sid_from_eio_sid(eio_sid, namespace or NAMESPACE) is not None:
            # Joining again would run the application's handler twice.
            return
        await super()._handle_connect(eio_sid, namespace, data)
        asyncio.get_running_loop().call_later(REFUSED_TIMEOUT_S, self._cut_unless_joined, eio_sid)

    def _cut_unless_joined(self, eio_sid: str) -> None:
        if self.manager.sid_from_eio_sid(eio_sid, NAMESPACE) is None:
            self.eio.cut(eio_sid)

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        """No event of ours carries binary data, and the library would keep any amount of it waiting."""
        if not isinstance(data, str) or data[:1] in (_BINARY_EVENT, _BINARY_ACK):
            self.eio.cut(eio_sid)
            return
        try:
            await super()._handle_eio_message(eio_sid, data)
        except (ValueError, RecursionError, LookupError, TypeError):
            sid = self.manager.sid_from_eio_sid(eio_sid, NAMESPACE)
            if sid is not None:
                error = errors.invalid("The packet cannot be read", "Send JSON that is not nested deeply.")
                await self.send(sid, "error", shapes.dump(error.shape()))

    async def _handle_event(self, eio_sid: str, namespace: str | None, ack_id: int | None, data: Any) -> None:
        """Only events that clients may send; the library would take "disconnect" for one."""
        name = data[0] if isinstance(data, list) and data else None
        sid = self.manager.sid_from_eio_sid(eio_sid, namespace or NAMESPACE)
        is_known = isinstance(name, str) and name in self.handlers.get(NAMESPACE, {})
        if sid is None or (is_known and name not in ("connect", "disconnect")):
            await super()._handle_event(eio_sid, namespace, ack_id, data)
            return
        error = shapes.dump(errors.invalid("There is no such event").shape())
        await self.send(sid, "error", error)
        if ack_id is not None:
            answer = self.packet_class(
                socketio.packet.ACK, namespace=namespace, id=ack_id, data=[{"accepted": False, "error": error}]
            )
            await self._send_packet(eio_sid, answer)
