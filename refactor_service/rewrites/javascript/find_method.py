"""Find.

What: a ``for…of`` loop that returns the first element that fits becomes ``find``.
Why: that only the first one counts stands there.
Bad: ``for (const x of xs) { if (x > 0) return x; } return undefined;``
Good: ``return xs.find((x) => x > 0);``
Limits: loops with comments, ``await`` or ``yield``, and what returns anything but the element. Sets and strings have no
``find``: where the text does not show that there is an array, that is assumed and said.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    RECEIVERS,
    JavaScriptTree,
    assumed_array,
    condition,
    contains,
    function_around,
    has_comment,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """Search loops at the end of a function, or followed by a return of nothing."""
    tree = parse_tree(source)
    if tree is None:
        return
    for loop in tree.walk("for_in_statement"):
        operator = loop.field("operator")
        if operator is not None and operator.kind() == "of":
            yield from _candidate(tree, loop)


def _candidate(tree: JavaScriptTree, loop: SgNode) -> Iterator[Candidate]:
    items, variable, body, kind = (loop.field(name) for name in ("right", "left", "body", "kind"))
    if items is None or variable is None or body is None or kind is None or items.kind() not in RECEIVERS:
        return
    test, last = _test(body, variable.text()), _last(loop)
    function = function_around(loop)
    if test is None or last is None or function is None or function.text().startswith(("function*", "async function*")):
        return
    is_waiting = any(child.kind() == "await" for child in loop.children())
    if is_waiting or test.kind() == "sequence_expression" or "/" in tree.text[span(loop)[1] : span(last)[0]]:
        return
    if has_comment(loop) or contains(loop, "await_expression", "yield_expression") or variable.kind() != "identifier":
        return
    text = f"return {items.text()}.find(({variable.text()}) => {test.text()});"
    yield tree.candidate(
        tree.spliced(span(loop)[0], span(last)[1], text),
        [loop, last],
        "Look for it with find()",
        f"The loop looks for the first '{variable.text()}' that fits, and find() does nothing else.",
        assumed_array(items),
    )


def _test(body: SgNode, name: str) -> SgNode | None:
    """The condition under which the element is returned, when the loop does nothing else."""
    inner = statements_of(body)
    if len(inner) != 1 or inner[0].kind() != "if_statement" or inner[0].field("alternative") is not None:
        return None
    consequence = inner[0].field("consequence")
    held = statements_of(consequence) if consequence is not None else []
    is_returned = len(held) == 1 and held[0].text().rstrip(";") == f"return {name}"
    return condition(inner[0]) if is_returned else None


def _last(loop: SgNode) -> SgNode | None:
    """What ends the function behind the loop: a return of nothing, or the loop itself."""
    block = loop.parent()
    inner = named_children(block) if block is not None and block.kind() == "statement_block" else []
    function = block.parent() if block is not None else None
    if inner and inner[-1] == loop and function is not None and function == function_around(loop):
        return loop
    behind = next((one for one, after in zip(inner[1:], inner, strict=False) if after == loop), None)
    is_nothing = behind is not None and behind.text().rstrip(";") in ("return", "return undefined", "return void 0")
    return behind if is_nothing else None


REWRITE = Rewrite(
    name="find_method",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Turns a loop that returns the first match into find()",
    find=find,
)
