"""Signs of life in a stream that is busy but silent."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeVar

E = TypeVar("E")


class _End:
    """Marks the end of the pumped stream."""


async def with_heartbeat(events: AsyncGenerator[E, None], beat: E, every_s: float) -> AsyncGenerator[E, None]:
    """Pass ``events`` on, and ``beat`` after every ``every_s`` seconds without one.

    One task iterates the source from start to end, so that task groups and time-outs inside it keep their owner.
    Closing or cancelling this generator ends that task before returning.
    """
    queue: asyncio.Queue[E | _End] = asyncio.Queue()

    async def pump() -> None:
        async with aclosing(events) as source:
            async for event in source:
                queue.put_nowait(event)
                await queue.join()

    task = asyncio.create_task(pump())
    # However it ends: a task that a group within has cancelled can no longer tell for itself.
    task.add_done_callback(lambda _: queue.put_nowait(_End()))
    try:
        while True:
            try:
                async with asyncio.timeout(every_s):
                    event = await queue.get()
            except TimeoutError:
                yield beat
                continue
            queue.task_done()
            if isinstance(event, _End):
                break
            yield event
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
