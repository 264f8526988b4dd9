"""Kinds of arguments, and the annotations that name them."""

import re
from enum import StrEnum

from syntax.functions import Parameter


class Kind(StrEnum):
    """What an argument is, in the words of Python; JavaScript's number is INT and FLOAT together."""

    INT = "int"
    FLOAT = "float"
    STR = "str"
    BOOL = "bool"
    NONE = "none"
    INTS = "list[int]"
    FLOATS = "list[float]"
    STRS = "list[str]"
    LISTS = "list[list[int]]"
    PAIRS = "list[tuple[str, int]]"
    RECORDS = "list[dict]"
    DICT = "dict[str, int]"
    RECORD = "dict"
    SET = "set[int]"
    BYTES = "bytes"
    CALLABLE = "callable"


# Kinds tried for a parameter that says nothing of itself, the likeliest first.
UNTYPED: tuple[Kind, ...] = (
    Kind.INT, Kind.STR, Kind.INTS, Kind.FLOAT, Kind.STRS, Kind.DICT, Kind.RECORDS, Kind.LISTS, Kind.BOOL, Kind.CALLABLE,
    Kind.PAIRS,
)  # fmt: skip

_SEQUENCES = "(?:list|sequence|iterable|collection|tuple|iterator|array|readonlyarray)"
_ANNOTATIONS: tuple[tuple[str, Kind], ...] = (
    (_SEQUENCES + r"[\[<](?:list|tuple|number\[|array|sequence).*", Kind.LISTS),
    (_SEQUENCES + r"[\[<]str.*|string\[\]", Kind.STRS),
    (_SEQUENCES + r"\[float.*", Kind.FLOATS),
    (_SEQUENCES + r"[\[<](?:dict|mapping|record).*|(?:\{.*\}|object)\[\]", Kind.RECORDS),
    (_SEQUENCES + r"\b.*|number\[\]|any\[\]", Kind.INTS),
    (r"number\[\]\[\]", Kind.LISTS),
    (r"(?:dict|mapping|mutablemapping|record|counter|defaultdict)\b.*", Kind.DICT),
    (r"(?:set|frozenset|abstractset)\b.*", Kind.SET),
    (r"int|number|bigint", Kind.INT),
    (r"float|decimal|complex", Kind.FLOAT),
    (r"str|string|anystr|text", Kind.STR),
    (r"bool|boolean", Kind.BOOL),
    (r"bytes|bytearray|readablebuffer", Kind.BYTES),
    (r"callable\b.*|function|\(.*=>.*", Kind.CALLABLE),
    (r"none|null|undefined", Kind.NONE),
)  # fmt: skip

_MANY = (Kind.INTS, Kind.RECORDS, Kind.STRS)
_ONE = (Kind.INT, Kind.FLOAT)
_NAMES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r".*(?:items|values|nums|numbers|list|arr|array|seq|xs|data|scores|prices)$", _MANY),
    (r".*(?:words|names|strings|lines|tags|keys)$", (Kind.STRS,)),
    (r".*(?:name|text|string|str|word|line|title|path|url|email|message|char|prefix|suffix|sep|s)$", (Kind.STR,)),
    (r".*(?:count|size|length|index|num|number|n|i|k|x|y|age|year|limit|total|width|depth|price|a|b)$", _ONE),
    (r"(?:is|has|should|use|with|allow)[A-Z_].*|.*(?:flag|enabled|verbose|reverse)$", (Kind.BOOL,)),
    (r".*(?:func|fn|callback|cb|predicate|key|mapper|iteratee)$", (Kind.CALLABLE,)),
    (r".*(?:obj|object|dict|map|mapping|options|opts|config|user|record)$", (Kind.DICT, Kind.RECORD)),
    (r".*(?:matrix|grid|rows|table|matrices)$", (Kind.LISTS,)),
)  # fmt: skip


def declared(parameter: Parameter) -> tuple[Kind, ...]:
    """The kinds that an annotation or a default names; empty when neither says anything we know."""
    text = parameter.annotation.strip("\"'").lower().replace("typing.", "").replace("collections.abc.", "")
    if text:
        return _of_annotation(text)
    return _of_default(parameter.default)


def candidates(parameter: Parameter) -> tuple[Kind, ...]:
    """Kinds to try for a parameter without a declared one; its name only decides the order."""
    likely = next((kinds for pattern, kinds in _NAMES if re.fullmatch(pattern, parameter.name)), ())
    return tuple(dict.fromkeys((*likely, *UNTYPED)))


def _of_annotation(text: str) -> tuple[Kind, ...]:
    optional = re.fullmatch(r"optional\[(.*)\]", text)
    if optional:
        return (*_of_annotation(optional[1]), Kind.NONE)
    parts = _union_parts(text)
    if len(parts) > 1:
        return tuple(dict.fromkeys(kind for part in parts for kind in _of_annotation(part)))
    return next(((kind,) for pattern, kind in _ANNOTATIONS if re.fullmatch(pattern, text)), ())


def _union_parts(text: str) -> list[str]:
    """The members of a union, split at the bars outside any bracket."""
    union = re.fullmatch(r"union\[(.*)\]", text)
    separator, text = (",", union[1]) if union else ("|", text)
    parts, depth = [""], 0
    for character in text:
        depth += (character in "[(<{") - (character in "])>}")
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def _of_default(default: str) -> tuple[Kind, ...]:
    if re.fullmatch(r"-?\d+", default):
        return (Kind.INT,)
    if re.fullmatch(r"-?\d*\.\d+", default):
        return (Kind.FLOAT,)
    if re.fullmatch(r"true|false", default.lower()):
        return (Kind.BOOL,)
    return (Kind.STR,) if default[:1] in ('"', "'", "`") else ()
