"""Loops that never run, or never come to their end, because they count the other way."""

import re

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import ENDINGS, below, called, comparison, given, number
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

_LENGTH = re.compile(r"len\([\w.]+\)(?:\s*-\s*1)?")
_LONG = 1e9
_STEPS = {"+=": 1, "-=": -1}


def _ranges(tree: Tree) -> Found:
    for node in tree.of("call"):
        limits = given(node) if called(node) == "range" else []
        if len(limits) not in (2, 3):
            continue
        start, stop, *step = [_value(limit) for limit in limits]
        by = step[0] if step else 1.0
        if start is None or stop is None or not by:
            continue
        # What begins at a length may be filled up to a number.
        is_up = by > 0 and start > stop and (start < _LONG or stop <= 0)
        if is_up or (by < 0 and start < stop < _LONG):
            yield (
                node,
                f"{node.text()} has nothing: it counts {'up' if by > 0 else 'down'} from where it is past the end",
            )


def _value(node: SgNode) -> float | None:
    """The number; of a length, that it is more than any small one."""
    return _LONG if _LENGTH.fullmatch(node.text()) else number(node)


def _whiles(tree: Tree) -> Found:
    for node in tree.of("while_statement"):
        condition = node.field("condition")
        while condition is not None and condition.kind() == "parenthesized_expression":
            condition = condition.children()[1]
        read = comparison(condition) if condition is not None else None
        if read is None or read.operator not in ("<", "<=", ">", ">=") or read.left.kind() != "identifier":
            continue
        name, rises = read.left.text(), read.operator in ("<", "<=")
        steps = [_step(inner, name) for inner in below(node)]
        changes = [step for step in steps if step]
        is_left = any(inner.kind() in ENDINGS for inner in below(node))
        is_bound = re.search(rf"\b{re.escape(name)}\b", read.right.text()) is None
        goes_away = bool(changes) and all(step == (-1 if rises else 1) for step in changes)
        if goes_away and is_bound and not is_left:
            yield node, f"{name} goes away from {read.right.text()} in each round, so that the loop does not end"


def _step(node: SgNode, name: str) -> int:
    """Which way a statement moves ``name``; 2 for any other way of setting it, 0 for what does not."""
    if node.kind() in ("augmented_assignment", "augmented_assignment_expression"):
        left, *_, right = node.children()
        sign = _STEPS.get(node.children()[1].text(), 2)
        return sign if left.text() == name and (number(right) or 0) > 0 else 2 * (left.text() == name)
    if node.kind() == "update_expression" and name in (child.text() for child in node.children()):
        return 1 if "++" in node.text() else -1
    if node.kind() in ("assignment", "assignment_expression", "for_statement", "named_expression"):
        target = node.field("left") or node.field("name")
        return 2 * (target is not None and re.search(rf"\b{re.escape(name)}\b", target.text()) is not None)
    return 0


RANGE = Check(
    "LOGIC-EMPTY-RANGE",
    ERROR,
    BUG,
    "A range with nothing in it",
    "Give a step of -1 where it is to count down",
    "range counts up where nothing else is said, and has nothing where it begins past its end.",
    {"python": "for i in range(len(items) - 1, -1):\n    show(items[i])"},
    {"python": "for i in range(len(items) - 1, -1, -1):\n    show(items[i])"},
    _ranges,
    "Numbers and lengths; a length counts as more than any number that is written.",
)
WHILE = Check(
    "LOGIC-WRONG-WAY",
    ERROR,
    BUG,
    "A loop that goes away from its end",
    "Count the other way, or turn the comparison round",
    "Each round takes it further from what would end it.",
    {
        "python": "while left < 10:\n    show(left)\n    left -= 1",
        "javascript": "while (left < 10) { show(left); left--; }",
    },
    {
        "python": "while left < 10:\n    show(left)\n    left += 1",
        "javascript": "while (left < 10) { show(left); left++; }",
    },
    _whiles,
    "Where nothing else changes what is counted, and nothing leaves the loop.",
)
