"""Entries of an object.

What: a loop over ``Object.keys(o)`` that begins by looking each one up goes over ``Object.entries(o)``.
Why: the pair has its names where the loop begins.
Bad: ``for (const k of Object.keys(o)) { const v = o[k]; use(k, v); }``
Good: ``for (const [k, v] of Object.entries(o)) { use(k, v); }``
Limits: loops in which the object is used in another way, or that wait. Getters are asked before the loop and not one by
one, which running tells.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import JavaScriptTree, contains, mentions, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_KEYS = re.compile(r"Object\.keys\((\w+)\)")


def find(source: Source) -> Iterator[Candidate]:
    """Loops over the keys of an object."""
    tree = parse_tree(source)
    if tree is None:
        return
    for loop in tree.walk("for_in_statement"):
        yield from _candidate(tree, loop)


def _candidate(tree: JavaScriptTree, loop: SgNode) -> Iterator[Candidate]:
    left, right, body = loop.field("left"), loop.field("right"), loop.field("body")
    if left is None or right is None or body is None or left.kind() != "identifier" or body.kind() != "statement_block":
        return
    keys = _KEYS.fullmatch(right.text())
    header = re.match(r"for \((const|let) ", loop.text())
    inner = named_children(body)
    if keys is None or header is None or len(inner) < 2:
        return
    key, name = left.text(), keys[1]
    looks_up = re.fullmatch(rf"(?:const|let) (\w+) = {re.escape(name)}\[{re.escape(key)}\];?", inner[0].text())
    rest = inner[1:]
    if looks_up is None or looks_up[1] in (key, name) or any(mentions(item, name) for item in rest):
        return
    is_changed = not inner[0].text().startswith("const") or header[1] == "let"
    if is_changed or any(contains(item, "await_expression", "yield_expression") for item in rest):
        return
    start, end = span(body)[0] + 1, span(rest[0])[0]
    between = tree.text[span(inner[0])[1] : end]
    if "//" in tree.text[start:end] or "/*" in tree.text[start:end]:
        return
    opening = tree.text[start : span(inner[0])[0]] or between
    text = f"for (const [{key}, {looks_up[1]}] of Object.entries({name})) {{{opening}{tree.text[end : span(loop)[1]]}"
    yield tree.candidate(
        tree.spliced(*span(loop), text),
        [loop],
        f"Go over the entries of {name}",
        f"Each turn begins with {name}[{key}]; Object.entries() gives the key and what it stands for together.",
    )


REWRITE = Rewrite(
    name="entries_iteration",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Goes over the entries of an object instead of looking up each key",
    find=find,
)
