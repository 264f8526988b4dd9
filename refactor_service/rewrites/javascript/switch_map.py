"""Lookup table.

What: a chain of ``if (name === constant) return constant`` becomes a Map and one lookup.
Why: the data stands apart from the code, and a new case is one entry. A Map, unlike an object, has no inherited keys.
Bad: ``if (x === "a") return 1; else if (x === "b") return 2; else if (x === "c") return 3; return 0;``
Good: ``return new Map([["a", 1], ["b", 2], ["c", 3]]).get(x) ?? 0;``
Limits: three cases at least; strings or numbers as keys; results that are constants other than null and undefined.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    JavaScriptTree,
    condition,
    has_comment,
    neighbours,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

MIN_CASES = 3
_CONSTANTS = frozenset({"string", "number", "true", "false"})


def find(source: Source) -> Iterator[Candidate]:
    """Chains of else-ifs, or of ifs one after another, that end in a return."""
    tree = parse_tree(source)
    if tree is None:
        return
    previous_end = -1
    for first, second in neighbours(tree):
        if first.kind() == "if_statement" and span(first)[0] >= previous_end:
            used, cases = [first], _chain(first)
            following = second
            while cases and following.kind() == "if_statement" and (more := _chain(following)):
                cases += more
                used.append(following)
                after = following.next()
                while after is not None and (not after.is_named() or after.kind() == "comment"):
                    after = after.next()
                if after is None:
                    break
                following = after
            previous_end = span(used[-1])[1]
            yield from _candidate(tree, cases, [*used, following])


def _candidate(
    tree: JavaScriptTree, cases: list[tuple[str, SgNode, SgNode]], used: list[SgNode]
) -> Iterator[Candidate]:
    default = _returned(used[-1])
    names, keys = {name for name, _, _ in cases}, [key.text() for _, key, _ in cases]
    if len(cases) < MIN_CASES or default is None or len(names) != 1 or len(set(keys)) < len(keys):
        return
    if has_comment(*used):
        return
    indent = tree.indentation(used[0])
    entries = "".join(f"{indent}  [{key.text()}, {value.text()}],\n" for _, key, value in cases)
    name = names.pop()
    table = f"return new Map([\n{entries}{indent}]).get({name}) ?? {default.text()};"
    yield tree.candidate(
        tree.spliced(span(used[0])[0], span(used[-1])[1], table),
        used,
        f"Look '{name}' up in a table",
        f"{len(cases)} comparisons of '{name}' with constants are one table; a new case is then one entry.",
    )


def _chain(head: SgNode) -> list[tuple[str, SgNode, SgNode]]:
    """Name, key and result of each case; none when one does not fit."""
    cases = []
    node: SgNode | None = head
    while node is not None:
        test, body, other = condition(node), node.field("consequence"), node.field("alternative")
        held = statements_of(body) if body is not None else []
        value = _returned(held[0]) if len(held) == 1 else None
        compared = _comparison(test) if test is not None else None
        if compared is None or value is None:
            return []
        cases.append((*compared, value))
        node = named_children(other)[0] if other is not None else None
        if node is not None and node.kind() != "if_statement":
            return []
    return cases


def _comparison(test: SgNode) -> tuple[str, SgNode] | None:
    operator, left, right = test.field("operator"), test.field("left"), test.field("right")
    if operator is None or operator.kind() != "===" or left is None or right is None or left.kind() != "identifier":
        return None
    return (left.text(), right) if right.kind() in ("string", "number") else None


def _returned(statement: SgNode) -> SgNode | None:
    value = named_children(statement) if statement.kind() == "return_statement" else []
    return value[0] if len(value) == 1 and value[0].kind() in _CONSTANTS else None


REWRITE = Rewrite(
    name="switch_map",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a chain of comparisons with constants into a Map",
    find=find,
)
