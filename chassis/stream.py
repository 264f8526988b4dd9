"""One streaming call: a place among the jobs, the domain's events as messages, signs of life between them."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from typing import TypeVar

from chassis.admission import Admission
from chassis.heartbeat import with_heartbeat

E = TypeVar("E")
M = TypeVar("M")


async def served(
    admission: Admission, events: AsyncGenerator[E, None], convert: Callable[[E], Iterable[M]], beat: M, every_s: float
) -> AsyncGenerator[M, None]:
    """The messages of ``events``, and ``beat`` after every ``every_s`` seconds without one.

    Closing it ends ``events``. Raises Overloaded or Draining when there is no place.
    """

    async def messages() -> AsyncGenerator[M, None]:
        async with aclosing(events) as source:
            async for event in source:
                for message in convert(event):
                    yield message

    async with admission.slot(), aclosing(with_heartbeat(messages(), beat, every_s)) as stream:
        async for message in stream:
            yield message
