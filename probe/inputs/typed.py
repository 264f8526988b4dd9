"""Values of a type that is written out: containers in containers, tuples, unions, literals, objects of fields."""

import re
from collections.abc import Callable, Sequence, Set
from itertools import chain, zip_longest
from typing import TypeVar

from probe.inputs.examples import parts
from probe.inputs.kinds import Kind, declared
from syntax.annotations import Annotation, Field, Shape
from syntax.functions import Parameter

MOST_EACH = 5
_T = TypeVar("_T")
_PLAIN_NAME = re.compile(r"""["'][A-Za-z]\w*["']""")
# Leaves that the kinds of containers hold, of which there are more values than these.
_NUMBER = frozenset({Kind.INT, Kind.FLOAT})
_PLAIN = frozenset({Kind.INT, Kind.FLOAT, Kind.STR})


def is_plain(annotation: Annotation) -> bool:
    """Whether one of the kinds is what it says, so that nothing has to be put together here."""
    parts = annotation.parts
    match annotation.shape:
        case Shape.LEAF:
            return True
        case Shape.UNION:
            return all(map(is_plain, parts))
        case Shape.LIST:
            return not annotation.text and (_is_plain_list(parts[0]) if parts else True)
        case Shape.TUPLE:
            return len(parts) == 2 and all(_kind(part) in _NUMBER for part in parts)
        case Shape.MAPPING:
            return _kind(parts[0]) is Kind.STR and _is_one_of(parts[1], {Kind.INT})
        case _:
            return False


def _is_plain_list(item: Annotation) -> bool:
    if item.shape is Shape.TUPLE and len(item.parts) == 2:
        return _kind(item.parts[1]) in _NUMBER and _kind(item.parts[0]) in _PLAIN
    if item.shape is Shape.LIST:
        return not item.parts or _is_one_of(item.parts[0], {Kind.INT})
    return _is_one_of(item, _PLAIN) or _kind(item) is Kind.CALLABLE or (item.shape is Shape.MAPPING and is_plain(item))


def _is_one_of(annotation: Annotation, kinds: Set[Kind]) -> bool:
    """Whether it is a leaf of one of the kinds, or one of which nothing is known."""
    return annotation.shape is Shape.LEAF and _kind(annotation) in (*kinds, None)


def _kind(annotation: Annotation) -> Kind | None:
    """Of a leaf, None where it names none or is no leaf."""
    found = declared(Parameter("value", annotation.text)) if annotation.shape is Shape.LEAF else ()
    return found[0] if found else None


class Typed:
    """Writes values; ``leaf`` gives those of a type that has a name."""

    def __init__(self, family: str, leaf: Callable[[str], Sequence[str]]) -> None:
        self._is_python = family == "python"
        self._leaf = leaf

    def values(self, annotation: Annotation) -> tuple[str, ...]:
        """At most a few; none when it has a part of which nothing is known."""
        if annotation.shape is Shape.OBJECT:
            return tuple(self._objects(annotation.fields))
        pools = [self.values(part) for part in annotation.parts]
        if not all(pools):
            return ()
        match annotation.shape:
            case Shape.LEAF:
                return tuple(self._leaf(annotation.text))
            case Shape.LITERAL:
                return (annotation.text,)
            case Shape.UNION:
                return tuple(value for value in chain.from_iterable(zip_longest(*pools)) if value is not None)
            case _ if not pools:
                return ()
            case Shape.TUPLE:
                return tuple(self._tuple(row) for row in _rows(pools))
            case Shape.LIST:
                return tuple(map(_as_tuple, lists(pools[0]))) if annotation.text else lists(pools[0])
            case Shape.SET:
                return tuple(self._set(row) for row in _few(pools[0]))
            case _:
                return tuple(self._mapping(annotation.shape, row) for row in _entries(annotation, pools))

    def _tuple(self, row: Sequence[str]) -> str:
        if not self._is_python:
            return f"[{', '.join(row)}]"
        return f"({', '.join(row)}{',' * (len(row) == 1)})"

    def _set(self, items: Sequence[str]) -> str:
        if self._is_python:
            return f"{{{', '.join(dict.fromkeys(items))}}}" if items else "set()"
        return f"new Set([{', '.join(dict.fromkeys(items))}])" if items else "new Set()"

    def _mapping(self, shape: Shape, entries: Sequence[tuple[str, ...]]) -> str:
        found = {entry[0]: entry[1] for entry in entries}
        if shape is Shape.MAP:
            pairs = ", ".join(f"[{key}, {value}]" for key, value in found.items())
            return f"new Map([{pairs}])" if found else "new Map()"
        pairs = ", ".join(f"{self._key(key)}: {value}" for key, value in found.items())
        return f"{{{pairs}}}" if self._is_python or not pairs else f"{{ {pairs} }}"

    def _key(self, key: str) -> str:
        """One of JavaScript's that is below zero has to be computed."""
        return f"[{key}]" if key.startswith("-") and not self._is_python else key

    def _objects(self, fields: Sequence[Field]) -> list[str]:
        """The last ones without what may be left out; what may be, and is of a type that nothing is known of, is."""
        pools = [(field, self.values(field.type)) for field in fields]
        known = [(field, pool) for field, pool in pools if pool or not field.is_optional]
        if not known or not all(pool for _, pool in known):
            return []
        made = []
        for number, row in enumerate(_rows([pool for _, pool in known])):
            is_short = number == MOST_EACH - 1
            pairs = [(f, v) for (f, _), v in zip(known, row, strict=True) if not (is_short and f.is_optional)]
            made.append(f"{{ {', '.join(f'{field.name}: {value}' for field, value in pairs)} }}" if pairs else "{}")
        return list(dict.fromkeys(made))


def _entries(annotation: Annotation, pools: Sequence[Sequence[str]]) -> list[Sequence[tuple[str, ...]]]:
    """What several mappings hold."""
    if annotation.parts[1] == Annotation(Shape.LIST, parts=annotation.parts[:1]):
        return [list(graph.items()) for graph in _graphs(pools[0])]
    # Names are what keys are called, mostly.
    named = sorted(pools[0], key=lambda key: not _PLAIN_NAME.fullmatch(key))
    keys, values = _even([named, pools[1]], len(annotation.parts[1].parts))
    # A value is not what its key is.
    entries = list(zip(keys, [*values[1:], values[0]], strict=True))
    return [*_few(entries), *(entries[n : n + 2] for n in range(3, len(entries), 2))]


def _graphs(names: Sequence[str]) -> list[dict[str, str]]:
    """Mappings of names to some of the same: one leads to others, none, rings of two and of one, and to what is not."""
    one, other, third, fourth = (names[n % len(names)] for n in range(4))
    return [
        {one: "[]", other: f"[{one}]", third: f"[{one}, {other}]"},
        {},
        {one: f"[{other}]", other: f"[{one}]"},
        {other: f"[{one}]", one: "[]"},
        {one: "[]", other: f"[{one}, {other}]", third: "[]"},
        {one: f"[{fourth}]"},
        {one: f"[{other}, {third}]", other: f"[{third}]", third: "[]"},
    ]


def lists(items: Sequence[str]) -> tuple[str, ...]:
    """Of several, of one, of none, and with one twice."""
    some = [items[:2], items[:1], (), items[:3], (items[0], items[0]), items[::-1][:MOST_EACH]]
    return tuple(dict.fromkeys(f"[{', '.join(row)}]" for row in some))


def _as_tuple(written: str) -> str:
    """Of one thing it needs a comma."""
    inside = written[1:-1]
    return f"({inside}{',' * (len(list(parts(f'{inside})'))) == 1)})"


def _few(items: Sequence[_T]) -> list[Sequence[_T]]:
    return [items[:2], items[:1], (), items[:3], items[1:4][::-1]]


def _even(pools: Sequence[Sequence[str]], kinds: int) -> list[list[str]]:
    """As many of each, those of the shorter ones again, and at least one of so many kinds."""
    longest = min(max(MOST_EACH, kinds), max(map(len, pools)))
    return [[pool[n % len(pool)] for n in range(longest)] for pool in pools]


def _rows(pools: Sequence[Sequence[str]]) -> list[list[str]]:
    """Values side by side, each a step further than the one before it."""
    return [[pool[(row + n) % len(pool)] for n, pool in enumerate(pools)] for row in range(MOST_EACH)]
