"""Merged guards.

What: guards one after another that leave in the same way become one with ``or``.
Why: that they are answered alike stands there once.
Bad: ``if not x:`` / ``return None`` / ``if x in seen:`` / ``return None``
Good: ``if not x or x in seen:`` / ``return None``
Limits: comments, ``:=``, another side, lines that would grow too long.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.grouping import grouped
from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, leaves, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MAX_LENGTH = 88


def find(source: Source) -> Iterator[Candidate]:
    """Runs of guards that do the same."""
    tree = parse(source)
    if tree is None:
        return

    def joins(run: Sequence[cst.BaseStatement], statement: cst.BaseStatement) -> bool:
        answer = _answer(tree, run[0])
        return bool(answer) and _answer(tree, statement) == answer

    for body, statements in tree.bodies():
        for start, run in grouped(statements, joins):
            yield from _candidate(tree, body, start, run, _answer(tree, run[0]))


def _candidate(
    tree: PythonTree, body: Body, start: int, run: Sequence[cst.BaseStatement], answer: str
) -> Iterator[Candidate]:
    guards = [cst.ensure_type(statement, cst.If) for statement in run]
    text = " or ".join(_operand(tree, guard.test) for guard in guards)
    if len(text) > MAX_LENGTH or "\n" in text or ":=" in text or has_comments(tree, guards):
        return
    merged = guards[0].with_changes(test=cst.parse_expression(text), whitespace_before_test=cst.SimpleWhitespace(" "))
    yield tree.candidate(
        tree.with_body(body, start, start + len(run), [merged]),
        guards,
        "Answer these cases together",
        f"{len(guards)} conditions one after another have the same consequence, '{answer}'; one condition says so.",
    )


def _answer(tree: PythonTree, statement: cst.BaseStatement) -> str:
    """How a guard leaves; empty for anything else."""
    if not isinstance(statement, cst.If) or statement.orelse is not None:
        return ""
    inner = block(statement.body)
    if len(inner) != 1 or not leaves(inner[0]) or simple(inner[0]) is None:
        return ""
    return tree.code(inner[0])


def _operand(tree: PythonTree, test: cst.BaseExpression) -> str:
    """As it stands beside ``or``."""
    is_loose = m.matches(test, (m.IfExp() | m.Lambda() | m.NamedExpr())) and not test.lpar
    return f"({tree.code(test)})" if is_loose else tree.code(test)


REWRITE = Rewrite(
    name="merged_guards",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Joins guards that leave in the same way",
    find=find,
)
