"""The data that a file sets up once, at its top level: tables, constants, patterns."""

from collections.abc import Iterator

from ast_grep_py import SgNode

from syntax.functions import FUNCTION_KINDS
from syntax.languages import Language
from syntax.parsing import parse, span
from syntax.wrappers import run_at_once, statements

_DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
_CLASSES = frozenset({"class", "class_declaration"})


def module_data(text: str, language: Language) -> list[tuple[int, int]]:
    """Start and end, as code-point offsets, of the values that names of the file are given, in Python and JavaScript;
    neither functions, nor classes, nor what is imported, nor what the language reads itself, such as ``__all__``.
    """
    kinds = FUNCTION_KINDS[language.family] | _CLASSES
    return [span(value) for value in _values(parse(text, language)) if value.kind() not in kinds and _is_data(value)]


def _is_data(value: SgNode) -> bool:
    return not value.text().startswith(("require(", "import(", "module.", "exports"))


def _values(root: SgNode) -> Iterator[SgNode]:
    for statement in statements(root):
        if any(run_at_once(statement)):
            # What it holds are statements of their own.
            continue
        inner = statement.field("declaration") if statement.kind() == "export_statement" else statement
        if inner is None:
            continue
        if inner.kind() == "expression_statement":
            yield from _assigned(inner)
        elif inner.kind() in _DECLARATIONS:
            values = (child.field("value") for child in inner.children() if child.kind() == "variable_declarator")
            yield from (value for value in values if value is not None)


def _assigned(statement: SgNode) -> Iterator[SgNode]:
    """The right side of an assignment in Python to a name of the file's own."""
    for child in statement.children():
        name, value = child.field("left"), child.field("right")
        if child.kind() == "assignment" and name is not None and value is not None and name.text()[:2] != "__":
            yield value
