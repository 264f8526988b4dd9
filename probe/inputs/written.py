"""Values as expressions of a language, and back."""

import ast
import json
import re
from enum import Enum
from typing import Any

_KEY = re.compile(r"([{,]\s*)([A-Za-z_$][\w$]*)\s*:")
# A text, which stays as it is, or the word.
_UNDEFINED = re.compile(r'("(?:[^"\\]|\\.)*")|\bundefined\b')


class Undefined(Enum):
    """JavaScript's ``undefined``, which JSON does not know."""

    UNDEFINED = "undefined"


UNDEFINED = Undefined.UNDEFINED
# What stands for it in JSON.
_PLACE = "\0undefined"
_QUOTED = json.dumps(_PLACE)


def written(value: Any, family: str) -> str:
    """The expression; the values are those that JSON has, for Python also tuples, sets and bytes, for JavaScript
    UNDEFINED.
    """
    if family == "python":
        return repr(value)
    return json.dumps(value, ensure_ascii=False, default=_placed).replace(_QUOTED, UNDEFINED.value)


def _placed(value: object) -> str:
    if value is UNDEFINED:
        return _PLACE
    raise TypeError(f"no value of JavaScript's: {type(value).__name__}")


def read(expression: str, family: str) -> Any:
    """The value of an expression that is a plain literal; raises ValueError for any other."""
    try:
        if family == "python":
            return ast.literal_eval(expression)
        named = _UNDEFINED.sub(lambda found: found[1] or _QUOTED, _KEY.sub(r'\1"\2":', expression))
        return _with_undefined(json.loads(named)) if _QUOTED in named else json.loads(named)
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError("not a plain literal") from error


def _with_undefined(value: Any) -> Any:
    match value:
        case str():
            return UNDEFINED if value == _PLACE else value
        case list():
            return [_with_undefined(item) for item in value]
        case dict():
            return {key: _with_undefined(item) for key, item in value.items()}
        case _:
            return value
