"""Loops of JavaScript that say when they turn, for whoever bounds how long code may run."""

from collections.abc import Iterator
from functools import lru_cache

from ast_grep_py import SgNode

from syntax.languages import Language
from syntax.parsing import parse, span, walk

LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})


@lru_cache(maxsize=2048)
def with_turns(text: str, language: Language, statement: str) -> str:
    """``text`` with ``statement`` at the beginning of each loop's body; on the same lines as before."""
    parts, reached = [], 0
    for place, insertion in sorted(_insertions(parse(text, language), statement), key=lambda found: found[0]):
        parts += [text[reached:place], insertion]
        reached = place
    return "".join([*parts, text[reached:]])


def _insertions(root: SgNode, statement: str) -> Iterator[tuple[int, str]]:
    """Offsets, and what goes there."""
    for node in walk(root):
        body = node.field("body") if node.kind() in LOOPS else None
        if body is None:
            continue
        start, end = span(body)
        if body.kind() == "statement_block":
            yield start + 1, f" {statement}"
        else:
            yield from ((start, f"{{ {statement} "), (end, " }"))
