"""Comprehension.

What: a loop that only fills a list, a set or a dictionary made just before it becomes a comprehension.
Why: it says in one line what is built, of what, under which condition.
Bad: ``out = []`` / ``for x in xs:`` / ``if x > 0:`` / ``out.append(x * 2)``
Good: ``out = [x * 2 for x in xs if x > 0]``
Limits: loops with ``else``, ``async for``, comments, ``await`` or ``yield``; loops whose element or condition mentions
what is filled; loops whose variable is used after them, because a comprehension keeps it to itself.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.filling import Filling, fillings
from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

# What is filled, by what is called or assigned, and what stands around the comprehension.
KINDS = (
    ("list", m.List(elements=[]) | m.Call(m.Name("list"), args=[]), "append", "[…]"),
    ("set", m.Call(m.Name("set"), args=[]), "add", "{…}"),
    ("dictionary", m.Dict(elements=[]) | m.Call(m.Name("dict"), args=[]), "", "{…}"),
)


def find(source: Source) -> Iterator[Candidate]:
    """Empty lists, sets and dictionaries followed by a loop that fills them."""
    tree = parse(source)
    if tree is None:
        return
    for kind, empty, method, brackets in KINDS:
        for filling in fillings(tree, empty):
            parts = put_in(filling, method)
            changed = filling.replaced(tree, ": ".join(map(tree.code, parts)), parts, brackets) if parts else None
            if changed is not None:
                yield _candidate(tree, filling, kind, changed)


def _candidate(tree: PythonTree, filling: Filling, kind: str, changed: str) -> Candidate:
    return tree.candidate(
        changed,
        [filling.made, filling.loop],
        f"Build '{filling.name}' with a comprehension",
        f"The loop does nothing but fill the {kind} '{filling.name}'; a comprehension says so in one expression.",
    )


def put_in(filling: Filling, method: str) -> list[cst.BaseExpression]:
    """The element, or the key and its value; none where the step is another one."""
    own = m.Name(filling.name)
    call = m.Expr(m.Call(func=m.Attribute(own, m.Name(method)), args=[m.Arg(star="", keyword=None)]))
    if method and m.matches(filling.step, call):
        called = cst.ensure_type(cst.ensure_type(filling.step, cst.Expr).value, cst.Call)
        return [called.args[0].value]
    entry = m.Assign(targets=[m.AssignTarget(m.Subscript(own, slice=[m.SubscriptElement(m.Index(star=None))]))])
    if not method and m.matches(filling.step, entry):
        assigned = cst.ensure_type(filling.step, cst.Assign)
        place = cst.ensure_type(assigned.targets[0].target, cst.Subscript).slice[0].slice
        return [cst.ensure_type(place, cst.Index).value, assigned.value]
    return []


REWRITE = Rewrite(
    name="comprehension",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Turns a loop that fills a list, a set or a dictionary into a comprehension",
    find=find,
)
