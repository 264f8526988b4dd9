"""The standard streams of a run, read and written without blocking."""

import asyncio
import os
from collections.abc import Callable

_CHUNK_BYTES = 65536


class Reader:
    """Collects what comes through a pipe; ``ended`` is set once nobody can write to it any more."""

    def __init__(self, on_data: Callable[[], None]) -> None:
        self.data = bytearray()
        self.ended = asyncio.Event()
        self._on_data = on_data
        self._descriptor, self.other_end = os.pipe()
        os.set_blocking(self._descriptor, False)
        asyncio.get_running_loop().add_reader(self._descriptor, self._read)

    def _read(self) -> None:
        try:
            chunk = os.read(self._descriptor, _CHUNK_BYTES)
        except BlockingIOError:
            return
        if not chunk:
            self.close()
            return
        self.data += chunk
        self._on_data()

    def close(self) -> None:
        """Read no more."""
        if not self.ended.is_set():
            self.ended.set()
            asyncio.get_running_loop().remove_reader(self._descriptor)
            os.close(self._descriptor)


class Writer:
    """Feeds data to a pipe, as fast as the other end takes it, and closes it behind that."""

    def __init__(self) -> None:
        self._left = memoryview(b"")
        self._is_open = True
        self.other_end, self._descriptor = os.pipe()
        os.set_blocking(self._descriptor, False)

    def feed(self, data: bytes) -> None:
        """Called once."""
        self._left = memoryview(data)
        asyncio.get_running_loop().add_writer(self._descriptor, self._write)

    def _write(self) -> None:
        try:
            self._left = self._left[os.write(self._descriptor, self._left[:_CHUNK_BYTES]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self._left = self._left[:0]
        if not self._left:
            self.close()

    def close(self) -> None:
        """Write no more."""
        if self._is_open:
            self._is_open = False
            asyncio.get_running_loop().remove_writer(self._descriptor)
            os.close(self._descriptor)


class Streams:
    """The standard streams of one run; together the outputs may hold ``most_bytes``."""

    def __init__(self, most_bytes: int) -> None:
        self.is_flooded = asyncio.Event()
        self._most_bytes = most_bytes
        self.stdin = Writer()
        self.stdout, self.stderr = Reader(self._count), Reader(self._count)
        self.other_ends = [self.stdin.other_end, self.stdout.other_end, self.stderr.other_end]

    def _count(self) -> None:
        if len(self.stdout.data) + len(self.stderr.data) > self._most_bytes:
            self.is_flooded.set()
            self.stdout.close()
            self.stderr.close()

    def close_other_ends(self) -> None:
        """Once the run has them."""
        for descriptor in self.other_ends:
            os.close(descriptor)

    async def drained(self) -> None:
        """Until nobody can write any more."""
        await self.stdout.ended.wait()
        await self.stderr.ended.wait()

    def close(self) -> None:
        """Whatever is still on its way is lost."""
        for stream in (self.stdin, self.stdout, self.stderr):
            stream.close()
