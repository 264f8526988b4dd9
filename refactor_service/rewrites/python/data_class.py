"""Data class.

What: a class whose ``__init__`` does nothing but keep its annotated parameters becomes a data class.
Why: each field is named once instead of three times, and the class can be printed.
Bad: ``class A:`` / ``def __init__(self, x: int, y: int = 0):`` / ``self.x = x`` / ``self.y = y``
Good: ``@dataclass(eq=False)`` / ``class A:`` / ``x: int`` / ``y: int = 0``
Limits: classes with bases, decorators, ``__slots__`` or fields of their own; parameters without annotation, starred or
by keyword alone; defaults other than constants; comments in ``__init__``. ``eq=False`` keeps what equal means; what
``repr`` gives changes on purpose, from an address to the fields, unless the class says it itself, and a
default is an attribute of the class too.
"""

import re
from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.imports import with_import
from refactor_service.rewrites.python.tree import PythonTree, block, has_comments, parse, simple
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_CONSTANT = m.Name("None") | m.Name("True") | m.Name("False") | m.Integer() | m.Float() | m.SimpleString()
MIN_FIELDS = 2


def find(source: Source) -> Iterator[Candidate]:
    """Classes at the top of the file that only keep what they are given."""
    tree = parse(source)
    if tree is None:
        return
    for statement in tree.module.body:
        if isinstance(statement, cst.ClassDef) and not (statement.bases or statement.keywords or statement.decorators):
            yield from _candidate(tree, statement)


def _candidate(tree: PythonTree, owner: cst.ClassDef) -> Iterator[Candidate]:
    inner = block(owner.body)
    methods = [item for item in inner if isinstance(item, cst.FunctionDef)]
    made = next((method for method in methods if method.name.value == "__init__"), None)
    others = [item for item in inner if not isinstance(item, cst.FunctionDef)]
    is_described = others == list(inner[: len(others)]) and all(map(_is_docstring, others))
    if made is None or not is_described or made.decorators or has_comments(tree, [made]) or not _keeps(tree, made):
        return
    if any(line.comment is not None for line in made.leading_lines) or not _are_plain(tree, made):
        return
    if sum(method.name.value == "__init__" for method in methods) > 1 or not tree.is_free_builtin("dataclass"):
        return
    # A method of that name would be a field's default, and __post_init__ would be called.
    if {method.name.value for method in methods} & {"__post_init__", *_names(made)}:
        return
    suite = cst.ensure_type(owner.body, cst.IndentedBlock)
    fields = [_field(tree, parameter) for parameter in made.params.params[1:]]
    rest = [item for item in suite.body if item is not made and item not in others]
    name = "dataclass"
    own = "eq=False" if all(method.name.value != "__repr__" for method in methods) else "eq=False, repr=False"
    decorator = cst.Decorator(cst.parse_expression(f"{name}({own})"))
    body = suite.with_changes(body=[*others, *fields, *rest])
    module = tree.module.deep_replace(owner, owner.with_changes(decorators=[decorator], body=body))
    changed = with_import(cst.ensure_type(module, cst.Module), "dataclasses", name)
    yield tree.candidate(
        changed.code,
        [owner],
        f"Make {owner.name.value} a data class",
        f"__init__ only keeps {len(fields)} parameters under their own names, which a data class does by itself.",
        adds_head=changed is not module,
        interface=frozenset({f"{owner.name.value}.__init__"}),
    )


def _are_plain(tree: PythonTree, made: cst.FunctionDef) -> bool:
    """Whether no field is called like something that an annotation names, which it would stand for."""
    kinds = [tree.code(one.annotation.annotation) for one in made.params.params if one.annotation is not None]
    return not _names(made) & set(re.findall(r"\w+", " ".join(kinds)))


def _names(made: cst.FunctionDef) -> set[str]:
    return {parameter.name.value for parameter in made.params.params}


def _is_docstring(statement: cst.BaseStatement) -> bool:
    step = simple(statement)
    return isinstance(step, cst.Expr) and isinstance(step.value, (cst.SimpleString, cst.ConcatenatedString))


def _keeps(tree: PythonTree, made: cst.FunctionDef) -> bool:
    """Whether it assigns every parameter to the attribute of its name, in order, and does nothing else."""
    parameters = made.params
    plain = parameters.params[1:]
    if parameters.posonly_params or parameters.kwonly_params or parameters.star_kwarg or not isinstance(
        parameters.star_arg, cst.MaybeSentinel
    ):  # fmt: skip
        return False
    if len(plain) < MIN_FIELDS or any(parameter.annotation is None for parameter in plain):
        return False
    if any(parameter.default is not None and not m.matches(parameter.default, _CONSTANT) for parameter in plain):
        return False
    wanted = [f"self.{parameter.name.value} = {parameter.name.value}" for parameter in plain]
    return parameters.params[0].name.value == "self" and [tree.code(item) for item in block(made.body)] == wanted


def _field(tree: PythonTree, parameter: cst.Param) -> cst.BaseStatement:
    annotation = tree.code(parameter.annotation.annotation) if parameter.annotation is not None else ""
    default = f" = {tree.code(parameter.default)}" if parameter.default is not None else ""
    return cst.parse_statement(f"{parameter.name.value}: {annotation}{default}")


REWRITE = Rewrite(
    name="data_class",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.OCCURRENCES,
    what="Turns a class that only keeps its parameters into a data class",
    find=find,
)
