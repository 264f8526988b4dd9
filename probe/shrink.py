"""Smaller calls than a given one, for a counterexample that people can read.

Each proposal changes one thing: an argument becomes a simpler value of its type, or one of the calls made first is left
out (the steps of delta debugging: Zeller and Hildebrandt, 2002, one at a time).
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from probe.call import Call
from probe.inputs.kinds import Kind
from probe.inputs.written import read, written
from probe.record import NotRecorded

# A counterexample is made smaller this often, among so many proposals.
MAX_SHRINKS, PROPOSALS_AT_ONCE = 8, 60
# Parts of a value that are left out or made smaller one by one; a longer one is halved first.
MAX_PARTS = 8


class _Found(Protocol):
    """Something that a call showed."""

    @property
    def call(self) -> Call: ...


_T = TypeVar("_T", bound=_Found)


async def shrunk(found: _T, family: str, smallest_of: Callable[[Sequence[Call]], Awaitable[_T | None]]) -> _T:
    """What the smallest call shows that smaller and smaller proposals lead to; ``smallest_of`` tries proposals, gives
    what the smallest of them shows, None where none shows anything, and may raise NotRecorded.
    """
    for _ in range(MAX_SHRINKS):
        try:
            better = await smallest_of(smaller(found.call, family)[:PROPOSALS_AT_ONCE])
        except NotRecorded:
            break
        if better is None:
            break
        found = better
    return found


def smaller(call: Call, family: str) -> list[Call]:
    """Proposals, each smaller than ``call`` by ``size``, the smallest first."""
    made = [replace(call, before=(*call.before[:n], *call.before[n + 1 :])) for n in range(len(call.before))]
    for number, argument in enumerate(call.arguments):
        own = call.kinds[number : number + 1] == (Kind.OWN.value,)
        for text in _smaller_texts(argument, family, keeps_fields=own):
            arguments = (*call.arguments[:number], text, *call.arguments[number + 1 :])
            made.append(replace(call, arguments=arguments))
    for number, (name, value) in enumerate(call.keywords):
        for text in _smaller_texts(value, family):
            keywords = (*call.keywords[:number], (name, text), *call.keywords[number + 1 :])
            made.append(replace(call, keywords=keywords))
    by_text = {proposal.text: proposal for proposal in made if size(proposal) < size(call)}
    return sorted(by_text.values(), key=size)


def size(call: Call) -> tuple[int, str]:
    """What "smaller" compares: the length of the text, then the text."""
    return len(call.text), call.text


def _smaller_texts(text: str, family: str, *, keeps_fields: bool = False) -> list[str]:
    """Source text of simpler values, on request with the same fields; none for what is no plain literal."""
    try:
        value = read(text, family)
    except ValueError:
        return []
    fields = _fields(value)
    return [written(simpler, family) for simpler in _simpler(value) if not keeps_fields or _fields(simpler) <= fields]


def _fields(value: object) -> frozenset[tuple[str, ...]]:
    """The names of fields of each mapping in a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    own = {tuple(sorted(map(str, value)))} if isinstance(value, dict) else set()
    return frozenset(own).union(*map(_fields, inner))


def _simpler(value: object) -> Iterator[object]:
    match value:
        case bool():
            if value:
                yield False
        case int():
            sign = 1 if value > 0 else -1
            yield from (
                number for number in (0, 1, -1, 2 * sign, 10 * sign, value // 2, value - sign) if number != value
            )
        case float():
            sign = 1 if value > 0 else -1
            rounded = (float(round(value)), round(value, 1)) if abs(value) < 1e15 else ()
            yield from (number for number in (0.0, 1.0, -1.0, 0.5 * sign, 1.5 * sign, *rounded) if number != value)
        case str():
            yield from _shorter(value)
        case bytes():
            yield from (text.encode("latin-1") for text in _shorter(value.decode("latin-1")))
        case list():
            yield from _fewer_or_simpler(value)
        case tuple():
            yield from map(tuple, _fewer_or_simpler(list(value)))
        case dict():
            yield from ({k: v for k, v in value.items() if k != left} for left in list(value)[:MAX_PARTS])
            yield from ({**value, key: simpler} for key in list(value)[:MAX_PARTS] for simpler in _simpler(value[key]))
        case _:
            return


def _shorter(text: str) -> Iterator[str]:
    yield ""
    yield from (text[: len(text) // 2], text[len(text) // 2 :])
    yield from (text[:n] + text[n + 1 :] for n in range(min(len(text), MAX_PARTS)))


def _fewer_or_simpler(items: list[object]) -> Iterator[list[object]]:
    yield []
    yield from (items[: len(items) // 2], items[len(items) // 2 :])
    for n in range(min(len(items), MAX_PARTS)):
        yield items[:n] + items[n + 1 :]
        yield from ([*items[:n], simpler, *items[n + 1 :]] for simpler in _simpler(items[n]))
