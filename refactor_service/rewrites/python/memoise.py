"""Memoise.

What: a pure function that calls itself twice or more on each level gets an unbounded, typed ``functools.lru_cache``.
Why: the same subproblems are not solved again; the cost falls from exponential to linear in many cases.
Bad: ``def fib(n):`` / ``return n if n < 2 else fib(n - 1) + fib(n - 2)``
Good: the same under ``@functools.lru_cache(maxsize=None, typed=True)``; typed, because 1, 1.0 and True are equal keys
Limits: functions that read anything but their parameters, their own names and pure builtins; decorators, starred
parameters, attributes, containers. Without annotations it is assumed, and said, that arguments can be hashed.
"""

from collections.abc import Iterator

import libcst as cst
import libcst.matchers as m

from refactor_service.rewrites.python.imports import with_import
from refactor_service.rewrites.python.tree import PythonTree, parse
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

_PURE = frozenset({"abs", "min", "max", "sum", "len", "int", "float", "str", "bool", "round", "divmod", "pow", "range"})
_CONSTANTS = ("True", "False", "None")
_IMPURE = (
    m.Global() | m.Nonlocal() | m.Yield() | m.Await() | m.Attribute() | m.Del() | m.Lambda()
    | m.AssignTarget(m.Subscript()) | m.AugAssign(target=m.Subscript()) | m.List() | m.Dict() | m.Set() | m.ListComp()
)  # fmt: skip


def find(source: Source) -> Iterator[Candidate]:
    """Functions at the top of the file that call themselves more than once."""
    tree = parse(source)
    if tree is None:
        return
    for statement in tree.module.body:
        if isinstance(statement, cst.FunctionDef) and _fits(statement):
            yield from _candidate(tree, statement)


def _candidate(tree: PythonTree, function: cst.FunctionDef) -> Iterator[Candidate]:
    name = function.name.value
    decorator = cst.Decorator(cst.parse_expression("functools.lru_cache(maxsize=None, typed=True)"))
    module = tree.module.deep_replace(function, function.with_changes(decorators=[decorator]))
    changed = with_import(cst.ensure_type(module, cst.Module), "functools")
    yield tree.candidate(
        changed.code,
        [function],
        f"Remember the results of {name}",
        f"{name} calls itself {_self_calls(function)} times on each level and so solves the same subproblems again "
        "and again; a cache solves each once.",
        adds_head=changed is not module,
        assumption=tree.assumed_hashable([parameter.name.value for parameter in function.params.params], function),
    )


def _fits(function: cst.FunctionDef) -> bool:
    parameters = function.params
    starred = parameters.star_kwarg is not None or isinstance(parameters.star_arg, cst.Param)
    if function.decorators or function.asynchronous is not None or starred or not parameters.params:
        return False
    if m.findall(function.body, _IMPURE) or _self_calls(function) < 2:
        return False
    name = function.name.value
    called = [node.func for node in m.findall(function.body, m.Call()) if isinstance(node, cst.Call)]
    if not all(isinstance(func, cst.Name) and func.value in {name, *_PURE} for func in called):
        return False
    own = {name, *_PURE, *_CONSTANTS, *(parameter.name.value for parameter in parameters.params)}
    names = [found for found in m.findall(function.body, m.Name()) if isinstance(found, cst.Name)]
    own |= {found.value for found in names if _is_bound(function, found)}
    return {found.value for found in names} <= own


def _is_bound(function: cst.FunctionDef, name: cst.Name) -> bool:
    """Whether the body assigns the name or loops with it."""
    target = m.Name(name.value)
    return bool(m.findall(function.body, m.AssignTarget(target) | m.For(target=target) | m.AugAssign(target=target)))


def _self_calls(function: cst.FunctionDef) -> int:
    return len(m.findall(function.body, m.Call(func=m.Name(function.name.value))))


REWRITE = Rewrite(
    name="memoise",
    family="python",
    aim=Aim.PERFORMANCE,
    metric=Metric.STEPS,
    what="Caches a pure function that calls itself more than once",
    find=find,
)
