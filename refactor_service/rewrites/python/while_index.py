"""Counted while.

What: a ``while`` that counts a number up to a bound becomes a ``for`` over ``range``.
Why: where it starts, where it ends and by how much it goes stand in one line, and no turn can forget to count.
Bad: ``i = 0`` / ``while i < n:`` / ``use(i)`` / ``i += 1``
Good: ``for i in range(n):`` / ``use(i)``
Limits: ``continue``, ``else`` or comments at the edges; numbers that are changed elsewhere or used behind the loop;
bounds that the loop may change: names it assigns, and the length of what it does more than look at.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_STARTS = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Integer())
_LENGTH = m.Call(func=m.Name("len"), args=[m.Arg(m.Name())])


def find(source: Source) -> Iterator[Candidate]:
    """A number and a ``while`` behind it."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, first, second in tree.neighbours():
        starts = simple(first)
        if is_like(starts, _STARTS) and isinstance(starts, cst.Assign) and isinstance(second, cst.While):
            yield from _candidate(tree, body, index, starts, second)


def _candidate(tree: PythonTree, body: Body, index: int, starts: cst.Assign, loop: cst.While) -> Iterator[Candidate]:
    name, first = tree.code(starts.targets[0].target), tree.code(starts.value)
    bound, inner = _bound(loop, name), block(loop.body)
    counts = m.AugAssign(target=m.Name(name), operator=m.AddAssign(), value=m.Integer("1"))
    if bound is None or len(inner) < 2 or not is_like(simple(inner[-1]), counts) or loop.orelse is not None:
        return
    if not _is_own(tree, loop, bound):
        return
    if m.findall(loop, m.Continue()) or not _is_left_alone(tree, loop, name) or not _stays(loop, bound):
        return
    line = cst.ensure_type(inner[-1], cst.SimpleStatementLine)
    if any(empty.comment for empty in line.leading_lines) or line.trailing_whitespace.comment is not None:
        return
    start = "" if first == "0" else f"{first}, "
    header = cst.ensure_type(
        cst.parse_statement(f"for {name} in range({start}{tree.code(bound)}):\n    pass\n"), cst.For
    )
    suite = cst.ensure_type(loop.body, cst.IndentedBlock)
    lines = [*cst.ensure_type(body.body[index], cst.SimpleStatementLine).leading_lines, *loop.leading_lines]
    changed = header.with_changes(body=suite.with_changes(body=suite.body[:-1]), leading_lines=lines)
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [changed]),
        [starts, loop],
        f"Count {name} with range",
        f"{name!r} goes from {first} up to '{tree.code(bound)}' by one with every turn, which range does by itself.",
    )


def _bound(loop: cst.While, name: str) -> cst.BaseExpression | None:
    """What the number stays below: a name, a whole number, or the length of a name."""
    test = loop.test
    if not m.matches(test, m.Comparison(m.Name(name), [m.ComparisonTarget(m.LessThan())])):
        return None
    bound = cst.ensure_type(test, cst.Comparison).comparisons[0].comparator
    return bound if m.matches(bound, m.Name() | m.Integer() | _LENGTH) else None


def _is_left_alone(tree: PythonTree, loop: cst.While, name: str) -> bool:
    """Whether the number is changed at the end of the loop alone, and used nowhere outside."""
    function = tree.function_of(loop)
    if function is None:
        return False
    written = m.AssignTarget(m.Name(name)) | m.AugAssign(target=m.Name(name)) | m.NamedExpr(target=m.Name(name))
    bound_otherwise = m.For(target=m.Name(name)) | m.Lambda() | m.FunctionDef()
    if len(m.findall(loop, written)) != 1 or m.findall(loop, bound_otherwise):
        return False
    return len(m.findall(function, m.Name(name))) == len(m.findall(loop, m.Name(name))) + 1


def _is_own(tree: PythonTree, loop: cst.While, bound: cst.BaseExpression) -> bool:
    """Whether the bound is none of the module's, which whatever is called may change."""
    function = tree.function_of(loop)
    if function is None or isinstance(bound, cst.Integer):
        return function is not None
    names = {node.value for node in m.findall(bound, m.Name()) if isinstance(node, cst.Name)} - {"len"}
    own = m.Param(name=m.Name(next(iter(names)))) | m.AssignTarget(m.Name(next(iter(names))))
    return bool(names) and bool(m.findall(function, own))


def _stays(loop: cst.While, bound: cst.BaseExpression) -> bool:
    """Whether nothing in the loop can change the bound: it is only looked at, item by item."""
    if isinstance(bound, cst.Integer):
        return True
    is_length = not isinstance(bound, cst.Name)
    found = m.findall(bound, m.Name())
    name = next(node.value for node in found if isinstance(node, cst.Name) and (not is_length or node.value != "len"))
    uses = len(m.findall(loop, m.Name(name)))
    if not is_length:
        # A number is as it was unless the loop gives the name another one.
        return not m.findall(
            loop, m.AssignTarget(m.Name(name)) | m.AugAssign(target=m.Name(name)) | m.For(target=m.Name(name))
        )
    looked_at = m.Subscript(m.Name(name)) | m.Call(m.Name("len"), [m.Arg(m.Name(name))])
    changed = m.Del() | m.AssignTarget(m.Subscript(m.Name(name), slice=[m.SubscriptElement(m.Slice())]))
    return uses == len(m.findall(loop, looked_at)) and not m.findall(loop, changed)


REWRITE = Rewrite(
    name="while_index",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Counts with range what a while counted by hand",
    find=find,
)
