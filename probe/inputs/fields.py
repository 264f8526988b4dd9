"""What the code asks of single fields of a record: what it compares them with, and what it wants them to be."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from probe.inputs.kinds import Kind

Value = float | str | bool
# Of one record.
_MOST_FIELDS, _MOST_VALUES = 12, 6
# Longer ones say nothing to a reader.
LONGEST = 64
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIELD = (
    r"""(?<!\w)(?:\w{1,60}\??\.([A-Za-z_]\w*)|\w{1,60}\[["'](\w+)["']\]"""
    r"""|\w{1,60}\.get\(\s{0,8}["'](\w+)["'](?:,[^()]{0,80})?\))"""
)
_TEXT = r"""("(?:[^"\\\n]|\\.){1,40}"|'(?:[^'\\\n]|\\.){1,40}')"""
_PATTERN = r"/(?!\*)((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)+\])+)/[a-z]*"
_COMPARED = re.compile(rf"(?<!typeof )(?<!\.){_FIELD}\s*(?:[<>]=?|[!=]==?)\s*(?:(-?\d+(?:\.\d+)?)(?![\w.])|{_TEXT})")
_CONTAINS = re.compile(
    rf"{_FIELD}(?:\.\w+\(\))*\.(includes|r?find|r?index|count|r?split|r?partition|indexOf|lastIndexOf|startsWith|startswith|endsWith|endswith)\(\s*{_TEXT}"
)
_IS_IN = re.compile(rf"{_TEXT} (?:not )?in {_FIELD}")
_MATCHED = (
    re.compile(rf"{_PATTERN}\.(?:test|exec)\(\s*{_FIELD}"),
    re.compile(rf"\bre\.\w*match\(\s*r?{_TEXT}\s*,\s*{_FIELD}"),
)
_MATCHED_BY_NAME = re.compile(rf"\b(\w+)\.(?:test|exec|match|fullmatch|search)\(\s*{_FIELD}")
_NAMED_PATTERN = r"\b{name}\s*=\s*(?:re\.compile\(\s*r?{text}|{pattern})"
# Asked of a list or mapping by name, or of one that stands there.
_ONE_OF = re.compile(
    rf"(?:\b(\w+)|[\[(]([^\[\]()]*)[\])])\.(?:indexOf|includes|has)\(\s*{_FIELD}"
    rf"|{_FIELD} (?:not )?in (?:(\w+)|[\[({{]([^\])}}]*)[\])}}])"
)
_NAMED_LIST = r"\b{name}\s*(?::[^=\n]*)?=\s*(?:new Set\(|frozenset\(|Object\.freeze\()?\s*[\[({{]([^\])}}]*)[\])}}]"
_TYPES = {
    "string": Kind.STR,
    "number": Kind.INT,
    "boolean": Kind.BOOL,
    "str": Kind.STR,
    "int": Kind.INT,
    "float": Kind.FLOAT,
    "bool": Kind.BOOL,
    "dict": Kind.DICT,
    "list": Kind.INTS,
    "isInteger": Kind.INT,
    "isSafeInteger": Kind.INT,
    "isArray": Kind.INTS,
}
_OF_TYPE = (
    re.compile(rf"typeof {_FIELD}\s*[!=]==?\s*[\"'](\w+)"),
    re.compile(rf"isinstance\(\s*{_FIELD}\s*,\s*\(?(\w+)"),
)
_IS_OF_TYPE = re.compile(rf"\.(is\w+)\(\s*{_FIELD}")
# Whether it is true; nothing else may be asked of it.
_TRUE = re.compile(
    rf"(?:\b(?:if|while|not|and|or|return|elif)\b\s*\(?|&&|\|\||[!(=?])\s*!?\s*{_FIELD}"
    r"(?=\s*(?:\)|\?(?!\.)|&&|\|\||:|;|\band\b|\bor\b|\n|[!=]==?\s*(?:true|false)\b| is (?:True|False)\b))"
)
# How long it is, as it is or without what stands around it.
_MEASURED = re.compile(
    rf"(?:len\(\s*{_FIELD}(?:\.\w+\(\))*\s*\)|{_FIELD}(?:\.\w+\(\))*\.length)\s*(?:[<>]=?|[!=]==?)\s*(\d{{1,3}})\b"
)
# A variable that a field is given, and those that are taken out of a record together.
_ALIAS = re.compile(
    rf"\b(?:(?:const|let|var)\s+)?([A-Za-z_]\w*)\s{{0,8}}(?::[^=\n]{{0,80}})?=\s{{0,8}}{_FIELD}(?:\.\w+\(\))*\s*(?:[;\n]|$)"
)
_NAME = r"\s{0,8}\w+(?:\s{0,8}=[^,{}]{0,80})?"
_TAKEN = re.compile(rf"\{{({_NAME}(?:,{_NAME})*,?\s{{0,8}})\}}\s{{0,8}}=\s{{0,8}}\w+\s{{0,8}}[;\n]")
# A function of the file that is given one first.
_GIVEN_ON = re.compile(rf"(?<![\w.])(\w+)\(\s*{_FIELD}\s*[,)]")
_FIRST_PARAMETER = r"\b(?:def|function)\s+{name}\(\s*(\w+)|\b{name}\s*=\s*\(?\s*(\w+)\s*[,)=:]"


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one field. ``values`` are such as the code names, and their neighbours; ``patterns`` it has to match."""

    values: tuple[Value, ...] = ()
    patterns: tuple[str, ...] = ()
    kind: Kind | None = None


def asked_of_fields(text: str) -> tuple[tuple[str, Asked], ...]:
    """By the name of the field, in the order of the text."""
    text = _without_aliases(text)
    kinds = dict(_kinds(text))
    values: dict[str, list[Value]] = {}
    for key, value in (*_members(text), *_contained(text), *_compared(text), *_measured(text)):
        values.setdefault(key, []).append(value)
    matched: dict[str, list[str]] = {}
    for key, pattern in _patterns(text):
        matched.setdefault(key, []).append(pattern)
    names = list(dict.fromkeys((*matched, *values, *kinds)))[:_MOST_FIELDS]
    return tuple(
        (
            name,
            Asked(
                tuple(dict.fromkeys(values.get(name, ())))[:_MOST_VALUES],
                tuple(dict.fromkeys(matched.get(name, ()))),
                kinds.get(name),
            ),
        )
        for name in names
    )


def _without_aliases(text: str) -> str:
    """Variables that hold a field, and first parameters that are given one, written as that field."""
    named = {match[1]: _key(*match.groups()[1:4]) for match in _ALIAS.finditer(text)}
    for match in _GIVEN_ON.finditer(text):
        if function := re.search(_FIRST_PARAMETER.format(name=re.escape(match[1])), text):
            named.setdefault(function[1] or function[2], _key(*match.groups()[1:4]))
    for match in _TAKEN.finditer(text):
        named |= {name: name for name in re.findall(r"(\w+)\s*(?:=[^,{}]*)?(?:,|$)", match[1])}
    for name, key in list(named.items())[:_MOST_FIELDS]:
        text = re.sub(rf"(?<![\w.$]){re.escape(name)}\b(?!\s*(?:[:(]|=(?!=)))", f"it.{key}", text)
    return text


def _key(*groups: str | None) -> str:
    return next(filter(None, groups), "")


def _read(literal: str) -> str:
    try:
        return str(ast.literal_eval(literal))
    except (SyntaxError, ValueError):
        return literal[1:-1]


def _compared(text: str) -> Iterator[tuple[str, Value]]:
    for match in _COMPARED.finditer(text):
        key = _key(*match.groups()[:3])
        if match[5]:
            yield key, _read(match[5])
            continue
        number = float(match[4])
        for value in (number, number + 1, number - 1):
            yield key, int(value) if value.is_integer() else value


def _contained(text: str) -> Iterator[tuple[str, Value]]:
    for match in _CONTAINS.finditer(text):
        part = _read(match[5])
        before, after = "" if match[4].lower() == "startswith" else "a", "" if match[4].lower() == "endswith" else "b"
        yield _key(*match.groups()[:3]), f"{before}{part}{after}"
    for match in _IS_IN.finditer(text):
        yield _key(*match.groups()[1:4]), f"a{_read(match[1])}b"


def _members(text: str) -> Iterator[tuple[str, Value]]:
    for match in _ONE_OF.finditer(text):
        listed = match[2] or match[10]
        if name := match[1] or match[9]:
            found = re.search(_NAMED_LIST.format(name=re.escape(name)), text)
            listed = found[1] if found else ""
        for literal in re.findall(_TEXT, listed or ""):
            yield _key(*match.groups()[2:8]), _read(literal)


def _patterns(text: str) -> Iterator[tuple[str, str]]:
    for number, pattern in enumerate(_MATCHED):
        for match in pattern.finditer(text):
            yield _key(*match.groups()[1:4]), match[1][1:-1] if number else match[1]
    for match in _MATCHED_BY_NAME.finditer(text):
        given = _NAMED_PATTERN.format(name=re.escape(match[1]), text=_TEXT, pattern=_PATTERN)
        if found := re.search(given, text):
            yield _key(*match.groups()[1:4]), found[1][1:-1] if found[1] else found[2]


def _measured(text: str) -> Iterator[tuple[str, Value]]:
    for match in _MEASURED.finditer(text):
        for length in (int(match[7]), int(match[7]) + 1, int(match[7]) - 1):
            if 0 < length <= LONGEST:
                yield _key(*match.groups()[:6]), text_of(length)


def text_of(length: int) -> str:
    """A text of so many characters."""
    return (_LETTERS * (length // len(_LETTERS) + 1))[:length]


def _kinds(text: str) -> Iterator[tuple[str, Kind]]:
    asked = Counter(_key(*match.groups()) for match in _TRUE.finditer(text))
    for key, times in asked.items():
        if times == len(re.findall(rf"(?:\.|\[[\"']|\.get\([\"']){re.escape(key)}\b", text)):
            yield key, Kind.BOOL
    for pattern in _OF_TYPE:
        for match in pattern.finditer(text):
            if match[4] in _TYPES:
                yield _key(*match.groups()[:3]), _TYPES[match[4]]
    for match in _IS_OF_TYPE.finditer(text):
        if match[1] in _TYPES:
            yield _key(*match.groups()[1:4]), _TYPES[match[1]]
