"""Boolean: and becomes or, or becomes and, a negation falls away."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_SWAPS = {"and": "or", "or": "and", "&&": "||", "||": "&&", "??": "&&"}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One operator or negation."""
    operator, argument = node.field("operator"), node.field("argument")
    if node.kind() in ("boolean_operator", "binary_expression") and operator is not None and operator.kind() in _SWAPS:
        yield Replacement(*span(operator), _SWAPS[operator.kind()])
    elif node.kind() == "not_operator" and argument is not None:
        yield Replacement(*span(node), f"bool({argument.text()})")
    elif node.kind() == "unary_expression" and operator is not None and operator.kind() == "!" and argument is not None:
        yield Replacement(*span(node), f"Boolean({argument.text()})")
