"""Assignment: what is assigned a second time, or to something that lasts, stays as it was, or is added to that."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import named_children, span
from testgen_service.mutants.mutant import Replacement

_ASSIGNMENTS = frozenset({"assignment", "assignment_expression"})
# Targets that exist before: fields and elements.
_LASTING = frozenset({"attribute", "subscript", "member_expression", "subscript_expression"})
_BLOCKS = frozenset({
    "if_statement", "elif_clause", "else_clause", "for_statement", "while_statement", "for_in_statement",
    "do_statement", "try_statement", "except_clause", "catch_clause", "switch_case", "with_statement",
})  # fmt: skip
# What may be a number, or a text.
_ADDED = frozenset({"identifier", "binary_operator", "binary_expression", "call", "call_expression"})
_CONSTRUCTORS = ("def __init__", "constructor")


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One assignment that is a statement of its own."""
    if node.kind() != "expression_statement":
        return
    named = named_children(node)
    if len(named) != 1 or named[0].kind() not in _ASSIGNMENTS:
        return
    target = named[0].field("left")
    if target is None or not (target.kind() in _LASTING or _is_inside_block(node)) or _makes_an_object(node):
        return
    yield Replacement(*span(node), ";" if node.text().endswith(";") else "pass")
    sign = next((child for child in named[0].children() if child.kind() == "="), None)
    value = named[0].field("right")
    if sign is not None and value is not None and target.kind() in _LASTING and value.kind() in _ADDED:
        yield Replacement(*span(sign), "+=")


def _is_inside_block(node: SgNode) -> bool:
    return any(ancestor.kind() in _BLOCKS for ancestor in node.ancestors())


def _makes_an_object(node: SgNode) -> bool:
    """Fields that a constructor leaves out are missed at once."""
    return any(ancestor.text().lstrip().startswith(_CONSTRUCTORS) for ancestor in list(node.ancestors())[:3])
