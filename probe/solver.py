"""Symbolic execution by CrossHair, in the sandbox: inputs that sampling seldom meets, and whether every path was taken.

What it finds is an input to try, no verdict: whoever asks runs it. Installed or not, and for plain functions of few
simple types alone, because it takes seconds and follows neither loops nor what it has no model of.
"""

import ast
import json
import secrets
from collections.abc import Sequence, Set
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from probe.call import Call
from probe.inputs.generate import Plan
from probe.inputs.kinds import Kind
from probe.inputs.rest import is_rest
from probe.record import DRIVERS, DRIVERS_INSIDE
from sandbox.interpreters import fresh_python_script, python_mounts
from sandbox.run import MIB, Limits, Mount, Run
from sandbox.sandbox import Sandbox
from syntax.languages import PYTHON
from syntax.source import Source

SOLVER = "CrossHair"
_DRIVER = f"{{root}}{DRIVERS_INSIDE}/solver.py"
# CrossHair's numbers with a point are no floats, and its collections have no end.
_TYPES = {Kind.INT: "int", Kind.STR: "str", Kind.BOOL: "bool", Kind.NONE: "None"}
# Seconds after which nobody waits for it, and paths in a row that show nothing new.
WALL_S, _MOST_IDLE = 6.0, 8
_LOOPS = (ast.For, ast.While, ast.AsyncFor, ast.comprehension, ast.Await, ast.Yield, ast.YieldFrom)
# What shows in more than a result, which is all that it compares.
_LEAVES = (ast.Global, ast.Nonlocal, ast.Delete, ast.Import, ast.ImportFrom, ast.Lambda, ast.With, ast.ClassDef)
# What may be called by name: it gives a result and does nothing else. Of a value, what texts and numbers have.
_PURE = frozenset(
    ("abs", "bool", "divmod", "float", "int", "isinstance", "len", "max", "min", "ord", "pow", "repr", "round", "str")
)
_METHODS = frozenset(dir(str)) | frozenset(dir(int))


@dataclass(frozen=True, slots=True)
class Solved:
    """Calls that are worth a try; with ``is_whole`` every path was followed, for arguments of the call's kinds."""

    calls: tuple[Call, ...] = ()
    is_whole: bool = False


NOTHING = Solved()


def solver_version() -> str:
    """Empty where it is not installed."""
    try:
        return version("crosshair-tool")
    except PackageNotFoundError:
        return ""


def is_solvable(plan: Plan, source: Source) -> bool:
    """Whether it is worth asking: a plain function of Python without loops, of a few arguments of simple types."""
    target = plan.target
    is_special = target.owner or target.form or target.function.is_async or any(map(is_rest, target.parameters))
    is_plain = not (is_special or plan.surroundings)
    if not is_plain or source.language is not PYTHON or not target.parameters or not plan.combinations:
        return False
    if any(kind not in _TYPES for kind in plan.combinations[0]) or not solver_version():
        return False
    return is_straight(target.function.text_in(source.text), source.text, target.plain_name)


def is_straight(text: str, file: str, name: str) -> bool:
    """Whether a function of Python, ``text`` in ``file``, comes along no line twice and does nothing but give a result;
    what it calls is of the language or stands in the file, and calls nothing of that in turn.
    """
    try:
        function, whole = _function(ast.parse(text)), ast.parse(file)
    except (SyntaxError, ValueError, RecursionError):
        return False
    helpers = {node.name: node for node in whole.body if isinstance(node, ast.FunctionDef)}
    imported = {alias.asname or alias.name.split(".")[0] for alias in _imports(whole)}
    if function is None or not _gives_only(function, helpers.keys() - {name}, imported):
        return False
    called = [helpers[one] for one in _called(function) if one in helpers]
    return all(_gives_only(helper, frozenset(), imported) for helper in called)


def _function(tree: ast.Module) -> ast.FunctionDef | None:
    return next((node for node in tree.body if isinstance(node, ast.FunctionDef)), None)


def _imports(tree: ast.Module) -> list[ast.alias]:
    found = (node.names for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))
    return [alias for names in found for alias in names]


def _called(function: ast.FunctionDef) -> list[str]:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return [called.id for called in calls if isinstance(called, ast.Name)]


def _gives_only(function: ast.FunctionDef, helpers: Set[str], imported: Set[str]) -> bool:
    nodes = [node for statement in function.body for node in ast.walk(statement)]
    own = {argument.arg for argument in function.args.args}
    own |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return not function.decorator_list and all(_is_harmless(node, own, helpers, imported) for node in nodes)


def _is_harmless(node: ast.AST, own: Set[str], helpers: Set[str], imported: Set[str]) -> bool:
    match node:
        case ast.Name(id=name):
            return name not in imported
        case ast.Attribute(value=ast.Name(id=name), attr=method, ctx=ast.Load()):
            return name in own and method in _METHODS
        case ast.Attribute(attr=method, ctx=ast.Load()):
            return method in _METHODS
        case ast.Call(func=ast.Name(id=name)):
            return name in _PURE or name in helpers or name.endswith(("Error", "Exception"))
        case ast.Call(func=ast.Attribute()):
            return True
        case ast.Call() | ast.Attribute() | ast.Subscript(ctx=ast.Store()):
            return False
    return not isinstance(node, (*_LOOPS, *_LEAVES))


async def solve(sandbox: Sandbox, source: Source, plan: Plan, module: str, versions: Sequence[str]) -> Solved:
    """With one version calls that come along all of its code, with two such as they differ on."""
    target, combination = plan.target, plan.combinations[0]
    token = secrets.token_hex(16)
    job = {
        "token": token,
        "path": source.path,
        "root": str(source.import_root),
        "module": module,
        "versions": list(versions),
        "function": target.called_name,
        "parameters": [[p.name, _TYPES[kind]] for p, kind in zip(target.parameters, combination, strict=True)],
        "most_idle": _MOST_IDLE,
        "silence_s": WALL_S,
    }
    run = Run(
        fresh_python_script(_DRIVER),
        files=source.files,
        stdin=json.dumps(job).encode() + b"\n",
        mounts=(*python_mounts(), Mount(DRIVERS, DRIVERS_INSIDE)),
        environment={"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        limits=Limits(wall_s=WALL_S, memory_bytes=2048 * MIB),
    )
    result = await sandbox.run(run)
    entry = next(result.said(token), None)
    if entry is None:
        return NOTHING
    names = [parameter.name for parameter in target.parameters]
    kinds = tuple(kind.value for kind in combination)
    given = [tuple(found[name] for name in names) for found in entry["inputs"] if set(names) <= set(found)]
    readable = [tuple(value.replace(r"\x00", "a") for value in arguments) for arguments in given]
    calls = [Call(target.called_name, values, kinds=kinds) for values in dict.fromkeys((*readable, *given))]
    return Solved(tuple(calls), bool(entry["is_whole"]))
