"""Counted loop.

What: a number that is counted up beside a loop is counted by ``enumerate``.
Why: it cannot be forgotten or passed over, and where it starts and ends stands in one place.
Bad: ``i = 0`` / ``for x in xs:`` / ``use(i, x)`` / ``i += 1``
Good: ``for i, x in enumerate(xs):`` / ``use(i, x)``
Limits: loops with ``continue``, ``else`` or comments; numbers that are changed or used anywhere else, also behind the
loop.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_STARTS = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Integer())


def find(source: Source) -> Iterator[Candidate]:
    """A number and a loop behind it."""
    tree = parse(source)
    if tree is None or not tree.is_free_builtin("enumerate"):
        return
    for body, index, first, second in tree.neighbours():
        starts = simple(first)
        if is_like(starts, _STARTS) and isinstance(starts, cst.Assign) and isinstance(second, cst.For):
            yield from _candidate(tree, body, index, starts, second)


def _candidate(tree: PythonTree, body: Body, index: int, starts: cst.Assign, loop: cst.For) -> Iterator[Candidate]:
    name, first = tree.code(starts.targets[0].target), tree.code(starts.value)
    inner = block(loop.body)
    counts = m.AugAssign(target=m.Name(name), operator=m.AddAssign(), value=m.Integer("1"))
    if len(inner) < 2 or not is_like(simple(inner[-1]), counts) or not isinstance(loop.target, (cst.Name, cst.Tuple)):
        return
    if loop.orelse is not None or loop.asynchronous is not None or not _is_left_alone(tree, loop, name):
        return
    if m.findall(loop, m.Continue()) or has_comments(tree, [starts, loop]):
        return
    target = tree.code(loop.target)
    target = f"({target})" if isinstance(loop.target, cst.Tuple) and not loop.target.lpar else target
    start = f", start={first}" if first != "0" else ""
    header = cst.ensure_type(
        cst.parse_statement(f"for {name}, {target} in enumerate({tree.code(loop.iter)}{start}):\n    pass\n"), cst.For
    )
    lines = cst.ensure_type(body.body[index], cst.SimpleStatementLine).leading_lines
    suite = cst.ensure_type(loop.body, cst.IndentedBlock)
    changed = header.with_changes(body=suite.with_changes(body=suite.body[:-1]), leading_lines=lines)
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [changed]),
        [starts, loop],
        f"Count {name} with enumerate",
        f"{name!r} goes up by one with every turn of the loop, which enumerate does by itself.",
    )


def _is_left_alone(tree: PythonTree, loop: cst.For, name: str) -> bool:
    """Whether the number belongs to the loop: changed at its end alone, and used nowhere behind it."""
    function = tree.function_of(loop)
    if function is None:
        return False
    written = m.AssignTarget(m.Name(name)) | m.AugAssign(target=m.Name(name)) | m.NamedExpr(target=m.Name(name))
    is_written_once = len(m.findall(loop, written)) == 1 and not m.findall(loop.target, m.Name(name))
    inside = len(m.findall(loop, m.Name(name)))
    return is_written_once and len(m.findall(function, m.Name(name))) == inside + 1


REWRITE = Rewrite(
    name="counted_loop",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Counts with enumerate what was counted by hand",
    find=find,
)
