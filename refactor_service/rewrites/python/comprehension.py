"""Comprehension.

What: a loop that only appends to a list made just before it becomes a list comprehension.
Why: it says in one line what is built, of what, under which condition.
Bad: ``out = []`` / ``for x in xs:`` / ``if x > 0:`` / ``out.append(x * 2)``
Good: ``out = [x * 2 for x in xs if x > 0]``
Limits: loops with ``else``, ``async for``, comments, ``await`` or ``yield``; loops whose element or condition mentions
the list; loops whose variable is used after them, because a comprehension keeps it to itself.
"""

import itertools
from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import PythonTree, block, has_comments, is_like, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MAX_LENGTH = 110


def find(source: Source) -> Iterator[Candidate]:
    """Empty lists followed by a loop that fills them."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index, (first, second) in enumerate(itertools.pairwise(statements)):
            name = _empty_list(first)
            if name and isinstance(second, cst.For):
                rest = [*statements[index + 2 :], *_around(tree, body)]
                built = _comprehension(tree, name, second, rest)
                if built is not None and not has_comments(tree, [first, second]):
                    changed = tree.with_body(body, index, index + 2, [_assigned(first, built)])
                    yield tree.candidate(
                        changed,
                        [first, second],
                        f"Build '{name}' with a comprehension",
                        f"The loop does nothing but fill '{name}'; a comprehension says so in one expression.",
                    )


def _empty_list(statement: cst.BaseStatement) -> str:
    """The name that is set to an empty list."""
    assign = simple(statement)
    if not isinstance(assign, cst.Assign) or len(assign.targets) != 1:
        return ""
    target, value = assign.targets[0].target, assign.value
    is_empty = isinstance(value, cst.List) and not value.elements
    return target.value if is_empty and isinstance(target, cst.Name) else ""


def _comprehension(
    tree: PythonTree, name: str, loop: cst.For, rest: Sequence[cst.CSTNode]
) -> cst.BaseExpression | None:
    if loop.asynchronous is not None or loop.orelse is not None:
        return None
    inner, test = block(loop.body), None
    if len(inner) == 1 and isinstance(inner[0], cst.If) and inner[0].orelse is None:
        test = inner[0].test
        inner = block(inner[0].body)
    element = _appended(inner[0], name) if len(inner) == 1 else None
    if element is None:
        return None
    parts = [part for part in (element, test, loop.iter) if part is not None]
    if any(_mentions(part, {name}) or _has_effects_of_its_own(part) for part in parts):
        return None
    bound = {node.value for node in m.findall(loop.target, m.Name()) if isinstance(node, cst.Name)}
    if not isinstance(loop.target, (cst.Name, cst.Tuple)) or any(_mentions(item, bound) for item in rest):
        return None
    iterable = loop.iter
    if isinstance(iterable, (cst.IfExp, cst.Lambda)) and not iterable.lpar:
        return None
    condition = f" if {tree.code(test)}" if test is not None else ""
    text = f"[{tree.code(element)} for {tree.code(loop.target)} in {tree.code(iterable)}{condition}]"
    if len(text) > MAX_LENGTH or "\n" in text:
        return None
    return cst.parse_expression(text)


def _appended(statement: cst.BaseStatement, name: str) -> cst.BaseExpression | None:
    expression = simple(statement)
    pattern = m.Expr(m.Call(func=m.Attribute(m.Name(name), m.Name("append")), args=[m.Arg(star="", keyword=None)]))
    if not is_like(expression, pattern) or not isinstance(expression, cst.Expr):
        return None
    return expression.value.args[0].value if isinstance(expression.value, cst.Call) else None


def _around(tree: PythonTree, body: cst.CSTNode) -> list[cst.CSTNode]:
    """What may run after the block: everything else of the function, and of the loops around it."""
    function = tree.function_of(body)
    if function is None or function.body is body:
        return []
    return [item for item in block(function.body) if not _contains(item, body)] + _loops_around(tree, body)


def _loops_around(tree: PythonTree, body: cst.CSTNode) -> list[cst.CSTNode]:
    found: list[cst.CSTNode] = []
    current = tree.parents.get(body)
    while current is not None and not isinstance(current, cst.FunctionDef):
        if isinstance(current, cst.While):
            found.append(current.test)
        current = tree.parents.get(current)
    return found


def _contains(node: cst.CSTNode, wanted: cst.CSTNode) -> bool:
    return any(found is wanted for found in m.findall(node, m.IndentedBlock()))


def _mentions(node: cst.CSTNode, names: set[str]) -> bool:
    return any(isinstance(found, cst.Name) and found.value in names for found in m.findall(node, m.Name()))


def _has_effects_of_its_own(node: cst.CSTNode) -> bool:
    return bool(m.findall(node, m.Await() | m.Yield() | m.NamedExpr()))


def _assigned(statement: cst.BaseStatement, value: cst.BaseExpression) -> cst.BaseStatement:
    assign = simple(statement)
    if not isinstance(statement, cst.SimpleStatementLine) or not isinstance(assign, cst.Assign):
        return statement
    return statement.with_changes(body=[assign.with_changes(value=value)])


REWRITE = Rewrite(
    name="comprehension",
    family="python",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Turns a loop that fills a list into a list comprehension",
    find=find,
)
