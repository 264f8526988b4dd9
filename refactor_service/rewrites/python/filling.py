"""A name that is made empty, and the loop behind it that does nothing but fill it: what several rewrites begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, is_like, simple

MAX_LENGTH = 110


@dataclass(frozen=True)
class Filling:
    """``made`` gives ``name`` its empty value; ``step`` is what ``loop`` does each time, or where ``test`` holds."""

    body: Body
    index: int
    made: cst.SimpleStatementLine
    name: str
    loop: cst.For
    step: cst.BaseSmallStatement
    test: cst.BaseExpression | None

    def replaced(self, tree: PythonTree, element: str, parts: Sequence[cst.BaseExpression], around: str) -> str | None:
        """The whole text with the line of ``as_expression`` in place of both; None where there is none."""
        line = self.as_expression(tree, element, parts, around)
        return None if line is None else tree.with_body(self.body, self.index, self.index + 2, [line])

    def as_expression(
        self, tree: PythonTree, element: str, parts: Sequence[cst.BaseExpression], around: str
    ) -> cst.SimpleStatementLine | None:
        """The line that makes the name what the loop makes of it: ``element`` for each, made of ``parts``, within the
        brackets ``around``. None where that would not be the same, or no longer be read at once.
        """
        used = [part for part in (*parts, self.test, self.loop.iter) if part is not None]
        if any(mentions(part, {self.name}) or suspends(part) for part in used):
            return None
        condition = f" if {tree.code(self.test)}" if self.test is not None else ""
        inner = f"{element} for {tree.code(self.loop.target)} in {tree.code(self.loop.iter)}{condition}"
        text = around.replace("…", inner)
        if len(text) > MAX_LENGTH or "\n" in text:
            return None
        assign = cst.ensure_type(self.made.body[0], cst.Assign).with_changes(value=cst.parse_expression(text))
        return self.made.with_changes(body=[assign])


def fillings(tree: PythonTree, empty: m.BaseMatcherNode) -> Iterator[Filling]:
    """Those whose name is made by assigning what fits ``empty``. Left out are loops with ``else``, ``async for`` and
    comments, and those whose variable is used after them, because an expression keeps it to itself.
    """
    for body, index, first, second in tree.neighbours():
        name = name_made(first, empty)
        if name is None or not isinstance(first, cst.SimpleStatementLine) or not isinstance(second, cst.For):
            continue
        step, test = step_of(block(second.body))
        if tree.is_in_class(first) or any(mentions(part, {name}) for part in tree.tried(first)):
            continue
        if step is not None and is_closed(tree, body, index + 1) and not has_comments(tree, [first, second]):
            yield Filling(body, index, first, name, second, step, test)


def mentions(node: cst.CSTNode, names: set[str]) -> bool:
    """Whether one of the names stands in or below a node."""
    return any(isinstance(found, cst.Name) and found.value in names for found in m.findall(node, m.Name()))


def name_made(statement: cst.BaseStatement, empty: m.BaseMatcherNode) -> str | None:
    """The name that a statement assigns what fits ``empty``; None when it does something else."""
    assign = simple(statement)
    if not isinstance(assign, cst.Assign) or len(assign.targets) != 1 or not m.matches(assign.value, empty):
        return None
    target = assign.targets[0].target
    return target.value if isinstance(target, cst.Name) else None


def step_of(
    inner: Sequence[cst.BaseStatement],
) -> tuple[cst.BaseSmallStatement | None, cst.BaseExpression | None]:
    """The one small statement, and what has to hold for it; no statement where there is more."""
    test = None
    if len(inner) == 1 and isinstance(inner[0], cst.If) and inner[0].orelse is None:
        test = inner[0].test
        inner = block(inner[0].body)
    return (simple(inner[0]) if len(inner) == 1 else None), test


def is_closed(tree: PythonTree, body: Body, index: int) -> bool:
    """Whether the loop at ``index`` could stand in an expression, and nobody asks for its variable behind it."""
    statements = [item for item in body.body if isinstance(item, cst.BaseStatement)]
    loop = statements[index]
    if not isinstance(loop, cst.For) or loop.asynchronous is not None or loop.orelse is not None:
        return False
    if not isinstance(loop.target, (cst.Name, cst.Tuple)) or is_like(loop.iter, m.IfExp(lpar=[]) | m.Lambda(lpar=[])):
        return False
    bound = {node.value for node in m.findall(loop.target, m.Name()) if isinstance(node, cst.Name)}
    return not any(mentions(item, bound) for item in (*statements[index + 1 :], *_around(tree, body)))


def _around(tree: PythonTree, body: cst.CSTNode) -> list[cst.CSTNode]:
    """What may run after the block: everything else of the function, and of the loops around it."""
    function = tree.function_of(body)
    if function is None or function.body is body:
        return []
    others = [item for item in block(function.body) if not _contains(item, body)]
    return [*others, *_loops_around(tree, body), *tree.tried(body)]


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


def suspends(node: cst.CSTNode) -> bool:
    """Whether it waits, yields or gives a name to something, which an expression of a loop must not."""
    return bool(m.findall(node, m.Await() | m.Yield() | m.NamedExpr()))
