"""Clients that want harm: what they cost stays bounded, and others do not notice."""

import asyncio
import io
import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import psutil
import pytest

from tests.e2e.product import COGNICODE, Product, running
from tests.e2e.raw import Raw, joined

SLOW_TESTS = {"code": "def f(n: int):\n    while n > -1:\n        n += 1\n", "language": "python"}


async def running_jobs(product: Product) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"{product.url}/api/agents/status") as answer:
        pool = (await answer.json())["pool_status"]
    return sum(agent["running"] for agent in pool.values())


async def until_idle(product: Product, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while await running_jobs(product):
            await asyncio.sleep(0.05)


async def test_jobs_cancelled_before_they_began_end_too(product: Product) -> None:
    async with joined(product.url) as client:
        for number in range(12):
            await client.emit("analyze_code", {"code": f"x = {number}\n", "language": "python"}, ack=number)
        finished = await client.until("job_finished", 12)
        assert len({job["job_id"] for job in finished}) == 12
        assert {job["status"] for job in finished} <= {"succeeded", "cancelled"}
    await until_idle(product, 10)


async def _flood(client: Raw) -> None:
    async with asyncio.timeout(60):
        while True:
            await client.emit("cancel", {"job_id": "x" * 2000}, ack=1)


async def test_who_asks_and_does_not_read_is_cut(product: Product) -> None:
    edge = product.child("edge")
    before = edge.memory_info().rss
    async with joined(product.url) as client:
        with pytest.raises((aiohttp.ClientConnectionError, ConnectionError)):
            await _flood(client)
    assert edge.memory_info().rss - before < 40 * 2**20


async def test_a_follower_that_does_not_read_does_not_hold_the_others_up(product: Product) -> None:
    code = "".join(f"import os{number}\n" for number in range(4000))
    async with joined(product.url) as owner, joined(product.url) as mute:
        await owner.emit("analyze_code", {"code": code, "language": "python", "level": "quick"}, ack=1)
        while 1 not in owner.acks:
            await owner.read()
        await mute.emit("resume", {"job_id": owner.acks[1]["job_id"], "last_seq": 0})
        (finished,) = await owner.until("job_finished")
        assert finished["status"] == "succeeded"
        assert len(owner.all("finding")) >= 4000


@pytest.mark.parametrize("frame", ['451000000-["analyze_code",{"_placeholder":true,"num":0}]', b"\x00" * 100])
async def test_binary_is_not_taken(product: Product, frame: str | bytes) -> None:
    async with joined(product.url) as client:
        await (client.socket.send_str(frame) if isinstance(frame, str) else client.socket.send_bytes(frame))
        assert await client.closes_within(5)


@pytest.mark.parametrize("name", ["disconnect", "connect", "no_such_event", 7, None])
async def test_events_that_no_client_may_send_are_answered(product: Product, name: object) -> None:
    async with joined(product.url) as client:
        await client.emit(name, {}, ack=5)  # type: ignore[arg-type]  # hostile on purpose
        (error,) = await client.until("error")
        assert error["code"] == "invalid_argument"
        while 5 not in client.acks:
            await client.read()
        assert client.acks[5]["accepted"] is False


@pytest.mark.parametrize("packet", ['421["analyze_code",' + "[" * 100_000, "421[" + "9" * 5000 + "]", "42[", "42{}"])
async def test_what_cannot_be_read_is_answered(product: Product, packet: str) -> None:
    async with joined(product.url) as client:
        await client.socket.send_str(packet)
        assert (await client.until("error"))[0]["code"] == "invalid_argument"


async def test_who_does_not_join_is_closed() -> None:
    with running(MAX_CONNECTIONS="1") as product:
        async with (
            joined(product.url),
            joined(product.url, join=False) as idle,
            joined(product.url, join=False) as late,
        ):
            await late.socket.send_str("40")
            assert (await late.socket.receive_str()).startswith("44")
            assert await late.closes_within(5)
            assert await idle.closes_within(15)


async def test_a_request_without_headers_is_closed(product: Product) -> None:
    place = urlsplit(product.url)
    with socket.create_connection((place.hostname, place.port or 0)) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        slow.settimeout(20)
        assert await asyncio.to_thread(_closed, slow)


def _closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


async def test_a_million_hints_do_not_hold_the_others_up(product: Product) -> None:
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession(headers=headers) as session:
        for hint, count in (("1", 1_000_000), ("{}", 500_000)):
            hints = ",".join([hint] * count)
            body = f'{{"code": "x = 1", "language": "python", "analysis": [{hints}]}}'.encode()
            async with session.post(f"{product.url}/api/refactor", data=io.BytesIO(body)) as answer:
                assert answer.status == 200


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_a_job_ends_with_the_http_client_that_asked(product: Product, accept: str) -> None:
    with pytest.raises(TimeoutError):
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=1.0)) as session,
            session.post(f"{product.url}/api/tests", json=SLOW_TESTS, headers={"Accept": accept}) as answer,
        ):
            await answer.read()
    await until_idle(product, 3)


async def test_a_job_ends_with_the_last_of_its_followers(product: Product) -> None:
    async with joined(product.url) as second, joined(product.url) as owner:
        await owner.emit("generate_tests", SLOW_TESTS, ack=1)
        while 1 not in owner.acks:
            await owner.read()
        await second.emit("resume", {"job_id": owner.acks[1]["job_id"], "last_seq": 0}, ack=2)
        while 2 not in second.acks:
            await second.read()
    await until_idle(product, 6)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/livez", {"Host": "["}, 403),
        ("/livez", {"Origin": "http://["}, 403),
        ("/static/" + "a" * 3000, {}, 404),
        ("/static/../app.py", {}, 404),
        ("/api/jobs/nothing", {"Origin": "http://localhost:3000"}, 404),
    ],
)
async def test_malformed_requests_are_the_clients_fault(
    product: Product, path: str, headers: dict[str, str], status: int
) -> None:
    async with aiohttp.ClientSession() as session, session.get(product.url + path, headers=headers) as answer:
        assert answer.status == status
        assert (await answer.json())["code"]
        if status == 404 and "Origin" in headers:
            assert answer.headers["Access-Control-Allow-Origin"] == headers["Origin"]


async def test_a_compressed_body_is_refused(product: Product) -> None:
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{product.url}/api/analyze", data=b"\x1f\x8bxx", headers=headers) as answer,
    ):
        assert answer.status == 400


async def test_an_idempotency_key_is_no_way_into_the_results_of_others(product: Product) -> None:
    async with aiohttp.ClientSession() as session:
        answers = []
        for code in ("import first_secret\n", "import second_secret\n"):
            body = {"code": code, "language": "python", "request_id": "1"}
            async with session.post(f"{product.url}/api/analyze", json=body) as answer:
                answers.append(await answer.json())
    assert answers[0]["job_id"] != answers[1]["job_id"]
    assert "first_secret" not in str(answers[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_nothing_outlives_a_command_that_was_ended(number: int, tmp_path: Path) -> None:
    source = tmp_path / "endless.py"
    source.write_text(SLOW_TESTS["code"])
    command = subprocess.Popen(
        [COGNICODE, "tests", source, "--out", tmp_path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    process = psutil.Process(command.pid)
    # The agent, and in it a sandbox.
    while len(children := process.children(recursive=True)) < 3:
        time.sleep(0.02)
    command.send_signal(number)
    assert command.wait(30) != 0
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive


def test_nothing_outlives_a_product_that_was_killed() -> None:
    with running() as product:
        children = psutil.Process(product.process.pid).children(recursive=True)
        assert len(children) >= 4
        os.kill(product.process.pid, 9)
        _, alive = psutil.wait_procs(children, timeout=20)
        assert not alive
