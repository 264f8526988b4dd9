"""Array method.

What: an array made empty and filled by a ``for…of`` loop becomes ``map``, ``filter`` or both.
Why: it says what is built, and the name never holds half a result.
Bad: ``const out = []; for (const x of xs) { out.push(x * 2); }``
Good: ``const out = xs.map((x) => x * 2);``
Limits: loops with ``await``, ``yield``, ``break``, ``continue``, ``return``, comments, or two pushes. Sets, maps and
strings have no ``map``: where the text does not show that there is an array, that is assumed and said.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    RECEIVERS,
    JavaScriptTree,
    assumed_array,
    condition,
    contains,
    has_comment,
    mentions,
    neighbours,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Empty arrays followed by a loop that fills them."""
    tree = parse_tree(source)
    if tree is None:
        return
    for first, second in neighbours(tree):
        declared = _empty_array(first)
        if declared is not None and second.kind() == "for_in_statement":
            yield from _candidate(tree, first, declared, second)


def _empty_array(statement: SgNode) -> SgNode | None:
    """The name declared as an empty array."""
    if statement.kind() not in ("lexical_declaration", "variable_declaration"):
        return None
    declarators = [child for child in statement.children() if child.kind() == "variable_declarator"]
    if len(declarators) != 1:
        return None
    name, value = declarators[0].field("name"), declarators[0].field("value")
    is_empty = value is not None and value.kind() == "array" and not named_children(value)
    return declarators[0] if is_empty and name is not None and name.kind() == "identifier" else None


def _candidate(tree: JavaScriptTree, declaration: SgNode, declarator: SgNode, loop: SgNode) -> Iterator[Candidate]:
    name, items, variable = declarator.field("name"), loop.field("right"), loop.field("left")
    body, operator, kind = loop.field("body"), loop.field("operator"), loop.field("kind")
    if name is None or items is None or variable is None or body is None or operator is None or operator.kind() != "of":
        return
    if kind is None or kind.text() == "var" or items.kind() not in RECEIVERS or not _is_plain(declaration, loop):
        return
    test, pushed = _filling(body, name.text())
    if pushed is None or mentions(pushed, name.text()) or (test is not None and mentions(test, name.text())):
        return
    if mentions(items, name.text()):
        return
    parameter = f"({variable.text()})"
    built = items.text()
    if test is not None:
        built += f".filter({parameter} => {test.text()})"
    if pushed.text() != variable.text():
        mapped = f"({pushed.text()})" if pushed.kind() == "object" else pushed.text()
        built += f".map({parameter} => {mapped})"
    elif test is None:
        return
    value = declarator.field("value")
    if value is None:
        return
    start, end = span(value)[0], span(loop)[1]
    yield tree.candidate(
        tree.spliced(start, end, f"{built};"),
        [declaration, loop],
        f"Build '{name.text()}' with array methods",
        f"The loop does nothing but fill '{name.text()}'; the methods say what is kept and what it becomes.",
        assumed_array(items),
    )


def _is_plain(declaration: SgNode, loop: SgNode) -> bool:
    """Neither comments nor anything that leaves or suspends the loop."""
    leaving = ("break_statement", "continue_statement", "return_statement")
    suspends = contains(loop, "await_expression", "yield_expression", *leaving)
    return not suspends and not has_comment(declaration, loop) and all(c.kind() != "await" for c in loop.children())


def _filling(body: SgNode, name: str) -> tuple[SgNode | None, SgNode | None]:
    """The condition and the element of the one push."""
    inner = statements_of(body)
    if len(inner) == 1 and inner[0].kind() == "if_statement":
        test, consequence = condition(inner[0]), inner[0].field("consequence")
        if inner[0].field("alternative") is not None or consequence is None or test is None:
            return None, None
        return test, _pushed(statements_of(consequence), name)
    return None, _pushed(inner, name)


def _pushed(statements: list[SgNode], name: str) -> SgNode | None:
    if len(statements) != 1 or statements[0].kind() != "expression_statement":
        return None
    call = named_children(statements[0])[0]
    function, arguments = call.field("function"), call.field("arguments")
    if call.kind() != "call_expression" or function is None or arguments is None or function.text() != f"{name}.push":
        return None
    given = named_children(arguments)
    return given[0] if len(given) == 1 and given[0].kind() != "spread_element" else None


REWRITE = Rewrite(
    name="array_method",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Turns a loop that fills an array into map and filter",
    find=find,
)
