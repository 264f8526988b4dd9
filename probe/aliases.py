"""Types that a file of TypeScript, or a comment of JavaScript, gives names to, put in place of the names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from probe.jsdoc import typedefs
from syntax.functions import Function, Parameter

_ALIAS = re.compile(r"^\s*(?:export\s+)?type\s+(\w+)\s*=\s*([^;]+);?", re.MULTILINE)
_INTERFACE = re.compile(r"^\s*(?:export\s+)?interface\s+(\w+)(?:\s+extends\s+[\w,\s]+)?\s*(\{[^{}]*\})", re.MULTILINE)
_WORD = re.compile(r"\b[A-Z]\w*\b")
# A name may stand for another name.
_DEPTH = 3


def without_aliases(functions: Sequence[Function], text: str) -> list[Function]:
    """The functions with parameters whose annotations name no type of the file any more, as far as these are plain."""
    known = {
        match[1]: " ".join(match[2].split()) for pattern in (_ALIAS, _INTERFACE) for match in pattern.finditer(text)
    } | typedefs(text)
    if not known:
        return list(functions)
    return [replace(f, parameters=tuple(_resolved(p, known) for p in f.parameters)) for f in functions]


def _resolved(parameter: Parameter, known: dict[str, str]) -> Parameter:
    annotation = parameter.annotation
    for _ in range(_DEPTH):
        annotation = _WORD.sub(lambda match: known.get(match[0], match[0]), annotation)
    return replace(parameter, annotation=re.sub(r"\breadonly\s+", "", annotation))
