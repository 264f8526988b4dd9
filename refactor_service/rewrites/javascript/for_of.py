"""For of.

What: a loop over the indices of an array that only looks at ``xs[i]`` goes over ``xs`` itself.
Why: what the loop is about gets a name, and there is no index to get wrong.
Bad: ``for (let i = 0; i < xs.length; i++) { sum += xs[i].price; }``
Good: ``for (const x of xs) { sum += x.price; }``
Limits: loops in which the index or the array is used in another way, or its items are assigned, deleted or called.
Strings have a length and items too, which are not the same one by one: where the text does not show an array, that is
assumed and said.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import (
    FUNCTIONS,
    IDENTIFIERS,
    JavaScriptTree,
    assumed_array,
    contains,
    mentions,
    parse_tree,
)
from refactor_service.rewrites.names import name_of_one
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

_INITIAL = re.compile(r"(?:let|var) (\w+) = 0;?")
_BOUND = re.compile(r"(\w+) < (\w+)\.length;?")
_STEP = re.compile(r"(\w+)\+\+|\+\+(\w+)|(\w+) \+= 1")
_RESERVED = frozenset({
    "case", "catch", "class", "const", "default", "delete", "do", "else", "enum", "export", "for", "function", "if",
    "import", "in", "interface", "let", "new", "package", "private", "public", "return", "static", "super", "switch",
    "this", "throw", "try", "var", "void", "while", "with", "yield",
})  # fmt: skip
_WRITING = frozenset({"assignment_expression", "augmented_assignment_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """Loops by index."""
    tree = parse_tree(source)
    if tree is None:
        return
    for node in tree.walk("for_statement"):
        yield from _candidate(tree, node)


def _candidate(tree: JavaScriptTree, loop: SgNode) -> Iterator[Candidate]:
    body, names = loop.field("body"), _names(loop)
    if body is None or names is None:
        return
    index, items = names
    lookups = [node for node in walk(body) if _is_lookup(node, items, index)]
    used = [node for node in walk(body) if node.kind() in IDENTIFIERS and node.text() in names]
    if not lookups or len(used) != 2 * len(lookups) or any(map(_is_written, lookups)):
        return
    # One that is declared by var can be asked for behind the loop.
    is_var = loop.text().startswith("for (var")
    if is_var and (_is_used_outside(tree, loop, index) or contains(body, *FUNCTIONS)):
        return
    named, around = _naming(body, lookups), _around(tree, loop)
    item = named.field("name") if named is not None else None
    name = (
        item.text()
        if item is not None
        else name_of_one(items, lambda name: name not in _RESERVED and not mentions(around, name))
    )
    if not name:
        return
    inner = _replaced(tree, body, [node for node in lookups if named is None or node != named.field("value")], name)
    if named is not None:
        inner = re.sub(_gone(named), "", inner, count=1)
    array = next(node for node in walk(loop) if node.kind() == "identifier" and node.text() == items)
    yield tree.candidate(
        tree.spliced(*span(loop), f"for (const {name} of {items}) {inner}"),
        [loop],
        f"Go over {items} itself",
        f"The index {index!r} is there to look up {items}[{index}], which the loop can have by itself.",
        assumed_array(array),
    )


def _names(loop: SgNode) -> tuple[str, str] | None:
    """The index and the array of a loop from the first item to the last, one by one."""
    parts = [loop.field(name) for name in ("initializer", "condition", "increment")]
    texts = [" ".join(part.text().split()) if part is not None else "" for part in parts]
    initial, bound, step = (p.fullmatch(text) for p, text in zip((_INITIAL, _BOUND, _STEP), texts, strict=True))
    if initial is None or bound is None or step is None:
        return None
    stepped = step[1] or step[2] or step[3]
    return (initial[1], bound[2]) if initial[1] == bound[1] == stepped != bound[2] else None


def _is_lookup(node: SgNode, items: str, index: str) -> bool:
    return node.kind() == "subscript_expression" and [c.text() for c in named_children(node)] == [items, index]


def _is_written(lookup: SgNode) -> bool:
    """Whether it is assigned, changed, deleted, or called as a method of the array."""
    parent = lookup.parent()
    if parent is None or any(one.kind() in ("array_pattern", "object_pattern") for one in lookup.ancestors()):
        return True
    if parent.kind() in _WRITING:
        return parent.field("left") == lookup
    if parent.kind() == "call_expression":
        return parent.field("function") == lookup
    return parent.kind() == "update_expression" or parent.text().startswith("delete ")


def _is_used_outside(tree: JavaScriptTree, loop: SgNode, index: str) -> bool:
    start, end = span(loop)
    return any(node.text() == index and not start <= span(node)[0] < end for node in tree.walk(*IDENTIFIERS))


def _naming(body: SgNode, lookups: list[SgNode]) -> SgNode | None:
    """The declaration that the body begins with, where that gives the item a name."""
    statements = named_children(body) if body.kind() == "statement_block" else []
    first = statements[0] if statements else None
    if first is None or first.kind() != "lexical_declaration" or not first.text().startswith("const "):
        return None
    declared = named_children(first)
    only = declared[0]
    name, value = (only.field("name"), only.field("value")) if only is not None else (None, None)
    is_naming = name is not None and name.kind() == "identifier" and value in lookups
    return only if is_naming else None


def _gone(named: SgNode) -> str:
    """A pattern of what is no longer needed: the naming, with its statement where it is all of it."""
    statement = named.parent()
    if statement is not None and len(named_children(statement)) == 1:
        return rf"\s*{re.escape(statement.text())}"
    return rf"{re.escape(named.text())},\s*"


def _around(tree: JavaScriptTree, node: SgNode) -> SgNode:
    return next((owner for owner in node.ancestors() if owner.kind() in FUNCTIONS), tree.root)


def _replaced(tree: JavaScriptTree, body: SgNode, lookups: list[SgNode], name: str) -> str:
    """The text of the body with a name in place of each lookup."""
    start, end = span(body)
    parts, reached = [], start
    for first, last in sorted(map(span, lookups)):
        parts += [tree.text[reached:first], name]
        reached = last
    return "".join([*parts, tree.text[reached:end]])


REWRITE = Rewrite(
    name="for_of",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.OCCURRENCES,
    what="Goes over the items of an array instead of its indices",
    find=find,
)
