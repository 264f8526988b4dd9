"""Loops that end in their first round."""

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import ENDINGS, LOOPS, below, body_of
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

# Conditions in conditions that are looked into.
_DEEPEST = 50
_ON = frozenset({"continue_statement", "yield", "yield_expression", "await", "await_expression"})


def _find(tree: Tree) -> Found:
    for node in tree.of("for_statement", "for_in_statement"):
        body = body_of(node)
        # What takes the first item alone needs no condition.
        if len(body) > 1 or (body and body[0].kind() == "if_statement"):
            goes_on = any(inner.kind() in _ON for inner in below(node))
            if {"true", "false"} <= _answers(node) and not goes_on and _always_ends(body[-1]):
                yield (
                    body[-1],
                    "The loop ends in its first round: no item but the first is looked at",
                )


def _answers(loop: SgNode) -> set[str]:
    """What it returns, in small letters."""
    returned = (inner for inner in below(loop, LOOPS) if inner.kind() == "return_statement")
    return {inner.text().removeprefix("return").strip(" ;").lower() for inner in returned}


def _always_ends(statement: SgNode, depth: int = 0) -> bool:
    if statement.kind() in ENDINGS:
        return True
    if statement.kind() != "if_statement" or depth > _DEEPEST:
        return False
    other = [child for child in statement.children() if child.kind() in ("else_clause", "elif_clause")]
    has_else = any(child.kind() == "else_clause" for child in other)
    branches = [body_of(statement), *(_branch(child) for child in other)]
    return has_else and all(branch and _always_ends(branch[-1], depth + 1) for branch in branches)


def _branch(clause: SgNode) -> list[SgNode]:
    """The statements behind an else; JavaScript's ``else if`` is an if of its own there."""
    return body_of(clause) or [child for child in clause.children() if child.is_named()]


CHECK = Check(
    "LOGIC-ONE-ROUND",
    ERROR,
    BUG,
    "A loop that ends in its first round",
    "Put what is true of all items behind the loop",
    "Both ways through its body leave the loop, so that one item decides for all.",
    {
        "python": (
            "def all_even(numbers):\n    for n in numbers:\n        if n % 2:\n            return False\n"
            "        else:\n            return True"
        ),
        "javascript": (
            "function allEven(numbers) {\n  for (const n of numbers) {\n    if (n % 2) return false;\n"
            "    return true;\n  }\n}"
        ),
    },
    {
        "python": (
            "def all_even(numbers):\n    for n in numbers:\n        if n % 2:\n            return False\n"
            "    return True"
        ),
        "javascript": (
            "function allEven(numbers) {\n  for (const n of numbers) {\n    if (n % 2) return false;\n  }\n"
            "  return true;\n}"
        ),
    },
    _find,
    "Loops that answer yes or no; one that takes the first item and leaves is let be.",
)
