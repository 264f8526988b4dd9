"""Where a command's jobs run: at an agent started for it, or at an edge named by --connect."""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, Protocol

import aiohttp
import click

from chassis import logs
from chassis.errors import AgentError
from chassis.settings import load
from edge import asked, errors, shapes
from edge.agents.channels import Agents
from edge.cli.processes import MODULES, Child
from edge.operations import Operation
from edge.relay import Relay
from edge.settings import EdgeSettings

Event = tuple[str, Any]


def edge_url(_context: click.Context, _parameter: click.Parameter, text: str) -> str:
    """A click callback for the address of an edge; raises BadParameter."""
    if text and not text.startswith(("http://", "https://")):
        raise click.BadParameter(f"{text!r} is no address; write it as http://HOST:PORT")
    return text


CONNECT = click.option(
    "--connect",
    default="",
    metavar="URL",
    callback=edge_url,
    help="Use a running edge instead.",
)


class JobFailed(click.ClickException):
    """A job ended without a result."""

    exit_code = 2


class Session(Protocol):
    """Runs jobs of one operation."""

    def run(self, request: asked.JobRequest) -> AsyncIterator[Event]:
        """The job's events, as (name, payload); raises JobFailed."""
        ...


class _Local:
    def __init__(self, operation: Operation, relay: Relay) -> None:
        self._operation = operation
        self._relay = relay

    async def run(self, request: asked.JobRequest) -> AsyncIterator[Event]:
        try:
            job = self._relay.submit(self._operation, request)
        except errors.ClientError as error:
            raise JobFailed(_text(shapes.dump(error.shape()))) from None
        async for event in job.follow():
            _raise_for(event.name, event.payload)
            yield event.name, event.payload


class _Remote:
    def __init__(self, operation: Operation, base: str, http: aiohttp.ClientSession) -> None:
        self._url = base.rstrip("/") + operation.route
        self._http = http

    async def run(self, request: asked.JobRequest) -> AsyncIterator[Event]:
        body = request.model_dump(mode="json")
        try:
            async with self._http.post(self._url, json=body, headers={"Accept": "text/event-stream"}) as response:
                if response.content_type != "text/event-stream":
                    raise JobFailed(_text(await response.json()))
                async for name, payload in _frames(response):
                    _raise_for(name, payload)
                    yield name, payload
        except aiohttp.ClientError as error:
            raise JobFailed(f"{self._url}: {type(error).__name__}; is the edge running?") from None


@asynccontextmanager
async def session(operation: Operation, connect: str, *, verbose: bool, at_once: int = 1) -> AsyncIterator[Session]:
    """A place to run jobs, ``at_once`` of them side by side where nobody else has a say; an agent started here is
    stopped at the end.
    """
    if connect:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=10)
        async with aiohttp.ClientSession(timeout=timeout, read_bufsize=2**24) as http:
            yield _Remote(operation, connect, http)
        return
    settings = load(EdgeSettings)
    logs.configure(settings.environment, "cli", logging.INFO if verbose else logging.CRITICAL)
    child = Child(MODULES[operation.agent], quiet=not verbose)
    places = max(at_once, settings.agent_pool_size)
    try:
        address = await child.start(("--port", "0"), {"COGNICODE_MAX_JOBS": str(places)})
        async with Agents({operation.agent: address}) as agents:
            yield _Local(
                operation,
                Relay(
                    agents,
                    pool_size=places,
                    max_bytes=settings.max_content_length,
                    cache_s=0,
                    silence_s=settings.silence_s,
                ),
            )
    finally:
        await child.stop()


def run(main: Callable[[], Coroutine[Any, Any, int]]) -> None:
    """Run a command's coroutine and exit with the status it returns."""
    raise SystemExit(asyncio.run(_until_terminated(main)))


async def _until_terminated(main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """SIGTERM and Ctrl-C end a command alike: what it started is stopped."""
    task = asyncio.ensure_future(main())
    received: list[int] = []

    def end(number: int) -> None:
        received.append(number)
        task.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end, number)
    try:
        return await task
    except asyncio.CancelledError:
        click.echo("Interrupted; what was finished is kept.", err=True)
        # What a shell reports of a process that a signal ended.
        return 128 + (received[0] if received else signal.SIGTERM)
    except AgentError as error:
        raise JobFailed(f"{error.message}. {error.hint}" if error.hint else error.message) from None


async def _frames(response: aiohttp.ClientResponse) -> AsyncIterator[Event]:
    name = ""
    async for line in response.content:
        if line.startswith(b"event: "):
            name = line[7:].decode().strip()
        elif line.startswith(b"data: "):
            yield name, json.loads(line[6:])


def _raise_for(name: str, payload: Any) -> None:
    if name == "error":
        raise JobFailed(_text(payload))


def _text(error: shapes.Json) -> str:
    hint = error.get("hint")
    return f"{error.get('message', 'failed')}. {hint}" if hint else str(error.get("message", "failed"))
