"""Gather.

What: calls that are awaited one after another, none of which needs the result of another, are awaited together.
Why: the waiting takes as long as the slowest of them instead of all of them.
Bad: ``a = await f(x)`` / ``b = await g(x)``
Good: ``a, b = await asyncio.gather(f(x), g(x))``
Limits: files that import asyncio; plain names on the left; comments. That what they do in passing does not depend on
their order is assumed, and said.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.grouping import grouped
from refactor_service.rewrites.python.filling import MAX_LENGTH, mentions
from refactor_service.rewrites.python.imports import has_import
from refactor_service.rewrites.python.tree import Body, PythonTree, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_AWAITED = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Await(expression=m.Call()))


def find(source: Source) -> Iterator[Candidate]:
    """Runs of calls that are awaited one by one."""
    tree = parse(source)
    if tree is None or not has_import(tree.module, "asyncio"):
        return
    for body, statements in tree.bodies():
        for start, run in grouped(statements, _joins):
            if not tree.tried(run[0]) and _are_apart(tree, run):
                yield from _candidate(tree, body, start, run)


def _candidate(tree: PythonTree, body: Body, start: int, run: Sequence[cst.BaseStatement]) -> Iterator[Candidate]:
    calls = [tree.code(cst.ensure_type(_assign(step).value, cst.Await).expression) for step in run]
    names = ", ".join(map(_name, run))
    text = f"{names} = await asyncio.gather({', '.join(calls)})"
    if any("\n" in call for call in calls) or has_comments(tree, run):
        return
    if len(text) > MAX_LENGTH:
        lines = "".join(f"    {call},\n" for call in calls)
        text = f"{names} = await asyncio.gather(\n{lines})"
    made = cst.ensure_type(cst.parse_statement(text), cst.SimpleStatementLine)
    first = cst.ensure_type(run[0], cst.SimpleStatementLine)
    yield tree.candidate(
        tree.with_body(body, start, start + len(run), [made.with_changes(leading_lines=first.leading_lines)]),
        run,
        f"Wait for {' and '.join(_name(step) for step in run)} together",
        f"None of the {len(run)} calls needs what another one gives, and each waits for the one before it to end.",
        assumption="that the calls do not depend on what the others do, and may begin though another one fails",
    )


def _are_apart(tree: PythonTree, run: Sequence[cst.BaseStatement]) -> bool:
    """Whether no two of them are methods of one object, which most often are meant to follow each other."""
    calls = [cst.ensure_type(cst.ensure_type(_assign(step).value, cst.Await).expression, cst.Call) for step in run]
    owners = [tree.code(call.func.value) for call in calls if isinstance(call.func, cst.Attribute)]
    return len(set(owners)) == len(owners)


def _assign(statement: cst.BaseStatement) -> cst.Assign:
    return cst.ensure_type(simple(statement) or statement, cst.Assign)


def _name(statement: cst.BaseStatement) -> str:
    """The name that is given what a call is awaited for; empty for any other statement."""
    if not is_like(simple(statement), _AWAITED):
        return ""
    return cst.ensure_type(_assign(statement).targets[0].target, cst.Name).value


def _joins(run: Sequence[cst.BaseStatement], statement: cst.BaseStatement) -> bool:
    """Whether it is awaited too, and asks for none of the names before it."""
    names, name = set(map(_name, run)), _name(statement)
    return bool(name) and "" not in names and name not in names and not mentions(_assign(statement).value, names)


REWRITE = Rewrite(
    name="gather",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Awaits independent calls together instead of one by one",
    find=find,
)
