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

from refactor_service.rewrites.python.tree import (
    Body,
    PythonTree,
    bindings,
    block,
    has_comments,
    is_like,
    parse,
    simple,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_STARTS = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Integer())
_LENGTH = m.Call(func=m.Name("len"), args=[m.Arg(m.Name())])


def find(source: Source) -> Iterator[Candidate]:
    """A number and a ``while`` behind it."""
    tree = parse(source)
    if tree is None or not tree.is_free_builtin("range"):
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
    if not _is_own(tree, loop, bound) or has_comments(tree, [starts]):
        return
    if m.findall(loop, m.Continue()) or not _is_left_alone(tree, loop, name) or not _stays(tree, loop, bound):
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
        assumption=_assumption(tree, loop, bound),
    )


def _bound(loop: cst.While, name: str) -> cst.BaseExpression | None:
    """What the number stays below: a name, a whole number, or the length of a name."""
    test = loop.test
    if not m.matches(test, m.Comparison(m.Name(name), [m.ComparisonTarget(m.LessThan())])):
        return None
    bound = cst.ensure_type(test, cst.Comparison).comparisons[0].comparator
    return bound if m.matches(bound, m.Name() | m.Integer() | _LENGTH) else None


def _is_own(tree: PythonTree, loop: cst.While, bound: cst.BaseExpression) -> bool:
    """Whether the bound is none of the module's, which whatever is called may change."""
    function = tree.function_of(loop)
    if function is None or isinstance(bound, cst.Integer):
        return function is not None
    return any(bindings(function, name) for name in _names(bound) if name != "len")


def _is_left_alone(tree: PythonTree, loop: cst.While, name: str) -> bool:
    """Whether the number is changed at the end of the loop alone, and used nowhere outside."""
    function = tree.function_of(loop)
    if function is None or bindings(loop, name) != 1 or m.findall(loop, m.Lambda() | m.FunctionDef()):
        return False
    return len(m.findall(function, m.Name(name))) == len(m.findall(loop, m.Name(name))) + 1


def _stays(tree: PythonTree, loop: cst.While, bound: cst.BaseExpression) -> bool:
    """Whether nothing can change the bound: no other name for it is known, and it is only looked at, item by item."""
    function = tree.function_of(loop)
    if isinstance(bound, cst.Integer) or function is None:
        return function is not None
    name = next(n for n in _names(bound) if n != "len" or isinstance(bound, cst.Name))
    if bindings(loop, name) or m.findall(function, m.Global() | m.Nonlocal()):
        return False
    if isinstance(bound, cst.Name):
        return True
    looked_at = m.Subscript(m.Name(name)) | m.Call(m.Name("len"), [m.Arg(m.Name(name))])
    is_shared = m.findall(function, m.Assign(value=m.Name(name)) | m.Attribute(m.Name(name)))
    parts = m.AssignTarget(m.Subscript(m.Name(name), slice=[m.SubscriptElement(m.Slice())])) | m.Del()
    uses = len(m.findall(loop, m.Name(name)))
    return uses == len(m.findall(loop, looked_at)) and not is_shared and not m.findall(loop, parts)


def _names(node: cst.CSTNode) -> list[str]:
    return [found.value for found in m.findall(node, m.Name()) if isinstance(found, cst.Name)]


def _assumption(tree: PythonTree, loop: cst.While, bound: cst.BaseExpression) -> str:
    """A number that is none of the whole ones is no bound for range."""
    function = tree.function_of(loop)
    if not isinstance(bound, cst.Name) or function is None:
        return ""
    own = m.Name(bound.value)
    whole = m.Param(name=own, annotation=m.Annotation(m.Name("int")))
    made = m.Assign(targets=[m.AssignTarget(own)], value=m.Call(m.Name("len") | m.Name("int")) | m.Integer())
    is_whole = m.findall(function, whole) or len(m.findall(function, made)) == bindings(function, bound.value)
    return "" if is_whole else f"that '{bound.value}' is a whole number"


REWRITE = Rewrite(
    name="while_index",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Counts with range what a while counted by hand",
    find=find,
)
