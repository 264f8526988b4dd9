"""Else if.

What: an ``else`` that holds nothing but an ``if`` becomes ``elif``.
Why: the cases stand on one level, as what they are.
Bad: ``if a:`` / ``f()`` / ``else:`` / ``if b:`` / ``g()``
Good: ``if a:`` / ``f()`` / ``elif b:`` / ``g()``
Limits: comments at the ``else`` or its ``if``.
"""

from collections.abc import Iterator

import libcst as cst

from refactor_service.rewrites.python.tree import PythonTree, block, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Every ``else`` with one ``if`` in it."""
    tree = parse(source)
    if tree is None:
        return
    for head in tree.walk(cst.If):
        orelse = head.orelse if isinstance(head, cst.If) else None
        if isinstance(head, cst.If) and isinstance(orelse, cst.Else):
            yield from _candidate(tree, head, orelse)


def _candidate(tree: PythonTree, head: cst.If, orelse: cst.Else) -> Iterator[Candidate]:
    inner = block(orelse.body)
    only = inner[0] if len(inner) == 1 else None
    if not isinstance(only, cst.If) or not isinstance(orelse.body, cst.IndentedBlock):
        return
    around = (*orelse.leading_lines, *only.leading_lines, *orelse.body.footer)
    if orelse.body.header.comment is not None or any(line.comment is not None for line in around):
        return
    yield tree.candidate(
        tree.replaced(head, head.with_changes(orelse=only.with_changes(leading_lines=orelse.leading_lines))),
        [head],
        "Ask the next case with elif",
        f"The 'else' only asks whether '{tree.code(only.test)}' holds; 'elif' asks that on the first level.",
    )


REWRITE = Rewrite(
    name="else_if",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns an else that only holds an if into elif",
    find=find,
)
