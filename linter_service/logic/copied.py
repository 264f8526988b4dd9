"""What was copied and not changed in every place."""

from itertools import combinations

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import CHAINS, MOST_JOINED, body_of, chained, comparison
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR, WARNING

_FIELDS = frozenset({"attribute", "member_expression"})
# Shorter branches are the same by chance.
_FEWEST_CHARACTERS = 12
# Nobody has copied so much.
_MOST_CHARACTERS = 20_000


def _comparisons(tree: Tree) -> Found:
    for node in tree.of(*CHAINS):
        _, operands = chained(node)
        read = [found for operand in operands if (found := comparison(operand)) is not None]
        for one, other in combinations(read[:MOST_JOINED], 2):
            left, right = _field(one.left), _field(one.right)
            again, stays = _field(other.left), _field(other.right)
            if not (left and right and again and stays) or one.operator != other.operator:
                continue
            is_pair = left[1] == right[1] and left[0] == again[0] and left[0] != right[0]
            if is_pair and stays == right and again[1] != left[1]:
                yield other.node, f"{again[1]} is compared with {stays[1]}, which was compared with {left[1]} already"


def _field(node: SgNode) -> tuple[str, str]:
    """The object and the name of a field; nothing for anything else."""
    if node.kind() not in _FIELDS:
        return "", ""
    whole, _, name = node.text().rpartition(".")
    return whole, name


def _branches(tree: Tree) -> Found:
    for node in tree.of("if_statement"):
        other = next((child for child in node.children() if child.kind() == "else_clause"), None)
        has_more = any(child.kind() == "elif_clause" for child in node.children())
        if other is None or has_more or len(node.text()) > _MOST_CHARACTERS:
            continue
        one, two = (" ".join(" ".join(s.text().split()) for s in body_of(branch)) for branch in (node, other))
        if one == two and len(one) >= _FEWEST_CHARACTERS:
            yield node, "Both branches do the same, so that the condition decides nothing"


def _conditions(tree: Tree) -> Found:
    for node in tree.of("if_statement"):
        seen = {_condition(node)}
        for clause in node.children():
            if clause.kind() == "elif_clause":
                condition = _condition(clause)
                if condition in seen and "(" not in condition:
                    yield clause, f"{condition} was asked before, so that this branch never runs"
                seen.add(condition)


def _condition(node: SgNode) -> str:
    condition = node.field("condition")
    return " ".join(condition.text().split()) if condition is not None else ""


COMPARISON = Check(
    "LOGIC-COPIED-COMPARISON",
    ERROR,
    BUG,
    "A field that is compared with another one's partner",
    "Compare each field with the one of the same name",
    "The line was copied, and one of its names was not changed.",
    {
        "python": "same = a.x == b.x and a.y == b.x",
        "javascript": "const same = a.x === b.x && a.y === b.x;",
    },
    {
        "python": "same = a.x == b.x and a.y == b.y",
        "javascript": "const same = a.x === b.x && a.y === b.y;",
    },
    _comparisons,
)
BRANCHES = Check(
    "LOGIC-SAME-BRANCHES",
    WARNING,
    BUG,
    "Two branches that do the same",
    "Do what was meant in one of them, or leave the condition out",
    "A branch was copied, and what makes it another one was forgotten.",
    {
        "python": "if is_new:\n    total = price * rate\nelse:\n    total = price * rate",
        "javascript": "if (isNew) { total = price * rate; } else { total = price * rate; }",
    },
    {
        "python": "if is_new:\n    total = price * rate\nelse:\n    total = price",
        "javascript": "if (isNew) { total = price * rate; } else { total = price; }",
    },
    _branches,
)
CONDITION = Check(
    "LOGIC-ASKED-BEFORE",
    ERROR,
    BUG,
    "A branch whose condition was asked before",
    "Ask what was meant",
    "The first branch takes all that would come here.",
    {"python": "if kind == 1:\n    a()\nelif kind == 2:\n    b()\nelif kind == 1:\n    c()"},
    {"python": "if kind == 1:\n    a()\nelif kind == 2:\n    b()\nelif kind == 3:\n    c()"},
    _conditions,
    "Conditions without calls, which may answer otherwise the second time; oxlint has it for JavaScript.",
)
