"""Early continue.

What: a loop whose whole body is an ``if`` around many lines passes over the other case first.
Why: the reader can forget the special case at once, and the rest loses one level.
Bad: ``for (const x of xs) { if (x) { (many lines) } }``
Good: ``for (const x of xs) { if (!x) { continue; } (many lines) }``
Limits: an ``if`` with another side; bodies of fewer than three statements; declarations of names that stand
elsewhere too.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.guard_clause import MIN_BODY_STATEMENTS, flattened, weight
from refactor_service.rewrites.javascript.tree import (
    JavaScriptTree,
    condition,
    has_comment,
    is_ended,
    is_movable,
    parse_tree,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement"})


def find(source: Source) -> Iterator[Candidate]:
    """Loops that consist of one large ``if``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for loop in tree.walk(*_LOOPS):
        body = loop.field("body")
        if body is not None and body.kind() == "statement_block":
            inner = named_children(body)
            if inner and inner[-1].kind() == "if_statement":
                yield from _candidate(tree, inner[-1])


def _candidate(tree: JavaScriptTree, last: SgNode) -> Iterator[Candidate]:
    test, body = condition(last), last.field("consequence")
    if test is None or body is None or body.kind() != "statement_block" or last.field("alternative") is not None:
        return
    inner = named_children(body)
    if weight(inner) < MIN_BODY_STATEMENTS or not is_movable(tree, body):
        return
    if tree.indentation(inner[0]) == tree.indentation(last) or has_comment(test):
        return
    if not is_ended(tree, inner[-1].text(), span(last)[1]):
        return
    yield tree.candidate(
        tree.spliced(*span(last), flattened(tree, last, test, body, "continue;")),
        [last],
        "Pass over the other case first",
        f"Everything after 'if ({test.text()})' stands one level deeper than it needs to; "
        "what does not fit can be passed over at once.",
    )


REWRITE = Rewrite(
    name="early_continue_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Passes over the special case of a loop first instead of nesting the rest",
    find=find,
)
