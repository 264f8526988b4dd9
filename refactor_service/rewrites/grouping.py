"""Statements one after another that belong together."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def grouped(
    items: Sequence[_Item], joins: Callable[[Sequence[_Item], _Item], bool]
) -> Iterator[tuple[int, Sequence[_Item]]]:
    """Runs of two items or more, each of which joins those before it, with the place of the first."""
    start = 0
    while start < len(items):
        stop = start + 1
        while stop < len(items) and joins(items[start:stop], items[stop]):
            stop += 1
        if stop - start > 1:
            yield start, items[start:stop]
        start = stop
