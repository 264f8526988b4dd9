"""The refactorer agent's process."""

import asyncio

from chassis.server import serve
from chassis.settings import from_arguments
from refactor_service.refactor import Refactorer
from refactor_service.service import agent
from refactor_service.settings import RefactorSettings
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker


async def run(settings: RefactorSettings) -> None:
    """Build the agent inside the running loop, choose its sandbox, and serve."""
    state = SandboxState()
    await state.prepare()
    await serve(agent(Refactorer(state, SyntaxChecker()), settings), settings)


if __name__ == "__main__":
    asyncio.run(run(from_arguments(RefactorSettings, "Serve the refactorer agent over gRPC")))
