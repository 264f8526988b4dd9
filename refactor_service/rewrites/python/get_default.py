"""Get with a default.

What: an ``if`` that looks a key up where there is one, and takes a constant where not, becomes ``get``; one that puts
an empty list, set or dictionary under a missing key before it is used becomes ``setdefault``.
Why: one look-up and one line say the same.
Bad: ``if k in d:`` / ``x = d[k]`` / ``else:`` / ``x = 0``
Good: ``x = d.get(k, 0)``
Limits: keys and mappings that are more than names, attributes or constants; defaults that are no constants; comments.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_PLAIN = m.Name() | m.Attribute(m.Name(), m.Name()) | m.SimpleString() | m.Integer()
_CONSTANT = m.Integer() | m.Float() | m.SimpleString() | m.Name("None") | m.Name("True") | m.Name("False")
_EMPTY = m.List(elements=[]) | m.Dict(elements=[]) | m.Call(m.Name("set"), args=[])
_ASKED = m.Comparison(_PLAIN, comparisons=[m.ComparisonTarget(m.In() | m.NotIn(), m.Name() | m.Attribute(m.Name()))])


def find(source: Source) -> Iterator[Candidate]:
    """Questions whether a key is there."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index, statement in enumerate(statements):
            if isinstance(statement, cst.If) and m.matches(statement.test, _ASKED):
                after = statements[index + 1] if index + 1 < len(statements) else None
                yield from _with_default(tree, body, index, statement)
                yield from _set_default(tree, body, index, statement, after)


def _with_default(tree: PythonTree, body: Body, index: int, asked: cst.If) -> Iterator[Candidate]:
    key, mapping, is_there = _question(tree, asked)
    sides = [block(asked.body), block(asked.orelse.body) if isinstance(asked.orelse, cst.Else) else ()]
    found, missing = sides if is_there else reversed(sides)
    one, other = (simple(side[0]) if len(side) == 1 else None for side in (found, missing))
    if (
        not isinstance(one, cst.Assign)
        or not isinstance(other, cst.Assign)
        or len(one.targets) + len(other.targets) > 2
    ):
        return
    name = tree.code(one.targets[0].target)
    is_same = name == tree.code(other.targets[0].target) and isinstance(one.targets[0].target, cst.Name)
    is_lookup = tree.code(one.value) == f"{mapping}[{key}]" and name not in (key, mapping)
    if not is_same or not is_lookup or not m.matches(other.value, _CONSTANT) or has_comments(tree, [asked]):
        return
    default = tree.code(other.value)
    given = f"{mapping}.get({key})" if default == "None" else f"{mapping}.get({key}, {default})"
    yield _said(
        tree, body, (index, index + 1), asked, f"{name} = {given}", f"Look {key} up with a default",
        f"{mapping!r} is asked whether it has {key} and then for it; get() does both.", mapping,
    )  # fmt: skip


def _set_default(
    tree: PythonTree, body: Body, index: int, asked: cst.If, after: cst.BaseStatement | None
) -> Iterator[Candidate]:
    key, mapping, is_there = _question(tree, asked)
    inner = block(asked.body)
    made = simple(inner[0]) if len(inner) == 1 and asked.orelse is None and not is_there else None
    used = simple(after) if after is not None else None
    if not isinstance(made, cst.Assign) or not isinstance(used, cst.Expr) or not m.matches(made.value, _EMPTY):
        return
    place = f"{mapping}[{key}]"
    call = used.value
    method = m.Call(func=m.Attribute(m.Subscript()))
    if tree.code(made.targets[0].target) != place or not m.matches(call, method) or not isinstance(call, cst.Call):
        return
    function = cst.ensure_type(call.func, cst.Attribute)
    if tree.code(function.value) != place or after is None or has_comments(tree, [asked, after]):
        return
    # What is given is made before the key is there, and must not look.
    if any(m.findall(argument, m.Call() | m.Name(mapping)) for argument in call.args):
        return
    arguments = ", ".join(tree.code(argument) for argument in call.args)
    text = f"{mapping}.setdefault({key}, {tree.code(made.value)}).{function.attr.value}({arguments})"
    yield _said(
        tree, body, (index, index + 2), asked, text, f"Put {tree.code(made.value)} under a missing {key} at once",
        f"{mapping!r} is asked whether it has {key}, given it, and asked for it; setdefault() does all three.", mapping,
    )  # fmt: skip


def _said(
    tree: PythonTree, body: Body, place: tuple[int, int], asked: cst.If, text: str, title: str, why: str, mapping: str
) -> Candidate:
    statement = cst.ensure_type(cst.parse_statement(text), cst.SimpleStatementLine)
    statement = statement.with_changes(leading_lines=asked.leading_lines)
    nodes = [item for item in body.body[place[0] : place[1]] if isinstance(item, cst.CSTNode)]
    changed = tree.with_body(body, *place, [statement])
    return tree.candidate(changed, nodes, title, why, assumption=f"that {mapping!r} is a mapping")


def _question(tree: PythonTree, asked: cst.If) -> tuple[str, str, bool]:
    """The key, the mapping, and whether it is asked to be there."""
    test = cst.ensure_type(asked.test, cst.Comparison)
    target = test.comparisons[0]
    return tree.code(test.left), tree.code(target.comparator), isinstance(target.operator, cst.In)


REWRITE = Rewrite(
    name="get_default",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Looks a key up with a default instead of asking first",
    find=find,
)
