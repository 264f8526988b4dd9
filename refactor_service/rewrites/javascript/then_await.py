"""Then to await.

What: an async function that returns what ``then`` makes of a promise awaits it instead.
Why: the steps stand one below the other, and one way of waiting is enough for one function.
Bad: ``async function f(x) { return load(x).then((y) => y.name); }``
Good: ``async function f(x) { const y = await load(x); return y.name; }``
Limits: one callback, an arrow function with one plain parameter whose name is free; returns at the top of the function.
That what has ``then`` is a promise is assumed, and said.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    JavaScriptTree,
    dedented,
    function_around,
    has_comment,
    has_long_text,
    names_of,
    parse_tree,
    patterns,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Returns of async functions that end in ``then``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statement in tree.walk("return_statement"):
        function, held = function_around(statement), named_children(statement)
        is_async = function is not None and any(child.kind() == "async" for child in function.children())
        if function is not None and is_async and len(held) == 1 and not has_comment(held[0]):
            body = function.field("body")
            if body is not None and statement.parent() == body:
                yield from _candidate(tree, statement, held[0], function)


def _candidate(tree: JavaScriptTree, statement: SgNode, call: SgNode, function: SgNode) -> Iterator[Candidate]:
    called, arguments = call.field("function"), call.field("arguments")
    taken = called.field("property") if called is not None else None
    promise = called.field("object") if called is not None else None
    given = named_children(arguments) if arguments is not None else []
    if taken is None or taken.text() != "then" or promise is None or len(given) != 1 or has_long_text(call):
        return
    callback = given[0]
    name, body = _parameter(callback), callback.field("body")
    is_chain = any(node.text() in ("then", "catch", "finally") for node in walk(promise))
    if not name or body is None or is_chain or "?." in (called.text() if called is not None else ""):
        return
    if not _is_free(function, callback, name) or _is_given_anew(body, name):
        return
    indent = tree.indentation(statement)
    if body.kind() == "statement_block":
        inner = named_children(body)
        after = statement.next()
        is_last = after is None or not after.is_named()
        if not inner or not (is_last or inner[-1].kind() == "return_statement"):
            return
        content = tree.text[span(body)[0] + 1 : span(body)[1] - 1].strip()
        rest = dedented(content, tree.indentation(inner[0]), indent)
    else:
        value = named_children(body)[0] if body.kind() == "parenthesized_expression" else body
        rest = f"return {value.text()};"
    yield tree.candidate(
        tree.spliced(*span(statement), f"const {name} = await {promise.text()};\n{indent}{rest}"),
        [statement],
        f"Await {name} instead of handing it to then",
        "The function is async already; what comes next can stand in the next line.",
        f"that '{promise.text().splitlines()[0]}' gives a promise",
    )


def _parameter(callback: SgNode) -> str:
    """The name of the one parameter of an arrow function that is not async itself."""
    if callback.kind() != "arrow_function" or callback.text().startswith("async"):
        return ""
    single, listed = callback.field("parameter"), callback.field("parameters")
    given = [single] if single is not None else named_children(listed) if listed is not None else []
    return given[0].text() if len(given) == 1 and given[0].kind() == "identifier" else ""


def _is_given_anew(body: SgNode, name: str) -> bool:
    kinds = ("assignment_expression", "augmented_assignment_expression", "update_expression")
    targets = (node.field("left") or node.field("argument") for node in walk(body) if node.kind() in kinds)
    return any(one.text() == name for target in targets if target is not None for one in walk(target))


def _is_free(function: SgNode, callback: SgNode, name: str) -> bool:
    """Whether the name stands nowhere else in the function, nor any name that the callback declares."""
    names = {name}
    names |= {one.text() for pattern in patterns(callback) for one in names_of(pattern)}
    start, end = span(callback)
    outside = (node for node in walk(function) if not start <= span(node)[0] < end and not node.children())
    return not any(node.text() in names for node in outside)


REWRITE = Rewrite(
    name="then_await",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Awaits a promise instead of handing a callback to then",
    find=find,
)
