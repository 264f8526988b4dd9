"""Serving an agent: health, reflection, limits, and a drain on SIGTERM."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import grpc
import structlog
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_health.v1.health import aio as health_aio
from grpc_reflection.v1alpha import reflection

from chassis import logs
from chassis.admission import Admission
from chassis.channel import SERVER_OPTIONS
from chassis.interceptor import ErrorInterceptor
from chassis.parent import end_with_parent
from chassis.scratch import sweep
from chassis.settings import AgentSettings

log = structlog.get_logger()

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING
LIVENESS = ""


@dataclass(frozen=True)
class Agent:
    """One gRPC service and what serving it needs.

    ``register`` adds the servicer to a server; ``close`` ends what the servicer has started.
    """

    name: str
    register: Callable[[grpc.aio.Server], None]
    admission: Admission
    close: Callable[[], Awaitable[None]]


@asynccontextmanager
async def running(agent: Agent, settings: AgentSettings) -> AsyncIterator[str]:
    """Serve ``agent`` until the block ends, then drain; yields the address as ``host:port``."""
    server = grpc.aio.server(interceptors=[ErrorInterceptor()], options=list(SERVER_OPTIONS))
    agent.register(server)
    health = health_aio.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(health, server)
    if settings.shows_reflection:
        names = (agent.name, health_pb2.DESCRIPTOR.services_by_name["Health"].full_name, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, server)
    port = server.add_insecure_port(f"{settings.host}:{settings.port}")
    await server.start()
    for name in (LIVENESS, agent.name):
        await health.set(name, SERVING)
    try:
        yield f"{settings.host}:{port}"
    finally:
        await health.set(agent.name, NOT_SERVING)
        if not await agent.admission.drain(settings.drain_s):
            log.warning("jobs cut by the drain", jobs=agent.admission.active)
        # Open Health.Watch streams would hold a longer grace to its end; the jobs are already done.
        await server.stop(0.1)
        await agent.close()


async def serve(agent: Agent, settings: AgentSettings) -> None:
    """Serve until SIGTERM or SIGINT; the first line of standard output is the address."""
    logs.configure(settings.environment, agent.name)
    end_with_parent(settings.parent_pid)
    sweep()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(agent, settings) as address:
        print(address, flush=True)
        log.info("serving", address=address, pid=os.getpid())
        await stop.wait()
        log.info("draining")
