"""Values of unlike types that are compared, which are never equal."""

import re

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import COMPARISONS, bare, called, comparison
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

_TEXT, _NUMBER = "a text", "a number"
_LITERALS = {
    "string": _TEXT, "template_string": _TEXT, "concatenated_string": _TEXT, "integer": _NUMBER, "float": _NUMBER,
    "number": _NUMBER,
}  # fmt: skip
# What gives a text or a number whatever it is given.
_TEXTUAL = re.compile(
    r"(?:str|repr|input|hex|oct|bin|chr|prompt|String)|.*\.(?:strip|lower|upper|toString|toFixed|toLowerCase|toUpperCase|trim)"
)
_NUMERIC = re.compile(r"(?:len|int|float|ord|parseInt|parseFloat|Number|Math\.\w+)|.*\.(?:indexOf|getTime)")
_LENGTH = re.compile(r"[\w.$\[\]]+\.length")
_BYTES = re.compile(r"[rR]?[bB]")


def _find(tree: Tree) -> Found:
    for node in tree.of(*COMPARISONS):
        read = comparison(node)
        # What JavaScript's == makes of both is asked by another rule.
        is_strict = tree.is_python or any(child.text() in ("===", "!==") for child in node.children())
        if read is None or read.operator not in ("==", "!=") or not is_strict:
            continue
        one, other = _type(read.left), _type(read.right)
        if one and other and one != other:
            words = "is never equal to" if read.operator == "==" else "is always unlike"
            yield node, f"{read.left.text()} is {one} and {read.right.text()} {other}: one {words} the other"


def _type(node: SgNode) -> str:
    node = bare(node)
    if node.kind() in _LITERALS:
        return "" if _BYTES.match(node.text()) and node.kind() == "string" else _LITERALS[node.kind()]
    name = called(node)
    if name:
        return _TEXT if _TEXTUAL.fullmatch(name) else _NUMBER if _NUMERIC.fullmatch(name) else ""
    return _NUMBER if node.kind() == "member_expression" and _LENGTH.fullmatch(node.text()) else ""


CHECK = Check(
    "LOGIC-UNLIKE",
    ERROR,
    BUG,
    "Values of unlike types that are compared",
    "Make both of one type first",
    "A text is never equal to a number, whatever it says.",
    {"python": 'if input("How many? ") == 3:\n    stop()', "javascript": "if (text.trim() === 3) { stop(); }"},
    {
        "python": 'if int(input("How many? ")) == 3:\n    stop()',
        "javascript": "if (Number(text.trim()) === 3) { stop(); }",
    },
    _find,
    "Literals, lengths, and calls that give a text or a number whatever they are given.",
)
