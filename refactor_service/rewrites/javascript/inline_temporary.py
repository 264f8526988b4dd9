"""Inline a temporary.

What: a value that is given a name only to be returned in the next line is returned at once.
Why: the name says no more than the function's own, and the reader need not look whether it is used again.
Bad: ``const result = a + b; return result;``
Good: ``return a + b;``
Limits: names that are used anywhere else in the function, declarations of several names or with a type, comments.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from refactor_service.rewrites.javascript.tree import FUNCTIONS, JavaScriptTree, has_comment, neighbours, parse_tree
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.parsing import named_children, span
from syntax.source import Source

_RETURN = re.compile(r"return\s+(\w+)\s*;?")


def find(source: Source) -> Iterator[Candidate]:
    """Declarations that are followed by the return of their name."""
    tree = parse_tree(source)
    if tree is None:
        return
    for first, second in neighbours(tree):
        if first.kind() in ("lexical_declaration", "variable_declaration") and second.kind() == "return_statement":
            yield from _candidate(tree, first, second)


def _candidate(tree: JavaScriptTree, declaration: SgNode, leaving: SgNode) -> Iterator[Candidate]:
    declared = named_children(declaration)
    only = declared[0] if len(declared) == 1 else None
    name, value = (only.field("name"), only.field("value")) if only is not None else (None, None)
    returned = _RETURN.fullmatch(leaving.text())
    if only is None or name is None or value is None or returned is None or only.field("type") is not None:
        return
    function = next((owner for owner in leaving.ancestors() if owner.kind() in FUNCTIONS), None)
    if name.kind() != "identifier" or name.text() != returned[1] or function is None:
        return
    uses = tree.uses(name.text(), function)
    start, end = span(declaration)[0], span(leaving)[1]
    if (
        len(uses) != 2
        or has_comment(declaration, leaving)
        or "//" in tree.text[span(declaration)[1] : span(leaving)[0]]
    ):
        return
    ending = ";" if leaving.text().endswith(";") else ""
    yield tree.candidate(
        tree.spliced(start, end, f"return {value.text()}{ending}"),
        [declaration, leaving],
        f"Return the value without naming it {name.text()}",
        f"{name.text()!r} is returned in the next line and used nowhere else.",
    )


REWRITE = Rewrite(
    name="inline_temporary_js",
    family="javascript",
    aim=Aim.READABILITY,
    metric=Metric.LINES,
    what="Returns a value at once that was named only to be returned",
    find=find,
)
