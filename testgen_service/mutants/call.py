"""Call: what a function makes of a value is left out, or one of the arguments that need not be there.

The first two are the mutators "naked receiver" and "argument propagation" of PIT (H. Coles et al., "PIT: A Practical
Mutation Testing Tool for Java", 2016).
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import named_children, span
from testgen_service.mutants.mutant import CALLS, Replacement

_MEMBERS = frozenset({"attribute", "member_expression"})
_ERRORS = frozenset({"raise_statement", "throw_statement", "assert_statement"})
# Whose receiver or argument says as much as they do.
_HARMLESS = frozenset({"super", "print", "require", "isinstance", "len", "range", "log"})
_VALUES = frozenset({
    "identifier", "call", "call_expression", "attribute", "member_expression", "subscript", "subscript_expression",
    "binary_operator", "binary_expression", "list_comprehension", "generator_expression", "parenthesized_expression",
})  # fmt: skip


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One call that is not a statement of its own."""
    function, arguments = node.field("function"), node.field("arguments")
    parent = node.parent()
    if node.kind() not in CALLS or function is None or arguments is None or parent is None:
        return
    if any(ancestor.kind() in _ERRORS for ancestor in node.ancestors()):
        return
    given = named_children(arguments)
    named = function.text().rsplit(".", 1)[-1]
    if parent.kind() != "expression_statement" and named not in _HARMLESS:
        receiver = function.field("object") if function.kind() in _MEMBERS else None
        if receiver is not None and receiver.kind() in _VALUES and receiver.text() not in ("self", "this", "Math"):
            yield Replacement(*span(node), receiver.text())
        elif function.kind() == "identifier" and given and given[0].kind() in _VALUES:
            yield Replacement(*span(node), _alone(given[0]))
    if len(given) > 1 or (given and given[-1].kind() in ("keyword_argument", "arrow_function")):
        rest = [child.text() for child in given[:-1]]
        yield Replacement(*span(arguments), f"({', '.join(rest)})")


def _alone(argument: SgNode) -> str:
    """A generator stands in parentheses of its own."""
    return argument.text() if argument.kind() != "generator_expression" else f"[*{argument.text()}]"
