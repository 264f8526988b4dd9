"""Try and finally.

What: what is acquired or opened before a ``try`` and released in its ``finally`` is held by ``with``.
Why: taking and giving back stand in one line, and nothing can come between the two.
Bad: ``lock.acquire()`` / ``try:`` / (lines) / ``finally:`` / ``lock.release()``
Good: ``with lock:`` / (lines)
Limits: handlers or ``else``; anything more in ``finally``; arguments of ``acquire``; a name used behind it.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import mentions
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

_ACQUIRED = m.Expr(m.Call(func=m.Attribute(attr=m.Name("acquire")), args=[]))
_OPENED = m.Assign(targets=[m.AssignTarget(m.Name())], value=m.Call(func=m.Name("open")))


def find(source: Source) -> Iterator[Candidate]:
    """What is taken, and the ``try`` behind it."""
    tree = parse(source)
    if tree is None:
        return
    for body, index, first, second in tree.neighbours():
        if isinstance(second, cst.Try) and second.finalbody is not None and not second.handlers and not second.orelse:
            yield from _candidate(tree, body, index, first, second)


def _candidate(
    tree: PythonTree, body: Body, index: int, first: cst.BaseStatement, held: cst.Try
) -> Iterator[Candidate]:
    taken, final = simple(first), cst.ensure_type(held.finalbody, cst.Finally)
    given = block(final.body)
    if len(given) != 1 or has_comments(tree, [first]) or has_comments(tree, [final]) or not block(held.body):
        return
    if any(line.comment is not None for line in held.leading_lines):
        return
    item, wanted = _held(tree, taken)
    if item is None or tree.code(given[0]) != wanted:
        return
    if item.asname is not None and any(
        mentions(after, {tree.code(item.asname.name)}) for after in body.body[index + 2 :]
    ):
        return
    owner = wanted.rpartition(".")[0]
    if bindings(held.body, owner.split(".")[0]) or f"{owner} =" in tree.code(held.body):
        return
    made = cst.With(
        items=[item], body=held.body, leading_lines=cst.ensure_type(first, cst.SimpleStatementLine).leading_lines
    )
    yield tree.candidate(
        tree.with_body(body, index, index + 2, [made]),
        [first, held],
        f"Hold {wanted.rpartition('.')[0]} with a context manager",
        f"'{wanted}' in 'finally' is what 'with' does by itself.",
        assumption=f"that {owner} is a lock" if item.asname is None else "",
    )


def _held(tree: PythonTree, taken: cst.BaseSmallStatement | None) -> tuple[cst.WithItem | None, str]:
    """What ``with`` has to hold, and the statement that gives it back."""
    if is_like(taken, _ACQUIRED):
        call = cst.ensure_type(cst.ensure_type(taken or cst.Pass(), cst.Expr).value, cst.Call)
        owner = cst.ensure_type(call.func, cst.Attribute).value
        is_stable = m.matches(owner, m.Name() | m.Attribute(m.Name()))
        return (cst.WithItem(owner), f"{tree.code(owner)}.release()") if is_stable else (None, "")
    if is_like(taken, _OPENED) and isinstance(taken, cst.Assign):
        name = cst.ensure_type(taken.targets[0].target, cst.Name)
        return cst.WithItem(taken.value, cst.AsName(cst.Name(name.value))), f"{name.value}.close()"
    return None, ""


REWRITE = Rewrite(
    name="try_finally",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Holds with a context manager what try and finally held",
    find=find,
    undrivable="it is about locks and files, which the sandbox does not share",
)
