"""Split loop.

What: a loop that fills several lists, sets, dictionaries or sums, each by a step of its own, is split into one
expression for each.
Why: each result says by itself what it is made of, and can be moved, named or tested without the others.
Bad: ``total = 0`` / ``names = []`` / ``for row in rows:`` / ``total += row.price`` / ``names.append(row.name)``
Good: ``total = sum(row.price for row in rows)`` / ``names = [row.name for row in rows]``
Limits: as for comprehensions; steps that read what another one fills. What the loop goes over has to give the same once
more, and calls must not depend on their order: that is assumed, and said, where the text does not show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.comprehension import KINDS, put_in
from refactor_service.rewrites.python.filling import Filling, is_closed, mentions, name_made, step_of
from refactor_service.rewrites.python.sum_loop import ADDED
from refactor_service.rewrites.python.tree import Body, PythonTree, bindings, block, has_comments, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_MOST = 4
_AGAIN = re.compile(
    r"(?:typing\.)?(?:list|tuple|str|dict|set|frozenset|bytes|List|Tuple|Sequence|Dict|Set|Mapping)\b.*"
)
_EMPTY = m.Integer("0") | m.List() | m.Dict() | m.Call(m.Name("list") | m.Name("set") | m.Name("dict"))
_LASTING = (
    m.List() | m.ListComp() | m.Tuple() | m.Dict() | m.DictComp() | m.Set() | m.SetComp() | m.SimpleString()
    | m.Call(m.Name("list") | m.Name("sorted") | m.Name("tuple") | m.Name("set") | m.Name("dict") | m.Name("range"))
    | m.Call(m.Attribute(attr=m.Name("items") | m.Name("values") | m.Name("keys") | m.Name("split")))
)  # fmt: skip
_SURE = m.Name("len") | m.Name("str") | m.Name("int") | m.Name("float") | m.Name("abs") | m.Name("round")


def find(source: Source) -> Iterator[Candidate]:
    """Loops with a few results that are made just before them."""
    tree = parse(source)
    if tree is None or not tree.is_free_builtin("sum"):
        return
    for body, statements in tree.bodies():
        for index, loop in enumerate(statements):
            if isinstance(loop, cst.For) and 2 <= len(block(loop.body)) <= min(_MOST, index):
                yield from _candidate(tree, body, index, statements)


def _candidate(
    tree: PythonTree, body: Body, index: int, statements: Sequence[cst.BaseStatement]
) -> Iterator[Candidate]:
    loop = cst.ensure_type(statements[index], cst.For)
    steps = block(loop.body)
    made = [line for line in statements[index - len(steps) : index] if isinstance(line, cst.SimpleStatementLine)]
    names = [name for line in made if (name := name_made(line, _EMPTY)) is not None]
    if len(set(names)) != len(steps) or not is_closed(tree, body, index) or has_comments(tree, [*made, loop]):
        return
    if not _is_made_to_last(tree, loop.iter):
        return
    if tree.is_in_class(loop) or any(mentions(part, set(names)) for part in tree.tried(loop)):
        return
    lines = [
        _expression(tree, Filling(body, index, line, name, loop, cst.Pass(), None), names)
        for line, name in zip(made, names, strict=True)
    ]
    if None in lines:
        return
    changed = tree.with_body(body, index - len(steps), index + 1, [line for line in lines if line is not None])
    yield tree.candidate(
        changed,
        [*made, loop],
        f"Split the loop that fills {' and '.join(names)}",
        f"The loop does {len(names)} things that have nothing to do with each other; each of them is one expression.",
        assumption=_assumption(tree, loop),
    )


def _expression(tree: PythonTree, filling: Filling, names: Sequence[str]) -> cst.SimpleStatementLine | None:
    """The line that makes a name what one step of the loop makes of it; None where none of them does alone."""
    others = set(names) - {filling.name}
    for statement in block(filling.loop.body):
        step, test = step_of([statement])
        if step is None or not mentions(step, {filling.name}):
            continue
        own = Filling(filling.body, filling.index, filling.made, filling.name, filling.loop, step, test)
        return None if mentions(statement, others) else _filled(tree, own)
    return None


def _filled(tree: PythonTree, filling: Filling) -> cst.SimpleStatementLine | None:
    value = cst.ensure_type(filling.made.body[0], cst.Assign).value
    if m.matches(value, m.Integer("0")) and m.matches(filling.step, m.AugAssign(m.Name(filling.name), m.AddAssign())):
        added = cst.ensure_type(filling.step, cst.AugAssign).value
        is_one = isinstance(added, (cst.Tuple, cst.Lambda))
        return None if is_one else filling.as_expression(tree, tree.code(added), [added], "sum(…)")
    for _, empty, method, brackets in KINDS:
        parts = put_in(filling, method) if m.matches(value, empty) else []
        if parts:
            return filling.as_expression(tree, ": ".join(map(tree.code, parts)), parts, brackets)
    return None


def _assumption(tree: PythonTree, loop: cst.For) -> str:
    """What has to hold: of what is gone over, of what is called, and of what is added up."""
    assumed = []
    if not _gives_again(tree, loop):
        assumed.append(f"{tree.code(loop.iter)} gives the same once more")
    calls = [node for node in m.findall(loop, m.Call()) if isinstance(node, cst.Call)]
    filling = m.Attribute(m.Name(), m.Name("append") | m.Name("add"))
    if not all(m.matches(call.func, _SURE | filling) for call in calls):
        assumed.append("what is called does not depend on its order")
    added = m.findall(loop.body, m.AugAssign())
    if any(not m.matches(cst.ensure_type(one, cst.AugAssign).value, ADDED) for one in added):
        assumed.append("whole numbers are added")
    return f"that {' and that '.join(assumed)}" if assumed else ""


def _is_made_to_last(tree: PythonTree, items: cst.BaseExpression) -> bool:
    """Whether nothing shows that it gives its items once: neither what is called, nor what its name was given."""
    if isinstance(items, cst.Name):
        around = tree.function_of(items) or tree.module
        given = [
            assign.value
            for assign in m.findall(around, m.Assign())
            if isinstance(assign, cst.Assign) and bindings(assign, items.value)
        ]
        parameters = bindings(around.params, items.value) if isinstance(around, cst.FunctionDef) else 0
        is_known = bindings(around, items.value) == parameters + len(given)
        return is_known and all(m.matches(value, _LASTING) for value in given)
    return m.matches(items, m.Attribute() | m.Subscript() | _LASTING)


def _gives_again(tree: PythonTree, loop: cst.For) -> bool:
    if not isinstance(loop.iter, cst.Name):
        return False
    function = tree.function_of(loop)
    for parameter in function.params.params if function is not None else ():
        kind = parameter.annotation.annotation if parameter.annotation is not None else None
        if parameter.name.value == loop.iter.value and kind is not None:
            return _AGAIN.fullmatch(tree.code(kind)) is not None
    return False


REWRITE = Rewrite(
    name="split_loop",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.COGNITIVE,
    what="Splits a loop that makes several things into an expression for each",
    find=find,
)
