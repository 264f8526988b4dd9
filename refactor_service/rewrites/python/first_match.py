"""First match.

What: a loop that returns the first element that fits, followed by a constant, becomes ``next``.
Why: that only the first one counts stands there, and what is answered without one beside it.
Bad: ``for x in xs:`` / ``if x > 0:`` / ``return x`` / ``return None``
Good: ``return next((x for x in xs if x > 0), None)``
Limits: loops with ``else``, comments, ``await`` or ``yield``; lines that would grow too long; truth values, which
``any`` and ``all`` ask for.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import MAX_LENGTH, is_closed, suspends
from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_CONSTANT = m.Name("None") | m.Integer() | m.SimpleString() | m.UnaryOperation(m.Minus(), m.Integer())
_TRUTH = m.Name("True") | m.Name("False")


def find(source: Source) -> Iterator[Candidate]:
    """Search loops followed by a constant."""
    tree = parse(source)
    if tree is None or not tree.is_free_builtin("next"):
        return
    for body, index, first, second in tree.neighbours():
        if isinstance(first, cst.For) and tree.function_of(first) is not None:
            yield from _candidate(tree, body, index, first, second)


def _candidate(
    tree: PythonTree, body: Body, index: int, loop: cst.For, after: cst.BaseStatement
) -> Iterator[Candidate]:
    leaving, (found, test) = simple(after), _hit(loop)
    if not is_closed(tree, body, index):
        return
    if not isinstance(leaving, cst.Return) or found is None or test is None or has_comments(tree, [loop, after]):
        return
    default = leaving.value or cst.Name("None")
    if not m.matches(default, _CONSTANT) or suspends(loop) or m.findall(tree.function_of(loop) or loop, m.Yield()):
        return
    made = f"({tree.code(found)} for {tree.code(loop.target)} in {tree.code(loop.iter)} if {tree.code(test)})"
    text = f"return next({made}, {tree.code(default)})"
    if len(text) > MAX_LENGTH or "\n" in text:
        return
    statement = cst.parse_statement(text)
    if not isinstance(statement, cst.SimpleStatementLine):
        return
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [statement.with_changes(leading_lines=loop.leading_lines)]),
        [loop, after],
        "Take the first match with next()",
        f"The loop looks for the first '{tree.code(loop.target)}' that fits and answers {tree.code(default)} without "
        "one; next() says both in one expression.",
    )


def _hit(loop: cst.For) -> tuple[cst.BaseExpression | None, cst.BaseExpression | None]:
    """What is returned at the first hit, and under which condition."""
    inner = block(loop.body)
    only = inner[0] if len(inner) == 1 else None
    if loop.asynchronous is not None or loop.orelse is not None or not isinstance(only, cst.If) or only.orelse:
        return None, None
    statements = block(only.body)
    leaving = simple(statements[0]) if len(statements) == 1 else None
    if not isinstance(leaving, cst.Return) or leaving.value is None or m.matches(leaving.value, _TRUTH):
        return None, None
    # Without brackets they would be read as something else where they stand then.
    is_loose = isinstance(leaving.value, (cst.Tuple, cst.Lambda)) and not leaving.value.lpar
    is_open = isinstance(only.test, (cst.Lambda, cst.IfExp)) or isinstance(
        loop.iter, (cst.Tuple, cst.IfExp, cst.Lambda)
    )
    return (None, None) if is_loose or is_open else (leaving.value, only.test)


REWRITE = Rewrite(
    name="first_match",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a loop that returns the first match into next()",
    find=find,
)
