"""Magic number.

What: a number that converts between units gets its name at the top of the file.
Why: ``86400000`` has to be recognised, ``MILLISECONDS_PER_DAY`` does not, and a wrong digit is seen.
Bad: ``return days * 86400000;``
Good: ``const MILLISECONDS_PER_DAY = 86_400_000;`` … ``return days * MILLISECONDS_PER_DAY;``
Limits: numbers known as conversions that are multiplied, divided or taken the remainder of, inside of functions; 3600
only where the function speaks of time.
"""

import itertools
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, function_around, parse_tree
from refactor_service.rewrites.names import CONVERSIONS, Conversion
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

_SCALES = frozenset({"*", "/", "%"})
_HEAD = re.compile(r"(?:const|let|var)\s+[^\n]*\brequire\(|(?:'[^'\n]*'|\"[^\"\n]*\");?$")


def find(source: Source) -> Iterator[Candidate]:
    """Conversions that stand there as numbers."""
    tree = parse_tree(source)
    if tree is None:
        return
    for number, conversion in CONVERSIONS.items():
        used = [node for node in tree.walk("number") if _is_conversion(node, number, conversion)]
        if used and not re.search(rf"\b{conversion.name}\b", source.text):
            yield _candidate(tree, conversion.name, number, used)


def _candidate(tree: JavaScriptTree, name: str, number: int, used: list[SgNode]) -> Candidate:
    place, before = _place(tree)
    line = f"{before}const {name} = {number:_};\n" + ("" if before else "\n")
    return tree.candidate(
        tree.with_all([(place, place, line), *((*span(node), name) for node in used)]),
        used,
        f"Give {number} its name, {name}",
        f"{number} converts units; its name says which, and stands in one place.",
        adds_head=True,
    )


def _is_conversion(node: SgNode, number: int, conversion: Conversion) -> bool:
    if node.text().replace("_", "") != str(number):
        return False
    parent, function = node.parent(), function_around(node)
    operator = parent.field("operator") if parent is not None and parent.kind() == "binary_expression" else None
    if operator is None or function is None or operator.kind() not in _SCALES:
        return False
    return not conversion.words or bool(re.search(conversion.words, function.text(), re.IGNORECASE))


def _place(tree: JavaScriptTree) -> tuple[int, str]:
    """Behind the imports and directives that the file begins with, or where it begins, comments included."""
    children = [child for child in tree.root.children() if child.is_named()]
    head = list(itertools.takewhile(_is_head, children))
    while head and head[-1].kind() == "comment":
        head.pop()
    if head:
        end = tree.text.find("\n", span(head[-1])[1]) + 1
        return (end, "\n") if end else (span(head[-1])[1], "\n\n")
    return span(children[0])[0], ""


def _is_head(statement: SgNode) -> bool:
    kinds = ("hash_bang_line", "comment", "import_statement")
    return statement.kind() in kinds or _HEAD.match(statement.text()) is not None


REWRITE = Rewrite(
    name="magic_number_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Names a number that converts between units",
    find=find,
)
