"""Statement: an effect is left out, a result is lost, a loop goes on or stops."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import is_python, named_children, span
from testgen_service.mutants.mutant import Replacement

_EFFECTS = frozenset({
    "call", "call_expression", "augmented_assignment", "augmented_assignment_expression", "update_expression",
})  # fmt: skip


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One statement."""
    if not node.is_named():
        return
    named = named_children(node)
    start, end = span(node)
    if node.kind() == "expression_statement" and len(named) == 1 and named[0].kind() in _EFFECTS:
        yield Replacement(start, end, ";" if node.text().endswith(";") else _nothing(named[0]))
    elif node.kind() == "return_statement" and len(named) == 1:
        value = named[0]
        if value.text() not in ("None", "null", "undefined"):
            yield Replacement(*span(value), "None" if is_python(node) else "undefined")
    elif node.kind() == "break_statement":
        yield Replacement(start, end, node.text().replace("break", "continue"))
    elif node.kind() == "continue_statement":
        yield Replacement(start, end, node.text().replace("continue", "break"))


def _nothing(effect: SgNode) -> str:
    """A statement without effect; Python's augmented assignments and calls stand without a semicolon."""
    return "pass" if effect.kind() in ("call", "augmented_assignment") else "undefined"
