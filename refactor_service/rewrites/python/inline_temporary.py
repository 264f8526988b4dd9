"""Inline a temporary.

What: a value that is given a name only to be returned in the next line is returned at once.
Why: the name says no more than the function's own, and the reader need not look whether it is used again.
Bad: ``result = a + b`` / ``return result``
Good: ``return a + b``
Limits: names that are used anywhere else in the function, annotated ones, values over several lines, comments.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MAX_LENGTH = 100
_NAMED = m.Assign(targets=[m.AssignTarget(m.Name())])


def find(source: Source) -> Iterator[Candidate]:
    """Assignments that are followed by the return of their name."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, first, second in tree.neighbours():
        assign, leaving = simple(first), simple(second)
        if not is_like(assign, _NAMED) or not isinstance(assign, cst.Assign) or not isinstance(leaving, cst.Return):
            continue
        name = tree.code(assign.targets[0].target)
        if is_like(leaving.value, m.Name(name)) and _is_used_here_alone(tree, first, name):
            returned = cst.Return(assign.value)
            text = tree.code(returned)
            if "\n" in text or len(text) > MAX_LENGTH or has_comments(tree, [first, second]):
                continue
            statement = cst.ensure_type(first, cst.SimpleStatementLine).with_changes(body=[returned])
            yield tree.candidate(
                tree.with_body(body, index, index + 2, [statement]),
                [first, second],
                f"Return the value without naming it {name}",
                f"{name!r} is returned in the next line and used nowhere else.",
            )


def _is_used_here_alone(tree: PythonTree, statement: cst.BaseStatement, name: str) -> bool:
    function = tree.function_of(statement)
    return function is not None and len(m.findall(function, m.Name(name))) == 2


REWRITE = Rewrite(
    name="inline_temporary",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Returns a value at once that was named only to be returned",
    find=find,
)
