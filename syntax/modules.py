"""How a JavaScript or TypeScript file offers its names to others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ast_grep_py import SgNode

from syntax.parsing import walk


class ModuleStyle(StrEnum):
    """The three ways a file can be loaded."""

    MODULE = "module"
    COMMONJS = "commonjs"
    SCRIPT = "script"


DEFAULT = "default"
_DECLARATIONS = frozenset({
    "function_declaration", "generator_function_declaration", "class_declaration", "lexical_declaration",
    "variable_declaration", "abstract_class_declaration",
})  # fmt: skip
_COMMONJS = re.compile(r"^(?:module\.)?exports(?:\.(\w+))?$")


@dataclass(frozen=True)
class JavaScriptModule:
    """``exports`` maps a local name to the name it is exported as (``default`` for the default export)."""

    style: ModuleStyle
    top_level: tuple[str, ...]
    exports: dict[str, str] = field(default_factory=dict)


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
        return JavaScriptModule(ModuleStyle.MODULE, tuple(dict.fromkeys(names)), exports)
    commonjs = dict(_commonjs_exports(root))
    style = ModuleStyle.COMMONJS if commonjs or _requires(root) else ModuleStyle.SCRIPT
    return JavaScriptModule(style, tuple(dict.fromkeys(names)), commonjs)


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
        names = _declared(declaration) or ([value.text()] if value is not None and value.kind() == "identifier" else [])
        return dict.fromkeys(names, DEFAULT)
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


def _commonjs_exports(root: SgNode) -> Iterator[tuple[str, str]]:
    for statement in root.children():
        assignment = next((c for c in statement.children() if c.kind() == "assignment_expression"), None)
        left = assignment.field("left") if assignment is not None else None
        right = assignment.field("right") if assignment is not None else None
        target = _COMMONJS.match(left.text()) if left is not None else None
        if target is None or right is None:
            continue
        if target[1]:
            yield (right.text() if right.kind() == "identifier" else target[1]), target[1]
        elif right.kind() == "identifier":
            yield right.text(), DEFAULT
        elif right.kind() == "object":
            yield from _object_names(right)
        else:
            yield DEFAULT, DEFAULT


def _object_names(node: SgNode) -> Iterator[tuple[str, str]]:
    for entry in node.children():
        if entry.kind() == "shorthand_property_identifier":
            yield entry.text(), entry.text()
        key, value = entry.field("key"), entry.field("value")
        if key is not None and value is not None and value.kind() == "identifier":
            yield value.text(), key.text()


def _requires(root: SgNode) -> bool:
    return any(
        node.kind() == "call_expression"
        and (function := node.field("function")) is not None
        and function.text() == "require"
        for node in walk(root)
    )
