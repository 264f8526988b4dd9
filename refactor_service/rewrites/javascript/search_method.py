"""Search method.

What: a ``for…of`` loop that returns a truth value at the first hit, followed by the other, becomes ``some`` or
``every``.
Why: the question stands there as a question.
Bad: ``for (const x of xs) { if (x < 0) return true; } return false;``
Good: ``return xs.some((x) => x < 0);``
Limits: loops with comments, ``await`` or ``yield``. Sets and strings have no ``some``: where the text does not show
that there is an array, that is assumed and said. A condition that is not a truth value keeps its meaning, because
``some`` gives one back.
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
    negated,
    neighbours,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Search loops followed by a return."""
    tree = parse_tree(source)
    if tree is None:
        return
    for first, second in neighbours(tree):
        if first.kind() == "for_in_statement":
            yield from _candidate(tree, first, second)


def _candidate(tree: JavaScriptTree, loop: SgNode, after: SgNode) -> Iterator[Candidate]:
    items, variable, body, operator = (loop.field(name) for name in ("right", "left", "body", "operator"))
    if items is None or variable is None or body is None or operator is None or operator.kind() != "of":
        return
    hit, test = _hit(body)
    miss = _truth(after)
    if test is None or hit is None or miss is None or hit == miss or items.kind() not in RECEIVERS:
        return
    if has_comment(loop) or contains(loop, "await_expression", "yield_expression") or loop.field("kind") is None:
        return
    word, asked = ("some", test.text()) if hit else ("every", negated(test))
    yield tree.candidate(
        tree.spliced(span(loop)[0], span(after)[1], f"return {items.text()}.{word}(({variable.text()}) => {asked});"),
        [loop, after],
        f"Ask with {word}()",
        f"The loop answers whether {'one' if hit else 'every'} element fits; {word}() asks exactly that.",
        assumed_array(items),
    )


def _hit(body: SgNode) -> tuple[bool | None, SgNode | None]:
    inner = statements_of(body)
    if len(inner) != 1 or inner[0].kind() != "if_statement" or inner[0].field("alternative") is not None:
        return None, None
    consequence = inner[0].field("consequence")
    statements = statements_of(consequence) if consequence is not None else []
    return (_truth(statements[0]), condition(inner[0])) if len(statements) == 1 else (None, None)


def _truth(statement: SgNode) -> bool | None:
    if statement.kind() != "return_statement":
        return None
    value = named_children(statement)
    return {"true": True, "false": False}.get(value[0].kind()) if len(value) == 1 else None


REWRITE = Rewrite(
    name="search_method",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a search loop into some() or every()",
    find=find,
)
