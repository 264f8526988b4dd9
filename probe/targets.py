"""What of a file can be driven from outside, and why the rest cannot."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from chassis.progress import Skipped
from probe.record import Names
from syntax.functions import Function, FunctionKind, Parameter, find_functions
from syntax.languages import PYTHON, TSX
from syntax.modules import JavaScriptModule, ModuleStyle, javascript_module
from syntax.parsing import parse
from syntax.source import Source

_UNBOUND = ("staticmethod", "classmethod")


@dataclass(frozen=True)
class Target:
    """A function that can be called: ``constructor`` holds the parameters for making its receiver.

    ``parameters`` are those a caller gives: without self, without the starred ones.
    """

    function: Function
    parameters: tuple[Parameter, ...]
    owner: str = ""
    constructor: tuple[Parameter, ...] = ()
    needs_instance: bool = False
    constructor_keywords: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The qualified name."""
        return self.function.name

    @property
    def plain_name(self) -> str:
        """The name without its class."""
        return self.function.name.rsplit(".", 1)[-1]


@dataclass(frozen=True)
class Drivable:
    """``javascript`` is set for that family."""

    names: Names
    targets: tuple[Target, ...]
    skipped: tuple[Skipped, ...] = ()
    javascript: JavaScriptModule | None = None


def find_targets(source: Source) -> Drivable:
    """The targets of a file in its order, and what was left out."""
    functions = find_functions(source.text, source.language)
    if source.language is PYTHON:
        return _sort_out(functions, Names(module=_module_name(source.path)), None)
    module = javascript_module(parse(source.text, source.language))
    if source.language is TSX or source.path.endswith(".jsx"):
        reason = "JSX needs a transpiler, which is not there yet"
        return Drivable(Names(), (), tuple(Skipped(function.name, reason) for function in functions), module)
    return _sort_out(functions, Names(top_level=module.top_level, style=module.style), module)


def _module_name(path: str) -> str:
    return PurePosixPath(path).stem


def _sort_out(functions: Sequence[Function], names: Names, module: JavaScriptModule | None) -> Drivable:
    targets, skipped = [], []
    constructors = {
        function.owner: function for function in functions if function.name.endswith((".__init__", ".constructor"))
    }
    for function in functions:
        reason = _obstacle(function)
        if reason:
            skipped.append(Skipped(function.name, reason))
        elif function not in constructors.values() and not _is_hidden(function):
            targets.append(_target(function, constructors))
    return Drivable(names, tuple(targets), tuple(skipped), module)


def _obstacle(function: Function) -> str:
    """Why a function cannot be reached; empty when it can."""
    if function.is_nested:
        return ""
    if not function.is_top_level:
        return "it has no name that reaches it from outside"
    if any(name.split("(")[0].endswith(("property", ".setter", ".getter", "fixture")) for name in function.decorators):
        return "properties are not driven yet"
    if any(parameter.name.startswith(("{", "[")) for parameter in function.parameters):
        return "its destructured parameters cannot be filled yet"
    return ""


def _is_hidden(function: Function) -> bool:
    """Nested functions are driven through the one around them; dunder and private methods through the others."""
    plain = function.name.rsplit(".", 1)[-1]
    is_private = bool(function.owner) and plain.startswith(("_", "#"))
    return function.is_nested or is_private


def _target(function: Function, constructors: dict[str, Function]) -> Target:
    given = [
        parameter
        for parameter in function.parameters
        if not parameter.prefix and parameter.name not in ("/", "*", "this")
    ]
    is_unbound = any(name in _UNBOUND for name in function.decorators)
    needs_instance = bool(function.owner) and not is_unbound
    is_python_method = bool(given) and given[0].name in ("self", "cls")
    if is_python_method:
        given = given[1:]
    constructor = constructors.get(function.owner)
    made_of = [p for p in constructor.parameters if not p.prefix and p.name != "self"] if constructor else []
    is_method = needs_instance and function.kind is FunctionKind.METHOD
    keywords = _keyword_only(constructor)
    return Target(function, tuple(given), function.owner, tuple(made_of), is_method, keywords)


def _keyword_only(constructor: Function | None) -> frozenset[str]:
    """The parameters behind a star."""
    parameters = constructor.parameters if constructor is not None else ()
    star = next((n for n, p in enumerate(parameters) if p.prefix == "*" or p.name == "*"), len(parameters))
    return frozenset(parameter.name for parameter in parameters[star + 1 :])


def is_script(drivable: Drivable) -> bool:
    """Whether the file offers nothing to import: a plain browser script."""
    return drivable.javascript is not None and drivable.javascript.style is ModuleStyle.SCRIPT
