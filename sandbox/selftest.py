"""The choice of a backend, by trying to break out of each: never by version, never by hope."""

import asyncio
import json
import socket
import tempfile
from pathlib import Path

from chassis.errors import FailedPrecondition
from sandbox.backends import BACKENDS
from sandbox.interpreters import python_command, python_mounts
from sandbox.run import Limits, Outcome, Run
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
    for name in (secret, "/usr/escaped", "/escaped", "/src/escaped"):
        try:
            open(name, "w").close()
        except OSError:
            continue
        return True
    return False

def exceed_processes():
    children = []
    try:
        for _ in range(400):
            child = os.fork()
            if child == 0:
                os.read(0, 1)
                os._exit(0)
            children.append(child)
    except OSError:
        return False
    finally:
        for child in children:
            os.kill(child, 9)
    return True

print(json.dumps({
    "read a secret": attempt(lambda: open(secret).read()),
    "connect to a socket": attempt(connect),
    "write outside": attempt(write_outside),
    "keep privileges": os.getuid() == 0 or attempt(lambda: os.setuid(0) is None),
    "see the host's environment": bool(set(os.environ) - {"HOME", "LC_CTYPE", "PATH", "PWD", "TMPDIR"}),
    "see other processes": attempt(lambda: os.listdir("/proc")),
    "exceed the process limit": exceed_processes(),
}))
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
        port = str(listener.getsockname()[1])
        run = Run(
            (*python_command(), "-c", _ATTEMPTS, str(secret), port),
            mounts=python_mounts(),
            limits=Limits(wall_s=20.0, processes=32),
        )
        result = await sandbox.run(run)
    if result.outcome is not Outcome.EXITED or result.exit_code != 0:
        return f"it did not run ({result.outcome}, {result.stderr.decode(errors='replace').strip()[-200:]})"
    succeeded = [name for name, success in json.loads(result.stdout).items() if success]
    return f"it let code {', '.join(succeeded)}." if succeeded else ""


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

    async def get(self) -> Sandbox:
        """The sandbox; raises FailedPrecondition."""
        await self.prepare()
        if self._sandbox is None:
            raise self._error or FailedPrecondition("No sandbox")
        return self._sandbox
