"""Else if.

What: an ``else`` that holds nothing but an ``if`` becomes ``else if``.
Why: the cases stand on one level, as what they are.
Bad: ``if (a) { f(); } else { if (b) { g(); } }``
Good: ``if (a) { f(); } else if (b) { g(); }``
Limits: comments in the ``else`` around its ``if``.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    BLOCKS,
    JavaScriptTree,
    condition,
    dedented,
    has_long_text,
    is_else_if,
    is_ended,
    parse_tree,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Every ``else`` with one ``if`` in it."""
    tree = parse_tree(source)
    if tree is None:
        return
    for clause in tree.walk("else_clause"):
        held = named_children(clause)
        if len(held) == 1 and held[0].kind() == "statement_block":
            yield from _candidate(tree, clause, held[0])


def _candidate(tree: JavaScriptTree, clause: SgNode, block: SgNode) -> Iterator[Candidate]:
    inner = [child for child in block.children() if child.is_named()]
    head = clause.parent()
    if len(inner) != 1 or inner[0].kind() != "if_statement" or head is None or has_long_text(inner[0]):
        return
    if not _is_in_block(head):
        # Without braces around them an else further on would be another one's.
        return
    test = condition(inner[0])
    if test is None or any(child.kind() == "comment" for child in clause.children()):
        return
    if not is_ended(tree, inner[0].text(), span(block)[1]):
        return
    moved = dedented(inner[0].text(), tree.indentation(inner[0]), tree.indentation(head))
    yield tree.candidate(
        tree.spliced(*span(block), moved),
        [clause],
        "Ask the next case with else if",
        f"The 'else' only asks whether '{test.text()}' holds; 'else if' asks that on the first level.",
    )


def _is_in_block(head: SgNode) -> bool:
    """Whether the first ``if`` of the chain stands in a block."""
    first: SgNode | None = head
    while first is not None and is_else_if(first):
        clause = first.parent()
        first = clause.parent() if clause is not None else None
    around = first.parent() if first is not None else None
    return around is not None and around.kind() in BLOCKS


REWRITE = Rewrite(
    name="else_if_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns an else that only holds an if into else if",
    find=find,
)
