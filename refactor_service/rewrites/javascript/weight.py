"""Cognitive complexity of statements wherever they stand, as ``syntax.metrics`` counts it for whole functions."""

from collections.abc import Iterable

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import FUNCTIONS, is_else_if
from refactor_service.rewrites.part import Weight

_STRUCTURES = frozenset({
    "if_statement", "for_statement", "for_in_statement", "while_statement", "do_statement", "switch_statement",
    "catch_clause", "ternary_expression",
})  # fmt: skip
_LOGICAL = frozenset({"&&", "||", "??"})


def weight_of(nodes: Iterable[SgNode]) -> Weight:
    """Of all together; functions inside count for themselves."""
    return sum(map(_weight, nodes), Weight())


def _weight(node: SgNode) -> Weight:
    if not node.is_named() or node.kind() in FUNCTIONS:
        return Weight()
    inner = weight_of(node.children())
    if node.kind() == "if_statement" and is_else_if(node):
        return inner
    if node.kind() == "if_statement":
        # Conditions and branches behind an else are as deep as what the if holds.
        return inner.nested()
    if node.kind() in _STRUCTURES:
        return inner.nested()
    if node.kind() == "else_clause":
        return inner + Weight(1)
    return inner + Weight(int(_begins_run(node)))


def _begins_run(node: SgNode) -> bool:
    """Whether it is the first of a run of like logical operators."""
    operator, left = node.field("operator"), node.field("left")
    if node.kind() != "binary_expression" or operator is None or operator.kind() not in _LOGICAL:
        return False
    before = left.field("operator") if left is not None else None
    return before is None or before.kind() != operator.kind()
