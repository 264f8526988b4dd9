"""Swap.

What: two variables that change places by way of a third one do so at once.
Why: three lines that have to be read together become one that says what it does.
Bad: ``t = a`` / ``a = b`` / ``b = t``
Good: ``a, b = b, a``
Limits: a third variable that is used anywhere else; places that are more than names, or items under a name or number.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_INDEX = m.SubscriptElement(m.Index(m.Name() | m.Integer()))
_PLACE = m.Name() | m.Subscript(m.Name(), slice=[_INDEX])


def find(source: Source) -> Iterator[Candidate]:
    """Three assignments in a row."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index in range(len(statements) - 2):
            yield from _candidate(tree, body, index, statements[index : index + 3])


def _candidate(tree: PythonTree, body: Body, index: int, three: Sequence[cst.BaseStatement]) -> Iterator[Candidate]:
    pairs = [_assignment(tree, statement) for statement in three]
    if any(pair is None for pair in pairs):
        return
    (third, one), (kept, other), (last, given) = (pair for pair in pairs if pair is not None)
    if (kept, last, given) != (one, other, third) or len({third, one, other}) < 3 or has_comments(tree, three):
        return
    function = tree.function_of(three[0])
    if function is None or len(m.findall(function, m.Name(third))) != 2:
        return
    text = f"{one}, {other} = {other}, {one}"
    statement = cst.ensure_type(cst.parse_statement(text), cst.SimpleStatementLine)
    lines = cst.ensure_type(three[0], cst.SimpleStatementLine).leading_lines
    yield tree.candidate(
        tree.with_body(body, index, index + 3, [statement.with_changes(leading_lines=lines)]),
        three,
        f"Swap {one} and {other} at once",
        f"{third!r} is there only to hold {one} while {other} takes its place.",
    )


def _assignment(tree: PythonTree, statement: cst.BaseStatement) -> tuple[str, str] | None:
    """The place and the value, where both are plain."""
    assign = simple(statement)
    if not isinstance(assign, cst.Assign) or len(assign.targets) != 1:
        return None
    target, value = assign.targets[0].target, assign.value
    is_plain = m.matches(target, _PLACE) and m.matches(value, _PLACE)
    return (tree.code(target), tree.code(value)) if is_plain else None


REWRITE = Rewrite(
    name="swap",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Lets two variables change places without a third",
    find=find,
)
