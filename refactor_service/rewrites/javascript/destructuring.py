"""Destructuring.

What: constants one after another that are named like the properties they hold are taken from their object at once.
Why: what is used of the object stands in one line, and no name is written twice.
Bad: ``const a = o.a; const b = o.b;``
Good: ``const { a, b } = o;``
Limits: two constants at least; names other than those of the properties; objects that are calls; comments.
"""

from collections.abc import Iterator, Sequence

from ast_grep_py import SgNode

from refactor_service.rewrites.grouping import grouped
from refactor_service.rewrites.javascript.tree import JavaScriptTree, has_comment, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span, walk
from syntax.source import Source

MAX_LENGTH = 100
_OWNERS = frozenset({"identifier", "this", "member_expression"})


def find(source: Source) -> Iterator[Candidate]:
    """Runs of constants that are taken from one object."""
    tree = parse_tree(source)
    if tree is None:
        return
    for statements in tree.statements():
        for _, run in grouped(statements, _joins):
            yield from _candidate(tree, run)


def _joins(run: Sequence[SgNode], statement: SgNode) -> bool:
    """Whether it takes from the same object, which may not be what a constant before it holds."""
    word, owner, _ = _taken(run[0])
    names = [name for one in run for name in _taken(one)[2]]
    return bool(owner) and _taken(statement)[:2] == (word, owner) and owner.split(".")[0] not in names


def _candidate(tree: JavaScriptTree, run: Sequence[SgNode]) -> Iterator[Candidate]:
    word, owner, _ = _taken(run[0])
    names = [name for one in run for name in _taken(one)[2]]
    text = f"{word} {{ {', '.join(names)} }} = {owner};"
    if has_comment(*run) or len(tree.indentation(run[0]) + text) > MAX_LENGTH or len(set(names)) < len(names):
        return
    yield tree.candidate(
        tree.spliced(span(run[0])[0], span(run[-1])[1], text),
        run,
        f"Take {', '.join(names)} from {owner} at once",
        f"{len(names)} lines name a property of '{owner}' after itself; one says which properties are used.",
    )


def _taken(statement: SgNode) -> tuple[str, str, list[str]]:
    """``const`` or ``let``, the object, and the properties taken from it under their own names."""
    nothing: tuple[str, str, list[str]] = ("", "", [])
    if statement.kind() != "lexical_declaration":
        return nothing
    declared = named_children(statement)
    name, value = (declared[0].field("name"), declared[0].field("value")) if len(declared) == 1 else (None, None)
    if name is None or value is None or value.kind() != "member_expression" or declared[0].field("type") is not None:
        return nothing
    owner, taken = value.field("object"), value.field("property")
    if owner is None or taken is None or taken.text() != name.text() or "?." in value.text():
        return nothing
    is_plain = owner.kind() in _OWNERS and not any(node.kind() == "call_expression" for node in walk(owner))
    return (statement.text().split()[0], owner.text(), [name.text()]) if is_plain else nothing


REWRITE = Rewrite(
    name="destructuring",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Takes several properties from an object at once",
    find=find,
)
