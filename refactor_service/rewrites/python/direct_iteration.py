"""Direct iteration.

What: a loop over ``range(len(xs))`` that only looks at ``xs[i]`` goes over ``xs`` itself; with ``enumerate`` where the
number is used as well.
Why: what the loop is about gets a name, and there is no index to get wrong.
Bad: ``for i in range(len(rows)):`` / ``total += rows[i].price``
Good: ``for row in rows:`` / ``total += row.price``
Limits: loops in which ``xs`` is used in another way, its items or the index are assigned, or functions are made.
Mappings have a length and items too: where the text does not show a list, tuple or text, that is assumed and said.
"""

import builtins
import re
from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.names import name_of_one
from refactor_service.rewrites.python.tree import PythonTree, bindings, block, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

LOOP = m.For(
    target=m.Name(),
    iter=m.Call(m.Name("range"), args=[m.Arg(m.Call(m.Name("len"), args=[m.Arg(m.Name(), keyword=None, star="")]))]),
    asynchronous=None,
)
BUILTINS = frozenset(dir(builtins))
_SEQUENCE = re.compile(r"(?:typing\.)?(?:list|tuple|str|bytes|List|Tuple|Sequence)\b.*")
_WRITES = (
    m.AssignTarget() | m.AugAssign() | m.AnnAssign() | m.Del() | m.NamedExpr() | m.For() | m.CompFor() | m.AsName()
)


def find(source: Source) -> Iterator[Candidate]:
    """Loops by index."""
    tree = parse(source)
    if tree is None:
        return
    for loop in tree.walk(cst.For):
        if isinstance(loop, cst.For) and m.matches(loop, LOOP):
            yield from _candidate(tree, loop)


def _candidate(tree: PythonTree, loop: cst.For) -> Iterator[Candidate]:
    length = cst.ensure_type(cst.ensure_type(loop.iter, cst.Call).args[0].value, cst.Call)
    index, items = tree.code(loop.target), tree.code(length.args[0])
    around = tree.function_of(loop) or tree.module
    taken = {name.value for name in names_in(around)} | BUILTINS
    lookup = m.Subscript(m.Name(items), slice=[m.SubscriptElement(m.Index(m.Name(index)))])
    named = _naming(loop, lookup)
    item = named or name_of_one(items, lambda name: name not in taken)
    looked_up = len(m.findall(loop.body, lookup))
    if not item or not looked_up or index == items or m.findall(loop.body, m.Lambda() | m.FunctionDef() | m.ClassDef()):
        return
    used, counted = (sum(name.value == n for name in names_in(loop.body)) for n in (items, index))
    if used != looked_up or is_written(loop.body, lookup, index):
        return
    counted_outside = sum(name.value == index for name in names_in(around)) - counted - 1
    needs_index = counted > looked_up or counted_outside > 0 or loop.orelse is not None
    body = m.replace(_without_first(loop.body) if named else loop.body, lookup, cst.Name(item))
    target = f"{index}, {item}" if needs_index else item
    over = f"enumerate({items})" if needs_index else items
    head = cst.ensure_type(cst.parse_statement(f"for {target} in {over}: pass"), cst.For)
    changed = loop.with_changes(target=head.target, iter=head.iter, body=body)
    yield tree.candidate(
        tree.replaced(loop, changed),
        [loop],
        f"Go over {items} itself",
        f"The index {index!r} is there to look up {items}[{index}], which the loop can have by itself.",
        assumption=_assumption(tree, loop, items),
    )


def _naming(loop: cst.For, lookup: m.Subscript) -> str:
    """The name that the body begins with giving the item, and gives to nothing else."""
    first = block(loop.body)[0] if len(block(loop.body)) > 1 else None
    step = simple(first) if first is not None else None
    if not isinstance(step, cst.Assign) or not m.matches(step, m.Assign([m.AssignTarget(m.Name())], lookup)):
        return ""
    name = cst.ensure_type(step.targets[0].target, cst.Name).value
    is_commented = isinstance(first, cst.SimpleStatementLine) and (
        first.trailing_whitespace.comment is not None or any(line.comment for line in first.leading_lines)
    )
    return "" if bindings(loop.body, name) > 1 or is_commented else name


def _without_first(body: cst.BaseSuite) -> cst.BaseSuite:
    suite = cst.ensure_type(body, cst.IndentedBlock)
    return suite.with_changes(body=suite.body[1:])


def names_in(node: cst.CSTNode) -> list[cst.Name]:
    """Every name that stands in or below a node."""
    return [name for name in m.findall(node, m.Name()) if isinstance(name, cst.Name)]


def is_written(body: cst.BaseSuite, lookup: m.BaseMatcherNode, index: str) -> bool:
    """Whether an item or the index may be something else afterwards."""
    for node in m.findall(body, _WRITES):
        match node:
            case (
                cst.AssignTarget(target=target)
                | cst.AugAssign(target=target)
                | cst.AnnAssign(target=target)
                | cst.NamedExpr(target=target)
                | cst.For(target=target)
                | cst.CompFor(target=target)
                | cst.Del(target=target)
                | cst.AsName(name=target)
            ) if m.findall(target, lookup) or any(name.value == index for name in names_in(target)):
                return True
    return False


def _assumption(tree: PythonTree, loop: cst.For, items: str) -> str:
    function = tree.function_of(loop)
    for parameter in function.params.params if function is not None else ():
        kind = parameter.annotation.annotation if parameter.annotation is not None else None
        if parameter.name.value == items and kind is not None and _SEQUENCE.fullmatch(tree.code(kind)):
            return ""
    made = m.Assign(
        targets=[m.AssignTarget(m.Name(items))],
        value=m.List() | m.ListComp() | m.Tuple() | m.Call(m.Name("sorted") | m.Name("list") | m.Name("tuple")),
    )
    assigned = m.findall(function or tree.module, m.AssignTarget(m.Name(items)))
    is_made = len(assigned) == len(m.findall(function or tree.module, made)) > 0
    return "" if is_made else f"that '{items}' is a list, a tuple or text"


REWRITE = Rewrite(
    name="direct_iteration",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Goes over the items of a list instead of its indices",
    find=find,
)
