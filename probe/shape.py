"""What a canonical value is made of, apart from what it says: stacks of three words each are alike, one that is empty
is not like one that is full.
"""

from collections.abc import Hashable
from typing import Any

_TEXTS = frozenset({"str", "string"})
_NUMBERS = frozenset({"int", "float", "number", "bigint"})
# Items that are looked at, and up to which they are counted.
_MOST = 4


def shape(value: Any) -> Hashable:
    """Equal for values that are alike."""
    match value:
        case [str(kind), str(text)] if kind in _TEXTS:
            return kind, bool(text)
        case [str(kind), str(text)] if kind in _NUMBERS:
            return kind, text.startswith("-"), not text.strip("-0x.p+")
        case list():
            return tuple(map(shape, value[:_MOST]))
        case int() if not isinstance(value, bool):
            return min(value, _MOST)
    return value if isinstance(value, Hashable) else None
