"""Values the code itself names: its literals, and the neighbours of its numbers."""

import ast
import json
import re
from dataclasses import dataclass

from probe.inputs.kinds import Kind

_MAX = 12
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_STRING = re.compile(r"""\"(?:[^\"\\\n{}]|\\.){1,40}\"|'(?:[^'\\\n{}]|\\.){1,40}'""")
_SHARED = re.compile(r"""(?:[^\\]|\\[nrtbfv\\'"]|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4})*""")


@dataclass(frozen=True, slots=True)
class Mined:
    """Literals of one function, in the order of the text."""

    numbers: tuple[float, ...] = ()
    strings: tuple[str, ...] = ()


def mine(text: str) -> Mined:
    """The literals in ``text``; docstrings and messages come along, which costs a few useless inputs."""
    numbers = [float(match) for match in _NUMBER.findall(text)]
    strings = [_read(literal) for literal in _STRING.findall(text)]
    return Mined(tuple(dict.fromkeys(numbers))[:_MAX], tuple(dict.fromkeys(strings))[:_MAX])


def _read(literal: str) -> str:
    """What a literal stands for; escapes that the two languages do not share are left as they are written."""
    return str(ast.literal_eval(literal)) if _SHARED.fullmatch(literal[1:-1]) else literal[1:-1]


def mined_values(kind: Kind, family: str, mined: Mined, _seed: int) -> list[str]:
    """Expressions of ``kind`` made of what was mined."""
    whole = [int(number) for number in mined.numbers if number.is_integer() and abs(number) < 2**31]
    strings = [json.dumps(text) if family != "python" else repr(text) for text in mined.strings]
    match kind:
        case Kind.INT:
            return [str(value + step) for value in whole for step in (0, 1, -1)]
        case Kind.FLOAT:
            return [repr(number + step) for number in mined.numbers for step in (0, 0.5, -0.5)]
        case Kind.STR:
            return strings
        case Kind.INTS:
            return [f"[{value}, {value + 1}]" for value in whole[:4]]
        case Kind.STRS:
            return [f"[{text}]" for text in strings[:4]]
        case Kind.DICT:
            return [_entry(text, family) for text in strings[:6]]
        case _:
            return []


def _entry(key: str, family: str) -> str:
    return f"{{{key}: 1}}" if family == "python" else f"{{ {key}: 1 }}"
