"""Merge nested ifs.

What: an ``if`` whose whole body is another ``if``, neither with an ``else``, becomes one with ``&&``.
Why: one condition, one level.
Bad: ``if (a) { if (b) { go(); } }``
Good: ``if (a && b) { go(); }``
Limits: comments between the two; lines that would grow too long.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    JavaScriptTree,
    condition,
    dedented,
    has_long_text,
    is_else_if,
    operand,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span
from syntax.source import Source

MAX_LENGTH = 100


def find(source: Source) -> Iterator[Candidate]:
    """Pairs of ``if`` that always hold together."""
    tree = parse_tree(source)
    if tree is None:
        return
    for outer in tree.walk("if_statement"):
        if outer.field("alternative") is None and not is_else_if(outer):
            yield from _candidate(tree, outer)


def _candidate(tree: JavaScriptTree, outer: SgNode) -> Iterator[Candidate]:
    body = outer.field("consequence")
    if body is None or any(child.kind() == "comment" for child in body.children()):
        return
    inner = statements_of(body)
    if len(inner) != 1 or inner[0].kind() != "if_statement" or inner[0].field("alternative") is not None:
        return
    first, second, consequence = condition(outer), condition(inner[0]), inner[0].field("consequence")
    if first is None or second is None or consequence is None or has_long_text(consequence):
        return
    test = f"{operand(first, '||', '??')} && {operand(second, '||', '??')}"
    if len(test) > MAX_LENGTH or "\n" in test:
        return
    moved = dedented(consequence.text(), tree.indentation(inner[0]), tree.indentation(outer))
    yield tree.candidate(
        tree.spliced(*span(outer), f"if ({test}) {moved}"),
        [outer],
        "Merge two nested ifs",
        f"'{second.text()}' is only asked when '{first.text()}' holds; one condition says both.",
    )


REWRITE = Rewrite(
    name="merge_ifs_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Joins an if whose whole body is another if",
    find=find,
)
