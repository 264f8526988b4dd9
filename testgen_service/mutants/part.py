"""Part: a bound of a slice is left out, an entry of a table, or the last part of a compound sort key."""

import itertools
from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One slice, one mapping, or one tuple that a lambda gives."""
    if node.kind() == "slice":
        yield from _bounds(node)
    elif node.kind() in ("dictionary", "object"):
        pairs = [child for child in node.children() if child.kind() == "pair"]
        for pair, following in itertools.pairwise(pairs):
            yield Replacement(span(pair)[0], span(following)[0], "")
    elif node.kind() == "lambda":
        body = node.field("body")
        items = [child for child in body.children() if child.is_named()] if body is not None else []
        if body is not None and body.kind() == "tuple" and len(items) > 1:
            yield Replacement(*span(body), f"({', '.join(item.text() for item in items[:-1])},)")


def _bounds(node: SgNode) -> Iterator[Replacement]:
    """Start, stop and step, as far as they are there."""
    parts = [""]
    for child in node.children():
        if child.kind() == ":":
            parts.append("")
        else:
            parts[-1] = child.text()
    for place, part in enumerate(parts):
        if part:
            yield Replacement(*span(node), ":".join("" if n == place else other for n, other in enumerate(parts)))
