"""Lookup table.

What: a chain of ``if name == constant: return constant`` becomes a dictionary and one lookup.
Why: the data stands apart from the code, and a new case is one entry.
Bad: ``if x == "a":`` / ``return 1`` / ``elif x == "b":`` / ``return 2`` / ``return 0``
Good: ``return {"a": 1, "b": 2, "c": 3}.get(x, 0)``
Limits: three cases at least; strings or whole numbers as keys, not both; constants as results. A value that cannot be
hashed raises where the chain fell through: without an annotation it is assumed that it can, and said.
"""

from collections.abc import Iterator, Sequence

import libcst as cst

from refactor_service.rewrites.python.tree import Body, PythonTree, block, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_CASES = 3
Case = tuple[cst.BaseExpression, cst.BaseExpression]


def find(source: Source) -> Iterator[Candidate]:
    """Chains that end in a plain return."""
    tree = parse(source)
    if tree is None:
        return
    for body, statements in tree.bodies():
        for index, statement in enumerate(statements):
            if isinstance(statement, cst.If):
                yield from _candidate(tree, body, statements, index, statement)


def _candidate(
    tree: PythonTree, body: Body, statements: Sequence[cst.BaseStatement], index: int, head: cst.If
) -> Iterator[Candidate]:
    name, cases, default = _chain(head)
    used: list[cst.CSTNode] = [head]
    if default is None and index + 1 < len(statements):
        default = _returned(statements[index + 1])
        used.append(statements[index + 1])
    is_whole = len({type(key) for key, _ in cases}) == 1 and len({tree.code(key) for key, _ in cases}) == len(cases)
    if not name or len(cases) < MIN_CASES or default is None or not is_whole or has_comments(tree, used):
        return
    entries = ",\n".join(f"    {tree.code(key)}: {tree.code(value)}" for key, value in cases)
    table = cst.parse_statement(f"return {{\n{entries},\n}}.get({name}, {tree.code(default)})")
    if not isinstance(table, cst.SimpleStatementLine):
        return
    table = table.with_changes(leading_lines=head.leading_lines)
    text = tree.with_body(body, index, index + len(used), [table])
    yield tree.candidate(
        text,
        used,
        f"Look '{name}' up in a table",
        f"{len(cases)} comparisons of '{name}' with constants are one table; a new case is then one entry.",
        assumption=tree.assumed_hashable([name], head),
    )


def _chain(head: cst.If) -> tuple[str, list[Case], cst.BaseExpression | None]:
    """The name compared, the cases, and the result of the ``else``."""
    name, cases = "", []
    node: cst.If | cst.Else | None = head
    while isinstance(node, cst.If):
        compared, key = _comparison(node.test)
        statements = block(node.body)
        value = _returned(statements[0]) if len(statements) == 1 else None
        if key is None or value is None or name not in ("", compared):
            return "", [], None
        name = compared
        cases.append((key, value))
        node = node.orelse
    if isinstance(node, cst.Else):
        statements = block(node.body)
        default = _returned(statements[0]) if len(statements) == 1 else None
        return (name, cases, default) if default is not None else ("", [], None)
    return name, cases, None


def _comparison(test: cst.BaseExpression) -> tuple[str, cst.BaseExpression | None]:
    if not isinstance(test, cst.Comparison) or len(test.comparisons) != 1 or not isinstance(test.left, cst.Name):
        return "", None
    target = test.comparisons[0]
    key = target.comparator
    if not isinstance(target.operator, cst.Equal) or not isinstance(key, (cst.SimpleString, cst.Integer)):
        return "", None
    return test.left.value, key


def _returned(statement: cst.BaseStatement) -> cst.BaseExpression | None:
    leaving = simple(statement)
    if not isinstance(leaving, cst.Return):
        return None
    value = leaving.value
    if isinstance(value, (cst.SimpleString, cst.Integer, cst.Float)):
        return value
    return value if isinstance(value, cst.Name) and value.value in ("True", "False", "None") else None


REWRITE = Rewrite(
    name="lookup_table",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a chain of comparisons with constants into a table",
    find=find,
)
