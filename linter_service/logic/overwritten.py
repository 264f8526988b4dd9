"""Values that are overwritten before anybody reads them."""

import re

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, WARNING

_CALLS = re.compile(r"\w\(")
# What does something besides giving a value.
_READING = re.compile(
    r"(?:\.|\b)(?:read\w*|next|pop\w*|get\w*|post|put|patch|delete|send|recv\w*|run|call|execute|fetch\w*|input)\("
)
_IGNORED = frozenset({"_", "__"})


def _find(tree: Tree) -> Found:
    for node in tree.of("assignment"):
        statement = node.parent()
        first = _assigned(statement)
        second = _assigned(statement.next()) if statement is not None and first is not None else None
        if first is None or second is None or first[0] != second[0] or first[0] in _IGNORED:
            continue
        name, value = first[0], second[1]
        is_used = re.search(rf"\b{re.escape(name)}\b", value.text()) is not None
        # A plain value that is set first may be there for readers; what was worked out was meant to be used.
        is_read = first[1].text() == value.text() or _READING.search(first[1].text()) is not None
        if not (is_used or is_read) and _CALLS.search(first[1].text()) is not None:
            yield value, f"{name} is overwritten before what it was given on the line above is read"


def _assigned(statement: SgNode | None) -> tuple[str, SgNode] | None:
    """The name that a statement gives a value, and the value."""
    inner = statement.children() if statement is not None and statement.kind() == "expression_statement" else []
    if len(inner) != 1 or inner[0].kind() != "assignment":
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
