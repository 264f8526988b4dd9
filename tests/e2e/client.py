"""A Socket.IO client that remembers what it was sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import engineio.payload
import socketio

# The Python client refuses a polling answer of more than 16 packets unless told otherwise; browsers take any number.
engineio.payload.Payload.max_decode_packets = 1000

Event = tuple[str, Any]


class Client:
    """``events`` holds everything received, in order."""

    def __init__(self) -> None:
        self.socket = socketio.AsyncClient(reconnection=False)
        self.events: list[Event] = []
        self._news = asyncio.Condition()
        self.socket.on("*", self._note)

    async def _note(self, name: str, payload: Any = None) -> None:
        async with self._news:
            self.events.append((name, payload))
            self._news.notify_all()

    async def ask(self, name: str, *payload: Any) -> Any:
        """Emit and return the ack."""
        return await self.socket.call(name, payload[0] if payload else None, timeout=30)

    async def until(self, name: str, count: int = 1) -> Any:
        """The payload of the ``count``-th event of that name."""
        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(lambda: len(self.all(name)) >= count)
        return self.all(name)[count - 1]

    def all(self, name: str) -> list[Any]:
        """Payloads of all events of that name."""
        return [payload for known, payload in self.events if known == name]


@asynccontextmanager
async def connected(url: str, transports: list[str] | None = None, **headers: str) -> AsyncIterator[Client]:
    """A connected client."""
    client = Client()
    try:
        await client.socket.connect(url, transports=transports or ["websocket"], headers=headers, retry=False)
        yield client
    finally:
        await _close(client.socket.eio, abort=transports == ["polling"])


async def _close(engine: Any, *, abort: bool) -> None:
    """Close everything, also what the library leaves open when it was refused or the server went first.

    Without the abort a polling client waits for its last request, which the server holds until the next ping.
    """
    await engine.disconnect(abort=abort)
    if engine.read_loop_task is not None:
        await asyncio.gather(engine.read_loop_task, return_exceptions=True)
    if engine.http is not None and not engine.http.closed:
        await engine.http.close()
        # The transport is closed in the next turns of the loop.
        await asyncio.sleep(0.05)
