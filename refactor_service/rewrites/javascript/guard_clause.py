"""Guard clause.

What: the last statement of a function is an ``if`` around everything else; its short other side, or nothing, is
answered first instead, and the rest loses one level.
Why: the reader can forget the special case at once.
Bad: ``if (x) { (many lines) } else { return 0; }``
Good: ``if (!x) { return 0; } (many lines)``
Limits: ``else if`` chains are left alone; so are bodies whose declarations would meet a name of the function.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    JavaScriptTree,
    condition,
    dedented,
    negated,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

MIN_BODY_STATEMENTS = 3
_LEAVING = frozenset({"return_statement", "throw_statement"})
DECLARATIONS = frozenset({"lexical_declaration", "class_declaration", "function_declaration"})


def find(source: Source) -> Iterator[Candidate]:
    """Functions that end in one large ``if``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for function in walk(tree.root):
        body = function.field("body") if function.kind() in FUNCTIONS and function.is_named() else None
        if body is not None and body.kind() == "statement_block":
            inner = named_children(body)
            if inner and inner[-1].kind() == "if_statement":
                yield from _candidate(tree, inner[-1], inner[:-1])


def _candidate(tree: JavaScriptTree, last: SgNode, before: list[SgNode]) -> Iterator[Candidate]:
    test, body, other = condition(last), last.field("consequence"), last.field("alternative")
    if test is None or body is None or body.kind() != "statement_block":
        return
    leaving = "return;"
    if other is not None:
        held = statements_of(named_children(other)[0])
        if len(held) != 1 or held[0].kind() not in _LEAVING or any(n.kind() == "comment" for n in walk(other)):
            return
        leaving = held[0].text()
    inner = named_children(body)
    if (
        weight(inner) < MIN_BODY_STATEMENTS
        or "\n" in leaving
        or (before and any(i.kind() in DECLARATIONS for i in inner))
    ):
        return
    if tree.indentation(inner[0]) == tree.indentation(last):
        return
    yield tree.candidate(
        tree.spliced(*span(last), flattened(tree, last, test, body, leaving)),
        [last],
        "Leave the function early instead of nesting it",
        f"Everything after 'if ({test.text()})' stands one level deeper than it needs to; "
        "the other case can be answered first.",
    )


def flattened(tree: JavaScriptTree, last: SgNode, test: SgNode, body: SgNode, leaving: str) -> str:
    """What stands in place of an ``if``: a guard that leaves in the other case, and its body one level further out."""
    outer_indent, inner_indent = tree.indentation(last), tree.indentation(named_children(body)[0])
    content = tree.text[span(body)[0] + 1 : span(body)[1] - 1].strip()
    moved = dedented(content, inner_indent, outer_indent)
    return f"if ({negated(test)}) {{\n{inner_indent}{leaving}\n{outer_indent}}}\n{outer_indent}{moved}"


def weight(inner: list[SgNode]) -> int:
    """How much stands there: what holds other statements counts as three."""
    return sum(3 if any(below.kind() == "statement_block" for below in walk(item)) else 1 for item in inner)


REWRITE = Rewrite(
    name="guard_clause_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Answers the special case first instead of nesting the rest",
    find=find,
)
