"""Loops that go one past the end."""

import re

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import below, comparison
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

# Code that looks whether something is there.
_MAY_LACK = re.compile(r"\?\?|\?\.|\|\||\bundefined\b|\bnull\b|\bNone\b|\bexcept\b")
_TO_LENGTH = re.compile(r"range\((?:0\s*,\s*)?len\((?P<items>[\w.]+)\)\s*\+\s*1\)")
_TO_LAST = re.compile(r"range\((?:0\s*,\s*)?len\((?P<items>[\w.]+)\)\)")
_SUBSCRIPTS = frozenset({"subscript", "subscript_expression"})
_ASKING = frozenset(
    {"if_statement", "conditional_expression", "ternary_expression", "boolean_operator", "try_statement"}
)
_LENGTH = re.compile(r"len\(([\w.]+)\)|([\w.]+)\.length")


def _find(tree: Tree) -> Found:
    for node in tree.of("for_statement"):
        items, index, further = _counted(node)
        if items and (place := _reading(node, items, index, further)) is not None:
            yield place, f"The last round reads {place.text()}, where {items} has no item"


def _counted(node: SgNode) -> tuple[str, str, str]:
    """What a loop counts through, its index, and what is added to that where it is read past the end."""
    left, right = node.field("left"), node.field("right")
    if left is None or right is None:
        step = node.field("increment")
        return _bounded(node.field("condition")) if step is not None and "++" in step.text() else ("", "", "")
    if (matched := _TO_LENGTH.fullmatch(right.text())) is not None:
        return matched["items"], left.text(), ""
    if (matched := _TO_LAST.fullmatch(right.text())) is not None:
        return matched["items"], left.text(), "+1"
    return "", "", ""


def _bounded(condition: SgNode | None) -> tuple[str, str, str]:
    while condition is not None and condition.kind() == "parenthesized_expression":
        condition = condition.children()[1]
    read = comparison(condition) if condition is not None else None
    length = _LENGTH.fullmatch(read.right.text()) if read is not None else None
    if read is None or length is None or read.operator != "<=" or read.left.kind() != "identifier":
        return "", "", ""
    return length[1] or length[2], read.left.text(), ""


def _reading(node: SgNode, items: str, index: str, further: str) -> SgNode | None:
    """The first place that reads past the end where nothing asks whether it may."""
    wanted = f"{items}[{index}{further}]"
    body = node.field("body")
    for inner in below(body) if body is not None else ():
        text = inner.text().replace(" ", "")
        is_read = inner.kind() in _SUBSCRIPTS and text == wanted
        if is_read and _MAY_LACK.search(body.text() if body is not None else ""):
            return None
        if is_read and not _is_guarded(inner, body, index):
            return inner
        if inner.kind() in ("break_statement", "return_statement", "continue_statement") and index in node.text():
            # Something ends it; whether in time is not told.
            return None
    return None


def _is_guarded(inner: SgNode, body: SgNode | None, index: str) -> bool:
    word = re.compile(rf"\b{re.escape(index)}\b")
    for above in inner.ancestors():
        if body is not None and (above.kind(), above.range()) == (body.kind(), body.range()):
            return False
        if above.kind() in _ASKING and word.search(above.text().partition("\n")[0]) is not None:
            return True
        if above.kind() == "binary_expression" and re.search(r"&&|\|\|", above.text()):
            return True
        if above.kind() == "assignment_expression" or above.kind() == "assignment":
            left = above.field("left")
            if left is not None and left.range() == inner.range():
                return True
    return False


CHECK = Check(
    "LOGIC-PAST-END",
    ERROR,
    BUG,
    "A loop that reads one past the end",
    "Stop one earlier",
    "Items count from 0, so that there is none at the length: Python raises IndexError, JavaScript gives undefined.",
    {
        "python": "for i in range(len(items)):\n    total += items[i] * items[i + 1]",
        "javascript": "for (let i = 0; i <= items.length; i++) { total += items[i]; }",
    },
    {
        "python": "for i in range(len(items) - 1):\n    total += items[i] * items[i + 1]",
        "javascript": "for (let i = 0; i < items.length; i++) { total += items[i]; }",
    },
    _find,
    "Not where a condition asks about the index, or something may end the loop before; in JavaScript, where one past "
    "the end is undefined, the index itself alone.",
)
