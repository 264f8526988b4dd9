"""Attributes of instances that nobody but a caller reads: what a class tells by them alone."""

import re
from collections.abc import Iterator, Mapping, Sequence

from syntax.code_only import code_only
from syntax.functions import Accessor, Function, FunctionKind
from syntax.positions import LineIndex

# Also with a type, at the beginning of a line.
_ASSIGNED = re.compile(
    r"\b(?:self|this)\.(?P<name>[A-Za-z]\w*)\s*(?:(?:[-+*/%|&^]|\*\*|//|<<|>>>?|\?\?|\|\||&&)?=(?![=>])|\+\+|--)"
    r"|^[ \t]*self\.(?P<typed>[A-Za-z]\w*)[ \t]*:[^=\n]{1,80}=(?!=)",
    re.MULTILINE,
)
_MENTIONED = re.compile(r"\b(?:self|this)\.([A-Za-z]\w*)")
# What gives something that is told by what the instance holds: neither itself, nor the same whatever that is.
_GIVES = re.compile(
    r"\b(?:return|yield)\b(?!\s*(?:from\b)?\s*(?:self|this|None|null|undefined|[Tt]rue|[Ff]alse|-?\d[\d.]*)?\s*(?:[;}\n]|$))"
)
_ARROW_GIVES = re.compile(r"[^{}]*?=>\s*[^{\s]")
_HIDDEN = r"\b(?:private|protected)\s+(?:readonly\s+)?{name}\b|@private\b[^\n]{{0,40}}\n?\s*(?:this\.)?{name}\b"


def told_by_themselves(functions: Sequence[Function], text: str, family: str) -> list[Function]:
    """For each public attribute that the methods of its class assign, and of which no method of the file gives anything
    back, a function without parameters that reads it. What a method tells of is how the class works inside.
    """
    index, code = LineIndex(text), code_only(text, family)
    by_owner: dict[str, list[Function]] = {}
    for function in functions:
        if function.owner and function.kind is not FunctionKind.FUNCTION and _is_of_instances(function):
            by_owner.setdefault(function.owner, []).append(function)
    told = {name for methods in by_owner.values() for name in _told(methods, code)}
    taken = {function.plain_name for function in functions if function.owner}
    return [
        _reading(name, owner, place, index)
        for owner, methods in by_owner.items()
        for name, place in _assigned(methods, code).items()
        if name not in told | taken and not re.search(_HIDDEN.format(name=name), text)
    ]


def _is_of_instances(function: Function) -> bool:
    return function.is_top_level and not function.is_static


def _told(methods: Sequence[Function], code: str) -> Iterator[str]:
    """The attributes that methods of one class give something of."""
    texts: dict[str, str] = {}
    for method in methods:
        # One that is read and one that is assigned may have one name.
        texts[method.plain_name] = f"{texts.get(method.plain_name, '')}\n{method.text_in(code)}"
    for method in methods:
        own = method.text_in(code)
        if _GIVES.search(own) or _ARROW_GIVES.match(own):
            yield from _mentions(method.plain_name, texts)


def _assigned(methods: Sequence[Function], code: str) -> dict[str, tuple[int, int]]:
    """Where each of the attributes is first assigned."""
    found: dict[str, tuple[int, int]] = {}
    for method in methods:
        for match in _ASSIGNED.finditer(code, method.start, method.end):
            found.setdefault(match["name"] or match["typed"], match.span())
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
