"""Accepting connections: whoever does not send a request's headers in time is closed; aiohttp would wait for ever."""

import asyncio
from collections import Counter
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

# For the first request; later ones are under aiohttp's own keep-alive timeout.
HEADER_TIMEOUT_S = 10.0
# Connections of one address that have not sent their headers; a proxy in front sends them at once.
MAX_PENDING_PER_ADDRESS = 128
BACKLOG = 512


class Listener:
    """Listens for one application, which must have its ``middleware``."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None
        self._server: asyncio.Server | None = None
        self._pending: dict[Any, str] = {}
        self._by_address: Counter[str] = Counter()

    def middleware(self) -> Middleware:
        """Notes that a connection has sent the headers of a request."""

        @web.middleware
        async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._settle(request.protocol)
            return await handler(request)

        return note

    async def start(self, runner: web.AppRunner, host: str, port: int) -> int:
        """Listen; returns the port."""
        self._runner = runner
        self._server = await asyncio.get_running_loop().create_server(self._accept, host, port, backlog=BACKLOG)
        chosen: int = self._server.sockets[0].getsockname()[1]
        return chosen

    async def stop(self) -> None:
        """Stop listening and close what is open."""
        if self._server is not None:
            self._server.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def _accept(self) -> asyncio.Protocol:
        if self._runner is None or self._runner.server is None:
            raise RuntimeError("the runner is not set up")
        protocol = self._runner.server()
        # It gets its transport in the next turn, after what is asked for here.
        loop = asyncio.get_running_loop()
        loop.call_soon(loop.call_soon, self._watch, protocol)
        return protocol

    def _watch(self, protocol: Any) -> None:
        if protocol.transport is None:
            return
        address = str((protocol.transport.get_extra_info("peername") or ("",))[0])
        if self._by_address[address] >= MAX_PENDING_PER_ADDRESS:
            protocol.transport.abort()
            return
        self._pending[protocol] = address
        self._by_address[address] += 1
        asyncio.get_running_loop().call_later(HEADER_TIMEOUT_S, self._expire, protocol)

    def _expire(self, protocol: Any) -> None:
        if self._settle(protocol) and protocol.transport is not None:
            protocol.transport.abort()

    def _settle(self, protocol: Any) -> bool:
        """Stop counting a connection; whether it was still counted."""
        address = self._pending.pop(protocol, None)
        if address is None:
            return False
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]
        return True
