import asyncio
from collections.abc import AsyncGenerator

import pytest

from chassis.heartbeat import with_heartbeat


async def slow(pause_s: float, closed: list[bool]) -> AsyncGenerator[str, None]:
    try:
        yield "first"
        await asyncio.sleep(pause_s)
        yield "last"
    finally:
        closed.append(True)


async def test_silence_is_filled_with_beats() -> None:
    closed: list[bool] = []
    got = [event async for event in with_heartbeat(slow(0.3, closed), "beat", 0.05)]
    assert got[0] == "first"
    assert got[-1] == "last"
    assert got.count("beat") >= 2
    assert closed == [True]


async def test_a_busy_stream_has_none() -> None:
    assert [event async for event in with_heartbeat(slow(0, []), "beat", 5)] == ["first", "last"]


async def test_closing_early_closes_the_source() -> None:
    closed: list[bool] = []
    stream = with_heartbeat(slow(60, closed), "beat", 0.01)
    assert await anext(stream) == "first"
    await stream.aclose()
    assert closed == [True]


async def test_errors_come_out() -> None:
    async def broken() -> AsyncGenerator[str, None]:
        yield "first"
        raise ValueError("broken")

    stream = with_heartbeat(broken(), "beat", 5)
    assert await anext(stream) == "first"
    with pytest.raises(ValueError, match="broken"):
        await anext(stream)


async def test_errors_of_a_group_within_come_out() -> None:
    async def fail() -> None:
        raise ValueError("broken")

    async def grouped() -> AsyncGenerator[str, None]:
        yield "first"
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
        yield "never"

    async with asyncio.timeout(5):
        with pytest.raises(ExceptionGroup):
            [_ async for _ in with_heartbeat(grouped(), "beat", 0.05)]


async def test_a_source_that_is_cancelled_ends_the_stream() -> None:
    async def cancelled() -> AsyncGenerator[str, None]:
        yield "first"
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        async with asyncio.timeout(5):
            [_ async for _ in with_heartbeat(cancelled(), "beat", 0.05)]
