"""The functions of a file: names, exact ranges, parameters, and how they are reached from outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ast_grep_py import SgNode

from syntax.languages import Language
from syntax.modules import offered_by_wrappers
from syntax.parsing import parse, span, walk
from syntax.positions import LineIndex, Range
from syntax.reach import DEFAULT, Reach, declared_as, export_name, reach
from syntax.wrappers import is_top

_Wrappers = dict[tuple[int, int], dict[str, str]]


class FunctionKind(StrEnum):
    """How a function is written."""

    FUNCTION = "function"
    METHOD = "method"
    ARROW = "arrow function"
    # What is no function, and is read as one without parameters.
    ATTRIBUTE = "attribute"


class Accessor(StrEnum):
    """Whether a method is used as if it were data."""

    NONE = "none"
    GETTER = "getter"
    SETTER = "setter"


@dataclass(frozen=True, slots=True)
class Parameter:
    """``annotation`` and ``default`` are source text, empty when absent; ``prefix`` is ``*``, ``**`` or ``...``."""

    name: str
    annotation: str = ""
    default: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """``name`` is qualified, such as ``Class.method``; ``start`` and ``end`` are code-point offsets."""

    name: str
    kind: FunctionKind
    start: int
    end: int
    range: Range
    parameters: tuple[Parameter, ...]
    returns: str
    is_async: bool
    is_generator: bool
    is_static: bool
    """Called on its class, not on an instance."""
    is_nested: bool
    is_top_level: bool
    """Reachable by its qualified name from outside: at the top of the file, or in a class there."""
    owner: str
    """The class it is a method of; empty for functions."""
    decorators: tuple[str, ...]
    accessor: Accessor = Accessor.NONE

    @property
    def plain_name(self) -> str:
        """The name without what it is held by; one that is computed stands in brackets."""
        holder, bracket, computed = self.name.partition(".[")
        return f"[{computed}" if bracket and holder else self.name.rsplit(".", 1)[-1]

    @property
    def last_line(self) -> int:
        """Last line, inclusive."""
        end = self.range.end
        return end.line if end.column > 1 or end.line == self.range.start.line else end.line - 1

    @property
    def lines(self) -> frozenset[int]:
        """From its first to its last."""
        return frozenset(range(self.range.start.line, self.last_line + 1))

    def text_in(self, file: str) -> str:
        """Its text, without what stands around it, in the text that it was found in."""
        return file[self.start : self.end]


FUNCTION_KINDS: dict[str, frozenset[str]] = {
    "python": frozenset({"function_definition"}),
    "javascript": frozenset({
        "function_declaration", "generator_function_declaration", "function_expression", "generator_function",
        "arrow_function", "method_definition",
    }),
    "java": frozenset({"method_declaration", "constructor_declaration", "lambda_expression"}),
    "c": frozenset({"function_definition"}),
    "cpp": frozenset({"function_definition", "lambda_expression"}),
    "csharp": frozenset({"method_declaration", "constructor_declaration", "local_function_statement"}),
    "go": frozenset({"function_declaration", "method_declaration", "func_literal"}),
    "rust": frozenset({"function_item"}),
    "php": frozenset({"function_definition", "method_declaration", "anonymous_function"}),
    "ruby": frozenset({"method", "singleton_method"}),
    "kotlin": frozenset({"function_declaration"}),
    "swift": frozenset({"function_declaration", "init_declaration"}),
    "scala": frozenset({"function_definition"}),
    "shell": frozenset({"function_definition"}),
}  # fmt: skip

CLASS_KINDS = frozenset({
    "class_definition", "class_declaration", "class", "class_specifier", "struct_specifier", "impl_item", "module",
    "interface_declaration", "object_declaration", "object_definition", "trait_definition", "struct_item",
    "record_declaration", "enum_declaration", "struct_declaration", "abstract_class_declaration",
})  # fmt: skip

# What a class holds under a name, and may be a function, which then is as good as a method.
_FIELDS = frozenset({"public_field_definition", "field_definition"})
# What may stand between the top of a file and a function that can be reached by name from outside.
_TRANSPARENT = CLASS_KINDS | {
    "decorated_definition", "block", "if_statement", "else_clause", "try_statement", "except_clause",
    "export_statement", "lexical_declaration", "variable_declaration", "variable_declarator", "class_body",
    "parenthesized_expression", *_FIELDS,
}  # fmt: skip

_UNBOUND = ("staticmethod", "classmethod")
_NAME_KINDS = frozenset(
    {"identifier", "property_identifier", "field_identifier", "simple_identifier", "type_identifier"}
)


def find_functions(text: str, language: Language) -> list[Function]:
    """All functions of ``text`` in the order in which they begin; a broken text gives those that can be read."""
    index, root = LineIndex(text), parse(text, language)
    kinds = FUNCTION_KINDS[language.family]
    wrappers = offered_by_wrappers(root) if language.family == "javascript" else {}
    return [_describe(node, kinds, index, wrappers) for node in walk(root) if _is_function(node, kinds)]


def described(node: SgNode, index: LineIndex, language: Language) -> Function:
    """One function, of its node; ``index`` is of the text that it stands in."""
    return _describe(node, FUNCTION_KINDS[language.family], index, {})


def function_nodes(root: SgNode, language: Language) -> Iterator[SgNode]:
    """The nodes of all functions below ``root``."""
    kinds = FUNCTION_KINDS[language.family]
    return (node for node in walk(root) if _is_function(node, kinds))


def _is_function(node: SgNode, kinds: frozenset[str]) -> bool:
    return node.is_named() and node.kind() in kinds


def _describe(node: SgNode, kinds: frozenset[str], index: LineIndex, wrappers: _Wrappers) -> Function:
    start, end = span(node)
    owners, renamed = _owners(node, kinds, wrappers)
    enclosing = [owner for owner in owners if owner.kind() in CLASS_KINDS or _is_function(owner, kinds)]
    in_class = bool(enclosing) and enclosing[0].kind() in CLASS_KINDS
    held = _held(node, enclosing, kinds)
    path = [*(_name(owner) for owner in reversed(enclosing)), _name(node)]
    if held is not None and held.owner:
        path = [held.owner, held.name]
    owner = _name(enclosing[0]) if in_class else held.owner if held is not None else ""
    name, owner = _seen(".".join(part for part in path if part), owner, renamed)
    returns = node.field("return_type")
    decorators = tuple(_decorators(node))
    return Function(
        name=name or "<anonymous>",
        kind=_kind(node, is_method=in_class or (held is not None and held.needs_instance)),
        start=start,
        end=end,
        range=index.range(start, end),
        parameters=tuple(_parameters(node)),
        returns=returns.text().lstrip(":").strip() if returns else "",
        is_async=any(child.kind() == "async" for child in node.children()),
        is_generator=_is_generator(node, kinds),
        is_static=any(name in _UNBOUND for name in decorators) or _is_marked_static(node),
        is_nested=any(_is_function(owner, kinds) for owner in enclosing),
        is_top_level=held is not None
        or (all(owner.kind() in _TRANSPARENT for owner in owners) and len(enclosing) <= in_class),
        owner=owner,
        decorators=decorators,
        accessor=_accessor(node, decorators),
    )


def _owners(node: SgNode, kinds: frozenset[str], wrappers: _Wrappers) -> tuple[list[SgNode], dict[str, str]]:
    """What stands around a function, the nearest first, without the root, whose kind may be a module in Ruby; and
    where a wrapper around it offers it, only what stands inside of that, and the names it goes by.
    """
    owners = [ancestor for ancestor in node.ancestors() if ancestor.is_named() and ancestor.parent() is not None]
    for position, owner in enumerate(owners) if wrappers else ():
        offered = wrappers.get(span(owner), {})
        if not offered:
            continue
        inside = [one for one in owners[:position] if not is_top(one)]
        outermost = next(
            (one for one in reversed(inside) if one.kind() in CLASS_KINDS or _is_function(one, kinds)), node
        )
        held = reach(outermost)
        if (held.owner.split(".")[0] or held.name if held is not None else _name(outermost)) in offered:
            return inside, offered
    return owners, {}


def _seen(name: str, owner: str, renamed: dict[str, str]) -> tuple[str, str]:
    """Name and owner of a function as somebody outside of the wrapper around it calls them."""
    first, *rest = name.split(".")
    outside = renamed.get(first, first)
    if outside == first:
        return name, owner
    return ".".join([outside, *rest]), outside if owner else outside.rpartition(".")[0]


def _is_marked_static(node: SgNode) -> bool:
    holder = node.parent()
    marked = [node, holder] if holder is not None and holder.kind() in _FIELDS else [node]
    return any(child.kind() == "static" for place in marked for child in place.children())


def _accessor(node: SgNode, decorators: tuple[str, ...]) -> Accessor:
    words = {child.kind() for child in node.children()} if node.kind() == "method_definition" else set[str]()
    names = [name.split("(")[0] for name in decorators]
    if "set" in words or any(name.endswith((".setter", ".deleter")) for name in names):
        return Accessor.SETTER
    if "get" in words or any(name.endswith(("property", ".getter")) for name in names):
        return Accessor.GETTER
    return Accessor.NONE


def _held(node: SgNode, enclosing: list[SgNode], kinds: frozenset[str]) -> Reach | None:
    """How a JavaScript function expression, or the one class around a method, is reached by what it is assigned to."""
    if kinds is not FUNCTION_KINDS["javascript"] or len(enclosing) > 1:
        return None
    if not enclosing:
        return reach(node)
    held = reach(enclosing[0]) if enclosing[0].kind() == "class" else None
    # The class has its name; what hangs on something else is no longer its own.
    return Reach(_name(node), _name(enclosing[0])) if held is not None and not held.owner else None


def _kind(node: SgNode, *, is_method: bool) -> FunctionKind:
    if is_method:
        return FunctionKind.METHOD
    return FunctionKind.ARROW if node.kind() == "arrow_function" else FunctionKind.FUNCTION


def _name(node: SgNode) -> str:
    named = node.field("name") or (node.field("type") if node.kind() == "impl_item" else None)
    if named is not None:
        return named.text()
    declarator = node.field("declarator")
    while declarator is not None:
        if declarator.kind() in _NAME_KINDS or declarator.kind() == "qualified_identifier":
            return declarator.text()
        declarator = declarator.field("declarator")
    if node.kind() == "function_declaration":
        return next((child.text() for child in node.children() if child.kind() in _NAME_KINDS), "")
    return _name_of_holder(node)


def _name_of_holder(node: SgNode) -> str:
    """The name of what a function expression is assigned to."""
    holder = node.parent()
    while holder is not None and holder.kind() == "parenthesized_expression":
        holder = holder.parent()
    if holder is None:
        return ""
    if holder.kind() == "export_statement":
        return DEFAULT
    if name := declared_as(node):
        return name
    for field in ("name", "key", "left", "property"):
        target = holder.field(field)
        if target is not None and span(target) != span(node):
            return export_name(target.text()) or target.text()
    return ""


def _is_generator(node: SgNode, kinds: frozenset[str]) -> bool:
    if node.kind().startswith("generator_function") or any(child.kind() == "*" for child in node.children()):
        return True
    body = node.field("body")
    stack = list(body.children()) if body is not None else []
    while stack:
        current = stack.pop()
        if current.is_named() and current.kind() == "yield":
            return True
        if not _is_function(current, kinds):
            stack.extend(current.children())
    return False


def _decorators(node: SgNode) -> Iterator[str]:
    holder = node.parent()
    if holder is not None and holder.kind() == "decorated_definition":
        yield from (child.text().removeprefix("@") for child in holder.children() if child.kind() == "decorator")


def _parameters(node: SgNode) -> Iterator[Parameter]:
    single = node.field("parameter")
    if single is not None:
        yield Parameter(single.text())
        return
    for child in _parameter_nodes(node):
        if child.is_named() and child.kind() not in ("comment", "line_comment"):
            yield _parameter(child)


def _parameter_nodes(node: SgNode) -> list[SgNode]:
    listed = node.field("parameters") or next((c for c in node.children() if c.kind() in _LISTS), None)
    declarator = node.field("declarator")
    while listed is None and declarator is not None:
        listed = declarator.field("parameters")
        declarator = declarator.field("declarator")
    if listed is not None:
        return listed.children()
    return [child for child in node.children() if child.kind() == "parameter"]


_LISTS = frozenset({"function_value_parameters", "formal_parameters", "method_parameters"})
_PREFIXES = ("...", "**", "*")
_TAKEN_APART = frozenset({"array_pattern", "object_pattern"})


def _parameter(node: SgNode) -> Parameter:
    default = node.field("value") or node.field("right")
    annotation = node.field("type")
    inner = node.field("name") or node.field("pattern") or node.field("left") or node.field("declarator")
    if inner is None and node.kind() not in _TAKEN_APART:
        inner = next((child for child in node.children() if child.kind() in _NAME_KINDS), node)
        if node.kind() == "typed_parameter" and node.children():
            inner = node.children()[0]
    name = (inner or node).text()
    prefix = next((prefix for prefix in _PREFIXES if name.startswith(prefix) or node.text().startswith(prefix)), "")
    return Parameter(
        name=name.removeprefix(prefix),
        annotation=annotation.text().lstrip(":").strip() if annotation is not None else "",
        default=default.text() if default is not None else "",
        prefix=prefix,
    )
