"""The test writer agent's process."""

import asyncio

from chassis.server import serve
from chassis.settings import from_arguments
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from testgen_service.generate import TestWriter
from testgen_service.service import agent
from testgen_service.settings import TestgenSettings


async def run(settings: TestgenSettings) -> None:
    """Build the agent inside the running loop, choose its sandbox, and serve."""
    state = SandboxState()
    await state.prepare()
    await serve(agent(TestWriter(state, SyntaxChecker()), settings), settings)


if __name__ == "__main__":
    asyncio.run(run(from_arguments(TestgenSettings, "Serve the test writer agent over gRPC")))
