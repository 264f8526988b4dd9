"""What names promise: tables of names that say what a function gives, each with what follows from it."""

from functools import cache

from probe.intents import algorithms, arithmetic, lists, puzzles, searching, spelling, texts
from probe.intents.intent import Intent, words_of

INTENTS: tuple[Intent, ...] = (
    *arithmetic.INTENTS,
    *lists.INTENTS,
    *searching.INTENTS,
    *texts.INTENTS,
    *spelling.INTENTS,
    *algorithms.INTENTS,
    *puzzles.INTENTS,
)


@cache
def intents_of(name: str, least: int, most: int) -> tuple[Intent, ...]:
    """What a function's name promises that takes from ``least`` to ``most`` arguments."""
    words = words_of(name)
    return tuple(one for one in INTENTS if least <= one.arity <= most and one.names.fullmatch(words) is not None)
