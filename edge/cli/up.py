"""``cognicode up``: the three agents and the edge on this machine, until Ctrl-C."""

import asyncio
import signal
from contextlib import AsyncExitStack

import click

from chassis.settings import load
from edge.agents.channels import Agents
from edge.cli.processes import MODULES, Child, StartFailed
from edge.cli.session import run
from edge.operations import AgentId
from edge.settings import EdgeSettings

READY_TIMEOUT_S = 30.0
# A crashed process comes back at once, then ever later, so that a broken start does not eat the machine.
RESTART_DELAYS_S = (0.0, 0.5, 1.0, 2.0, 5.0)


@click.command()
@click.option("--host", default=None, help="Address to listen on.  [default: 127.0.0.1]")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port; 0 takes a free one.  [default: 8000]")
def up(host: str | None, port: int | None) -> None:
    """Run the whole product on this machine.

    Starts the three agents and the edge as four processes, prints the URL when all of them serve, restarts what
    crashes, and drains on Ctrl-C.
    """

    async def main() -> int:
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with AsyncExitStack() as stack:
            agents = {agent: Child(MODULES[agent], quiet=False) for agent in AgentId}
            for child in agents.values():
                stack.push_async_callback(child.stop)
            await asyncio.gather(*(child.start(("--port", "0")) for child in agents.values()))
            edge = Child("edge", quiet=False)
            stack.push_async_callback(edge.stop)
            arguments = _edge_arguments(host, port)
            environment = {f"COGNICODE_{agent.name}_ADDRESS": child.address for agent, child in agents.items()}
            url = await edge.start(arguments, environment)
            await _wait_until_serving({agent: child.address for agent, child in agents.items()})
            click.echo(f"CogniCode is ready: {url}")
            keepers = [asyncio.create_task(_keep(child, _port(child.address), {})) for child in agents.values()]
            keepers.append(asyncio.create_task(_keep(edge, (*arguments[:-1], url.rsplit(":", 1)[1]), environment)))
            await stop.wait()
            for keeper in keepers:
                keeper.cancel()
            await asyncio.gather(*keepers, return_exceptions=True)
            click.echo("Draining.")
            # The edge first: it tells its clients and ends its jobs while the agents still answer.
            await edge.stop()
        return 0

    run(main)


def _edge_arguments(host: str | None, port: int | None) -> tuple[str, ...]:
    """The port stands last, so that a restart can put the one in use there."""
    settings = load(EdgeSettings)
    return ("--host", host or settings.host, "--port", str(settings.port if port is None else port))


def _port(address: str) -> tuple[str, ...]:
    return ("--port", address.rsplit(":", 1)[1])


async def _keep(child: Child, arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """Start ``child`` again, at its old address, whenever it ends."""
    failures = 0
    while True:
        started = asyncio.get_running_loop().time()
        code = await child.wait()
        failures = 0 if asyncio.get_running_loop().time() - started > 30 else min(failures + 1, len(RESTART_DELAYS_S))
        click.echo(f"{child.module} ended with status {code}; starting it again", err=True)
        await asyncio.sleep(RESTART_DELAYS_S[max(0, failures - 1)])
        try:
            await child.start(arguments, environment)
        except StartFailed as error:
            click.echo(error.message, err=True)


async def _wait_until_serving(addresses: dict[AgentId, str]) -> None:
    async with Agents(addresses) as agents:
        deadline = asyncio.get_running_loop().time() + READY_TIMEOUT_S
        while down := await agents.down():
            if asyncio.get_running_loop().time() > deadline:
                raise StartFailed(f"not serving: {', '.join(down)}")
            await asyncio.sleep(0.05)
