"""Nested ternary.

What: a conditional expression inside of another one that is returned becomes guards.
Why: each case stands on a line of its own, in the order in which it is asked.
Bad: ``return a if p else b if q else c``
Good: ``if p:`` / ``return a`` / ``if q:`` / ``return b`` / ``return c``
Limits: expressions that are not all of what is returned or assigned to a name; nesting in the first or middle part.
"""

from collections.abc import Iterator

import libcst as cst

from refactor_service.rewrites.python.tree import Body, PythonTree, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """What is returned or assigned under more than one condition."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index, statement in enumerate(statements):
            if isinstance(statement, cst.SimpleStatementLine) and not has_comments(tree, [statement]):
                yield from _candidate(tree, body, index, statement)


def _candidate(tree: PythonTree, body: Body, index: int, statement: cst.SimpleStatementLine) -> Iterator[Candidate]:
    step = simple(statement)
    value = step.value if isinstance(step, (cst.Return, cst.Assign)) else None
    if not isinstance(step, (cst.Return, cst.Assign)) or not isinstance(value, cst.IfExp):
        return
    cases, last = _cases(value)
    if len(cases) < 2:
        return
    if isinstance(step, cst.Assign) and not (len(step.targets) == 1 and isinstance(step.targets[0].target, cst.Name)):
        return
    if "\n" in tree.code(statement):
        return
    if isinstance(step, cst.Return):
        step = step.with_changes(whitespace_after_return=cst.SimpleWhitespace(" "))
    head = _chain(step, cases, last)
    first, *others = head
    yield tree.candidate(
        tree.with_body(body, index, index + 1, [first.with_changes(leading_lines=statement.leading_lines), *others]),
        [statement],
        "Say one case a line",
        f"{len(cases) + 1} values under {len(cases)} conditions stand in one expression; the order in which they are "
        "asked is easier to see one below the other.",
    )


def _cases(value: cst.BaseExpression) -> tuple[list[tuple[cst.BaseExpression, cst.BaseExpression]], cst.BaseExpression]:
    """Conditions with their values, and what is left."""
    cases: list[tuple[cst.BaseExpression, cst.BaseExpression]] = []
    while isinstance(value, cst.IfExp):
        cases.append((value.test, value.body))
        value = value.orelse
    return cases, value


def _chain(
    step: cst.Return | cst.Assign, cases: list[tuple[cst.BaseExpression, cst.BaseExpression]], last: cst.BaseExpression
) -> list[cst.If | cst.SimpleStatementLine]:
    """Guards for what is returned, ``elif`` for what is assigned."""

    def line(value: cst.BaseExpression) -> cst.SimpleStatementLine:
        # A tuple in brackets and anything else that was closed stays so.
        return cst.SimpleStatementLine(body=[step.with_changes(value=value)])

    def branch(test: cst.BaseExpression, value: cst.BaseExpression, orelse: cst.If | cst.Else | None) -> cst.If:
        return cst.If(test=test, body=cst.IndentedBlock(body=[line(value)]), orelse=orelse)

    if isinstance(step, cst.Return):
        return [*(branch(test, value, None) for test, value in cases), line(last)]
    chain: cst.If | cst.Else = cst.Else(body=cst.IndentedBlock(body=[line(last)]))
    for test, value in reversed(cases):
        chain = branch(test, value, chain)
    return [cst.ensure_type(chain, cst.If)]


REWRITE = Rewrite(
    name="nested_ternary",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Takes nested conditional expressions apart, one case a line",
    find=find,
)
