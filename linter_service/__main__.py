"""The linter agent's process."""

import asyncio

from chassis.server import serve
from chassis.settings import from_arguments
from linter_service.engines import ENGINES
from linter_service.lint import Linter
from linter_service.service import agent
from linter_service.settings import LinterSettings


async def run(settings: LinterSettings) -> None:
    """Build the agent inside the running loop and serve it."""
    await serve(agent(Linter(ENGINES), settings), settings)


if __name__ == "__main__":
    asyncio.run(run(from_arguments(LinterSettings, "Serve the linter agent over gRPC")))
