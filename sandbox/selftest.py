"""The choice of a backend, by trying to break out of each: never by version, never by hope."""

import asyncio
import json
import socket
import tempfile
from pathlib import Path

from chassis.errors import FailedPrecondition
from sandbox.backends import BACKENDS
from sandbox.interpreters import python_command, python_mounts
from sandbox.run import Command, Limits, Outcome, Run
from sandbox.sandbox import Sandbox

_ATTEMPTS = """
import json, os, socket, sys
secret, port = sys.argv[1], int(sys.argv[2])

def attempt(action):
    try:
        return bool(action())
    except (OSError, ValueError):
        return False

def connect():
    with socket.create_connection(("127.0.0.1", port), 1):
        return True

def write_outside():
    for name in (secret, "/usr/escaped", "/escaped", "escaped"):
        try:
            open(name, "w").close()
        except OSError:
            continue
        return True
    return False

print(json.dumps({
    "read a secret": attempt(lambda: open(secret).read()),
    "connect to a socket": attempt(connect),
    "write outside": attempt(write_outside),
    "keep privileges": os.getuid() == 0 or attempt(lambda: os.setuid(0) is None),
    "see the host's environment": bool(set(os.environ) - {"HOME", "LC_CTYPE", "PATH", "PWD", "SANDBOX_ROOT", "TMPDIR"}),
    "see other processes": attempt(lambda: os.listdir("/proc")),
}))
"""
# Where the kernel does not bind their number, whoever watches gets a second to notice.
_MANY_PROCESSES = """
import os, time
for _ in range(400):
    if os.fork() == 0:
        os.read(0, 1)
        os._exit(0)
time.sleep(1)
print("all of them")
"""


async def open_sandbox() -> Sandbox:
    """The strongest backend that refuses every attempt; raises FailedPrecondition with what each one lacks."""
    reasons = []
    for make in BACKENDS:
        try:
            sandbox = Sandbox(make())
        except FailedPrecondition as error:
            reasons.append(f"{error.message}. {error.hint}")
            continue
        problem = await _problem(sandbox)
        if not problem:
            return sandbox
        await sandbox.close()
        reasons.append(f"{sandbox.name}: {problem}")
    raise FailedPrecondition(
        "No sandbox works on this machine, so nothing can be executed",
        hint=f"{' '.join(reasons)} Unprivileged user namespaces are needed: see docs/sandbox.md.",
    )


async def _problem(sandbox: Sandbox) -> str:
    """What the backend let through, or why it did not run at all; empty when it holds."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
        secret = Path(folder, "secret")
        secret.write_text("secret")
        secret.chmod(0o644)
        Path(folder).chmod(0o755)
        try:
            result = await sandbox.run(_run(_ATTEMPTS, str(secret), str(listener.getsockname()[1])))
            bomb = await sandbox.run(_run(_MANY_PROCESSES))
        except FailedPrecondition as error:
            return f"{error.message} ({error.hint})"
    if result.outcome is not Outcome.EXITED or result.exit_code != 0:
        return f"it did not run ({result.ending}, {result.stderr.decode(errors='replace').strip()[-200:]})"
    succeeded = [name for name, success in json.loads(result.stdout).items() if success]
    if bomb.stdout:
        succeeded.append("exceed the process limit")
    return f"it let code {', '.join(succeeded)}." if succeeded else ""


def _run(code: str, *arguments: str) -> Run:
    program = Command((*python_command(), "-c", code, *arguments))
    return Run(program, mounts=python_mounts(), limits=Limits(wall_s=20.0, processes=32))


class SandboxState:
    """The sandbox of an agent, found once; asking again is cheap."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._sandbox: Sandbox | None = None
        self._error: FailedPrecondition | None = None

    @property
    def name(self) -> str:
        """The backend's name; empty before the first ``get`` and when there is none."""
        return self._sandbox.name if self._sandbox is not None else ""

    @property
    def reason(self) -> str:
        """Why there is none."""
        return f"{self._error.message}. {self._error.hint}" if self._error is not None else ""

    async def prepare(self) -> None:
        """Run the self-test, once."""
        async with self._lock:
            if self._sandbox is None and self._error is None:
                try:
                    self._sandbox = await open_sandbox()
                except FailedPrecondition as error:
                    self._error = error

    async def close(self) -> None:
        """End what waits in the sandbox."""
        if self._sandbox is not None:
            await self._sandbox.close()

    async def get(self) -> Sandbox:
        """The sandbox; raises FailedPrecondition."""
        await self.prepare()
        if self._sandbox is None:
            raise self._error or FailedPrecondition("No sandbox")
        return self._sandbox
