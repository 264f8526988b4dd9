"""Arrow callback.

What: a function without a name that is given to a method of arrays, or to a promise, and is one return, becomes an
arrow function.
Why: what happens to each item is all there is to read.
Bad: ``xs.map(function (x) { return x * 2; })``
Good: ``xs.map((x) => x * 2)``
Limits: functions that use ``this``, ``arguments``, ``super``, ``new.target`` or ``yield``; comments; bodies of several
lines.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

# They call what they are given, and never with new.
_METHODS = frozenset({
    "map", "filter", "forEach", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "reduce",
    "reduceRight", "sort", "toSorted", "then", "catch", "finally",
})  # fmt: skip
_OWN = frozenset({"this", "super", "yield_expression", "meta_property"})
MAX_LENGTH = 100


def find(source: Source) -> Iterator[Candidate]:
    """Functions among the arguments of calls."""
    tree = parse_tree(source)
    if tree is None:
        return
    for node in tree.walk("function_expression"):
        if node.field("name") is None and _is_given_to_a_method(node):
            yield from _candidate(tree, node)


def _is_given_to_a_method(function: SgNode) -> bool:
    arguments = function.parent()
    call = arguments.parent() if arguments is not None and arguments.kind() == "arguments" else None
    called = call.field("function") if call is not None else None
    name = called.field("property") if called is not None and called.kind() == "member_expression" else None
    return name is not None and name.text() in _METHODS


def _candidate(tree: JavaScriptTree, function: SgNode) -> Iterator[Candidate]:
    parameters, body = function.field("parameters"), function.field("body")
    inner = named_children(body) if body is not None else []
    only = inner[0] if len(inner) == 1 and inner[0].kind() == "return_statement" else None
    value = named_children(only)[0] if only is not None and named_children(only) else None
    if parameters is None or value is None or has_comment(function) or function.field("return_type") is not None:
        return
    if any(
        node.kind() in _OWN or (node.kind() == "identifier" and node.text() == "arguments") for node in walk(function)
    ):
        return
    shown = f"({value.text()})" if value.kind() in ("object", "sequence_expression") else value.text()
    prefix = "async " if function.text().startswith("async") else ""
    text = f"{prefix}{parameters.text()} => {shown}"
    if function.text().startswith(("function*", "async function*")) or "\n" in text or len(text) > MAX_LENGTH:
        return
    yield tree.candidate(
        tree.spliced(*span(function), text),
        [function],
        "Say what is done with each item as an arrow function",
        "The function returns one value and has no 'this' of its own; an arrow function leaves only that to read.",
    )


REWRITE = Rewrite(
    name="arrow_callback",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns a callback of one return into an arrow function",
    find=find,
)
