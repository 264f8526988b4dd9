"""Types that JavaScript's documentation comments name, as TypeScript would write them.

The tags of JSDoc: ``@param {type} name``, ``@param {type} name.field``, ``@typedef {type} Name``, ``@property {type}
name``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from syntax.functions import Function, Parameter

_COMMENT = re.compile(r"/\*\*(.*?)\*/", re.DOTALL)
_TAG = re.compile(r"@(param|arg|argument|property|prop|typedef)\s*\{")
_NAME = re.compile(r"\s*(\[)?\s*([\w$.]+)")
# What may stand between a comment and the function that it is about.
_BETWEEN = re.compile(r"[\w$\s.=:,(#*\[\]\"']*")
_STAR = re.compile(r"\n\s*\*+ ?")


@dataclass(frozen=True, slots=True)
class _Typed:
    """One tag: what it is about, and its type."""

    tag: str
    name: str
    annotation: str
    is_optional: bool


def typedefs(text: str) -> dict[str, str]:
    """The types that comments give names to."""
    found = {}
    for comment in _COMMENT.findall(text):
        tags = list(_tags(comment))
        for typed in tags:
            if typed.tag == "typedef":
                fields = [one for one in tags if one.tag in ("property", "prop")]
                found[typed.name] = _object(fields) if fields else typed.annotation
    return found


def documented(functions: Sequence[Function], text: str) -> list[Function]:
    """The functions with the types that the comments in front of them name, where they say none themselves."""
    comments = [(match.end(), match[1]) for match in _COMMENT.finditer(text)]
    return [_documented(function, _comment_of(function, comments, text)) for function in functions]


def _comment_of(function: Function, comments: Sequence[tuple[int, str]], text: str) -> str:
    before = [(end, comment) for end, comment in comments if end <= function.start]
    if not before or not _BETWEEN.fullmatch(text, before[-1][0], function.start):
        return ""
    return before[-1][1]


def _documented(function: Function, comment: str) -> Function:
    tags = [typed for typed in _tags(comment) if typed.tag.startswith(("param", "arg"))]
    if not tags:
        return function
    types = {}
    for typed in tags:
        fields = [
            replace(one, name=one.name.partition(".")[2]) for one in tags if one.name.startswith(f"{typed.name}.")
        ]
        if "." not in typed.name:
            types[typed.name] = _object(fields) if fields else typed.annotation
    parameters = (_with_type(parameter, types) for parameter in function.parameters)
    return replace(function, parameters=tuple(parameters))


def _with_type(parameter: Parameter, types: dict[str, str]) -> Parameter:
    return parameter if parameter.annotation else replace(parameter, annotation=types.get(parameter.name, ""))


def _object(fields: Sequence[_Typed]) -> str:
    shown = (f"{one.name}{'?' * one.is_optional}: {one.annotation or 'any'}" for one in fields if "." not in one.name)
    return f"{{ {'; '.join(shown)} }}"


def _tags(comment: str) -> Iterator[_Typed]:
    text = _STAR.sub("\n", comment)
    for match in _TAG.finditer(text):
        end = _closing(text, match.end())
        named = _NAME.match(text, end + 1) if end > 0 else None
        if named is not None:
            written = text[match.end() : end].strip()
            is_optional = named[1] is not None or written.endswith("=")
            yield _Typed(match[1], named[2], _in_typescript(written.removesuffix("=")), is_optional)


def _closing(text: str, start: int) -> int:
    """The place of the brace that closes what opens in front of ``start``; -1 where there is none."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return place
    return -1


def _in_typescript(written: str) -> str:
    """What JSDoc writes in a way of its own; nothing for what says nothing."""
    text = written.replace(".<", "<").strip()
    if text.startswith("?"):
        return f"{_in_typescript(text[1:])} | null"
    text = text.removeprefix("!").removeprefix("...")
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return "" if text.lower() in ("*", "any", "object", "unknown", "mixed") else text
