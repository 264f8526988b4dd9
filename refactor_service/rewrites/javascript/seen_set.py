"""Seen set.

What: an array that is only pushed to and asked what it includes becomes a set.
Why: an array is gone through from its beginning for each question, so that the work grows with the square of the input.
Bad: ``const seen = []; for (const x of xs) { if (!seen.includes(x)) { seen.push(x); use(x); } }``
Good: ``const seen = new Set(); for (const x of xs) { if (!seen.has(x)) { seen.add(x); use(x); } }``
Limits: arrays that are used in any other way. ``includes`` and ``has`` compare alike, also NaN; ``indexOf`` does not.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, function_around, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_METHODS = {"includes": "has", "push": "add"}


def find(source: Source) -> Iterator[Candidate]:
    """Empty arrays of functions, made to note what was there."""
    tree = parse_tree(source)
    if tree is None:
        return
    for declarator in tree.walk("variable_declarator"):
        if declarator.field("type") is not None:
            continue
        name, value = declarator.field("name"), declarator.field("value")
        if name is not None and name.kind() == "identifier" and value is not None and value.text() == "[]":
            yield from _candidate(tree, declarator, name, value)


def _candidate(tree: JavaScriptTree, declarator: SgNode, name: SgNode, value: SgNode) -> Iterator[Candidate]:
    function = function_around(declarator)
    if function is None:
        return
    uses = [node for node in tree.uses(name.text(), function) if node != name]
    methods = [_method(use) for use in uses]
    asked = {method.text() for method in methods if method is not None}
    if None in methods or asked != set(_METHODS):
        return
    changes = [(*span(method), _METHODS[method.text()]) for method in methods if method is not None]
    yield tree.candidate(
        tree.with_all([*changes, (*span(value), "new Set()")]),
        [declarator, *uses],
        f"Note what was seen in a set instead of the array {name.text()}",
        f"'{name.text()}.includes' goes through the whole array each time, and a set answers at once; nothing else is "
        "done with it.",
    )


def _method(use: SgNode) -> SgNode | None:
    """The name of the method that is called on it with one argument, where a set has one like it."""
    member = use.parent()
    call = member.parent() if member is not None and member.kind() == "member_expression" else None
    if member is None or call is None or call.kind() != "call_expression" or call.field("function") != member:
        return None
    method, arguments = member.field("property"), call.field("arguments")
    given = named_children(arguments) if arguments is not None else []
    if method is None or method.text() not in _METHODS or len(given) != 1 or given[0].kind() == "spread_element":
        return None
    statement = call.parent()
    # What push gives is the length, what add gives the set.
    is_used = method.text() == "push" and (statement is None or statement.kind() != "expression_statement")
    return None if is_used else method


REWRITE = Rewrite(
    name="seen_set_js",
    family="javascript",
    aim=Aim.PERFORMANCE,
    metric=Metric.OCCURRENCES,
    what="Notes what was seen in a set instead of an array",
    find=find,
)
