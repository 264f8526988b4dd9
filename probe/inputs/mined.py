"""Values the code itself names: its literals, and the neighbours of its numbers."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from probe.inputs.fields import Asked, asked_of_fields
from probe.inputs.kinds import Kind
from probe.inputs.known_formats import Format, formats_in

_MAX = 16
# The words of a language or of a table of units are more than that.
_MOST_STRINGS = 48
# A number of the code that is large enough to be how many of one thing make another.
UNIT = 50
# Characters of one function, and of what belongs to it, that are looked at.
MOST_READ = 20_000
# A function may call one that calls one.
_DEPTH = 3
_NUMBER = re.compile(r"(?<![\w.])(?:0[xX][\da-fA-F_]{1,14}|\d[\d_]{0,18}(?:\.\d+)?(?:[eE]\d\d?)?)(?![\w.])")
# What is written as a power, or as a product, is one number.
_POWER = re.compile(r"(?<![\w.])(\d{1,6})\s?(\*\*|<<|\*)\s?(\d{1,6})(?![\w.])")
_MOST_BITS = 53
_STRING = re.compile(r"""\"(?:[^\"\\\n{}]|\\.){0,40}\"|'(?:[^'\\\n{}]|\\.){0,40}'""")
# Numbers stand for characters there.
_CODES = re.compile(r"\bord\(|\.(?:charCodeAt|codePointAt)\(")
_SHARED = re.compile(r"""(?:[^\\]|\\[nrtbfv\\'"]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})*""")


# A private name of JavaScript's begins like a comment of Python's.
_DOCUMENTATION = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/|(?:(?<!\.)#(?!\w+\s*[;=(])|//)[^\n]*'
)
_ERROR = re.compile(r"(?:raise|throw new)\s+[\w.]+\([^\n]*")
# Python's are arguments of the module ``re``, of several literals maybe, JavaScript's stand where a value may begin.
_PATTERN_PYTHON = re.compile(
    r"""\bre\.\w+\(\s*(?P<texts>(?:[rR]?(?:\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|"(?:[^"\\\n]|\\.)+"|'(?:[^'\\\n]|\\.)+')\s*)+)"""
    r"""(?:,\s*(?P<flags>[\w.|\s=]{1,80}))?"""
)
_VERBOSE = re.compile(r"\bre\.(?:VERBOSE|X)\b")
_PATTERN_JAVASCRIPT = re.compile(
    r"(?<=[(=,:!&|?{};\s\[])/(?!\*)((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)+\])+)/[dgimsuvy]*(?=[.,;)\]\s])"
)
# Looked up by a literal, or as a property that is no call.
_KEY = re.compile(
    r"""\[\s*["']([A-Za-z_]\w*)["']\s*\]|\.get\(\s*["'](\w+)["']|["'](\w+)["'] (?:not )?in\b"""
    r"""|(?<=[\w)\]])\??\.([A-Za-z_]\w*)\b(?!\s*\()"""
)
_MEASURED = re.compile(r"(?:\blen\([^\n]{0,80}?\)|\.(?:length|size)\b)\s*(?:[<>]=?|[!=]==?)\s*(\d{1,3})\b")
_SPLITS = re.compile(r"""\.r?(?:split|partition)\(\s*("(?:[^"\\\n]|\\.){1,8}"|'(?:[^'\\\n]|\\.){1,8}')""")
_ABSENT = re.compile(r"(?:[!=]==?|\bis(?: not)?)\s*(None|null|undefined)\b")
# What a value is asked to be, which is no value that anybody gives.
_TYPES = frozenset({
    "[object Array]", "[object Object]", "bigint", "boolean", "function", "number", "object", "string", "symbol",
    "undefined",
})  # fmt: skip
_BUILT_IN = frozenset({
    "apply", "args", "call", "constructor", "exports", "hasOwnProperty", "length", "message", "prototype", "self",
    "size", "toString",
})  # fmt: skip
# What stands at the beginning of a line begins a piece of the file, and may give it a name.
_PIECE = re.compile(r"^(?=[^\s})\]#/*])", re.MULTILINE)
_NAMED = re.compile(
    r"(?:export\s+|default\s+|async\s+|const\s+|let\s+|var\s+|def\s+|class\s+|function\*?\s+)*([A-Za-z_$][\w$]*)"
)


@dataclass(frozen=True, slots=True)
class Mined:
    """Literals of one function and of what it names, in the order of the text; ``patterns`` are regular expressions,
    ``keys`` what it looks up in mappings and objects, ``formats`` what it has the standard library read, ``fields``
    what it asks of single fields, ``lengths`` what it compares a length with, ``absent`` the words for nothing that
    it compares with, ``separators`` the signs at which it takes texts apart.
    """

    numbers: tuple[float, ...] = ()
    strings: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    fields: tuple[tuple[str, Asked], ...] = ()
    lengths: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()


def mine(text: str) -> Mined:
    """The literals in ``text``, without those of docstrings and of errors."""
    patterns = list(_python_patterns(text))
    text = _ERROR.sub("", _DOCUMENTATION.sub("", text))
    numbers = [
        *map(_number, _NUMBER.findall(text)),
        *(power for found in _POWER.findall(text) for power in _power(*found)),
    ]
    strings = [known for literal in _STRING.findall(text) if (known := _read(literal)) and known not in _TYPES]
    if _CODES.search(text):
        strings += [chr(int(n) + step) for n in numbers for step in (0, -1, 1) if n.is_integer() and 32 < n < 126]
    patterns += _PATTERN_JAVASCRIPT.findall(text)
    keys = [next(filter(None, groups)) for groups in _KEY.findall(text)]
    own = [key for key in keys if key not in _BUILT_IN]
    numbers, patterns, own = (list(dict.fromkeys(v))[:_MAX] for v in (numbers, patterns, own))
    strings = list(dict.fromkeys(strings))[:_MOST_STRINGS]
    return Mined(
        tuple(numbers),
        tuple(strings),
        tuple(patterns),
        tuple(own),
        formats_in(text),
        fields=asked_of_fields(text),
        lengths=tuple(dict.fromkeys(map(int, _MEASURED.findall(text)))),
        absent=tuple(dict.fromkeys(_ABSENT.findall(text))),
        separators=tuple(dict.fromkeys(filter(None, map(_read, _SPLITS.findall(text))))),
    )


def _python_patterns(text: str) -> Iterator[str]:
    """Those that are written over lines are marked as such."""
    for match in _PATTERN_PYTHON.finditer(text):
        try:
            pattern = ast.literal_eval(f"({match['texts']})")
        except (SyntaxError, ValueError):
            continue
        yield f"(?x){pattern}" if _VERBOSE.search(match["flags"] or "") else pattern


def documentation(text: str) -> str:
    """Docstrings and comments in ``text``."""
    return "\n".join(_DOCUMENTATION.findall(text))


def related(text: str, file: str) -> str:
    """``text``, a part of ``file``, with the pieces of the file that it names, and those that these name; as much of
    them as is read in a moment.
    """
    rest = [piece for piece in _PIECE.split(file[:MOST_READ]) if piece.strip() and text not in piece]
    found = [text[:MOST_READ]]
    for _ in range(_DEPTH):
        words = {word for piece in found for word in re.findall(r"[A-Za-z_$][\w$]*", piece)}
        named = [piece for piece in rest if (name := _NAMED.match(piece)) and name[1] in words]
        rest = [piece for piece in rest if piece not in named]
        found += named
    return "\n".join(found)[:MOST_READ]


def _number(literal: str) -> float:
    plain = literal.replace("_", "")
    return float(int(plain, 16)) if plain[:2] in ("0x", "0X") else float(plain)


def _power(base: str, sign: str, exponent: str) -> list[float]:
    """What the expression gives, where that is exact."""
    left, right = int(base), int(exponent)
    if sign == "*":
        return [float(left * right)] if left * right >= UNIT else []
    size = right if sign == "<<" else right * left.bit_length()
    if size > _MOST_BITS:
        return []
    return [float(left << right if sign == "<<" else left**right)]


def _read(literal: str) -> str:
    """What a literal stands for; escapes that the two languages do not share are left as they are written."""
    return str(ast.literal_eval(literal)) if _SHARED.fullmatch(literal[1:-1]) else literal[1:-1]


def mined_values(kind: Kind, family: str, mined: Mined, _seed: int) -> list[str]:
    """Expressions of ``kind`` made of what was mined."""
    whole = [int(number) for number in mined.numbers if number.is_integer() and abs(number) < 2**_MOST_BITS]
    strings = [json.dumps(text) if family != "python" else repr(text) for text in mined.strings]
    match kind:
        case Kind.INT:
            near = [value + step for value in whole for step in (0, 1, -1)]
            # What is counted in units of so many comes to ten of them, too.
            return [*map(str, near), *(str(10 * value) for value in whole if value >= UNIT)]
        case Kind.FLOAT:
            return [repr(number + step) for number in mined.numbers for step in (0, 0.5, -0.5)]
        case Kind.STR:
            return strings
        case Kind.INTS:
            return [f"[{value}, {value + 1}]" for value in whole[:4]]
        case Kind.STRS:
            rows = [strings[n : n + 3] for n in range(0, min(len(strings), 6), 2)]
            found = [*rows, strings[1::-1], [strings[0]] * 2, *([text] for text in strings[:4])] if strings else []
            return [f"[{', '.join(row)}]" for row in found]
        case Kind.DICT:
            return [_entry(text, family) for text in strings[:3]]
        case _:
            return []


def _entry(key: str, family: str) -> str:
    return f"{{{key}: 1}}" if family == "python" else f"{{ {key}: 1 }}"
