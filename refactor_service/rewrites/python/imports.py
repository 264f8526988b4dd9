"""The imports of a module, and one more of them."""

import libcst as cst
import libcst.matchers as m


def has_import(module: cst.Module, name: str, imported: str = "") -> bool:
    """Whether ``import name``, or ``from name import imported``, stands at the top of the file."""
    whole = m.Import(names=[m.ZeroOrMore(), m.ImportAlias(name=m.Name(name), asname=None), m.ZeroOrMore()])
    part = m.ImportFrom(
        module=m.Name(name),
        names=[m.ZeroOrMore(), m.ImportAlias(name=m.Name(imported), asname=None), m.ZeroOrMore()],
    )
    wanted = part if imported else whole
    lines = [line for line in module.body if isinstance(line, cst.SimpleStatementLine)]
    return any(m.matches(item, wanted) for line in lines for item in line.body)


def with_import(module: cst.Module, name: str, imported: str = "") -> cst.Module:
    """With the import before the first statement, or after the docstring and future imports; the module itself when
    it has it already.
    """
    if has_import(module, name, imported):
        return module
    body, place = list(module.body), 0
    for number, statement in enumerate(body):
        docstring = number == 0 and m.matches(statement, m.SimpleStatementLine(body=[m.Expr(m.SimpleString())]))
        future = m.matches(statement, m.SimpleStatementLine(body=[m.ImportFrom(module=m.Name("__future__"))]))
        if docstring or future:
            place = number + 1
    text = f"from {name} import {imported}" if imported else f"import {name}"
    line = cst.ensure_type(cst.parse_statement(text), cst.SimpleStatementLine)
    line = line.with_changes(leading_lines=[cst.EmptyLine(indent=False)] if place else ())
    rest = body[place:]
    first = rest[0] if rest else None
    if isinstance(first, (cst.FunctionDef, cst.ClassDef)) and not first.leading_lines:
        rest[0] = first.with_changes(leading_lines=[cst.EmptyLine(indent=False)] * 2)
    return module.with_changes(body=[*body[:place], line, *rest])
