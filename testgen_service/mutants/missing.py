"""Missing: a value that counts as false is taken for one that is not there.

What survives shows that no test stores, passes on or leaves out a zero, an empty text or None.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import is_python, named_children, span
from testgen_service.mutants.mutant import CALLS, Replacement, ahead_of

_HELD = frozenset({"subscript", "subscript_expression", "attribute", "member_expression"})
# What gives something that was put in before, as it was.
_FETCHES = re.compile(r"\.(?:at|find|get|peek|pop|popleft|shift)$")
# Of a size nothing is missing.
_MEASURES = re.compile(r"\.(?:length|size)$")
_ABSENT = frozenset({"None", "null", "undefined"})
_EXPRESSIONS = frozenset({"comparison_operator", "binary_expression"})
_DEFAULTED = frozenset({"default_parameter", "typed_default_parameter", "assignment_pattern", "required_parameter"})
# A default that counts as false itself.
_FALSE = frozenset({"None", "False", "0", "0.0", "''", '""', "()", "null", "undefined", "false"})
_BODIES = frozenset({"block", "statement_block"})
_EQUAL, _UNEQUAL = frozenset({"is", "==", "==="}), frozenset({"is not", "!=", "!=="})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One result, one comparison with nothing, one question for a key, or one default of a parameter."""
    if node.kind() == "return_statement":
        yield from _result(node)
    elif node.kind() in _EXPRESSIONS:
        yield from _comparison(node)
    elif node.kind() in CALLS:
        yield from _question(node)
    elif node.kind() in _DEFAULTED:
        yield from _default(node)


def _result(node: SgNode) -> Iterator[Replacement]:
    named = named_children(node)
    if len(named) == 1 and _is_held(named[0]):
        value = named[0]
        nothing = f"({value.text()}) or None" if is_python(node) else f"({value.text()}) || undefined"
        yield Replacement(*span(value), nothing)


def _is_held(value: SgNode) -> bool:
    if value.kind() in _HELD:
        return not _MEASURES.search(value.text())
    function = value.field("function")
    return value.kind() in CALLS and function is not None and bool(_FETCHES.search(function.text()))


def _comparison(node: SgNode) -> Iterator[Replacement]:
    children = list(node.children())
    if len(children) != 3:
        return
    left, sign, right = children
    if right.text() in _ABSENT and sign.kind() in _EQUAL | _UNEQUAL:
        is_there = sign.kind() in _UNEQUAL
        if is_python(node):
            yield Replacement(*span(node), f"bool({left.text()})" if is_there else f"(not {left.text()})")
        else:
            yield Replacement(*span(node), f"Boolean({left.text()})" if is_there else f"!({left.text()})")
    elif sign.kind() in ("in", "not in") and is_python(node) and right.kind() in ("identifier", "attribute"):
        is_not = "is" if sign.kind() == "not in" else "is not"
        yield Replacement(*span(node), f"({right.text()}.get({left.text()}) {is_not} None)")
    elif sign.kind() == "??":
        yield Replacement(*span(sign), "||")


def _question(node: SgNode) -> Iterator[Replacement]:
    """Whether a Map has a key becomes whether it has a value that counts."""
    function, arguments = node.field("function"), node.field("arguments")
    if function is None or arguments is None or is_python(node):
        return
    held, name = function.field("object"), function.field("property")
    if held is not None and name is not None and name.text() == "has":
        yield Replacement(*span(node), f"Boolean({held.text()}.get?.{arguments.text()})")


def _default(node: SgNode) -> Iterator[Replacement]:
    """What counts as false is replaced by the default as well."""
    name = node.field("name") or node.field("pattern") or node.field("left")
    value = node.field("value") or node.field("right")
    function = next((ancestor for ancestor in node.ancestors() if ancestor.field("body") is not None), None)
    body = function.field("body") if function is not None else None
    if name is None or value is None or body is None or body.kind() not in _BODIES or value.text() in _FALSE:
        return
    first = next((child for child in body.children() if child.is_named()), None)
    if first is not None and name.kind() == "identifier":
        given = f"{name.text()} {'or' if is_python(node) else '||'} {value.text()}"
        yield ahead_of(first, f"{name.text()} = {given}")
