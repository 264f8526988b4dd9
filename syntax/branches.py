"""The ways that code in JavaScript may go: what a condition leads to, a loop repeats, a short cut leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ast_grep_py import SgNode

from syntax.languages import Language
from syntax.parsing import parse, span, walk
from syntax.turns import LOOPS

_SHORT_CUTS = frozenset({"&&", "||", "??"})


@dataclass(frozen=True, slots=True)
class Branch:
    """``start`` to ``end`` is what may be run, ``decided`` a place where one came along when that was decided; offsets
    in code points.
    """

    decided: int
    start: int
    end: int
    is_loop: bool = False


@lru_cache(maxsize=256)
def branches(text: str, language: Language) -> tuple[Branch, ...]:
    """In the order of the text."""
    return tuple(
        Branch(span(node)[0], *span(way), node.kind() in LOOPS)
        for node in walk(parse(text, language))
        for way in _ways(node)
    )


def _ways(node: SgNode) -> Iterator[SgNode]:
    kind = node.kind()
    if kind in ("if_statement", "ternary_expression"):
        found = [node.field("consequence"), _less_else(node.field("alternative"))]
    elif kind in LOOPS or kind == "catch_clause":
        found = [node.field("body")]
    elif kind == "binary_expression":
        operator = node.field("operator")
        found = [node.field("right")] if operator is not None and operator.text() in _SHORT_CUTS else []
    elif kind in ("switch_case", "switch_default"):
        found = [next((child for child in node.children() if child.kind().endswith("_statement")), None)]
    else:
        found = []
    yield from (way for way in found if way is not None)


def _less_else(node: SgNode | None) -> SgNode | None:
    """The statement behind ``else``."""
    if node is None or node.kind() != "else_clause":
        return node
    return next((child for child in reversed(node.children()) if child.is_named()), None)
