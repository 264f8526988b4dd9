"""Guard clause.

What: an ``if`` around many lines whose short other side leaves, or with which the function ends, answers that side
first, and the rest loses one level.
Why: the reader can forget the special case at once.
Bad: ``if (x) { (many lines) } else { return 0; }``
Good: ``if (!x) { return 0; } (many lines)``
Limits: ``else if`` chains are left alone; so are bodies whose declarations would meet a name of the function.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    BLOCKS,
    FUNCTIONS,
    LEAVING,
    JavaScriptTree,
    condition,
    dedented,
    function_around,
    has_comment,
    is_else_if,
    is_ended,
    is_movable,
    negated,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

MIN_BODY_STATEMENTS = 3
_PLAIN = re.compile(r"return(?: [\w$]+| \[\]| '[^'\\]*'| \"[^\"\\]*\")?;?")


def find(source: Source) -> Iterator[Candidate]:
    """Functions that end in one large ``if``, and large ones whose other side leaves."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("if_statement"):
        if not is_else_if(statement):
            yield from _candidate(tree, statement)


def _candidate(tree: JavaScriptTree, statement: SgNode) -> Iterator[Candidate]:
    test, body, around = condition(statement), statement.field("consequence"), statement.parent()
    if test is None or body is None or body.kind() != "statement_block" or around is None:
        return
    leaving, inner = _leaving(statement, around), named_children(body)
    if not leaving or around.kind() not in BLOCKS or weight(inner) < MIN_BODY_STATEMENTS or not is_movable(tree, body):
        return
    if tree.indentation(inner[0]) == tree.indentation(statement) or has_comment(test):
        return
    if any(child.kind() == "comment" for child in statement.children()):
        return
    if not is_ended(tree, inner[-1].text(), span(statement)[1]):
        return
    ends = leaving.startswith(("return", "throw")) and function_around(statement) is not None
    yield tree.candidate(
        tree.spliced(*span(statement), flattened(tree, statement, test, body, leaving)),
        [statement],
        f"{'Leave the function early' if ends else 'Answer the other case first'} instead of nesting the rest",
        f"Everything after 'if ({test.text()})' stands one level deeper than it needs to; "
        "the other case can be answered first.",
    )


def _leaving(statement: SgNode, around: SgNode) -> str:
    """How the other side leaves, when it does nothing else; without one, the end of a function does, or the plain
    return behind it.
    """
    other = statement.field("alternative")
    if other is None:
        function, inner = around.parent(), named_children(around)
        if function is None or function.kind() not in FUNCTIONS:
            return ""
        if inner[-1] == statement:
            return "return;"
        is_last = len(inner) > 1 and inner[-2] == statement
        return inner[-1].text() if is_last and _PLAIN.fullmatch(inner[-1].text()) else ""
    held = statements_of(named_children(other)[0])
    if len(held) != 1 or held[0].kind() not in LEAVING or has_comment(other) or "\n" in held[0].text():
        return ""
    return held[0].text()


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
