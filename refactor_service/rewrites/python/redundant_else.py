"""Redundant else.

What: what stands in the ``else`` of an ``if`` that leaves moves one level out.
Why: it is reached in the other case alone as it is; the rest of the function reads on its own level.
Bad: ``if x:`` / ``return 1`` / ``else:`` / (many lines)
Good: ``if x:`` / ``return 1`` / (many lines)
Limits: ``elif`` chains; an ``else`` of a single statement, which reads well as it is; comments at the ``else`` itself.
"""

from collections.abc import Iterator, Sequence

import libcst as cst

from refactor_service.rewrites.python.guard_clause import has_header_comment, separated, weight
from refactor_service.rewrites.python.tree import block, leaves, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_WEIGHT = 2


def find(source: Source) -> Iterator[Candidate]:
    """Every ``if`` that leaves, with another side."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, head in tree.ifs():
        inner = _moved(head)
        if weight(inner) >= MIN_WEIGHT:
            yield tree.candidate(
                tree.with_body(body, index, index + 1, [head.with_changes(orelse=None), *separated(inner)]),
                [head],
                "Let the rest follow instead of an else",
                f"Where '{tree.code(head.test)}' holds, the code has left; the rest needs no 'else'.",
            )


def _moved(statement: cst.If) -> Sequence[cst.BaseStatement]:
    """What the ``else`` holds; nothing where it has to stay."""
    body, orelse = block(statement.body), statement.orelse
    if not isinstance(orelse, cst.Else) or not body or not leaves(body[-1]) or has_header_comment(orelse.body):
        return ()
    suite = orelse.body
    footer = suite.footer if isinstance(suite, cst.IndentedBlock) else ()
    is_commented = any(line.comment is not None for line in (*orelse.leading_lines, *footer))
    return () if is_commented else block(suite)


REWRITE = Rewrite(
    name="redundant_else",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Moves what follows a branch that leaves out of its else",
    find=find,
)
