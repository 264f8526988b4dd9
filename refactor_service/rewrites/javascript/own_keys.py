"""Own keys.

What: a ``for…in`` loop that passes over inherited keys goes over ``Object.keys``.
Why: the question need not be asked for each key, and one level of nesting is gone.
Bad: ``for (const k in o) { if (o.hasOwnProperty(k)) { use(k); } }``
Good: ``for (const k of Object.keys(o)) { use(k); }``
Limits: anything beside the question in the loop; keys that are assigned; loops that delete properties; comments on
the question. ``for…in`` passes over null and undefined, ``Object.keys`` does not: that there is an object is assumed,
and said.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    IDENTIFIERS,
    JavaScriptTree,
    condition,
    contains,
    dedented,
    function_around,
    has_long_text,
    parse_tree,
    statements_of,
)
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import span, walk
from syntax.source import Source

_WRITES = frozenset({"assignment_expression", "augmented_assignment_expression", "update_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """Loops over the keys of an object."""
    tree = parse_tree(source)
    if tree is None:
        return
    for loop in tree.walk("for_in_statement"):
        operator = loop.field("operator")
        if operator is not None and operator.kind() == "in":
            yield from _candidate(tree, loop)


def _candidate(tree: JavaScriptTree, loop: SgNode) -> Iterator[Candidate]:
    owner, key, kind, body = (loop.field(name) for name in ("right", "left", "kind", "body"))
    if owner is None or key is None or kind is None or body is None or not re.fullmatch(r"[\w$.]+", owner.text()):
        return
    inner = statements_of(body)
    asked = inner[0] if len(inner) == 1 and inner[0].kind() == "if_statement" else None
    test = condition(asked) if asked is not None else None
    held = asked.field("consequence") if asked is not None else None
    if asked is None or test is None or held is None or asked.field("alternative") is not None:
        return
    if not _asks_for_own(test.text(), owner.text(), key.text()) or not _is_kept(loop, owner.text(), key.text()):
        return
    if any(child.kind() == "comment" for child in body.children()) or has_long_text(held):
        return
    if held.kind() != "statement_block" or (kind.text() == "var" and contains(body, *FUNCTIONS)):
        return
    moved = dedented(held.text(), tree.indentation(asked), tree.indentation(loop))
    yield tree.candidate(
        tree.spliced(*span(loop), f"for (const {key.text()} of Object.keys({owner.text()})) {moved}"),
        [loop],
        f"Go over the keys of {owner.text()} itself",
        "The loop asks for each key whether it is inherited; Object.keys gives those that are not.",
        f"that '{owner.text()}' is neither null nor undefined",
    )


def _asks_for_own(test: str, owner: str, key: str) -> bool:
    own = ("Object.prototype.hasOwnProperty.call", "{}.hasOwnProperty.call", "hasOwnProperty.call", "Object.hasOwn")
    compact = re.sub(r"\s+", "", test)
    return compact in (f"{owner}.hasOwnProperty({key})", *(f"{word}({owner},{key})" for word in own))


def _is_kept(loop: SgNode, owner: str, key: str) -> bool:
    """Whether the key is the loop's alone, neither it nor the object is given anew, and no property is deleted."""
    scope = function_around(loop) or list(loop.ancestors())[-1]
    start, end = span(loop)
    for node in walk(scope):
        is_inside = start <= span(node)[0] < end
        if not is_inside and node.kind() in IDENTIFIERS and node.text() == key:
            return False
        is_deleting = node.kind() == "unary_expression" and node.text().startswith("delete ")
        if is_inside and (is_deleting or (node.kind() in _WRITES and _gives_anew(node, {owner, key}))):
            return False
    return True


def _gives_anew(node: SgNode, names: set[str]) -> bool:
    """Whether it writes to one of the names, and not to a property of it."""
    target = node.field("left") or node.field("argument")
    if target is None or target.kind() in ("member_expression", "subscript_expression"):
        return False
    return any(below.text() in names for below in walk(target))


REWRITE = Rewrite(
    name="own_keys",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.COGNITIVE,
    what="Goes over an object's own keys instead of asking for each",
    find=find,
)
