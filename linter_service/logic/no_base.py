"""Functions that call themselves whatever they are given."""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from linter_service.logic.check import Check, Found
from linter_service.logic.reading import ENDINGS, FUNCTIONS, LOOPS, body_of, called, given
from linter_service.logic.tree import Tree
from linter_service.rules.rule import BUG, ERROR

# What may not be run, or later.
_PERHAPS = FUNCTIONS | LOOPS | {
    "if_statement", "conditional_expression", "ternary_expression", "boolean_operator", "try_statement",
    "with_statement",
    "match_statement", "switch_statement", "list_comprehension", "set_comprehension", "dictionary_comprehension",
    "generator_expression", "yield", "yield_expression", "class_definition", "class_declaration", "assert_statement",
    "augmented_assignment_expression",
}  # fmt: skip
# Something else gets its name: by an assignment, an import, or for the whole module.
_REBOUND = r"(?<![\w.]){0}\s*=[^=]|\bimport\b[^\n]*\b{0}\b|\bglobal\b[^\n]*\b{0}\b"
_CLASSES = frozenset({"class_definition", "class_declaration", "class"})
_CHOOSING = ("&&", "||", "??")


def _find(tree: Tree) -> Found:
    for node in tree.of("function_definition", "function_declaration", "method_definition"):
        name = node.field("name")
        if name is None or any(child.kind() in ("async", "*") for child in node.children()):
            continue
        if re.search(_REBOUND.format(re.escape(name.text())), node.text()) is not None:
            continue
        calls = _own_names(node, name.text())
        for statement in body_of(node):
            if statement.kind() in _PERHAPS:
                # What it does may be to end it.
                break
            found = next((inner for inner in _surely(statement) if called(inner) in calls and given(inner)), None)
            if found is not None:
                yield found, f"{name.text()} calls itself before anything can end it, so that it never ends"
                break
            if statement.kind() in ENDINGS:
                break


def _own_names(node: SgNode, name: str) -> frozenset[str]:
    """How it calls itself: by its name, or as a method through its receiver."""
    kinds = (above.kind() for above in node.ancestors())
    nearest = next((kind for kind in kinds if kind in FUNCTIONS or kind in _CLASSES), "")
    is_method = node.kind() == "method_definition" or nearest in _CLASSES
    return frozenset({f"self.{name}", f"this.{name}"}) if is_method else frozenset({name})


def _surely(statement: SgNode) -> Iterator[SgNode]:
    """What of a statement runs whenever it does."""
    if statement.kind() in _PERHAPS:
        return
    stack = [statement]
    while stack:
        current = stack.pop()
        yield current
        inner = current.children()
        if current.kind() == "binary_expression" and len(inner) == 3 and inner[1].text() in _CHOOSING:
            inner = inner[:1]
        stack.extend(child for child in reversed(inner) if child.kind() not in _PERHAPS)


CHECK = Check(
    "LOGIC-NO-BASE",
    ERROR,
    BUG,
    "A function that calls itself whatever it is given",
    "Begin with what needs no further call, and return there",
    "Nothing stands before the call that could end it, so that it calls itself until the stack is full.",
    {
        "python": "def depth(node):\n    left = depth(node.left)\n    return 1 + left",
        "javascript": "function depth(node) {\n  const left = depth(node.left);\n  return 1 + left;\n}",
    },
    {
        "python": "def depth(node):\n    if node is None:\n        return 0\n    return 1 + depth(node.left)",
        "javascript": "function depth(node) {\n  if (!node) return 0;\n  return 1 + depth(node.left);\n}",
    },
    _find,
    "Calls that surely run: not in conditions, loops, try, or behind `and`.",
)
