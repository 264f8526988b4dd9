"""The edge's process."""

import asyncio

from chassis import logs
from chassis.settings import from_arguments
from edge.app import serve
from edge.settings import EdgeSettings


def run() -> None:
    """Read the settings and serve."""
    settings = from_arguments(EdgeSettings, "Serve the edge over HTTP and Socket.IO")
    logs.configure(settings.environment, "edge")
    asyncio.run(serve(settings))


if __name__ == "__main__":
    run()
