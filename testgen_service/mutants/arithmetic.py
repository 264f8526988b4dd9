"""Arithmetic: each operator becomes its inverse or a near relative."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_SWAPS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "//": "*", "%": "*", "**": "*", "<<": ">>", ">>": "<<", "&": "|", "|": "&",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "//=": "*=", "%=": "*=",
}  # fmt: skip
_EXPRESSIONS = frozenset({
    "binary_operator", "binary_expression", "augmented_assignment", "augmented_assignment_expression",
})  # fmt: skip
_STEPS = {"++": "--", "--": "++"}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """The operator of one expression."""
    operator = node.field("operator")
    if operator is None:
        return
    swap = _SWAPS.get(operator.kind()) if node.kind() in _EXPRESSIONS else None
    if node.kind() == "update_expression":
        swap = _STEPS.get(operator.kind())
    if swap:
        yield Replacement(*span(operator), swap)
