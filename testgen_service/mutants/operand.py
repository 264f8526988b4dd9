"""Operand: one side of an operator is left out, or the sign before a value."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_EITHER = frozenset({"and", "or", "&&", "||", "??"})
_FIRST = frozenset({"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"})
_EXPRESSIONS = frozenset({"boolean_operator", "binary_operator", "binary_expression"})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """Both sides alone of what joins conditions, the first alone of what computes."""
    left, operator, right = node.field("left"), node.field("operator"), node.field("right")
    if node.kind() in _EXPRESSIONS and left is not None and operator is not None and right is not None:
        if operator.kind() in _EITHER:
            yield Replacement(*span(node), left.text())
            yield Replacement(*span(node), right.text())
        elif operator.kind() in _FIRST and left.kind() not in ("string", "template_string"):
            yield Replacement(*span(node), left.text())
        return
    argument = node.field("argument")
    is_negative = operator is not None and operator.kind() == "-" and argument is not None
    if node.kind() in ("unary_operator", "unary_expression") and is_negative and argument is not None:
        yield Replacement(*span(node), argument.text())
