"""Common ending.

What: statements that every branch of an ``if`` ends with stand behind it once.
Why: what depends on the condition and what does not can be told apart, and is changed in one place.
Bad: ``if (x) { a(); end(); } else { b(); end(); }``
Good: ``if (x) { a(); } else { b(); } end();``
Limits: branches that would be empty without them; declarations, and statements that use what a branch declares;
comments in what is moved.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    BLOCKS,
    JavaScriptTree,
    declared_in,
    has_comment,
    is_else_if,
    is_ended,
    mentions,
    parse_tree,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Every ``if`` with an ``else`` whose branches end alike."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("if_statement"):
        parent = statement.parent()
        if not is_else_if(statement) and parent is not None and parent.kind() in BLOCKS:
            yield from _candidate(tree, statement)


def _candidate(tree: JavaScriptTree, head: SgNode) -> Iterator[Candidate]:
    branches = _branches(head)
    if not branches:
        return
    inner = [named_children(branch) for branch in branches]
    last = [statements[-1] for statements in inner]
    # Each keeps something, and what moves is the same to the letter.
    if min(map(len, inner)) < 2 or len({statement.text() for statement in last}) > 1:
        return
    if has_comment(*last) or "\n" in last[0].text() or not _is_free(last[0], inner):
        return
    if any(_is_followed(tree, statement) for statement in last) or not is_ended(tree, last[0].text(), span(head)[1]):
        return
    removed = []
    for statements in inner:
        start, end = span(statements[-2])[1], span(statements[-1])[1]
        if tree.text[start : span(statements[-1])[0]].strip():
            return
        removed.append((start, end, ""))
    moved = f"\n{tree.indentation(head)}{last[0].text()}"
    yield tree.candidate(
        tree.with_all([*removed, (span(head)[1], span(head)[1], moved)]),
        [head],
        "Say once what every branch ends with",
        f"All {len(branches)} branches end with '{last[0].text().splitlines()[0]}', whatever the condition says.",
    )


def _is_followed(tree: JavaScriptTree, statement: SgNode) -> bool:
    """Whether something is said of it on its line."""
    end = span(statement)[1]
    return "/" in tree.text[end : tree.text.find("\n", end)]


def _branches(head: SgNode) -> list[SgNode]:
    """The block of each branch; none where there is no ``else`` or a branch has no braces."""
    found: list[SgNode] = []
    node = head
    while True:
        body, other = node.field("consequence"), node.field("alternative")
        if body is None or other is None or body.kind() != "statement_block":
            return []
        found.append(body)
        held = named_children(other)[0]
        if held.kind() == "statement_block":
            return [*found, held] if all(map(named_children, [*found, held])) else []
        if held.kind() != "if_statement":
            return []
        node = held


def _is_free(statement: SgNode, branches: list[list[SgNode]]) -> bool:
    """Whether it declares nothing and uses nothing that a branch declares."""
    if declared_in([statement]):
        return False
    return not any(mentions(statement, name) for branch in branches for name in declared_in(branch))


REWRITE = Rewrite(
    name="common_ending_js",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Moves what every branch ends with behind the if",
    find=find,
)
