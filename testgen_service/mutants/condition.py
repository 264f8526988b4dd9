"""Condition: what an if or a conditional expression asks is always so, or never; a loop is never entered."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import is_python, named_children, span
from testgen_service.mutants.mutant import Replacement

_ASKING = frozenset({"if_statement", "elif_clause", "while_statement", "ternary_expression", "if_clause"})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One condition."""
    if node.kind() not in _ASKING and node.kind() != "conditional_expression":
        return
    test = _test(node)
    if test is None or test.text().strip("()").lower() in ("true", "false"):
        return
    is_of_python = is_python(node)
    truths = ("True", "False") if is_of_python else ("true", "false")
    for truth in truths if node.kind() != "while_statement" else truths[1:]:
        yield Replacement(*span(test), f"({truth})" if test.text().startswith("(") and not is_of_python else truth)


def _test(node: SgNode) -> SgNode | None:
    """What is asked; Python's conditional expressions and filters have no name for it."""
    named = named_children(node)
    match node.kind():
        case "conditional_expression":
            return named[1] if len(named) == 3 else None
        case "if_clause":
            return named[0] if named else None
        case _:
            return node.field("condition")
