"""Fractions that are compared as if they were exact."""

import re
from fractions import Fraction

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import COMPARISONS, below, comparison
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, WARNING

_FRACTION = re.compile(r"-?\d+\.\d+")
_CALCULATED = frozenset({"binary_operator", "binary_expression"})
_NUMBERS = frozenset({"float", "number"})
_APART = frozenset({"call", "call_expression", "new_expression", "string", "template_string"})
_SIGNS = frozenset({"+", "-", "*", "/"})


def _find(tree: Tree) -> Found:
    for node in tree.of(*COMPARISONS):
        read = comparison(node)
        if read is None or read.operator not in ("==", "!="):
            continue
        for one, other in ((read.left, read.right), (read.right, read.left)):
            if _is_inexact(one) and _is_calculated(other):
                yield node, f"{other.text()} is hardly ever {one.text()} to the last digit"
                break


def _is_inexact(node: SgNode) -> bool:
    """Whether a number, or one of those that it is worked out of, is none that binary digits can say."""
    if node.kind() in _APART:
        return False
    numbers = (inner for inner in (node, *below(node, _APART)) if inner.kind() in _NUMBERS)
    texts = [inner.text() for inner in numbers if _FRACTION.fullmatch(inner.text())]
    return any(Fraction(text) != Fraction(float(text)) for text in texts)


def _is_calculated(node: SgNode) -> bool:
    while node.kind() == "parenthesized_expression":
        node = node.children()[1]
    inner = node.children()
    return node.kind() in _CALCULATED and len(inner) == 3 and inner[1].text() in _SIGNS


CHECK = Check(
    "LOGIC-EXACT-FRACTION",
    WARNING,
    BUG,
    "A fraction that is compared as if it were exact",
    "Ask whether they are near: math.isclose(a, b), or Math.abs(a - b) < 1e-9",
    "0.1 + 0.2 is not 0.3: binary digits cannot say most decimal fractions, and each step loses a little.",
    {"python": "done = a + b == 0.3", "javascript": "const done = a + b === 0.3;"},
    {"python": "done = math.isclose(a + b, 0.3)", "javascript": "const done = Math.abs(a + b - 0.3) < 1e-9;"},
    _find,
    "What is worked out, beside a fraction that is written down.",
)
