"""A rule of our own: what it looks for in a parse tree, and what it tells people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from linter_service.finding import Category, Severity

Matcher = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """``message`` says what is wrong, ``advice`` what to do; ``bad`` and ``good`` are code, the first of which it fires
    on; ``matcher`` is a rule of ast-grep's, with ``constraints`` on what its variables stand for.
    """

    id: str
    severity: Severity
    category: Category
    message: str
    advice: str
    why: str
    bad: str
    good: str
    matcher: Matcher
    constraints: Matcher | None = None
    cwe: tuple[int, ...] = ()
    limits: str = ""


def any_pattern(*patterns: str) -> Matcher:
    """What is written like one of them."""
    return {"any": [{"pattern": pattern} for pattern in patterns]}


def call(function: str) -> Matcher:
    """A call of a function whose text the regular expression finds something in."""
    return {"kind": "call_expression", "has": {"field": "function", "regex": function}}


def named(kind: str, names: str, field: str = "name") -> Matcher:
    """A node of that kind with a name that the regular expression ``names`` matches as a whole."""
    return {"kind": kind, "has": {"field": field, "regex": f"^(?:{names})$"}}


def inside(*kinds: str, up_to: Sequence[str] = ()) -> Matcher:
    """Somewhere in a node of one of the kinds, and in none of ``up_to`` before that."""
    stop: Any = {"any": [{"kind": kind} for kind in up_to]} if up_to else "end"
    return {"any": [{"inside": {"kind": kind, "stopBy": stop}} for kind in kinds]}


SECURITY, BUG, STYLE, PERFORMANCE = Category.SECURITY, Category.BUG, Category.STYLE, Category.PERFORMANCE
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
