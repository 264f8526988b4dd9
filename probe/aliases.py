"""Types that a file, or a comment of JavaScript, gives names to, put in place of the names."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ast_grep_py import SgNode

from probe.jsdoc import typedefs
from syntax.annotations import CONTAINERS, LISTS, MAPPINGS, SETS
from syntax.functions import Function, Parameter
from syntax.languages import PYTHON
from syntax.parsing import named_children, parse, walk
from syntax.source import Source

_ALIAS = re.compile(r"^\s*(?:export\s+)?type\s+(\w+)(?:<[^=;{}]{1,200}>)?\s*=\s*([^;]+);?", re.MULTILINE)
_INTERFACE = re.compile(
    r"^\s*(?:export\s+)?interface\s+(\w+)(?:<[^{};]{1,200}>)?(?:\s+extends\s+[\w,\s]+)?\s*(\{[^{}]*\})", re.MULTILINE
)
# What it is of may be written behind it.
_NAMED = r"(?<![\w\"'])({names})\b(?!\??\s*:|[\"'])(?:<[^<>{{}}]{{1,120}}>)?"
# Members of tuples may have names.
_MEMBER = r"\s*\w+\??:\s*[\w.]+(?:\[\])?\s*"
_LABELLED = re.compile(rf"\[({_MEMBER}(?:,{_MEMBER})*,?)\](?!\s*:)")
_LABEL = re.compile(r"\w+\??:\s*")
# The keys of an object that the file holds, or what that or a list holds.
_OF_HELD = re.compile(r"keyof\s+typeof\s+(\w+)|\(?\btypeof\s+(\w+)\)?\s*\[\s*(?:number|keyof\s+typeof\s+\2)\s*\]")
_AROUND = frozenset({"as_expression", "call_expression", "parenthesized_expression", "satisfies_expression"})
_LITERALS, _QUOTES = frozenset({"number", "string"}), "\"'"
# A name may stand for another name, or for what holds more of itself.
_DEPTH = 3
# Names inside of each other, and types that are written out, of one annotation.
_MOST_WITHIN, _MOST_WRITTEN = 6, 400
_PLAIN = frozenset({"int", "float", "complex", "str", "bytes", "bool"})
_GENERIC = frozenset({"annotated", "callable", "literal", "optional", "type", "union"}) | CONTAINERS
# What a container is that would hold what is too deep.
_EMPTY = {name: text for names, text in ((LISTS, "[]"), (SETS, "set()"), (MAPPINGS, "{}")) for name in names}
Resolve = Callable[[Parameter], Parameter]


def without_aliases(functions: Sequence[Function], resolve: Resolve) -> list[Function]:
    """The functions with parameters whose annotations name no type of the file any more, as far as these are plain."""
    return [replace(f, parameters=tuple(map(resolve, f.parameters))) for f in functions]


def aliases(source: Source) -> Resolve:
    """What writes out the types that a parameter names."""
    if source.language is PYTHON:
        try:
            in_python = _InPython(dict(_types_of(source.text)))
        except RecursionError:
            in_python = _InPython({})
        return lambda parameter: replace(parameter, annotation=in_python.resolved(parameter.annotation))
    found = (match for pattern in (_ALIAS, _INTERFACE) for match in pattern.finditer(source.text))
    known = {match[1]: " ".join(match[2].split()) for match in found} | typedefs(source.text)
    named = re.compile(_NAMED.format(names="|".join(map(re.escape, known)) or "(?!)"))
    held = _Held(source)
    return lambda parameter: _resolved(parameter, known, named, held) if parameter.annotation else parameter


class _Held:
    """What the objects and lists hold that a file of TypeScript gives names to."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def members(self, match: re.Match[str]) -> str:
        """The keys or values that ``_OF_HELD`` found, as a union of literals; as it is where nothing is known."""
        value = self._values.get(match[1] or match[2])
        if value is None:
            return match[0]
        children = named_children(value)
        if match[1]:
            keys = (key for child in children if (key := child.field("key")) is not None)
            found = [f'"{key.text().strip(_QUOTES)}"' for key in keys]
        else:
            values = [child.field("value") or child for child in children]
            found = [one.text() for one in values if one.kind() in _LITERALS]
        return " | ".join(found) or match[0]

    @cached_property
    def _values(self) -> dict[str, SgNode]:
        root, found = parse(self._source.text, self._source.language), {}
        for node in walk(root):
            name, value = node.field("name"), node.field("value")
            if node.kind() != "variable_declarator" or name is None or value is None:
                continue
            while value.kind() in _AROUND and (inner := _held_in(value)) is not None:
                value = inner
            if value.kind() in ("object", "array"):
                found[name.text()] = value
        return found


def _held_in(value: SgNode) -> SgNode | None:
    """What a type is said of, or what is frozen."""
    given = value.field("arguments")
    return next(iter(named_children(given if given is not None else value)), None)


def _in_place(written: str, match: re.Match[str]) -> str:
    """One of several types of which there is a list stands in parentheses."""
    is_listed = match.string.startswith("[]", match.end())
    return f"({written})" if is_listed and "|" in written else written


def _resolved(parameter: Parameter, known: Mapping[str, str], named: re.Pattern[str], held: _Held) -> Parameter:
    annotation = parameter.annotation
    for _ in range(_DEPTH):
        annotation = named.sub(lambda match: _in_place(known[match[1]], match), annotation)
    annotation = _LABELLED.sub(lambda match: f"[{_LABEL.sub('', match[1])}]", annotation)
    if "typeof" in annotation:
        annotation = _OF_HELD.sub(lambda match: _in_place(held.members(match), match), annotation)
    return replace(parameter, annotation=re.sub(r"\breadonly\s+", "", annotation))


def _types_of(text: str) -> Iterator[tuple[str, ast.expr]]:
    """The names that the top of a file of Python gives to types, and these."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if (found := _type_of(value)) is not None:
                yield name, found
            case ast.AnnAssign(target=ast.Name(id=name), annotation=said, value=ast.expr() as value):
                if _last_name(said) == "TypeAlias":
                    yield name, value


def _type_of(value: ast.expr) -> ast.expr | None:
    """The type that an expression is, or makes; None where it is, or may be, something else."""
    match value:
        case ast.Name(id=name):
            return value if name in _PLAIN else None
        case ast.Subscript(value=generic):
            return value if _last_name(generic).lower() in _GENERIC else None
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return value if _is_member(left) and _is_member(right) else None
        case ast.Call(func=function, args=[_, of]) if _last_name(function) == "NewType":
            return of
        case ast.Call(func=function, args=[_, *several], keywords=keywords) if _last_name(function) == "TypeVar":
            bound = [keyword.value for keyword in keywords if keyword.arg == "bound"]
            return _either(several or bound or [ast.Name("Any")])
        case _:
            return None


def _is_member(value: ast.expr) -> bool:
    """Whether it may be one of several types."""
    is_known = isinstance(value, ast.Constant) and value.value is None
    return is_known or _type_of(value) is not None or (isinstance(value, ast.Name) and value.id[:1].isupper())


def _either(types: Sequence[ast.expr]) -> ast.expr:
    first, *others = types
    return ast.BinOp(first, ast.BitOr(), _either(others)) if others else first


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).rsplit(".", 1)[-1]


class _InPython:
    """Writes out the names of types. One that holds more of itself does so a few times, and then nothing of it."""

    def __init__(self, known: Mapping[str, ast.expr]) -> None:
        self._known = known
        self._left = 0
        self._named = re.compile(rf"\b(?:{'|'.join(map(re.escape, known))})\b") if known else re.compile("(?!)")

    def resolved(self, annotation: str) -> str:
        """As it is, where it names no type of the file; any object is anything."""
        if annotation.strip() == "object":
            return "Any"
        if not self._named.search(annotation):
            return annotation
        self._left = _MOST_WRITTEN
        try:
            node = self._of(ast.parse(annotation.strip(), mode="eval").body, ())
            return ast.unparse(node) if node is not None else annotation
        except (SyntaxError, ValueError, RecursionError):
            return annotation

    def _of(self, node: ast.expr, within: tuple[str, ...]) -> ast.expr | None:
        """``within`` names what it is inside of; None for what is too deep, or too much."""
        match node:
            case ast.Name(id=name) if name in self._known:
                self._left -= 1
                is_over = self._left < 0 or len(within) == _MOST_WITHIN or within.count(name) == _DEPTH
                return None if is_over else self._of(self._known[name], (*within, name))
            case ast.Constant(value=str(text)):
                # A name that is not known yet where it stands.
                return self._of(ast.parse(text.strip(), mode="eval").body, within)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                sides = [side for one in (left, right) if (side := self._of(one, within)) is not None]
                return _either(sides) if sides else None
            case ast.Subscript(value=generic, slice=inner) if _last_name(generic) != "Literal":
                return self._generic(generic, inner.elts if isinstance(inner, ast.Tuple) else [inner], within)
            case _:
                return node

    def _generic(self, generic: ast.expr, inner: Sequence[ast.expr], within: tuple[str, ...]) -> ast.expr | None:
        parts = [self._of(part, within) for part in inner]
        known = [part for part in parts if part is not None]
        name = _last_name(generic).lower()
        if not known and name == "optional":
            return ast.Constant(None)
        if len(known) < len(parts) and name != "union":
            # Empty it may be.
            return ast.parse(f"Literal[{_EMPTY[name]}]", mode="eval").body if name in _EMPTY else None
        if not known:
            return None
        return ast.Subscript(generic, ast.Tuple(known) if len(known) > 1 else known[0])
