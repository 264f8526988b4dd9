import asyncio
import inspect
import json
import shlex
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import socketio

from chassis.node import node_executable
from edge import shapes
from tests.e2e.client import Client, connected
from tests.e2e.product import ROOT, Product
from tests.e2e.samples import JAVASCRIPT, PYTHON, long_python

SAMPLES = {"python": PYTHON, "javascript": JAVASCRIPT}
RESULTS = {
    "analyze_code": "analysis_complete",
    "generate_refactoring": "refactor_suggestions",
    "generate_tests": "test_cases_generated",
}


async def run(client: Client, event: str, payload: dict[str, Any]) -> Any:
    """Run a job to its terminal event, check what every job promises, and return its result."""
    former = len(client.all("job_finished"))
    ack = await client.ask(event, payload)
    assert ack["accepted"], ack
    finished = await client.until("job_finished", former + 1)
    assert (finished["job_id"], finished["status"]) == (ack["job_id"], "succeeded")
    progress = [p for p in client.all("analysis_progress") if p["job_id"] == ack["job_id"]]
    percents = [p["progress"] for p in progress]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    own = [
        p for _, p in client.events if isinstance(p, dict) and p.get("job_id") == ack["job_id"] and p not in progress
    ]
    missing = {p["seq"] for p in own} ^ set(range(1, finished["seq"] + 1))
    # Bare arrays are numbered, but cannot carry their number.
    assert len(missing) == (event != "analyze_code")
    return client.all(RESULTS[event])[-1]


@pytest.mark.parametrize("transport", ["websocket", "polling"])
@pytest.mark.parametrize("language", SAMPLES)
async def test_all_three_jobs(product: Product, language: str, transport: str) -> None:
    request = {"code": SAMPLES[language], "language": language, "level": "standard"}
    async with connected(product.url, [transport]) as client:
        greeting = await client.until("connected")
        assert set(greeting) == {"message", "session_id", "server_time"}
        analysis = await run(client, "analyze_code", request)
        shapes.Analysis.model_validate(analysis)
        assert any(issue.get("fix", {}).get("proof", {}).get("verdict") == "proven" for issue in analysis["issues"])
        order = [
            ({"error": 0, "warning": 1, "info": 2}[i["severity"]], i["line"], i["column"]) for i in analysis["issues"]
        ]
        assert order == sorted(order)
        suggestions = await run(client, "generate_refactoring", {**request, "analysis": analysis["issues"]})
        verdicts = {s["proof"]["verdict"] for s in suggestions}
        assert "proven" in verdicts <= {"proven", "partial"}
        assert all(shapes.Suggestion.model_validate(s) for s in suggestions)
        weights = [(-s["impactScore"], -s["confidence"]) for s in suggestions]
        assert weights == sorted(weights)
        tests = await run(client, "generate_tests", {**request, "functions": analysis["functions"]})
        assert all(shapes.TestCase.model_validate(test) for test in tests)
        suite = client.all("job_finished")[-1]["suite"]
        assert suite["mutants"]["killed"] > 0
        assert len(client.all("connected")) == 1
        assert not client.all("error")


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_the_npm_client_works_unchanged(product: Product, transport: str, tmp_path: Path) -> None:
    source = tmp_path / "a.js"
    source.write_text(JAVASCRIPT)
    script = ROOT / "tests/e2e/client.mjs"
    command = [str(node_executable()), str(script), product.url, str(source), "javascript", transport]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    answer = json.loads(done.stdout)
    results = answer["results"]
    assert {issue["rule"] for issue in results["analysis_complete"]["issues"]} >= {"no-debugger"}
    assert {s["rewrite"] for s in results["refactor_suggestions"]} >= {"template_literal", "merge_ifs_js"}
    assert results["test_cases_generated"]
    names = [name for name, _ in answer["events"]]
    assert names.count("connected") == 1
    assert names.count("job_finished") == 3


UNHAPPY = [
    pytest.param((), "invalid_argument", id="no argument"),
    pytest.param((None,), "invalid_argument", id="null"),
    pytest.param(("text",), "invalid_argument", id="not an object"),
    pytest.param(({},), "invalid_argument", id="no code"),
    pytest.param(({"code": ""},), "invalid_argument", id="empty"),
    pytest.param(
        ({"code": "x = 1", "language": "python", "context": [{"path": "../a.py", "text": ""}]},),
        "invalid_argument",
        id="hostile context",
    ),
    pytest.param(({"code": "x", "language": "cobol"},), "unsupported", id="unknown language"),
    pytest.param(({"code": "x" * (17 * 1024 * 1024), "language": "python"},), "too_large", id="oversize"),
]


@pytest.mark.parametrize("event", RESULTS)
@pytest.mark.parametrize(("payload", "code"), UNHAPPY)
async def test_what_is_refused_gets_one_error_and_no_job(
    product: Product, event: str, payload: tuple[Any, ...], code: str
) -> None:
    async with connected(product.url) as client:
        ack = await client.ask(event, *payload)
        assert (ack["accepted"], ack["error"]["code"]) == (False, code)
        error = await client.until("error")
        assert error["message"] == error["error"]
        assert "job_id" not in error
        await asyncio.sleep(0.2)
        assert not client.all("job_finished")
        assert len(client.all("error")) == 1


async def test_the_first_finding_comes_before_the_slowest_engine_ends(product: Product) -> None:
    async with connected(product.url) as client:
        # ty follows what this one imports, and takes many times as long as ruff.
        result = await run(client, "analyze_code", {"code": inspect.getsource(shlex), "language": "python"})
    slowest = max(result["engines"], key=lambda engine: engine["duration_ms"])["name"]
    names = [name if name != "analysis_progress" else f"progress:{p['step']}" for name, p in client.events]
    assert names.index("finding") < names.index(f"progress:{slowest}")


async def test_a_second_job_of_a_kind_ends_the_first(product: Product) -> None:
    slow = "def f(x: int):\n    while True:\n        pass\n" * 1
    async with connected(product.url) as client:
        first = await client.ask("generate_tests", {"code": slow, "language": "python"})
        second = await client.ask("generate_tests", {"code": PYTHON, "language": "python"})
        await client.until("job_finished", 2)
    ended = {p["job_id"]: p["status"] for p in client.all("job_finished")}
    assert ended == {first["job_id"]: "cancelled", second["job_id"]: "succeeded"}


async def test_cancel_and_an_unknown_job(product: Product) -> None:
    async with connected(product.url) as client:
        slow = "def f(x: int):\n    return 10 ** 10 ** 8\n"
        ack = await client.ask("generate_tests", {"code": slow, "language": "python"})
        assert (await client.ask("cancel", {"job_id": ack["job_id"]}))["accepted"]
        assert (await client.until("job_finished"))["status"] == "cancelled"
        assert (await client.until("error"))["code"] == "cancelled"
        for payload in ({"job_id": "nothing"}, {}, None, "text", {"job_id": 7}):
            assert not (await client.ask("cancel", payload))["accepted"]


async def test_a_client_that_comes_back_misses_nothing(product: Product) -> None:
    async with connected(product.url) as client:
        ack = await client.ask("analyze_code", {"code": long_python(120), "language": "python", "request_id": "r1"})
        again = await client.ask("analyze_code", {"code": long_python(120), "language": "python", "request_id": "r1"})
        assert again["job_id"] == ack["job_id"]
        other = await client.ask("analyze_code", {"code": "x = 1\n", "language": "python", "request_id": "r1"})
        assert other["job_id"] != ack["job_id"]
        await client.until("job_finished")
    async with connected(product.url) as other:
        assert (await other.ask("resume", {"job_id": ack["job_id"], "last_seq": 2}))["accepted"]
        await other.until("job_finished")
        resumed = [p["seq"] for name, p in other.events if name not in ("connected", "analysis_progress")]
    assert resumed == list(range(3, resumed[-1] + 1))


async def test_a_client_that_does_not_come_back_ends_its_job(product: Product) -> None:
    async with connected(product.url) as client:
        slow = "def f(x: int):\n    return 10 ** 10 ** 8\n\ndef g(x: int):\n    return 10 ** 10 ** 8\n"
        ack = await client.ask("generate_tests", {"code": slow, "language": "python"})
    async with connected(product.url) as other:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            await other.ask("resume", {"job_id": "nothing"})
            import aiohttp

            async with aiohttp.ClientSession() as http, http.get(f"{product.url}/api/jobs/{ack['job_id']}") as answer:
                status = (await answer.json())["status"]
            if status != "running":
                break
            await asyncio.sleep(0.1)
    assert status == "cancelled"


async def test_an_equal_request_is_answered_from_the_cache(product: Product) -> None:
    request = {"code": PYTHON + "\n# cached\n", "language": "python"}
    async with connected(product.url) as client:
        first = await run(client, "analyze_code", request)
        second = await run(client, "analyze_code", request)
    assert [p["cached"] for p in client.all("job_finished")] == [False, True]
    assert first["issues"] == second["issues"]
    assert first["job_id"] != second["job_id"]


async def test_a_page_elsewhere_cannot_connect(product: Product) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        async with connected(product.url, Origin="https://evil.example"):
            pass
