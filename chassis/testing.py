"""A real server on a free port, for tests of servicers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc

from chassis import server
from chassis.channel import CLIENT_OPTIONS
from chassis.settings import AgentSettings


@asynccontextmanager
async def running(agent: server.Agent, settings: AgentSettings) -> AsyncIterator[grpc.aio.Channel]:
    """Serve ``agent`` on a free port and yield a channel to it."""
    async with (
        server.running(agent, settings) as address,
        grpc.aio.insecure_channel(address, options=list(CLIENT_OPTIONS)) as channel,
    ):
        yield channel
