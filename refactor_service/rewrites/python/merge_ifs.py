"""Merge nested ifs.

What: an ``if`` whose whole body is another ``if``, neither with an ``else``, becomes one with ``and``.
Why: one condition, one level.
Bad: ``if a:`` / ``if b:`` / ``go()``
Good: ``if a and b:`` / ``go()``
Limits: comments on the inner ``if``; conditions with ``:=``; lines that would grow too long.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, block, is_elif, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MAX_LENGTH = 100


def find(source: Source) -> Iterator[Candidate]:
    """Pairs of ``if`` that always hold together."""
    tree = parse(source)
    if tree is None:
        return
    for outer in tree.walk(cst.If):
        if isinstance(outer, cst.If) and outer.orelse is None and not is_elif(tree, outer):
            yield from _candidate(tree, outer)


def _candidate(tree: PythonTree, outer: cst.If) -> Iterator[Candidate]:
    body = block(outer.body)
    inner = body[0] if len(body) == 1 else None
    if not isinstance(inner, cst.If) or inner.orelse is not None or _has_comment(outer, inner):
        return
    test = cst.BooleanOperation(left=_operand(outer.test), operator=cst.And(), right=_operand(inner.test))
    if m.findall(test, m.NamedExpr()) or len(tree.code(test)) > MAX_LENGTH:
        return
    changed = tree.replaced(outer, outer.with_changes(test=test, body=inner.body))
    yield tree.candidate(
        changed,
        [outer],
        "Merge two nested ifs",
        f"'{tree.code(inner.test)}' is only asked when '{tree.code(outer.test)}' holds; one condition says both.",
    )


def _operand(test: cst.BaseExpression) -> cst.BaseExpression:
    """Parenthesised where ``and`` would bind tighter."""
    is_or = isinstance(test, cst.BooleanOperation) and isinstance(test.operator, cst.Or)
    if (is_or or isinstance(test, (cst.IfExp, cst.Lambda))) and not test.lpar:
        return test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return test


def _has_comment(outer: cst.If, inner: cst.If) -> bool:
    headers = isinstance(outer.body, cst.IndentedBlock) and outer.body.header.comment is not None
    footer = isinstance(outer.body, cst.IndentedBlock) and any(line.comment for line in outer.body.footer)
    return headers or footer or any(line.comment is not None for line in inner.leading_lines)


REWRITE = Rewrite(
    name="merge_ifs",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Joins an if whose whole body is another if",
    find=find,
)
