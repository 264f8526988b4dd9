"""Early continue.

What: a loop whose whole body is an ``if`` around many lines passes over the other case first.
Why: the reader can forget the special case at once, and the rest loses one level.
Bad: ``for x in xs:`` / ``if x:`` / (many lines)
Good: ``for x in xs:`` / ``if not x:`` / ``continue`` / (many lines)
Limits: an ``if`` with another side; bodies of fewer than three statements.
"""

from collections.abc import Iterator

import libcst as cst

from refactor_service.rewrites.python.guard_clause import MIN_BODY_STATEMENTS, flattened, has_header_comment, weight
from refactor_service.rewrites.python.tree import PythonTree, block, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Loops that consist of one large ``if``."""
    tree = parse(source)
    if tree is None:
        return
    for kind in (cst.For, cst.While):
        for loop in tree.walk(kind):
            if isinstance(loop, (cst.For, cst.While)) and isinstance(loop.body, cst.IndentedBlock):
                yield from _candidate(tree, loop.body)


def _candidate(tree: PythonTree, body: cst.IndentedBlock) -> Iterator[Candidate]:
    last = body.body[-1] if body.body else None
    if not isinstance(last, cst.If) or last.orelse is not None or has_header_comment(last.body):
        return
    if weight(block(last.body)) < MIN_BODY_STATEMENTS:
        return
    passing = cst.SimpleStatementLine(body=[cst.Continue()])
    yield tree.candidate(
        tree.with_body(body, len(body.body) - 1, len(body.body), flattened(last, passing)),
        [last],
        "Pass over the other case first",
        f"Everything after 'if {tree.code(last.test)}' stands one level deeper than it needs to; "
        "what does not fit can be passed over at once.",
    )


REWRITE = Rewrite(
    name="early_continue",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Passes over the special case of a loop first instead of nesting the rest",
    find=find,
)
