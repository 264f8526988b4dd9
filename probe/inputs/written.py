"""Values as expressions of a language, and back."""

import ast
import json
import re
from typing import Any

_KEY = re.compile(r"([{,]\s*)([A-Za-z_$][\w$]*)\s*:")


def written(value: Any, family: str) -> str:
    """The expression; the values are those that JSON has, and for Python also tuples, sets and bytes."""
    return repr(value) if family == "python" else json.dumps(value, ensure_ascii=False)


def read(expression: str, family: str) -> Any:
    """The value of an expression that is a plain literal; raises ValueError for any other."""
    try:
        if family == "python":
            return ast.literal_eval(expression)
        return json.loads(_KEY.sub(r'\1"\2":', expression))
    except (SyntaxError, MemoryError, RecursionError) as error:
        raise ValueError("not a plain literal") from error
