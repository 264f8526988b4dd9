"""Names for what a rewrite introduces."""

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# What the name of many may end with, and what that of one of them ends with.
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("s", ""))
_ANY = ("item", "element")
# Of the names of two results together.
MOST_CHARACTERS = 24


def name_of_one(items: str, is_free: Callable[[str], bool]) -> str:
    """A name for one of ``items``, as the word says it where it does; empty when none is free."""
    ends = (items.removesuffix(ending) + one for ending, one in _SINGULAR if items.endswith(ending))
    names = [name for name in (next(ends, ""), *_ANY) if len(name) > 1]
    return next((name for name in names if name.isidentifier() and is_free(name)), "")


_ARTICLES = frozenset({"the", "a", "an", "this", "that", "all", "each", "every"})
# With which a comment says what the lines under it do.
_VERBS = frozenset({
    "add", "append", "apply", "build", "calculate", "check", "choose", "clean", "collect", "compute", "convert",
    "copy", "count", "create", "determine", "draw", "emit", "expand", "extract", "fetch", "fill", "filter", "find",
    "format", "generate", "get", "handle", "initialize", "insert", "load", "look", "make", "match", "merge",
    "normalize", "parse", "prepare", "print", "process", "read", "remove", "render", "replace", "resolve", "save",
    "scan", "search", "select", "send", "set", "skip", "sort", "split", "store", "strip", "update", "validate",
    "walk", "write",
})  # fmt: skip


def words_of_part(comment: str, results: Sequence[str], subject: str, deed: str, whole: str) -> list[str]:
    """The words of a name for a part of a function: what the comment above it says, what it gives back, what it is
    about, what it does, or else ``whole``.
    """
    said = [word.lower() for word in re.findall(r"[A-Za-z]+", re.split(r"[.:;,(']", comment)[0])]
    said = [word for word in said if word not in _ARTICLES]
    if 2 <= len(said) <= 4 and said[0] in _VERBS:
        return said
    if results:
        joined = "_and_".join(name.strip("_") for name in results)
        return ["compute", *(joined if len(joined) <= MOST_CHARACTERS else results[-1].strip("_")).split("_")]
    if len(subject.strip("_")) > 1:
        return ["handle", *subject.strip("_").split("_")]
    return (deed or whole).split("_")


def is_deed(method: str) -> bool:
    """Whether the name of a method says that it does something, and not that it answers a question."""
    return not method.startswith(("is", "has", "includes", "index", "starts", "ends", "get", "to", "keys", "items"))


def free_name(name: str, is_free: Callable[[str], bool]) -> str:
    """The name, with a number where it is taken."""
    numbered = (f"{name}_{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if is_free(one))


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
