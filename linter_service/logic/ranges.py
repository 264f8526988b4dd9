"""Conditions that can never hold, or always do."""

import re
from itertools import combinations
from math import inf

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import CHAINS, MOST_JOINED, Comparison, chained, comparison, is_plain, number
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_LITERAL = re.compile(r"[\"']")
_TEXTS = frozenset({"string"})
# The least value and the greatest, and whether each of them is left out.
_Span = tuple[float, bool, float, bool]


def _find(tree: Tree) -> Found:
    for node in tree.of(*CHAINS):
        word, operands = chained(node)
        found = [read for operand in operands if (read := _bounded(comparison(operand))) is not None]
        for one, other in combinations(found[:MOST_JOINED], 2):
            if one[0] != other[0]:
                continue
            if word == "and" and _exclude(one, other):
                yield node, f"{one[3]} and {other[3]} never hold together"
                break
            # What is no number is neither below another nor above it.
            is_either = tree.is_python or "!=" in (one[1], other[1])
            if word == "or" and is_either and _exclude(_opposite(one), _opposite(other)):
                yield node, f"{one[3]} or {other[3]} always holds"
                break


# What is compared, the operator, the number or text, and how it is written.
_Bound = tuple[str, str, float | str, str]


def _bounded(read: Comparison | None) -> _Bound | None:
    """A comparison of something plain with a number or a text, which stands on the right."""
    if read is None or read.operator not in _TURNED:
        return None
    for subject, operator, value in (
        (read.left, read.operator, read.right),
        (read.right, _TURNED[read.operator], read.left),
    ):
        constant: float | str | None = number(value)
        is_text = value.kind() in _TEXTS and _LITERAL.match(value.text()) is not None
        if constant is None and is_text and operator in ("==", "!="):
            constant = value.text()
        if constant is not None and is_plain(subject):
            return subject.text(), operator, constant, read.node.text()
    return None


def _opposite(bound: _Bound) -> _Bound:
    return bound[0], _NEGATED[bound[1]], bound[2], bound[3]


def _exclude(one: _Bound, other: _Bound) -> bool:
    """Whether no value meets both."""
    if one[1] == "!=" or other[1] == "!=":
        return {one[1], other[1]} == {"==", "!="} and one[2] == other[2]
    if isinstance(one[2], str) or isinstance(other[2], str):
        return one[1] == other[1] == "==" and type(one[2]) is type(other[2]) and one[2] != other[2]
    low, is_above, high, is_below = _both(_span(one[1], one[2]), _span(other[1], other[2]))
    return low > high or (low == high and (is_above or is_below))


def _span(operator: str, value: float) -> _Span:
    if operator == "==":
        return value, False, value, False
    if operator in (">", ">="):
        return value, operator == ">", inf, False
    return -inf, False, value, operator == "<"


def _both(one: _Span, other: _Span) -> _Span:
    low, is_above = max((one[0], one[1]), (other[0], other[1]))
    high, is_open = min((one[2], not one[3]), (other[2], not other[3]))
    return low, is_above, high, not is_open


CHECK = Check(
    "LOGIC-CONTRADICTION",
    ERROR,
    BUG,
    "A condition that can never hold, or always does",
    "Compare with what was meant; `or` where one of them is enough, `and` where both have to hold",
    "What depends on it always runs, or never: mostly a number, an operator or a word is another one than was meant.",
    {
        "python": "if age < 0 and age > 120:\n    refuse()",
        "javascript": "if (kind !== 'a' || kind !== 'b') { refuse(); }",
    },
    {
        "python": "if age < 0 or age > 120:\n    refuse()",
        "javascript": "if (kind !== 'a' && kind !== 'b') { refuse(); }",
    },
    _find,
    "Names, fields and lengths beside numbers and texts.",
)
