"""Comparison: each relational operator becomes a neighbour or its opposite."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_SWAPS = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
    "===": ("!==",),
    "!==": ("===",),
    "in": ("not in",),
    "not in": ("in",),
    "is": ("is not",),
    "is not": ("is",),
}
_EXPRESSIONS = frozenset({"comparison_operator", "binary_expression"})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """The operators of one comparison."""
    if node.kind() not in _EXPRESSIONS:
        return
    for child in node.children():
        if not child.is_named():
            # JavaScript's "in" asks for a property; its opposite is no operator.
            swaps = () if node.kind() == "binary_expression" and child.kind() == "in" else _SWAPS.get(child.kind(), ())
            for swap in swaps:
                yield Replacement(*span(child), swap)
