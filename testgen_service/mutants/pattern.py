"""Pattern: a regular expression loses an anchor, or repeats something more or less often."""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import span
from testgen_service.mutants.mutant import Replacement

_READS = re.compile(r"\bre\.\w+$")
_ESCAPE_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]")
_SWAPS = {"+": ("*",), "*": ("+",), "?": ("", "*")}


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One pattern: a literal of JavaScript, a string that is given to the module ``re`` of Python."""
    if node.kind() == "regex_pattern" or (node.kind() == "string_content" and _is_read(node)):
        start, _ = span(node)
        for place, new_text in _changes(node.text()):
            yield Replacement(start + place, start + place + 1, new_text)


def _is_read(node: SgNode) -> bool:
    call = next((ancestor for ancestor in node.ancestors() if ancestor.kind() == "call"), None)
    function = call.field("function") if call is not None else None
    return function is not None and bool(_READS.search(function.text()))


def _changes(pattern: str) -> Iterator[tuple[int, str]]:
    """(place, what stands there instead of one character)."""
    plain = _ESCAPE_OR_CLASS.sub(lambda match: "." * len(match[0]), pattern)
    if plain[:1] == "^":
        yield 0, ""
    if plain[-1:] == "$":
        yield len(plain) - 1, ""
    for place, character in enumerate(plain):
        is_quantifier = place > 0 and plain[place - 1] not in "(|?*+"
        if character in _SWAPS and is_quantifier:
            yield from ((place, swap) for swap in _SWAPS[character])
