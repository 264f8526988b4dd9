"""What an annotation of Python, or a type of TypeScript or JSDoc, says of a value: containers, and what is in them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto


class Shape(Enum):
    """How a value is put together; LEAF is what this does not look into."""

    LEAF = auto()
    LITERAL = auto()
    UNION = auto()
    LIST = auto()
    SET = auto()
    TUPLE = auto()
    MAPPING = auto()
    # A class of JavaScript's own, unlike the object that MAPPING is there.
    MAP = auto()
    OBJECT = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object's type."""

    name: str
    is_optional: bool
    type: "Annotation"


@dataclass(frozen=True, slots=True)
class Annotation:
    """``text`` is the source of a leaf or literal, or tells a tuple of any length from a list; ``parts`` are what a
    container holds: of a mapping its keys and values.
    """

    shape: Shape
    text: str = ""
    parts: tuple["Annotation", ...] = ()
    fields: tuple[Field, ...] = ()


LISTS = frozenset({
    "list", "sequence", "mutablesequence", "iterable", "iterator", "collection", "array", "readonlyarray", "deque",
    "generator", "iterableiterator",
})  # fmt: skip
SETS = frozenset({"set", "frozenset", "abstractset", "mutableset", "readonlyset"})
MAPPINGS = frozenset({"dict", "mapping", "mutablemapping", "defaultdict", "ordereddict", "record"})
_MAPS = frozenset({"map", "readonlymap"})
# By their names in small letters.
CONTAINERS = LISTS | SETS | MAPPINGS | {"counter", "tuple"}
_SAME = frozenset({"annotated", "final", "readonly", "required", "notrequired", "nonnullable"})
_LITERAL = re.compile(r"""-?\d+(?:\.\d+)?|true|false|"[^"\\]*"|'[^'\\]*'""")
_GENERIC = re.compile(r"([\w.$]+)\s*<(.*)>", re.DOTALL)
_FIELD = re.compile(r"\s*(?:readonly\s+)?([A-Za-z_$][\w$]*)(\?)?\s*:\s*(.+?)\s*", re.DOTALL)
_INDEX = re.compile(r"\s*(?:readonly\s+)?\[\s*\w+\s*:\s*(\w+)\s*\]\s*:\s*(.+?)\s*", re.DOTALL)
# A parameter's type is seldom deeper.
_DEPTH = 12


def read_annotation(text: str, family: str) -> Annotation:
    """A leaf, where nothing else can be made of it."""
    return _of_python(text) if family == "python" else _of_typescript(text, _DEPTH)


def _of_python(text: str) -> Annotation:
    try:
        return _expression(ast.parse(text.strip(), mode="eval").body, _DEPTH)
    except (SyntaxError, ValueError, RecursionError):
        return Annotation(Shape.LEAF, text)


def _expression(node: ast.expr, depth: int) -> Annotation:
    leaf = Annotation(Shape.LEAF, ast.unparse(node))
    if not depth:
        return leaf
    match node:
        case ast.Constant(value=str(text)):
            # A name that is not known yet where it stands.
            return _of_python(text)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _union([_expression(left, depth - 1), _expression(right, depth - 1)])
        case ast.Subscript(value=value, slice=inner):
            elements = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            name = ast.unparse(value).rsplit(".", 1)[-1].lower()
            if name == "literal":
                return _union([Annotation(Shape.LITERAL, ast.unparse(element)) for element in elements])
            if name == "tuple" and not (len(elements) == 2 and _is_ellipsis(elements[1])):
                return Annotation(Shape.TUPLE, parts=tuple(_expression(e, depth - 1) for e in elements))
            parts = [_expression(element, depth - 1) for element in elements if not _is_ellipsis(element)]
            return _generic(name, parts) or leaf
        case _:
            return leaf


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _generic(name: str, parts: list[Annotation]) -> Annotation | None:
    """A type of that name, in small letters, with what it is of; None where nothing is known of it."""
    if name == "optional":
        return _union([*parts, Annotation(Shape.LEAF, "None")])
    if name == "union":
        return _union(parts)
    if name in _SAME and parts:
        return parts[0]
    if name in ("partial", "pick", "omit") and parts and parts[0].shape is Shape.OBJECT:
        return _with_fewer(name, parts)
    if name in LISTS or name == "tuple":
        return Annotation(Shape.LIST, "tuple" if name == "tuple" else "", parts=tuple(parts[:1]))
    if name in SETS:
        return Annotation(Shape.SET, parts=tuple(parts[:1]))
    if name in MAPPINGS | _MAPS and len(parts) == 2:
        return Annotation(Shape.MAP if name in _MAPS else Shape.MAPPING, parts=tuple(parts))
    if name == "counter" and parts:
        return Annotation(Shape.MAPPING, parts=(parts[0], Annotation(Shape.LEAF, "int")))
    return None


def _with_fewer(name: str, parts: list[Annotation]) -> Annotation:
    """An object's type, of which some fields are left, or all may be missing."""
    literals = parts[-1].parts if parts[-1].shape is Shape.UNION else parts[-1:]
    named = {literal.text.strip("\"'") for literal in literals}
    if name == "partial":
        return replace(parts[0], fields=tuple(replace(field, is_optional=True) for field in parts[0].fields))
    return replace(parts[0], fields=tuple(f for f in parts[0].fields if (f.name in named) == (name == "pick")))


def _union(parts: list[Annotation]) -> Annotation:
    flat = [inner for part in parts for inner in (part.parts if part.shape is Shape.UNION else (part,))]
    return flat[0] if len(flat) == 1 else Annotation(Shape.UNION, parts=tuple(flat))


def _of_typescript(text: str, depth: int) -> Annotation:
    text = re.sub(r"^\s*readonly\s+", "", text).strip()
    leaf = Annotation(Shape.LEAF, text)
    if not depth or _is_function(text):
        return leaf

    def inner(part: str) -> Annotation:
        return _of_typescript(part, depth - 1)

    if len(members := [member for member in _split(text, "|") if member.strip()]) > 1:
        return _union([inner(member) for member in members])
    if text.endswith("[]"):
        return Annotation(Shape.LIST, parts=(inner(text[:-2]),))
    if generic := _GENERIC.fullmatch(text):
        return _generic(generic[1].rsplit(".", 1)[-1].lower(), [inner(p) for p in _split(generic[2], ",")]) or leaf
    if text[:1] == "(" and text[-1:] == ")":
        return inner(text[1:-1])
    if text[:1] == "[" and text[-1:] == "]":
        return Annotation(Shape.TUPLE, parts=tuple(inner(part) for part in _split(text[1:-1], ",") if part.strip()))
    if text[:1] == "{" and text[-1:] == "}":
        return _object([part for part in _split(text[1:-1], ",;\n") if part.strip()], depth) or leaf
    return Annotation(Shape.LITERAL, text) if _LITERAL.fullmatch(text) else leaf


def _is_function(text: str) -> bool:
    """Whether it says ``=>`` outside of all brackets."""
    return any(part.endswith("=") for part in list(_split(text, ">"))[:-1])


def _object(parts: list[str], depth: int) -> Annotation | None:
    """None where a field cannot be read."""
    if len(parts) == 1 and (index := _INDEX.fullmatch(parts[0])):
        return Annotation(Shape.MAPPING, parts=tuple(_of_typescript(index[n], depth - 1) for n in (1, 2)))
    read = [_FIELD.fullmatch(part) for part in parts]
    if not parts or not all(read):
        return None
    fields = [Field(m[1], bool(m[2]), _of_typescript(m[3], depth - 1)) for m in read if m is not None]
    return Annotation(Shape.OBJECT, fields=tuple(fields))


def _split(text: str, separators: str) -> Iterator[str]:
    """At the ``separators`` that stand outside of all brackets."""
    depth, begin = 0, 0
    for place, character in enumerate(text):
        if character in separators and not depth:
            yield text[begin:place]
            begin = place + 1
        # An arrow closes nothing.
        depth += (character in "{[(<") - (character in "}])>" and text[place - 1 : place] != "=")
    yield text[begin:]
