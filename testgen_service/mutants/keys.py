"""Keys: what a Map or a Set of JavaScript tells apart, 1 and "1", it takes for one, as an object would."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_OF_TEXT = {
    "Set": "(class extends Set { has(k) { return super.has(String(k)); } add(k) { return super.add(String(k)); } })",
    "Map": (
        "(class extends Map { has(k) { return super.has(String(k)); } get(k) { return super.get(String(k)); }"
        " set(k, v) { return super.set(String(k), v); } delete(k) { return super.delete(String(k)); } })"
    ),
}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One ``new Map`` or ``new Set``."""
    made = node.field("constructor") if node.kind() == "new_expression" else None
    if made is not None and made.text() in _OF_TEXT:
        yield Replacement(*span(made), _OF_TEXT[made.text()])
