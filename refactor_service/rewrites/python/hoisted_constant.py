"""Hoisted constant.

What: a pattern that a function compiles from a constant text each time is compiled once, at the top of the file.
Why: the call does only what depends on its arguments, and the pattern has a name.
Bad: ``def f(x):`` / ``pattern = re.compile("a+")`` / ``return pattern.match(x)``
Good: ``PATTERN = re.compile("a+")`` … ``def f(x):`` / ``return PATTERN.match(x)``
Limits: functions at the top of the file and methods; names that are assigned once and used by no function inside;
``re`` imported as such before.
"""

import ast
import re
from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.constants import begins_with_import, is_free, with_constant
from refactor_service.rewrites.python.tree import PythonTree, bindings, has_comments, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_FLAGS = m.Attribute(m.Name("re")) | m.BinaryOperation(m.Attribute(m.Name("re")), m.BitOr(), m.Attribute(m.Name("re")))
_COMPILED = m.Assign(
    targets=[m.AssignTarget(m.Name())],
    value=m.Call(
        func=m.Attribute(m.Name("re"), m.Name("compile")),
        args=[m.Arg(m.SimpleString()), m.AtMostN(m.Arg(_FLAGS), n=1)],
    ),
)


def find(source: Source) -> Iterator[Candidate]:
    """Patterns that functions compile."""
    tree = parse(source)
    if tree is None or not begins_with_import(tree.module, "re"):
        return
    for line in tree.walk(cst.SimpleStatementLine):
        function = tree.function_of(line)
        is_compiled = m.matches(line, m.SimpleStatementLine(body=[_COMPILED]))
        if isinstance(line, cst.SimpleStatementLine) and is_compiled and function is not None:
            yield from _candidate(tree, line, function)


def _candidate(tree: PythonTree, line: cst.SimpleStatementLine, function: cst.FunctionDef) -> Iterator[Candidate]:
    assign = cst.ensure_type(line.body[0], cst.Assign)
    local = cst.ensure_type(assign.targets[0].target, cst.Name).value
    name = local.upper().lstrip("_")
    name = name if len(name) > 3 else f"{name}_PATTERN"
    owner = tree.parents.get(line)
    if not isinstance(owner, cst.IndentedBlock) or not is_free(tree.source.text, name) or has_comments(tree, [line]):
        return
    call = cst.ensure_type(assign.value, cst.Call)
    if not _is_its_own(tree, function, local) or len(owner.body) < 2 or not _compiles(call) or tree.tried(line):
        return
    without = m.replace(
        function, m.SimpleStatementLine(body=[_COMPILED & m.Assign(targets=[m.AssignTarget(m.Name(local))])]),
        cst.RemoveFromParent(),
    )  # fmt: skip
    renamed = m.replace(without, m.Name(local), cst.Name(name)) if isinstance(without, cst.CSTNode) else None
    if not isinstance(renamed, cst.FunctionDef):
        return
    module = cst.ensure_type(tree.module.deep_replace(function, renamed), cst.Module)
    yield tree.candidate(
        with_constant(module, name, tree.code(assign.value)).code,
        [function],
        f"Compile {local} once",
        f"'{local}' depends on no argument, and {function.name.value} makes it anew in every call.",
        adds_head=True,
    )


def _is_its_own(tree: PythonTree, function: cst.FunctionDef, name: str) -> bool:
    """Whether the function alone uses the name, and gives it a value once."""
    inner = m.FunctionDef(name=m.DoesNotMatch(m.Name(function.name.value))) | m.Lambda() | m.Global() | m.Nonlocal()
    is_elsewhere = m.findall(function, m.Attribute(attr=m.Name(name)) | m.Arg(keyword=m.Name(name)))
    is_gone_through = m.findall(function, m.CompFor(target=m.Name(name)))
    is_its_own = tree.function_of(function) is None and bindings(function, name) == 1
    return is_its_own and not m.findall(function, inner) and not is_elsewhere and not is_gone_through


def _compiles(call: cst.Call) -> bool:
    """Whether the pattern is one: its error would come when the file is imported, not when the function is called."""
    try:
        re.compile(ast.literal_eval(cst.ensure_type(call.args[0].value, cst.SimpleString).value))
    except (re.error, ValueError, OverflowError, TypeError):
        return False
    return True


REWRITE = Rewrite(
    name="hoisted_constant",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.STEPS,
    what="Compiles a constant pattern once instead of in every call",
    find=find,
)
