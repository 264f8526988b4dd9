"""A Socket.IO client without manners: frames written by hand over a plain websocket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp


class Raw:
    """``events`` and ``acks`` hold what was read so far; nothing is read unless asked."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.events: list[tuple[str, Any]] = []
        self.acks: dict[int, Any] = {}

    async def emit(self, name: str, payload: Any, ack: int | None = None) -> None:
        """Send an event."""
        await self.socket.send_str(f"42{'' if ack is None else ack}{json.dumps([name, payload])}")

    async def read(self) -> bool:
        """Take in one frame; False when the server has closed."""
        message = await self.socket.receive(timeout=30)
        if message.type is not aiohttp.WSMsgType.TEXT:
            return False
        text = str(message.data)
        if text == "2":
            await self.socket.send_str("3")
        elif text.startswith("42"):
            name, *payload = json.loads(text[2:])
            self.events.append((name, payload[0] if payload else None))
        elif text.startswith("43"):
            digits = len(text[2:]) - len(text[2:].lstrip("0123456789"))
            self.acks[int(text[2 : 2 + digits])] = json.loads(text[2 + digits :])[0]
        return True

    async def until(self, name: str, count: int = 1) -> list[Any]:
        """The payloads of that event, once there are ``count``."""
        while len(self.all(name)) < count:
            if not await self.read():
                raise ConnectionError(f"closed before {name}")
        return self.all(name)

    def all(self, name: str) -> list[Any]:
        """Payloads read so far."""
        return [payload for known, payload in self.events if known == name]

    async def closes_within(self, seconds: float) -> bool:
        """Whether the server ends the connection."""
        try:
            async with asyncio.timeout(seconds):
                while await self.read():
                    pass
        except TimeoutError:
            return False
        return True


@asynccontextmanager
async def joined(url: str, *, join: bool = True) -> AsyncIterator[Raw]:
    """A websocket that has joined the default namespace, or only connected."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{url}/socket.io/?EIO=4&transport=websocket", max_msg_size=0) as socket,
    ):
        raw = Raw(socket)
        await socket.receive_str()
        if join:
            await socket.send_str("40")
            await socket.receive_str()
        yield raw
