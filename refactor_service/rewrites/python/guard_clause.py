"""Guard clause.

What: the last statement of a function is an ``if`` around everything else; its short other side, or nothing, is
returned first instead, and the rest loses one level of indentation.
Why: the reader can forget the special case at once.
Bad: ``def f(x):`` / ``if x:`` / (many lines) / ``else:`` / ``return 0``
Good: ``def f(x):`` / ``if not x:`` / ``return 0`` / (many lines)
Limits: ``elif`` chains are left alone; so are functions whose other side is longer than one statement.
"""

from collections.abc import Iterator, Sequence

import libcst as cst

from refactor_service.rewrites.python.tree import PythonTree, block, negated, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_BODY_STATEMENTS = 3


def find(source: Source) -> Iterator[Candidate]:
    """Functions that end in one large ``if``."""
    tree = parse(source)
    if tree is None:
        return
    for function in tree.walk(cst.FunctionDef):
        if isinstance(function, cst.FunctionDef) and isinstance(function.body, cst.IndentedBlock):
            yield from _candidate(tree, function, function.body)


def _candidate(tree: PythonTree, function: cst.FunctionDef, body: cst.IndentedBlock) -> Iterator[Candidate]:
    last = body.body[-1] if body.body else None
    if not isinstance(last, cst.If):
        return
    inner = block(last.body)
    leaving = _leaving(last)
    if leaving is None or weight(inner) < MIN_BODY_STATEMENTS or has_header_comment(last.body):
        return
    changed = tree.with_body(body, len(body.body) - 1, len(body.body), flattened(last, leaving))
    yield tree.candidate(
        changed,
        [last],
        f"Leave {function.name.value} early instead of nesting it",
        f"Everything after 'if {tree.code(last.test)}' stands one level deeper than it needs to; "
        "the other case can be answered first.",
    )


def has_header_comment(suite: cst.BaseSuite) -> bool:
    """Whether a comment stands on the line that opens the suite."""
    return isinstance(suite, cst.IndentedBlock) and suite.header.comment is not None


def _leaving(statement: cst.If) -> cst.SimpleStatementLine | None:
    """What the other side does, when that is one statement that leaves the function."""
    if statement.orelse is None:
        return cst.SimpleStatementLine(body=[cst.Return()])
    if not isinstance(statement.orelse, cst.Else):
        return None
    only = block(statement.orelse.body)
    if len(only) != 1 or not isinstance(simple(only[0]), (cst.Return, cst.Raise)):
        return None
    return only[0] if isinstance(only[0], cst.SimpleStatementLine) else None


def flattened(last: cst.If, leaving: cst.SimpleStatementLine) -> list[cst.BaseStatement]:
    """What stands in place of an ``if``: a guard that leaves in the other case, and its body one level further out."""
    guard = cst.If(test=negated(last.test), body=cst.IndentedBlock(body=[leaving]), leading_lines=last.leading_lines)
    return [guard, *_separated(block(last.body))]


def _separated(inner: Sequence[cst.BaseStatement]) -> list[cst.BaseStatement]:
    """A blank line between the guard and the rest."""
    first = inner[0]
    if isinstance(first, (cst.SimpleStatementLine, cst.BaseCompoundStatement)) and not first.leading_lines:
        first = first.with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    return [first, *inner[1:]]


def weight(inner: Sequence[cst.BaseStatement]) -> int:
    """How much stands there: what holds other statements counts as three."""
    return sum(3 if isinstance(item, cst.BaseCompoundStatement) else 1 for item in inner)


REWRITE = Rewrite(
    name="guard_clause",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Answers the special case first instead of nesting the rest",
    find=find,
)
