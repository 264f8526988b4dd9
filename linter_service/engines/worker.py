"""Engines that are kept running as workers of ours, which read the text of a file and nothing else of this machine."""

from pathlib import Path
from typing import Any

from chassis.errors import FailedPrecondition
from chassis.node import TOOLS_ROOT, node_executable, tool
from chassis.worker import JsonLineWorker, WorkerFailed
from linter_service.engines.engine import EngineFailed, EngineMissing

WORKERS = Path(__file__).with_name("workers")


def node_worker(script: str, package: str, *arguments: str) -> JsonLineWorker:
    """A script of ours that Node runs for an npm package; EngineMissing is raised when it is asked without that."""

    def command() -> list[str]:
        try:
            tool(package, "package.json")
            return [str(node_executable()), "--no-warnings", str(WORKERS / script), str(TOOLS_ROOT), *arguments]
        except FailedPrecondition as error:
            raise EngineMissing(f"{error.message}; {error.hint}") from error

    return JsonLineWorker(command)


async def asked(worker: JsonLineWorker, request: dict[str, Any], timeout_s: float) -> dict[str, Any]:
    """What a worker answers; raises EngineFailed when it breaks or is late."""
    try:
        return await worker.ask(request, timeout_s)
    except WorkerFailed as error:
        raise EngineFailed(f"it could not read the file ({error})") from error
