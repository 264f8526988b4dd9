"""Calls that somebody wrote down: in documentation, in comments, in the rest of the code."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from probe.inputs.kinds import Kind
from probe.inputs.written import read

_MAX = 12
# Characters and calls that are looked at: a large file has no lack of either.
_MOST_READ, _MOST_CALLS = 200_000, 200
_MAX_LENGTH = 300
_OPENING, _CLOSING, _QUOTES = "([{", ")]}", "'\"`"


# What is written behind a call as what it gives: an arrow, a comparison, a comment, or the next line of a doctest.
_WANTED = re.compile(
    r"[;.]?[ \t]*(?:(?://|#)[ \t]*(?:=>|->|\u2192|returns?|gives)?|=>|->|\u2192|===?)[ \t]*(?P<value>[^\n]+)"
)
_WANTED_BELOW = re.compile(r"[ \t]*\n[ \t]*(?P<value>[^\s>.\"'][^\n]*|'[^\n]*|\"(?!\"\")[^\n]*)")
_PROMPT = ">>> "


@dataclass(frozen=True, slots=True)
class Example:
    """Arguments of one call, as source; all of them are plain literals. ``wanted`` is the literal that it is said to
    give, empty when nothing is said.
    """

    arguments: tuple[str, ...]
    keywords: tuple[tuple[str, str], ...] = ()
    wanted: str = field(default="", compare=False)


def examples(name: str, text: str, family: str) -> tuple[Example, ...]:
    """Distinct calls of ``name`` in ``text`` that are given nothing but literals, in their order."""
    if not name:
        return ()
    called = re.compile(rf"(?<![\w$])(?<!def )(?<!function ){re.escape(name)}\(")
    matches = itertools.islice(called.finditer(text[:_MOST_READ]), _MOST_CALLS)
    found = (_example(text, match, family) for match in matches)
    return tuple(dict.fromkeys(example for example in found if example is not None))[:_MAX]


def _example(text: str, called: re.Match[str], family: str) -> Example | None:
    """What stands before the closing parenthesis; None when that is something else than literals."""
    rest = text[called.end() : called.end() + _MAX_LENGTH]
    positional, keywords = [], []
    for part in parts(rest):
        named = re.fullmatch(r"([A-Za-z_]\w*)\s*=(?!=)\s*(.+)", part, re.DOTALL) if family == "python" else None
        value = named[2] if named else part
        if not _is_literal(value, family):
            return None
        if named:
            keywords.append((named[1], value))
        else:
            positional.append(value)
    if not positional and not keywords:
        return None
    is_alone = text[: called.start()].endswith(_PROMPT)
    return Example(tuple(positional), tuple(keywords), _wanted(rest, family, is_doctest=is_alone))


def _wanted(rest: str, family: str, *, is_doctest: bool) -> str:
    """The literal that is said of a call whose arguments ``rest`` begins with; empty for none."""
    tail = rest[_length(rest) + 1 :]
    found = (_WANTED_BELOW if is_doctest else _WANTED).match(tail)
    value = found["value"].strip().rstrip(";") if found else ""
    return value if value and _is_literal(value, family) else ""


def _is_literal(expression: str, family: str) -> bool:
    try:
        read(expression, family)
    except ValueError:
        return False
    return True


def _length(rest: str) -> int:
    """How much of ``rest`` stands before the parenthesis that closes it."""
    for length in (match.start() for match in re.finditer(r"\)", rest)):
        if "..." not in list(parts(rest[: length + 1])):
            return length
    return len(rest)


def parts(rest: str) -> Iterator[str]:
    """The arguments in ``rest``, which begins behind an opening parenthesis, up to the closing one; something that is
    no literal where that does not come.
    """
    depth, quote, part = 0, "", ""
    previous = ""
    for character in rest:
        if quote:
            quote = "" if character == quote and previous != "\\" else quote
        elif character in _QUOTES:
            quote = character
        elif character in _CLOSING and depth == 0:
            if part.strip():
                yield part.strip()
            return
        elif character == "," and depth == 0:
            yield part.strip()
            part, previous = "", character
            continue
        else:
            depth += (character in _OPENING) - (character in _CLOSING)
        # What is escaped escapes nothing.
        part, previous = part + character, "" if previous == character == "\\" else character
    yield "..."


def kind_of(expression: str, family: str) -> Kind | None:
    """The kind of a literal; None for one that has none."""
    value = read(expression, family)
    if isinstance(value, (list, tuple)):
        return next((kind for known, kind in _ITEMS if value and all(type(item) in known for item in value)), Kind.INTS)
    return _KINDS.get(type(value))


_KINDS: dict[type, Kind] = {
    int: Kind.INT, float: Kind.FLOAT, str: Kind.STR, bool: Kind.BOOL, dict: Kind.DICT, set: Kind.SET,
    bytes: Kind.BYTES, type(None): Kind.NONE,
}  # fmt: skip
_ITEMS: tuple[tuple[tuple[type[Any], ...], Kind], ...] = (
    ((int,), Kind.INTS), ((int, float), Kind.FLOATS), ((str,), Kind.STRS), ((dict,), Kind.RECORDS),
    ((list,), Kind.LISTS), ((tuple,), Kind.PAIRS),
)  # fmt: skip
