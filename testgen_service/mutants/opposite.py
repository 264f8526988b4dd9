"""Opposite: the other end is taken, the largest for the smallest, any for all."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.parsing import is_python, span
from testgen_service.mutants.mutant import CALLS, Replacement

_PAIRS = (
    ("all", "any"),
    ("every", "some"),
    ("find", "findLast"),
    ("indexOf", "lastIndexOf"),
    ("index", "rindex"),
    ("find", "rfind"),
    ("lstrip", "rstrip"),
    ("ljust", "rjust"),
    ("lower", "upper"),
    ("max", "min"),
    ("padStart", "padEnd"),
    ("partition", "rpartition"),
    ("pop", "shift"),
    ("pop", "popleft"),
    ("push", "unshift"),
    ("append", "appendleft"),
    ("startsWith", "endsWith"),
    ("startswith", "endswith"),
    ("toLowerCase", "toUpperCase"),
    ("trimStart", "trimEnd"),
    ("union", "intersection"),
)
_OF_PYTHON = frozenset({"rindex", "rfind", "popleft", "appendleft", "rpartition"})
_OF_JAVASCRIPT = frozenset({"findLast", "lastIndexOf", "shift", "unshift"})


def replacements(node: SgNode) -> Iterator[Replacement]:
    """The name of what is called."""
    function = node.field("function") if node.kind() in CALLS else None
    name = (function.field("attribute") or function.field("property") or function) if function is not None else None
    if name is None or "identifier" not in name.kind():
        return
    foreign = _OF_JAVASCRIPT if is_python(node) else _OF_PYTHON
    for pair in _PAIRS:
        if name.text() in pair and foreign.isdisjoint(pair):
            yield Replacement(*span(name), pair[1 - pair.index(name.text())])
