"""The world that an attempt tries to reach: a secret, files, sockets that answer, a process to bother."""

import asyncio
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ANSWER = b"secret"
VARIABLE = "COGNICODE_ESCAPE_VARIABLE"
# Sleeps, says where eight bytes of its memory are, and may be traced by whoever its user allows.
_VICTIM = """
import ctypes, time
held = ctypes.create_string_buffer(b"12345678")
print(ctypes.addressof(held), flush=True)
time.sleep(10 ** 6)
"""


@dataclass
class Outside:
    """``world`` is what each attempt is told; ``renew`` gives it a word, a name and files that no other one had."""

    folder: Path
    world: dict[str, Any] = field(default_factory=dict)

    def renew(self) -> dict[str, Any]:
        """The world for one more attempt."""
        word = secrets.token_hex(8)
        victim_file = self.folder / f"victim{word}"
        victim_file.write_text("x")
        self.world |= {
            "word": f"escaped{word}",
            "process": f"esc{word[:10]}",
            "key": int(word[:7], 16),
            "victim_file": str(victim_file),
        }
        for left in ("made", "node_made"):
            with suppress(FileNotFoundError):
                (self.folder / left).rmdir()
        for left in ("pipe", "link", "bound"):
            (self.folder / left).unlink(missing_ok=True)
        return dict(self.world)


@asynccontextmanager
async def outside() -> AsyncIterator[Outside]:
    """Everything in place until the block ends."""
    with tempfile.TemporaryDirectory(prefix="cognicode-escape-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in ("secret", "target"):
            (folder / file).write_bytes(ANSWER)
        (folder / "module.cjs").write_text("exports.secret = 1;")
        found = Outside(folder, _paths(folder))
        victim = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _VICTIM, stdout=asyncio.subprocess.PIPE, env={**os.environ, VARIABLE: "1"}
        )
        answering = await _answering(found.world)
        try:
            if victim.stdout is not None:
                found.world |= {"pid": victim.pid, "address": int(await victim.stdout.readline())}
            yield found
        finally:
            for task in answering:
                task.cancel()
            await asyncio.gather(*answering, return_exceptions=True)
            victim.kill()
            await victim.communicate()


def _paths(folder: Path) -> dict[str, Any]:
    return {
        "outside": str(folder),
        "secret": str(folder / "secret"),
        "target": str(folder / "target"),
        "module": str(folder / "module.cjs"),
        "library": "/lib/x86_64-linux-gnu/libm.so.6",
        "unix": str(folder / "socket"),
        "datagrams": str(folder / "datagrams"),
        "abstract": f"cognicode{secrets.token_hex(6)}",
        "variable": VARIABLE,
        "host": socket.gethostname(),
    }


async def _answering(world: dict[str, Any]) -> list[asyncio.Task[None]]:
    """Sockets of every family that say the answer to whoever comes, and one that knocks where somebody may listen."""

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(ANSWER)
        writer.close()

    servers = [await asyncio.start_server(answer, "127.0.0.1", 0), await asyncio.start_server(answer, "::1", 0)]
    world["tcp"], world["tcp6"] = (server.sockets[0].getsockname()[1] for server in servers)
    servers.append(await asyncio.start_unix_server(answer, world["unix"]))
    Path(world["unix"]).chmod(0o777)
    servers.append(await asyncio.start_unix_server(answer, "\0" + world["abstract"]))
    with socket.create_server(("127.0.0.1", 0)) as free:
        world["listen"] = free.getsockname()[1]
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(_Echo, ("127.0.0.1", 0))
    datagrams, _ = await loop.create_datagram_endpoint(_Echo, world["datagrams"], family=socket.AF_UNIX)
    Path(world["datagrams"]).chmod(0o777)
    world["udp"] = transport.get_extra_info("sockname")[1]

    async def serve(server: asyncio.Server) -> None:
        async with server:
            await server.serve_forever()

    async def knock() -> None:
        try:
            while True:
                await asyncio.sleep(0.05)
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", world["listen"])
                    writer.close()
        finally:
            transport.close()
            datagrams.close()

    return [asyncio.create_task(serve(server)) for server in servers] + [asyncio.create_task(knock())]


class _Echo(asyncio.DatagramProtocol):
    """Answers each datagram."""

    def connection_made(self, transport: Any) -> None:
        # Any: asyncio's own transport for datagrams is no DatagramTransport in Python 3.11.
        self._transport = transport

    def datagram_received(self, data: bytes, address: Any) -> None:
        del data
        self._transport.sendto(ANSWER, address)
