"""The edge as one aiohttp application, and serving it until SIGTERM."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiohttp import web

from chassis.parent import end_with_parent
from edge.agents.channels import Agents
from edge.listener import Listener
from edge.middlewares import errors_as_json, guard, headers, refuse_compression
from edge.operations import AgentId
from edge.origins import Origins
from edge.relay import Relay
from edge.routes import Routes
from edge.settings import EdgeSettings
from edge.sockets import FRAME_FACTOR, FRAME_HEADROOM_BYTES, Sockets

log = structlog.get_logger()


def addresses(settings: EdgeSettings) -> dict[AgentId, str]:
    """Where the agents are."""
    return {
        AgentId.LINTER: settings.linter_address,
        AgentId.REFACTOR: settings.refactor_address,
        AgentId.TESTGEN: settings.testgen_address,
    }


@asynccontextmanager
async def running(settings: EdgeSettings) -> AsyncIterator[str]:
    """Serve the edge until the block ends, then drain; yields its URL."""
    async with Agents(addresses(settings)) as agents:
        relay = Relay(
            agents,
            pool_size=settings.agent_pool_size,
            max_bytes=settings.max_content_length,
            cache_s=settings.cache_timeout,
            silence_s=settings.silence_s,
        )
        origins = Origins(settings)
        sockets = Sockets(settings, relay, agents, origins)
        listener = Listener()
        app = web.Application(
            middlewares=[listener.middleware(), errors_as_json, guard(origins), refuse_compression],
            client_max_size=FRAME_FACTOR * settings.max_content_length + FRAME_HEADROOM_BYTES,
        )
        app.on_response_prepare.append(headers)
        sockets.server.attach(app)
        app.add_routes(Routes(settings, relay, agents, sockets).table())
        runner = web.AppRunner(
            app, access_log=None, handle_signals=False, shutdown_timeout=1.0, handler_cancellation=True
        )
        await runner.setup()
        port = await listener.start(runner, settings.host, settings.port)
        try:
            yield f"http://{settings.host}:{port}"
        finally:
            await sockets.announce_drain()
            await relay.drain(settings.drain_s)
            await sockets.server.shutdown()
            await listener.stop()


async def serve(settings: EdgeSettings) -> None:
    """Serve until SIGTERM or SIGINT; the first line of standard output is the URL."""
    end_with_parent(settings.parent_pid)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(settings) as url:
        print(url, flush=True)
        log.info("serving", url=url, environment=settings.environment.value)
        await stop.wait()
        log.info("draining")
