"""Constants of a module: where a new one stands, and what it may be called."""

import re

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.imports import has_import


def is_free(text: str, name: str) -> bool:
    """Whether the word stands nowhere in the text of the file."""
    return not re.search(rf"\b{re.escape(name)}\b", text)


def with_constant(module: cst.Module, name: str, value: str) -> cst.Module:
    """With ``name = value`` behind the imports and the constants that follow them."""
    body = list(module.body)
    place = next((number for number, item in enumerate(body) if not _is_head(item)), len(body))
    line = cst.ensure_type(cst.parse_statement(f"{name} = {value}\n"), cst.SimpleStatementLine)
    behind_imports = place and not _is_constant(body[place - 1])
    line = line.with_changes(leading_lines=[cst.EmptyLine(indent=False)] if behind_imports else ())
    rest = body[place:]
    first = rest[0] if rest else None
    if isinstance(first, (cst.FunctionDef, cst.ClassDef)) and not first.leading_lines:
        rest[0] = first.with_changes(leading_lines=[cst.EmptyLine(indent=False)] * 2)
    return module.with_changes(body=[*body[:place], line, *rest])


def begins_with_import(module: cst.Module, name: str) -> bool:
    """Whether ``import name`` stands before the place of a constant."""
    body = list(module.body)
    place = next((number for number, item in enumerate(body) if not _is_head(item)), len(body))
    return has_import(module.with_changes(body=body[:place]), name)


def _is_head(statement: cst.BaseStatement) -> bool:
    """Docstring, imports and constants, with which a module begins."""
    docstring = m.SimpleStatementLine(body=[m.Expr(m.SimpleString() | m.ConcatenatedString())])
    imports = m.SimpleStatementLine(body=[m.Import() | m.ImportFrom()])
    return m.matches(statement, docstring | imports) or _is_constant(statement)


def _is_constant(statement: cst.BaseStatement | cst.BaseSmallStatement) -> bool:
    name = m.Name(value=m.MatchIfTrue(lambda value: value.strip("_").isupper()))
    return m.matches(statement, m.SimpleStatementLine(body=[m.Assign(targets=[m.AssignTarget(name)])]))
