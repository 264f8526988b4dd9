"""HTTP: the page, health, status, and the same jobs for clients without Socket.IO."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
import prometheus_client
import psutil
from aiohttp import web

from chassis.node import tool
from chassis.version import VERSION
from edge import errors, shapes
from edge.agents.channels import Agents
from edge.jobs import Job, JobEvent
from edge.operations import OPERATIONS, AgentId, Operation
from edge.relay import Relay
from edge.settings import EdgeSettings
from edge.sockets import Sockets, parse

WEB = Path(__file__).with_name("web")
BODY_TIMEOUT_S, WRITE_TIMEOUT_S = 30.0, 10.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def json_response(payload: Any, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    """A JSON answer."""
    return web.Response(body=orjson.dumps(payload), status=status, content_type="application/json")


class Routes:
    """The handlers and what they need."""

    def __init__(self, settings: EdgeSettings, relay: Relay, agents: Agents, sockets: Sockets) -> None:
        self._settings = settings
        self._relay = relay
        self._agents = agents
        self._sockets = sockets
        self._metrics = prometheus_client.CollectorRegistry()
        self._gauge("cognicode_connections", "Connected Socket.IO clients", lambda: sockets.count)
        self._gauge("cognicode_jobs_running", "Jobs running now", lambda: len(relay.store.running()))
        prometheus_client.ProcessCollector(registry=self._metrics)

    def table(self) -> list[web.RouteDef]:
        """Every route of the edge."""
        return [
            web.get("/", self._page),
            web.get("/static/socket.io.min.js", self._client_library),
            *(web.get(f"/static/{path.name}", _file(path)) for path in sorted(WEB.iterdir())),
            web.get("/health", self._health),
            web.get("/livez", self._livez),
            web.get("/readyz", self._readyz),
            web.get("/metrics", self._prometheus),
            web.get("/api/agents/status", self._agents_status),
            web.get("/api/jobs/{id}", self._job),
            web.delete("/api/jobs/{id}", self._cancel),
            *(web.post(operation.route, self._starter(operation)) for operation in OPERATIONS),
        ]

    def _gauge(self, name: str, text: str, read: Callable[[], float]) -> None:
        prometheus_client.Gauge(name, text, registry=self._metrics).set_function(read)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if "text/html" not in request.headers.get("Accept", "text/html") and "json" in request.headers["Accept"]:
            return json_response({"name": "cognicode", "version": VERSION})
        return web.FileResponse(WEB / "index.html")

    async def _client_library(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(tool("socket.io-client", "dist", "socket.io.min.js"))

    async def _health(self, _request: web.Request) -> web.StreamResponse:
        down = await self._agents.down()
        memory, system = psutil.Process().memory_info(), psutil.virtual_memory()
        body: shapes.Json = {
            "status": "degraded" if down else "healthy",
            "timestamp": datetime.now(UTC).isoformat(),
            "version": VERSION,
            "environment": self._settings.environment.value,
            "agents": {
                **{f"{agent.value}_agents": int(agent not in down) for agent in AgentId},
                "active_connections": self._sockets.count,
                "initialized": not down,
            },
            "memory": {
                "rss": memory.rss,
                "vms": memory.vms,
                "percent": round(100 * memory.rss / system.total, 2),
                "available": system.available,
            },
        }
        if down:
            body["reason"] = f"not serving: {', '.join(down)}"
        return json_response(body, HTTPStatus.SERVICE_UNAVAILABLE if down else HTTPStatus.OK)

    async def _livez(self, _request: web.Request) -> web.StreamResponse:
        return json_response({"status": "alive", "pid": os.getpid()})

    async def _readyz(self, _request: web.Request) -> web.StreamResponse:
        down = await self._agents.down()
        # One agent less is a degraded service; none at all is no service.
        if len(down) == len(AgentId):
            return json_response({"status": "not ready"}, HTTPStatus.SERVICE_UNAVAILABLE)
        return json_response({"status": "ready"})

    async def _prometheus(self, _request: web.Request) -> web.StreamResponse:
        body = prometheus_client.generate_latest(self._metrics)
        return web.Response(body=body, headers={"Content-Type": prometheus_client.CONTENT_TYPE_LATEST})

    async def _agents_status(self, _request: web.Request) -> web.StreamResponse:
        cards = await asyncio.gather(*(self._agents.card(agent) for agent in AgentId))
        running = self._relay.pool()
        pool = {agent.value: {"running": running[agent], "size": self._settings.agent_pool_size} for agent in AgentId}
        return json_response({"agents": [card.model_dump(mode="json") for card in cards], "pool_status": pool})

    async def _job(self, request: web.Request) -> web.StreamResponse:
        return json_response(_state(self._known(request)))

    async def _cancel(self, request: web.Request) -> web.StreamResponse:
        job = self._known(request)
        job.cancel()
        return json_response({"job_id": job.id, "accepted": True}, HTTPStatus.ACCEPTED)

    def _known(self, request: web.Request) -> Job:
        job = self._relay.store.find(request.match_info["id"])
        if job is None:
            raise errors.not_found(request.match_info["id"])
        return job

    def _starter(self, operation: Operation) -> Handler:
        async def start(request: web.Request) -> web.StreamResponse:
            job = self._relay.submit(operation, parse(operation, await _body(request)), owner="")
            try:
                if "text/event-stream" in request.headers.get("Accept", ""):
                    return await _server_sent_events(request, job)
                async with aclosing(job.follow()) as events:
                    async for _ in events:
                        pass
            except (asyncio.CancelledError, ConnectionResetError):
                if not job.is_followed:
                    job.cancel()
                raise
            return _answer(job)

        return start


def _file(path: Path) -> Handler:
    async def send(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(path)

    return send


async def _body(request: web.Request) -> Any:
    if request.content_type != "application/json":
        raise errors.invalid("The body must be JSON", "Send Content-Type: application/json.")
    if "Content-Encoding" in request.headers:
        raise errors.invalid("A compressed body is not accepted", "Send it as it is.")
    if (request.content_length or 0) > request.client_max_size:
        raise errors.too_large(request.client_max_size)
    try:
        async with asyncio.timeout(BODY_TIMEOUT_S):
            raw = await request.read()
    except TimeoutError:
        raise errors.SLOW from None
    try:
        # Large bodies would hold up every other client.
        return await asyncio.to_thread(orjson.loads, raw)
    except orjson.JSONDecodeError:
        raise errors.invalid("The body is not valid JSON") from None


async def _server_sent_events(request: web.Request, job: Job) -> web.StreamResponse:
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Job-Id": job.id}
    )
    await response.prepare(request)
    async with aclosing(job.follow()) as events:
        async for event in events:
            try:
                async with asyncio.timeout(WRITE_TIMEOUT_S):
                    await response.write(_frame(event))
            except TimeoutError:
                raise ConnectionResetError("the client does not read") from None
    await response.write_eof()
    return response


def _frame(event: JobEvent) -> bytes:
    return b"event: %s\nid: %d\ndata: %s\n\n" % (event.name.encode(), event.seq, orjson.dumps(event.payload))


def _state(job: Job) -> shapes.Json:
    result = job.payload(job.operation.result_event)
    return {
        "job_id": job.id,
        "operation": job.operation.name,
        "status": job.status.value,
        "result": result,
        "error": job.payload("error"),
        "finished": job.payload("job_finished"),
    }


def _answer(job: Job) -> web.Response:
    """The whole result of an ended job, or its error with the status that fits."""
    failure = job.payload("error")
    if isinstance(failure, dict):
        return json_response(failure, _STATUSES.get(failure["code"], HTTPStatus.INTERNAL_SERVER_ERROR))
    finished = job.payload("job_finished")
    result = job.payload(job.operation.result_event)
    if isinstance(result, dict):
        return json_response({**result, "finished": finished})
    name = {"refactor_suggestions": "suggestions", "test_cases_generated": "test_cases"}[job.operation.result_event]
    suite = finished.get("suite") if isinstance(finished, dict) else None
    return json_response({"job_id": job.id, name: result, "suite": suite, "finished": finished})


_STATUSES = {
    "invalid_argument": HTTPStatus.BAD_REQUEST,
    "unsupported": HTTPStatus.UNPROCESSABLE_ENTITY,
    "failed_precondition": HTTPStatus.SERVICE_UNAVAILABLE,
    "overloaded": HTTPStatus.TOO_MANY_REQUESTS,
    "agent_unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
    "deadline_exceeded": HTTPStatus.GATEWAY_TIMEOUT,
    "cancelled": HTTPStatus.CONFLICT,
}
