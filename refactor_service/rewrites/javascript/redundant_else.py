"""Redundant else.

What: what stands in the ``else`` of an ``if`` that leaves moves one level out.
Why: it is reached in the other case alone as it is; the rest of the function reads on its own level.
Bad: ``if (x) { return 1; } else { (many lines) }``
Good: ``if (x) { return 1; } (many lines)``
Limits: ``else if`` chains; an ``else`` of a single statement, which reads well as it is; declarations of names that
stand elsewhere in the function; comments at the ``else`` itself.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.guard_clause import weight
from refactor_service.rewrites.javascript.tree import (
    BLOCKS,
    LEAVING,
    JavaScriptTree,
    condition,
    dedented,
    is_else_if,
    is_ended,
    is_movable,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

MIN_WEIGHT = 2


def find(source: Source) -> Iterator[Candidate]:
    """Every ``if`` that leaves, with another side."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("if_statement"):
        if not is_else_if(statement):
            yield from _candidate(tree, statement)


def _candidate(tree: JavaScriptTree, statement: SgNode) -> Iterator[Candidate]:
    test, body, other = condition(statement), statement.field("consequence"), statement.field("alternative")
    around = statement.parent()
    if test is None or body is None or other is None or around is None or around.kind() not in BLOCKS:
        return
    first, held = statements_of(body), named_children(other)[0]
    if not first or first[-1].kind() not in LEAVING or held.kind() != "statement_block":
        return
    inner = named_children(held)
    is_commented = any(child.kind() == "comment" for one in (statement, other) for child in one.children())
    if not inner or not is_ended(tree, inner[-1].text(), span(statement)[1]):
        return
    if weight(inner) < MIN_WEIGHT or is_commented or not is_movable(tree, held):
        return
    outer_indent, inner_indent = tree.indentation(statement), tree.indentation(inner[0])
    content = tree.text[span(held)[0] + 1 : span(held)[1] - 1].strip()
    if outer_indent == inner_indent or tree.indentation(held) == inner_indent:
        return
    kept = tree.text[span(statement)[0] : span(body)[1]]
    moved = dedented(content, inner_indent, outer_indent)
    yield tree.candidate(
        tree.spliced(*span(statement), f"{kept}\n{outer_indent}{moved}"),
        [statement],
        "Let the rest follow instead of an else",
        f"Where '{test.text()}' holds, the code has left; the rest needs no 'else'.",
    )


REWRITE = Rewrite(
    name="redundant_else_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Moves what follows a branch that leaves out of its else",
    find=find,
)
