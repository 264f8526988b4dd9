"""Names for what a rewrite introduces."""

from collections.abc import Callable
from dataclasses import dataclass

# What the name of many may end with, and what that of one of them ends with.
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("s", ""))
_ANY = ("item", "element")


def name_of_one(items: str, is_free: Callable[[str], bool]) -> str:
    """A name for one of ``items``, as the word says it where it does; empty when none is free."""
    ends = (items.removesuffix(ending) + one for ending, one in _SINGULAR if items.endswith(ending))
    names = [name for name in (next(ends, ""), *_ANY) if len(name) > 1]
    return next((name for name in names if name.isidentifier() and is_free(name)), "")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a number between units is called; ``words`` is a pattern of what is spoken of where it means that."""

    name: str
    words: str = ""


_TIME = r"second|minute|hour|\btime|duration|_at\b|day|elapsed|interval|timeout|age\b|ttl"
CONVERSIONS = {
    3_600: Conversion("SECONDS_PER_HOUR", _TIME),
    86_400: Conversion("SECONDS_PER_DAY"),
    604_800: Conversion("SECONDS_PER_WEEK"),
    31_536_000: Conversion("SECONDS_PER_YEAR"),
    3_600_000: Conversion("MILLISECONDS_PER_HOUR"),
    86_400_000: Conversion("MILLISECONDS_PER_DAY"),
    604_800_000: Conversion("MILLISECONDS_PER_WEEK"),
    1_048_576: Conversion("BYTES_PER_MEBIBYTE", "byte|size|memory|file|buffer"),
    1_073_741_824: Conversion("BYTES_PER_GIBIBYTE", "byte|size|memory|file|buffer"),
}
