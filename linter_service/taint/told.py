"""What a test, a pattern or a method of texts tells of data: which harm it can no longer do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.program import Call, Expression, Field, Item, Literal, Name

if TYPE_CHECKING:
    from linter_service.taint.model import Given
    from linter_service.taint.values import Value

NONE: frozenset[Kind] = frozenset()
HOSTS = frozenset((Kind.REDIRECT, Kind.SSRF))
PATHS = frozenset((Kind.PATH, Kind.ARCHIVE))
QUOTED = frozenset((Kind.SQL, Kind.XPATH, Kind.LDAP, Kind.NOSQL, Kind.CODE))
LINES = frozenset((Kind.HEADER, Kind.LOG))
# What data can no longer do once it is known to be without these characters.
_WITHOUT: tuple[tuple[re.Pattern[str], frozenset[Kind]], ...] = (
    (re.compile(r"['\"]"), QUOTED),
    (re.compile(r"\.\."), PATHS),
    (re.compile(r"^[/\\]$"), PATHS),
    (re.compile(r"\n|\r|\\[nr]"), LINES),
    (re.compile(r"^//|://"), HOSTS),
    (re.compile(r"[<>]"), frozenset((Kind.XSS,))),
    (re.compile(r"[;&|`].*[;&|`]"), frozenset((Kind.COMMAND,))),
    (re.compile(r"\$"), frozenset((Kind.NOSQL,))),
    (re.compile(r"[()*].*[()*]"), frozenset((Kind.LDAP,))),
    (re.compile(r"\{\{|\{%|<%"), frozenset((Kind.TEMPLATE,))),
    (re.compile(r"__proto__|constructor|prototype"), frozenset((Kind.PROTOTYPE,))),
    (re.compile(r"DOCTYPE|ENTITY"), frozenset((Kind.XXE,))),
    (re.compile(r"\*\+\?|\?\*\+"), frozenset((Kind.REGEX,))),
)
# Parts of an address that say where it leads, and what of a path says where it lies.
HOST_OF = frozenset(("hostname", "netloc", "host", "origin", "hosts", "href_host"))
PLACE_OF = frozenset(("commonpath", "commonprefix", "relative", "dirname", "parent", "parents"))
# Ways to write the same thing: what they give is compared in place of what they are given.
_SAME = frozenset(
    (
        *("strip", "lstrip", "rstrip", "lower", "upper", "casefold", "title", "str", "decode", "encode"),
        *("trim", "trimStart", "trimEnd", "toLowerCase", "toUpperCase", "toString", "String"),
        *("set", "frozenset", "list", "tuple", "sorted"),
    )
)
# Ways to ask a request for one of its parts.
GETTERS = frozenset(
    ("get", "getlist", "getOne", "getone", "getall", "getAll", "header", "param", "pop", "get_argument")
)
_OPEN = re.compile(r"(?<!\\)\.[*+]|\\S|\\W|\\D")

# Ways to ask whether something is in something.
CONTAINS = frozenset(
    ("includes", "has", "contains", "__contains__", "hasOwnProperty", "hasOwn", "indexOf", "find", "count")
)


def is_fixed_host(start: str) -> bool:
    """Whether an address that begins like this leads to one host, or stays on the own one."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://[^/\\?#]+[/\\?#]|/(?![/\\]).|[?#]|[\w-]+/", start, re.IGNORECASE))


def position_of(left: Expression, other: Value, operator: str) -> Call | None:
    """The call in ``x.indexOf(y) >= 0`` and its like, which give -1 for what is not there."""
    if not isinstance(left, Call) or not isinstance(left.function, Field) or left.function.name not in CONTAINS:
        return None
    return left if (operator, other.known) in ((">=", (0,)), (">", (-1,)), ("==", (-1,))) else None


def subject_of(expression: Expression) -> tuple[Expression, frozenset[Kind]]:
    """What a comparison of ``expression`` with something known is about, and what it tells of that."""
    inner = expression
    while True:
        match inner:
            case Field(_, of, name) if name in HOST_OF | PLACE_OF:
                return of, HOSTS if name in HOST_OF else PATHS
            case Call(_, Field(_, of, name), ()) if name in HOST_OF:
                return of, HOSTS
            case Call(_, function, _) if called_by(function) in PLACE_OF:
                return inner, PATHS
            case Call(_, Field(_, of, name), _) if name in _SAME:
                inner = of
            case Call(_, Name(_, name), (argument, *_)) if name in _SAME:
                inner = argument.value
            case Name() | Field() | Item():
                return inner, ALL_KINDS
            case Call(_, Field(), ()):
                return inner, ALL_KINDS
            case Call(_, Field(_, _, name), (argument, *_)) if name in GETTERS and isinstance(argument.value, Literal):
                return inner, ALL_KINDS
            case _:
                return inner, NONE


def cured_text(method: str, given: Given, *, is_python: bool) -> frozenset[Kind]:
    """What a method of texts takes away by what it takes out, or writes in other letters."""
    if method in ("splitlines", "split") and not given.placed:
        return LINES
    if not given.placed:
        return ALL_KINDS if method in ("hex", "hexlify") else NONE
    first = given.placed[0]
    known = dict(first.options).get("pattern") if first.options else first.known[0] if first.known else None
    if not isinstance(known, str):
        return NONE
    if method == "toString" and known in ("hex", "base64", "base64url"):
        return ALL_KINDS
    if method == "split":
        return without(known) & LINES
    # JavaScript replaces the first of a text only.
    is_all = is_python or method == "replaceAll" or bool(first.options)
    if method not in ("replace", "replaceAll", "sub", "replace_all") or not is_all:
        return NONE
    if re.fullmatch(r"\[\^[^\]]+\][+*]?|\\W\+?|\\D\+?", known):
        return ALL_KINDS
    is_short = len(known) == 1 or bool(first.options) or method == "sub"
    return without(known) & (LINES | QUOTED | {Kind.XSS, Kind.REGEX} if is_short else LINES)


def called_by(function: Expression) -> str:
    """The last word of what is called; empty for what has none."""
    return function.name if isinstance(function, Field) else function.id if isinstance(function, Name) else ""


def without(text: object) -> frozenset[Kind]:
    """What data can no longer do that does not hold this text, or what this pattern finds."""
    if not isinstance(text, str):
        return NONE
    return frozenset[Kind]().union(*(kinds for pattern, kinds in _WITHOUT if pattern.search(text)))


def pattern_of(target: Value, values: list[Value]) -> tuple[str | None, list[Value]]:
    """The pattern, None when it is not known, and what is matched against it."""
    options = dict(target.options)
    if "pattern" in options:
        return str(options["pattern"]), values[:1]
    if target.name in ("re", "regex") and values:
        known = values[0].known
        return (str(known[0]) if known else None), values[1:2]
    if values and "pattern" in (given := dict(values[0].options)):
        return str(given["pattern"]), [target]
    if values and values[0].known and target.marks:
        return str(values[0].known[0]), [target]
    return None, []


def told_by(pattern: str, method: str, *, holds: bool) -> frozenset[Kind]:
    """What a match tells, or that there was none."""
    if holds:
        is_whole = method == "fullmatch" or (
            (pattern.startswith(("^", r"\A")) or method == "match") and pattern.endswith(("$", r"\Z", r"\z"))
        )
        if not pattern or (is_whole and not _OPEN.search(pattern) and "[^" not in pattern):
            return ALL_KINDS
        return HOSTS if is_fixed_host(re.sub(r"^\^|\\", "", pattern)) else NONE
    if re.fullmatch(r"\[\^[^\]]+\][+*]?|\\W\+?|\\D\+?", pattern):
        return ALL_KINDS
    return without(pattern)
