"""Agents and the edge as child processes of the command line."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping

import click

from edge.operations import AgentId

START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 30.0
MODULES = {
    AgentId.LINTER: "linter_service",
    AgentId.REFACTOR: "refactor_service",
    AgentId.TESTGEN: "testgen_service",
}


class StartFailed(click.ClickException):
    """A process did not come up."""

    exit_code = 2


class Child:
    """``python -m MODULE``; its first line of standard output is its address."""

    def __init__(self, module: str, *, quiet: bool) -> None:
        self.module = module
        self.address = ""
        self._quiet = quiet
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, arguments: tuple[str, ...] = (), environment: Mapping[str, str] | None = None) -> str:
        """Start it and wait for its address; raises StartFailed."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            self.module,
            *arguments,
            env={**os.environ, **(environment or {}), "COGNICODE_PARENT_PID": str(os.getpid())},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL if self._quiet else None,
            # Ctrl-C goes to us alone; we end the children in order.
            start_new_session=True,
        )
        if self._process.stdout is None:
            raise StartFailed(f"{self.module}: no pipe")
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), START_TIMEOUT_S)
        except TimeoutError:
            line = b""
        self.address = line.decode().strip()
        if not self.address:
            await self.stop()
            raise StartFailed(f"{self.module} did not start; run 'python -m {self.module}' to see why")
        return self.address

    async def wait(self) -> int:
        """Its exit status, once it has ended."""
        return await self._process.wait() if self._process is not None else 0

    async def stop(self) -> None:
        """End it by SIGTERM, and by SIGKILL when it does not drain in time."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
        except TimeoutError:
            process.kill()
            await process.wait()
