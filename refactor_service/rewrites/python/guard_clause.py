"""Guard clause.

What: an ``if`` around many lines whose short other side leaves, or with which the function ends, answers that side
first, and the rest loses one level of indentation.
Why: the reader can forget the special case at once.
Bad: ``def f(x):`` / ``if x:`` / (many lines) / ``else:`` / ``return 0``
Good: ``def f(x):`` / ``if not x:`` / ``return 0`` / (many lines)
Limits: ``elif`` chains are left alone; so are functions whose other side is longer than one statement.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, leaves, negated, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_BODY_STATEMENTS = 3
_PLAIN = m.Name() | m.Integer() | m.SimpleString() | m.List(elements=[]) | m.Dict(elements=[])


def find(source: Source) -> Iterator[Candidate]:
    """Functions that end in one large ``if``, and large ones whose other side leaves."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, head in tree.ifs():
        is_end = isinstance(tree.parents.get(body), cst.FunctionDef)
        rest = [item for item in body.body[index + 1 :] if isinstance(item, cst.BaseStatement)]
        leaving = _leaving(head, rest) if is_end or head.orelse is not None else None
        if (
            leaving is not None
            and weight(block(head.body)) >= MIN_BODY_STATEMENTS
            and not has_header_comment(head.body)
        ):
            yield _candidate(tree, body, index, head, leaving)


def _candidate(
    tree: PythonTree, body: Body, index: int, statement: cst.If, leaving: cst.SimpleStatementLine
) -> Candidate:
    function = tree.function_of(statement)
    ends = isinstance(simple(leaving), (cst.Return, cst.Raise)) and function is not None
    what = f"Leave {function.name.value} early" if ends and function is not None else "Answer the other case first"
    return tree.candidate(
        tree.with_body(body, index, index + 1, flattened(statement, leaving)),
        [statement],
        f"{what} instead of nesting the rest",
        f"Everything after 'if {tree.code(statement.test)}' stands one level deeper than it needs to; "
        "the other case can be answered first.",
    )


def has_header_comment(suite: cst.BaseSuite) -> bool:
    """Whether a comment stands on the line that opens the suite, or behind all of it."""
    if not isinstance(suite, cst.IndentedBlock):
        return False
    return suite.header.comment is not None or any(line.comment is not None for line in suite.footer)


def _leaving(statement: cst.If, rest: Sequence[cst.BaseStatement]) -> cst.SimpleStatementLine | None:
    """What the other side does, when that is one statement that leaves; without one, the end of a function does, or
    the plain return behind it.
    """
    orelse = statement.orelse
    if orelse is None:
        if not rest:
            return cst.SimpleStatementLine(body=[cst.Return()])
        last = simple(rest[0])
        is_plain = isinstance(last, cst.Return) and (last.value is None or m.matches(last.value, _PLAIN))
        return cst.SimpleStatementLine(body=[last]) if is_plain and isinstance(last, cst.Return) else None
    if not isinstance(orelse, cst.Else) or has_header_comment(orelse.body):
        return None
    only = block(orelse.body)
    is_commented = any(line.comment is not None for line in orelse.leading_lines)
    if len(only) != 1 or not leaves(only[0]) or simple(only[0]) is None or is_commented:
        return None
    return only[0] if isinstance(only[0], cst.SimpleStatementLine) else None


def flattened(last: cst.If, leaving: cst.SimpleStatementLine) -> list[cst.BaseStatement]:
    """What stands in place of an ``if``: a guard that leaves in the other case, and its body one level further out."""
    guard = cst.If(test=negated(last.test), body=cst.IndentedBlock(body=[leaving]), leading_lines=last.leading_lines)
    return [guard, *separated(block(last.body))]


def separated(inner: Sequence[cst.BaseStatement]) -> list[cst.BaseStatement]:
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
