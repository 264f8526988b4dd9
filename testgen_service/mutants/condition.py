"""Condition: what an if, a while or a conditional expression asks is turned round."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_PYTHON = frozenset({"if_statement", "elif_clause", "while_statement"})
_BRACED = frozenset({"if_statement", "while_statement", "ternary_expression"})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One condition."""
    test = node.field("condition")
    if test is None:
        return
    if (
        test.kind() == "parenthesized_expression"
        and node.kind() in _BRACED
        and node.children()[1].kind() == test.kind()
    ):
        yield Replacement(*span(test), f"(!{test.text()})" if _is_braced(node) else f"(not {test.text()})")
    elif node.kind() in _PYTHON:
        yield Replacement(*span(test), f"not ({test.text()})")
    elif node.kind() == "ternary_expression":
        yield Replacement(*span(test), f"!({test.text()})")


def _is_braced(node: SgNode) -> bool:
    """A statement of JavaScript, as opposed to one of Python whose condition happens to be in parentheses."""
    return not any(child.kind() == ":" for child in node.children()) or node.kind() == "ternary_expression"
