"""What a user sees when a part dies."""

import asyncio
import time
from http import HTTPStatus
from typing import Any

import aiohttp
import psutil

from tests.e2e.client import connected
from tests.e2e.product import Product, running
from tests.e2e.samples import PYTHON

SLOW = "def f(x: int):\n    return 10 ** 10 ** 8\n\ndef g(x: int):\n    return 10 ** 10 ** 8\n"


async def health(product: Product) -> tuple[int, Any]:
    async with aiohttp.ClientSession() as http, http.get(f"{product.url}/health") as answer:
        return answer.status, await answer.json()


async def test_a_killed_agent_is_told_named_and_comes_back() -> None:
    with running() as product:
        async with connected(product.url) as client:
            ack = await client.ask("generate_tests", {"code": SLOW, "language": "python"})
            await asyncio.sleep(1)
            product.child("testgen_service").kill()
            error = await client.until("error")
            assert (error["code"], error["retryable"], error["job_id"]) == ("agent_unavailable", True, ack["job_id"])
            assert (await client.until("job_finished"))["status"] == "failed"
            seen = await until_status(product, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.OK)
            assert "testgen" in seen["reason"]
            assert (await client.ask("generate_tests", {"code": PYTHON, "language": "python"}))["accepted"]
            assert (await client.until("job_finished", 2))["status"] == "succeeded"


async def until_status(product: Product, *wanted: int) -> Any:
    """Wait for these statuses of /health, one after the other; returns the first one's body."""
    bodies = []
    for status in wanted:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            found, body = await health(product)
            if found == status:
                bodies.append(body)
                break
            await asyncio.sleep(0.005)
    assert len(bodies) == len(wanted)
    return bodies[0]


async def test_a_stop_drains_and_leaves_no_process() -> None:
    with running() as product:
        async with connected(product.url) as client:
            await client.ask("analyze_code", {"code": PYTHON, "language": "python"})
            await client.until("job_finished")
            children = psutil.Process(product.process.pid).children(recursive=True)
            assert len(children) >= 4
            product.process.terminate()
            await client.until("server_draining")
    _, alive = psutil.wait_procs(children, timeout=10)
    assert not alive
