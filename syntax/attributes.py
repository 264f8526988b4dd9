"""Attributes of instances that nobody but a caller reads: what a class tells by them alone."""

import re
from collections.abc import Iterator, Mapping, Sequence

from syntax.functions import Accessor, Function, FunctionKind
from syntax.positions import LineIndex

_ASSIGNED = re.compile(
    r"\b(?:self|this)\.(?P<name>[A-Za-z]\w*)\s*(?::[^=\n]{1,80})?(?:(?:[-+*/%|&^]|\*\*|//|<<|>>>?|\?\?|\|\||&&)?=(?![=>])|\+\+|--)"
)
_MENTIONED = re.compile(r"\b(?:self|this)\.([A-Za-z]\w*)")
# What gives something that is told by what the instance holds: neither itself, nor the same whatever that is.
_GIVES = re.compile(
    r"\b(?:return|yield)\b(?!\s*(?:from\b)?\s*(?:self|this|None|null|undefined|[Tt]rue|[Ff]alse|-?\d[\d.]*|\"[^\"\n]*\"|'[^'\n]*')?\s*(?:[;}\n#]|$))"
)
_HIDDEN = r"\b(?:private|protected)\s+(?:readonly\s+)?{name}\b"


def told_by_themselves(functions: Sequence[Function], text: str) -> list[Function]:
    """For each public attribute that the methods of its class assign, and of which none of them gives anything back, a
    function without parameters that reads it. What a method tells of is how the class works inside.
    """
    index = LineIndex(text)
    by_owner: dict[str, list[Function]] = {}
    for function in functions:
        if function.owner and function.kind is FunctionKind.METHOD and function.is_top_level and not function.is_static:
            by_owner.setdefault(function.owner, []).append(function)
    taken = {_plain(function) for function in functions if function.owner}
    return [
        _reading(name, owner, place, index)
        for owner, methods in by_owner.items()
        for name, place in _untold({_plain(m): m.text_in(text) for m in methods}, methods, text).items()
        if name not in taken and not re.search(_HIDDEN.format(name=name), text)
    ]


def _plain(function: Function) -> str:
    return function.name.rsplit(".", 1)[-1]


def _untold(texts: Mapping[str, str], methods: Sequence[Function], text: str) -> dict[str, tuple[int, int]]:
    """Where each of the attributes is first assigned."""
    told = {name for method, own in texts.items() if _GIVES.search(own) for name in _mentions(method, texts)}
    found: dict[str, tuple[int, int]] = {}
    for method in methods:
        for match in _ASSIGNED.finditer(text, method.start, method.end):
            if match["name"] not in told:
                found.setdefault(match["name"], match.span())
    return found


def _mentions(method: str, texts: Mapping[str, str]) -> Iterator[str]:
    """What a method and those that it calls name of the instance."""
    waiting, seen = [method], {method}
    while waiting:
        names = _MENTIONED.findall(texts[waiting.pop()])
        yield from names
        called = [name for name in dict.fromkeys(names) if name in texts and name not in seen]
        seen.update(called)
        waiting += called


def _reading(name: str, owner: str, place: tuple[int, int], index: LineIndex) -> Function:
    start, end = place
    return Function(
        name=f"{owner}.{name}",
        kind=FunctionKind.ATTRIBUTE,
        start=start,
        end=end,
        range=index.range(start, end),
        parameters=(),
        returns="",
        is_async=False,
        is_generator=False,
        is_static=False,
        is_nested=False,
        is_top_level=True,
        owner=owner,
        decorators=(),
        accessor=Accessor.GETTER,
    )
