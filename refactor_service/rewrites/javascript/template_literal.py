"""Template literal.

What: a concatenation of strings and values with at least one string literal at its start becomes a template literal.
Why: each value stands where it is shown.
Bad: ``"Hello " + name + "!"``
Good: a template literal with ``${name}`` inside
Limits: the first operand must be a string, so that no number is added first; strings with back-ticks, ``${`` or escapes
are left alone; so are concatenations over several lines. An object with a valueOf of its own is shown by toString:
where the text does not show that a value is none, that is assumed and said.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, declared_type, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """The outermost concatenations."""
    tree = parse_tree(source)
    if tree is None:
        return
    for node in tree.walk("binary_expression"):
        parent = node.parent()
        if _is_sum(node) and not (parent is not None and _is_sum(parent)):
            yield from _candidate(tree, node)


def _candidate(tree: JavaScriptTree, node: SgNode) -> Iterator[Candidate]:
    operands = _operands(node)
    values = [operand for operand in operands if operand.kind() != "string"]
    if operands[0].kind() != "string" or not values or "\n" in node.text() or len(operands) < 3:
        return
    if any(set(operand.text()) & {"`", "\\"} or "${" in operand.text() for operand in operands):
        return
    parts = [o.text()[1:-1] if o.kind() == "string" else f"${{{o.text()}}}" for o in operands]
    shown = ", ".join(f"'{value.text()}'" for value in values[:3])
    yield tree.candidate(
        tree.spliced(*span(node), f"`{''.join(parts)}`"),
        [node],
        "Use a template literal",
        f"{shown}: each value can stand in the text where it is shown.",
        _assumption([value for value in values if not _is_primitive(value)]),
    )


def _is_primitive(node: SgNode) -> bool:
    """Whether the text shows that a value is no object."""
    if node.kind() in ("number", "template_string", "true", "false", "unary_expression", "update_expression"):
        return True
    operator = node.field("operator")
    if node.kind() == "binary_expression" and operator is not None:
        return operator.kind() in ("-", "*", "/", "%", "**", "|", "&", "^", "<<", ">>", ">>>")
    if node.kind() == "parenthesized_expression":
        return all(_is_primitive(inner) for inner in named_children(node))
    made = re.search(
        r"^(?:String|Number)\(|\.(?:toString|toFixed|join|trim|toUpperCase|toLowerCase)\([^()]*\)$", node.text()
    )
    return bool(made) or node.text().endswith(".length") or declared_type(node) in ("string", "number", "boolean")


def _assumption(values: list[SgNode]) -> str:
    shown = ", ".join(f"'{value.text()}'" for value in values[:3])
    return f"that {shown} is no object with a valueOf of its own" if values else ""


def _is_sum(node: SgNode) -> bool:
    operator = node.field("operator")
    return node.kind() == "binary_expression" and operator is not None and operator.kind() == "+"


def _operands(node: SgNode) -> list[SgNode]:
    """From left to right; a parenthesised sum is one operand."""
    operands: list[SgNode] = []
    while _is_sum(node):
        left, right = node.field("left"), node.field("right")
        if left is None or right is None:
            break
        operands.append(right)
        node = left
    return [node, *reversed(operands)]


REWRITE = Rewrite(
    name="template_literal",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns a concatenation into a template literal",
    find=find,
)
