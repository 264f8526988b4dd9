"""What Python values were, as source text that gives an equal value. A part of python_driver.py."""

import collections
import dataclasses
import datetime as dt
import decimal
import enum
import fractions
import inspect
import re
import uuid
from math import isfinite
from pathlib import PurePath

from python_record import canonical, is_a

DATES = (dt.date, dt.datetime, dt.time, dt.timedelta)
# Whose repr is what makes them, behind the name of their module.
TOLD = {decimal.Decimal: "decimal", fractions.Fraction: "fractions", uuid.UUID: "uuid"}
MAX_DEPTH = 6
MAX_ITEMS = 40
MAX_TEXT = 400
# More is cut in what a pattern says of itself.
MAX_PATTERN = 150


class Writer:
    """Writes values down; ``scope`` holds what a test can import from the module."""

    def __init__(self, scope):
        self.scope = scope

    def literal(self, value, depth=0):
        """Source text that evaluates to an equal value, or None."""
        kind = type(value)
        if depth > MAX_DEPTH:
            return None
        if value is None or kind in (bool, int, str, bytes):
            text = repr(value)
            return text if len(text) <= MAX_TEXT else None
        if kind is float:
            return repr(value) if isfinite(value) else f'float("{value}")'
        if kind is complex:
            return repr(value)
        if kind in DATES:
            return written_date(value, kind)
        if kind in (list, tuple, set, frozenset, dict):
            return self.container(value, kind, depth + 1) if len(value) <= MAX_ITEMS else None
        return self.instance(value, kind, depth + 1)

    def container(self, value, kind, depth):
        if kind is dict:
            pairs = [(self.literal(key, depth), self.literal(item, depth)) for key, item in value.items()]
            if any(None in pair for pair in pairs):
                return None
            return "{" + ", ".join(f"{key}: {item}" for key, item in pairs) + "}"
        items = [self.literal(item, depth) for item in value]
        if None in items:
            return None
        if kind in (set, frozenset):
            shown = "{" + ", ".join(sorted(items)) + "}" if items else "set()"
            return shown if kind is set else f"frozenset({shown if items else ''})"
        if kind is tuple:
            return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
        return f"[{', '.join(items)}]"

    def instance(self, value, kind, depth):
        if kind in TOLD:
            return f"{TOLD[kind]}.{value!r}"
        if kind is re.Pattern:
            return repr(value) if len(value.pattern) <= MAX_PATTERN else None
        if is_a(value, PurePath):
            return f"pathlib.Path({str(value)!r})"
        if kind in (collections.Counter, collections.OrderedDict, collections.defaultdict):
            # They are equal to a plain one.
            return self.literal(dict(value), depth)
        if kind is collections.deque and value.maxlen is None:
            inside = self.literal(list(value), depth)
            return inside and f"collections.deque({inside})"
        if self.scope.get(kind.__name__) is not kind:
            return None
        if is_a(value, enum.Enum):
            return f"{kind.__name__}.{value.name}" if value.name in kind.__members__ else None
        return self.constructed(value, kind, depth)

    def constructed(self, value, kind, depth):
        """An instance of a class that says what is equal, as its constructor makes it; the proof is in the making."""
        if kind.__eq__ is object.__eq__:
            return None
        try:
            arguments = [self.argument(value, parameter, depth) for parameter in parameters(kind)]
            if None in arguments:
                return None
            text = f"{kind.__name__}({', '.join(arguments)})"
            again = eval(text, dict(self.scope))
            return text if again == value and canonical(again) == canonical(value) else None
        except Exception:
            return None

    def argument(self, value, parameter, depth):
        """What the instance holds under the name of a parameter of its constructor."""
        name, is_named = parameter
        held = getattr(value, name) if hasattr(value, name) else getattr(value, f"_{name}")
        text = self.literal(held, depth)
        return text and (f"{name}={text}" if is_named else text)


def parameters(kind):
    """(name, whether it is told by name) of each parameter of a constructor."""
    if dataclasses.is_dataclass(kind):
        return [(field.name, True) for field in dataclasses.fields(kind) if field.init]
    if issubclass(kind, tuple):
        return [(name, True) for name in kind._fields]
    found = inspect.signature(kind).parameters.values()
    return [(parameter.name, parameter.kind is parameter.KEYWORD_ONLY) for parameter in found]


def written_date(value, kind):
    """As a constructor's call; None for one in a zone, which has many names."""
    if kind is dt.timedelta:
        return repr(value)
    return repr(value) if getattr(value, "tzinfo", None) is None else None
