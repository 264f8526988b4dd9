"""``cognicode status``: what a running edge and its agents say of themselves."""

import aiohttp
import click

from edge.cli.session import JobFailed, edge_url, run


@click.command()
@click.option(
    "--connect",
    default="http://127.0.0.1:8000",
    show_default=True,
    metavar="URL",
    callback=edge_url,
    help="The edge to ask.",
)
def status(connect: str) -> None:
    """Show the state of a running edge and its agents.

    Exits 1 when an agent is not available, 2 when the edge is not.
    """

    async def main() -> int:
        timeout = aiohttp.ClientTimeout(total=15)
        try:
            async with aiohttp.ClientSession(connect, timeout=timeout) as http:
                async with http.get("/api/agents/status") as answer:
                    agents = (await answer.json())["agents"]
                async with http.get("/health") as answer:
                    health = await answer.json()
        except (aiohttp.ClientError, TimeoutError):
            raise JobFailed(f"No edge answers at {connect}; start one with: cognicode up") from None
        click.echo(f"{connect}: {health['status']}, version {health['version']}, {health['environment']}")
        for agent in agents:
            sandbox = f", sandbox {agent['sandbox']}" if agent["sandbox"] else ""
            lacking = f", no sandbox: {agent['sandbox_reason']}" if agent["sandbox_reason"] else ""
            click.echo(
                f"  {agent['name']:<12} {agent['status']:<8} {len(agent['languages'])} languages{sandbox}{lacking}"
            )
        return int(health["status"] != "healthy")

    run(main)
