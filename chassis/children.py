"""Ending child processes without leaving one behind, or waiting for one for ever."""

import asyncio
import os
import signal
from contextlib import suppress

_CHUNK_BYTES = 65536


async def end(process: asyncio.subprocess.Process) -> None:
    """Kill the process group that ``process`` leads, and reap it.

    asyncio reports the end of a child only when its pipes are read to their end, so what is left in them is read.
    Nobody else may be reading them.
    """
    # Its own children may outlive it, and stay in its group.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    await asyncio.gather(*(_discard(stream) for stream in (process.stdout, process.stderr) if stream is not None))
    await process.wait()


async def _discard(stream: asyncio.StreamReader) -> None:
    with suppress(ConnectionResetError):
        while await stream.read(_CHUNK_BYTES):
            pass
