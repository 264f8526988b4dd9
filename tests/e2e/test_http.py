import io
from http import HTTPStatus
from typing import Any

import aiohttp
import pytest

from edge import shapes
from tests.e2e.product import Product
from tests.e2e.samples import JAVASCRIPT, PYTHON

JSON = {"Content-Type": "application/json"}


def big(mebibytes: int) -> io.BytesIO:
    """A request with that much source."""
    return io.BytesIO(b'{"code": "' + b"x" * mebibytes * 2**20 + b'"}')


async def request(product: Product, method: str, path: str, **options: Any) -> tuple[int, Any, Any]:
    async with aiohttp.ClientSession() as http, http.request(method, product.url + path, **options) as answer:
        body = await answer.json() if answer.content_type == "application/json" else await answer.text()
        return answer.status, body, answer.headers


async def test_health_says_what_it_promises(product: Product) -> None:
    status, body, _ = await request(product, "GET", "/health")
    assert status == HTTPStatus.OK
    assert body["status"] == "healthy"
    assert set(body["agents"]) == {
        "linter_agents",
        "refactor_agents",
        "testgen_agents",
        "active_connections",
        "initialized",
    }
    assert set(body["memory"]) == {"rss", "vms", "percent", "available"}
    for path in ("/livez", "/readyz"):
        assert (await request(product, "GET", path))[0] == HTTPStatus.OK
    assert "cognicode_connections" in (await request(product, "GET", "/metrics"))[1]


async def test_the_agents_speak_for_themselves(product: Product) -> None:
    _, body, _ = await request(product, "GET", "/api/agents/status")
    cards = [shapes.AgentCard.model_validate(card) for card in body["agents"]]
    assert [card.id for card in cards] == ["linter", "refactor", "testgen"]
    assert all(len(card.capabilities) == 3 for card in cards)
    assert {card.sandbox for card in cards} == {"", "namespaces"}
    assert set(body["pool_status"]) == {"linter", "refactor", "testgen"}


@pytest.mark.parametrize(
    ("path", "code", "language", "key"),
    [
        ("/api/analyze", PYTHON, "python", "issues"),
        ("/api/refactor", JAVASCRIPT, "javascript", "suggestions"),
        ("/api/tests", PYTHON, "python", "test_cases"),
    ],
)
async def test_the_same_jobs_over_http(product: Product, path: str, code: str, language: str, key: str) -> None:
    status, body, _ = await request(product, "POST", path, json={"code": code, "language": language})
    assert status == HTTPStatus.OK
    assert body[key]
    assert body["finished"]["status"] == "succeeded"
    status, state, _ = await request(product, "GET", f"/api/jobs/{body['job_id']}")
    assert (status, state["status"]) == (HTTPStatus.OK, "succeeded")


async def test_events_are_streamed_when_asked_for(product: Product) -> None:
    headers = {"Accept": "text/event-stream"}
    body = {"code": PYTHON + "# sse\n", "language": "python"}
    _, text, _ = await request(product, "POST", "/api/analyze", json=body, headers=headers)
    names = [line.removeprefix("event: ") for line in text.splitlines() if line.startswith("event: ")]
    assert names[0] == "analysis_progress"
    assert names[-2:] == ["analysis_complete", "job_finished"]


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "/nothing", {}, HTTPStatus.NOT_FOUND),
        ("PUT", "/health", {}, HTTPStatus.METHOD_NOT_ALLOWED),
        ("GET", "/api/jobs/nothing", {}, HTTPStatus.NOT_FOUND),
        (
            "POST",
            "/api/analyze",
            {"data": b"{", "headers": {"Content-Type": "application/json"}},
            HTTPStatus.BAD_REQUEST,
        ),
        ("POST", "/api/analyze", {"data": b"x"}, HTTPStatus.BAD_REQUEST),
        ("POST", "/api/analyze", {"json": []}, HTTPStatus.BAD_REQUEST),
        ("POST", "/api/analyze", {"json": {"code": "x", "language": "cobol"}}, HTTPStatus.UNPROCESSABLE_ENTITY),
        ("POST", "/api/tests", {"json": {"code": "x", "language": "java"}}, HTTPStatus.UNPROCESSABLE_ENTITY),
        ("POST", "/api/analyze", {"data": big(17), "headers": JSON}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ("POST", "/api/analyze", {"data": big(40), "headers": JSON}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        ("GET", "/health", {"headers": {"Host": "evil.example"}}, HTTPStatus.FORBIDDEN),
        ("GET", "/health", {"headers": {"Origin": "https://evil.example"}}, HTTPStatus.FORBIDDEN),
        ("GET", "/static/../settings.py", {}, HTTPStatus.NOT_FOUND),
    ],
)
async def test_every_error_is_json(
    product: Product, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    found, body, _ = await request(product, method, path, **options)
    assert found == status
    assert body["error"] == body["message"]
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        assert body["error"] == "Request entity too large"


async def test_cors_names_the_origin_it_allows(product: Product) -> None:
    headers = {"Origin": "http://localhost:5173", "Access-Control-Request-Method": "POST"}
    status, _, answer = await request(product, "OPTIONS", "/api/analyze", headers=headers)
    assert status == HTTPStatus.NO_CONTENT
    assert answer["Access-Control-Allow-Origin"] == "http://localhost:5173"


async def test_the_page_and_what_it_needs(product: Product) -> None:
    status, page, _ = await request(product, "GET", "/", headers={"Accept": "text/html"})
    assert (status, "<h1>CogniCode</h1>" in page) == (HTTPStatus.OK, True)
    for path in (
        "/static/app.js",
        "/static/cards.js",
        "/static/style.css",
        "/static/icon.svg",
        "/static/socket.io.min.js",
    ):
        assert (await request(product, "GET", path))[0] == HTTPStatus.OK
    _, body, _ = await request(product, "GET", "/", headers={"Accept": "application/json"})
    assert body["name"] == "cognicode"


async def test_tier_two_is_analysed_and_shown_its_syntax_errors(product: Product) -> None:
    _, body, _ = await request(
        product, "POST", "/api/analyze", json={"code": "class A { int f( { }", "language": "java"}
    )
    assert body["issues"][0]["severity"] == "error"
    assert body["issues"][0]["line"] == 1
