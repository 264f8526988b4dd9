"""Parameters of JavaScript that take apart what they are given."""

from dataclasses import dataclass
from functools import lru_cache

from ast_grep_py import SgNode

from syntax.languages import TYPESCRIPT
from syntax.parsing import parse, walk


@dataclass(frozen=True, slots=True)
class Taken:
    """One thing that is taken out, under ``key`` or in its place: it goes by ``name``, or is taken apart in turn.
    ``default`` is the source of what stands for it where it is missing.
    """

    key: str
    name: str = ""
    default: str = ""
    inner: "Pattern | None" = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is taken out of an object, or of a list; a rest is not among it."""

    is_list: bool
    taken: tuple[Taken, ...]


_PATTERNS = frozenset({"object_pattern", "array_pattern"})


@lru_cache(maxsize=256)
def read_pattern(text: str) -> Pattern | None:
    """None for a plain name, and for what cannot be read."""
    if text[:1] not in ("{", "["):
        return None
    root = parse(f"({text}) => 0", TYPESCRIPT)
    found = next((node for node in walk(root) if node.kind() in _PATTERNS), None)
    try:
        return _pattern(found) if found is not None else None
    except RecursionError:
        return None


def _pattern(node: SgNode) -> Pattern:
    place, found = 0, []
    for child in node.children():
        # A place may be left out.
        place += child.kind() == ","
        if child.is_named() and (one := _taken(child, str(place))) is not None:
            found.append(one)
    return Pattern(node.kind() == "array_pattern", tuple(found))


def _taken(node: SgNode, place: str) -> Taken | None:
    kind = node.kind()
    if kind == "shorthand_property_identifier_pattern":
        return Taken(node.text(), node.text())
    if kind == "identifier":
        return Taken(place, node.text())
    if kind in _PATTERNS:
        return Taken(place, inner=_pattern(node))
    if kind in ("object_assignment_pattern", "assignment_pattern"):
        left, right = node.field("left"), node.field("right")
        inner = _taken(left, place) if left is not None else None
        return Taken(inner.key, inner.name, right.text() if right else "", inner.inner) if inner is not None else None
    if kind == "pair_pattern":
        key, value = node.field("key"), node.field("value")
        inner = _taken(value, place) if value is not None else None
        if key is None or inner is None or key.kind() not in ("property_identifier", "string"):
            return None
        return Taken(key.text().strip("'\""), inner.name, inner.default, inner.inner)
    return None
