"""Values that are overwritten before anybody reads them."""

import re
from itertools import pairwise

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.rules.rule import BUG, WARNING
from syntax.parsing import named_children, walk

_BLOCKS = frozenset({"module", "block"})
_CALLS = re.compile(r"\w\(")
_IGNORED = frozenset({"_", "__"})


def _find(root: SgNode) -> Found:
    for node in walk(root):
        if node.kind() not in _BLOCKS:
            continue
        statements = [_assigned(statement) for statement in named_children(node)]
        for first, second in pairwise(statements):
            if first is None or second is None or first[0] != second[0] or first[0] in _IGNORED:
                continue
            name, value = first[0], second[1]
            is_used = re.search(rf"\b{re.escape(name)}\b", value.text()) is not None
            # A plain value that is set first may be there for readers; what was worked out was meant to be used.
            if not is_used and _CALLS.search(first[1].text()) is not None:
                yield second[1], f"{name} is overwritten before what it was given on the line above is read"


def _assigned(statement: SgNode) -> tuple[str, SgNode] | None:
    """The name that a statement gives a value, and the value."""
    inner = statement.children()
    if statement.kind() != "expression_statement" or len(inner) != 1 or inner[0].kind() != "assignment":
        return None
    left, right = inner[0].field("left"), inner[0].field("right")
    return (left.text(), right) if left is not None and right is not None and left.kind() == "identifier" else None


CHECK = Check(
    "LOGIC-OVERWRITTEN",
    WARNING,
    BUG,
    "A value that is overwritten before anybody reads it",
    "Go on from the first value, or keep the second under another name",
    "What was worked out first is lost: mostly the second line was to go on from it.",
    {"python": "text = clean(text)\ntext = shorten(original)"},
    {"python": "text = clean(text)\ntext = shorten(text)"},
    _find,
    "Two lines behind each other, of which the first calls something; ESLint has it for JavaScript.",
)
