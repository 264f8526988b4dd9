"""How a JavaScript or TypeScript file offers its names to others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ast_grep_py import SgNode

from syntax.parsing import span, walk
from syntax.reach import DEFAULT, assignments, declared_as, export_name, is_whole
from syntax.wrappers import declared_from, is_exported, returned, statements, wrappers


class ModuleStyle(StrEnum):
    """The three ways a file can be loaded."""

    MODULE = "module"
    COMMONJS = "commonjs"
    SCRIPT = "script"


_DECLARATIONS = frozenset({
    "function_declaration", "generator_function_declaration", "class_declaration", "lexical_declaration",
    "variable_declaration", "abstract_class_declaration", "enum_declaration",
})  # fmt: skip
_EXPRESSIONS = frozenset({"function_expression", "generator_function", "arrow_function", "class"})
# What compilers assign to an export before it has its value, or to mark the file.
_PLACEHOLDERS = frozenset({"unary_expression", "true", "undefined"})
# The exported name of what ``module.exports`` is.
WHOLE = "module.exports"


@dataclass(frozen=True)
class JavaScriptModule:
    """``exports`` maps a local name to the name it is exported as: ``default`` for the default export, ``WHOLE`` for
    what CommonJS gives as the module itself; what has no name in the file has its exported one, or ``default``.
    ``has_typed_code`` tells that types are not all that TypeScript adds to it:
    enums, namespaces and parameter properties are code.
    """

    style: ModuleStyle
    top_level: tuple[str, ...]
    exports: dict[str, str] = field(default_factory=dict)
    has_typed_code: bool = False


def javascript_module(root: SgNode) -> JavaScriptModule:
    """What ``root``, the tree of a whole file, declares and exports at its top level."""
    names: list[str] = []
    exports: dict[str, str] = {}
    is_module = False
    for statement in root.children():
        if statement.kind() in ("import_statement", "export_statement"):
            is_module = True
        declaration = statement
        if statement.kind() == "export_statement":
            declaration = statement.field("declaration") or statement
            exports |= _exported(statement, declaration)
        names += _declared(declaration)
    if is_module:
        return JavaScriptModule(ModuleStyle.MODULE, tuple(dict.fromkeys(names)), exports, _has_typed_code(root))
    commonjs = _by_local_name(root)
    style = ModuleStyle.COMMONJS if commonjs or _requires(root) else ModuleStyle.SCRIPT
    return JavaScriptModule(style, tuple(dict.fromkeys(names)), commonjs, _has_typed_code(root))


def offered_by_wrappers(root: SgNode) -> dict[tuple[int, int], dict[str, str]]:
    """By the place (start, end) of each function that runs at once: the names that its body declares and somebody
    outside can reach, each with what reaches it.
    """
    functions = list(wrappers(root))
    # Most files have none, and need not be read for what they export.
    exports = {local: local for local in javascript_module(root).exports} if functions else {}
    found = {}
    for function in functions:
        outside, value = declared_from(function), returned(function)
        offered = exports | (dict(_offered(value, outside)) if outside and value is not None else {})
        if outside and value is not None and value.kind() == "object":
            offered |= {outside: outside} | {local: f"{outside}.{name}" for local, name in _object_names(value)}
        found[span(function)] = offered
    return found


def _has_typed_code(root: SgNode) -> bool:
    typed = (
        node
        for node in walk(root)
        if node.kind() in ("enum_declaration", "internal_module")
        or (node.kind() == "required_parameter" and any(c.kind() == "accessibility_modifier" for c in node.children()))
    )
    return any(not any(above.kind() == "ambient_declaration" for above in node.ancestors()) for node in typed)


def _declared(statement: SgNode) -> list[str]:
    if statement.kind() not in _DECLARATIONS:
        return []
    named = statement.field("name")
    if named is not None:
        return [named.text()]
    declarators = [child for child in statement.children() if child.kind() == "variable_declarator"]
    found = [declarator.field("name") for declarator in declarators]
    return [name.text() for name in found if name is not None and name.kind() == "identifier"]


def _exported(statement: SgNode, declaration: SgNode) -> dict[str, str]:
    if any(child.kind() == "default" for child in statement.children()):
        value = statement.field("value")
        if value is not None and value.kind() in ("identifier", *_EXPRESSIONS):
            return dict(_offered(value, DEFAULT))
        return dict.fromkeys(_declared(declaration), DEFAULT)
    if declaration is not statement:
        return {name: name for name in _declared(declaration)}
    if statement.field("source") is not None:
        return {}
    exports = {}
    for node in walk(statement):
        if node.kind() == "export_specifier":
            local, alias = node.field("name"), node.field("alias")
            if local is not None:
                exports[local.text()] = (alias or local).text()
    return exports


def _aliases(root: SgNode) -> Iterator[tuple[str, str]]:
    """Names that stand for another, as bundlers write them: ``var merge_1 = merge;``."""
    for statement in root.children():
        for declarator in statement.children() if statement.kind() in _DECLARATIONS else ():
            name, value = declarator.field("name"), declarator.field("value")
            if name is not None and value is not None and value.kind() == "identifier":
                yield name.text(), value.text()


def _by_local_name(root: SgNode) -> dict[str, str]:
    """What CommonJS exports; a name that is also the default is known by its name."""
    aliases = dict(_aliases(root))
    found = [(aliases.get(local, local), exported) for local, exported in _commonjs_exports(root)]
    exports = {local: exported for local, exported in found if exported == DEFAULT}
    exports |= {local: exported for local, exported in found if exported != DEFAULT}
    if exports.get(DEFAULT) == WHOLE and len(exports) > 1:
        # What has no name of its own is the default of the same file, or what a factory gives: its name is known.
        del exports[DEFAULT]
        exports = {local: WHOLE if exported == DEFAULT else exported for local, exported in exports.items()}
    return exports


def _commonjs_exports(root: SgNode) -> Iterator[tuple[str, str]]:
    for assigned in _assigned(root):
        right: SgNode | None = assigned
        while right is not None and right.kind() == "assignment_expression":
            right = right.field("right")
        if right is None or right.kind() in _PLACEHOLDERS:
            continue
        places = [place for place in assignments(right) if export_name(place) is not None]
        if places:
            name = export_name(places[0]) or DEFAULT
            yield from _carried(right, name, declared_as(right), is_whole=is_whole(places[0]))
    for wrapper in wrappers(root):
        value = returned(wrapper) if is_exported(wrapper) else None
        if value is not None:
            yield from _carried(value, DEFAULT, "", is_whole=True)


def _carried(value: SgNode, name: str, local: str, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """(local name, exported name) for what is assigned to an export of CommonJS."""
    if is_whole and value.kind() == "object":
        yield from _object_names(value)
        return
    for inner, exported in _offered(value, name, local):
        yield inner, WHOLE if is_whole else exported


def _assigned(root: SgNode) -> Iterator[SgNode]:
    """What the statements and declarations of a file assign."""
    for statement in statements(root):
        if statement.kind() == "expression_statement":
            yield statement.children()[0]
        for declarator in statement.children() if statement.kind() in _DECLARATIONS else ():
            value = declarator.field("value")
            if value is not None and value.kind() == "assignment_expression":
                yield value


def _offered(value: SgNode, name: str, local: str = "") -> Iterator[tuple[str, str]]:
    """(local name, exported name) for what an export carries; ``local`` is what it is called besides."""
    if value.kind() == "identifier":
        yield value.text(), name
    elif value.kind() in _EXPRESSIONS:
        own = value.field("name")
        yield local or (own.text() if own is not None else name), name
    else:
        yield local or name, name


def _object_names(node: SgNode) -> Iterator[tuple[str, str]]:
    for entry in node.children():
        key, value = entry.field("key"), entry.field("value")
        if entry.kind() == "shorthand_property_identifier":
            yield entry.text(), entry.text()
        elif entry.kind() == "method_definition" and (name := entry.field("name")) is not None:
            yield name.text(), name.text()
        elif key is not None and value is not None and key.kind() == "property_identifier":
            yield next(_offered(value, key.text()))


def _requires(root: SgNode) -> bool:
    return any(
        node.kind() == "call_expression"
        and (function := node.field("function")) is not None
        and function.text() == "require"
        for node in walk(root)
    )
