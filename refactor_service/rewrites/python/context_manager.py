"""Context manager.

What: a file opened, used and closed in one block is opened by ``with``.
Why: the file is closed also when something in between raises.
Bad: ``f = open(p)`` / ``data = f.read()`` / ``f.close()``
Good: ``with open(p) as f:`` / ``data = f.read()``
Limits: blocks with ``return``, ``break`` or ``continue`` in between, or with the name used after ``close``. Behaviour
changes on purpose when the block raises: the file is closed then.
"""

from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Blocks between ``open`` and ``close``."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index, statement in enumerate(statements):
            name, call = _opened(statement)
            if name and call is not None:
                yield from _candidate(tree, body, statements, index, name, call)


def _candidate(
    tree: PythonTree, body: Body, statements: Sequence[cst.BaseStatement], index: int, name: str, call: cst.Call
) -> Iterator[Candidate]:
    close = next((n for n in range(index + 1, len(statements)) if _closes(statements[n], name)), None)
    if close is None or close == index + 1:
        return
    inner, after = statements[index + 1 : close], statements[close + 1 :]
    leaves = m.Return() | m.Break() | m.Continue() | m.Yield()
    if any(m.findall(item, leaves) for item in inner) or any(_mentions(item, name) for item in after):
        return
    if any(_binds(item, name) for item in inner) or has_comments(tree, [statements[close]]):
        return
    block = cst.With(
        items=[cst.WithItem(item=call, asname=cst.AsName(name=cst.Name(name)))],
        body=cst.IndentedBlock(body=list(inner)),
        leading_lines=_lines_before(statements[index]),
    )
    yield tree.candidate(
        tree.with_body(body, index, close + 1, [block]),
        [statements[index], statements[close]],
        f"Open '{name}' with a context manager",
        f"'{name}' stays open when anything before '{name}.close()' raises; 'with' closes it in every case.",
    )


def _lines_before(statement: cst.BaseStatement) -> Sequence[cst.EmptyLine]:
    return statement.leading_lines if isinstance(statement, cst.SimpleStatementLine) else ()


def _opened(statement: cst.BaseStatement) -> tuple[str, cst.Call | None]:
    assign = simple(statement)
    pattern = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Call(func=m.Name("open")))
    if not is_like(assign, pattern) or not isinstance(assign, cst.Assign) or not isinstance(assign.value, cst.Call):
        return "", None
    target = assign.targets[0].target
    return (target.value, assign.value) if isinstance(target, cst.Name) else ("", None)


def _closes(statement: cst.BaseStatement, name: str) -> bool:
    pattern = m.Expr(m.Call(func=m.Attribute(m.Name(name), m.Name("close")), args=[]))
    return is_like(simple(statement), pattern)


def _mentions(node: cst.CSTNode, name: str) -> bool:
    return bool(m.findall(node, m.Name(name)))


def _binds(node: cst.CSTNode, name: str) -> bool:
    return bool(m.findall(node, m.AssignTarget(m.Name(name))))


REWRITE = Rewrite(
    name="context_manager",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.OCCURRENCES,
    what="Opens a file with a context manager instead of closing it by hand",
    find=find,
    undrivable="it is about files, which the sandbox does not have",
)
