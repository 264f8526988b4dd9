"""Spread call.

What: a function that is called by ``apply`` with an array is called with what the array holds.
Why: it looks like the call it is, and the object it is called on is not written twice.
Bad: ``Math.max.apply(Math, xs)``
Good: ``Math.max(...xs)``
Limits: another object than the method's own; functions whose ``this`` is given. ``apply`` takes null, undefined and
whatever has a length: that there is an array is assumed, and said, unless it is ``arguments`` or the text shows it.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, assumed_array, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_NOBODY = frozenset({"null", "undefined"})


def find(source: Source) -> Iterator[Candidate]:
    """Calls of ``apply``."""
    tree = parse_tree(source)
    if tree is None:
        return
    for call in tree.walk("call_expression"):
        function, arguments = call.field("function"), call.field("arguments")
        if function is not None and arguments is not None:
            taken = function.field("property")
            if function.kind() == "member_expression" and taken is not None and taken.text() == "apply":
                yield from _candidate(tree, call, function, named_children(arguments))


def _candidate(tree: JavaScriptTree, call: SgNode, function: SgNode, given: list[SgNode]) -> Iterator[Candidate]:
    called = function.field("object")
    if called is None or len(given) != 2 or given[1].kind() == "spread_element" or has_comment(call):
        return
    owner = called.field("object") if called.kind() == "member_expression" else None
    is_own = owner is not None and owner.text() == given[0].text() and owner.kind() in ("identifier", "this")
    is_free = called.kind() == "identifier" and given[0].text() in _NOBODY
    if not (is_own or is_free) or "?." in function.text():
        return
    items = given[1]
    yield tree.candidate(
        tree.spliced(*span(call), f"{called.text()}(...{items.text()})"),
        [call],
        f"Call {called.text()} with the items of {items.text().splitlines()[0]}",
        f"'apply' passes on what '{items.text().splitlines()[0]}' holds; spreading it says so in the call itself.",
        "" if items.text() == "arguments" else assumed_array(items),
    )


REWRITE = Rewrite(
    name="spread_call",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Spreads an array into a call instead of apply",
    find=find,
)
