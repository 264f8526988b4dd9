"""Effect: a method does what another one of its class does as well, as one that asks and should not change anything.

What survives shows that no test looks at the instance after such a question. It is the opposite of a statement left
out, which the operator "statement" makes.
"""

from collections.abc import Iterator

from ast_grep_py import SgNode

from probe.inputs.evidence import changing_methods
from syntax.parsing import named_children, span
from testgen_service.mutants.mutant import Replacement, ahead_of

_METHODS = frozenset({"function_definition", "method_definition", "field_definition", "public_field_definition"})
_FIELDS = frozenset({"field_definition", "public_field_definition"})
_BODIES = frozenset({"block", "class_body"})
_BLOCKS = frozenset({"block", "statement_block"})
# The likeliest slips of one method: those that are given what it is given.
_MOST = 2


def replacements(node: SgNode) -> Iterator[Replacement]:
    """One method of a class."""
    if node.kind() not in _METHODS or not _is_ordinary(node):
        return
    parent = node.parent()
    methods = (
        [child for child in parent.children() if child.kind() in _METHODS and _is_ordinary(child)] if parent else []
    )
    body = _function(node).field("body")
    first = next((child for child in body.children() if child.is_named()), None) if body is not None else None
    if body is None or first is None:
        return
    changing = changing_methods({_name(method): method.text() for method in methods})
    given = _parameters(node)
    others = [
        m
        for m in methods
        if _name(m) != _name(node) and _name(m) in changing and given[: len(_parameters(m))] == _parameters(m)
    ]
    value = _last_result(body)
    for other in sorted(others, key=lambda method: -len(_parameters(method)))[:_MOST]:
        call = f"{_name(other)}({', '.join(_parameters(other))})"
        is_python = node.kind() == "function_definition"
        if value is not None:
            # The result is what it was; what it leaves is not.
            changed = f"({value.text()}, self.{call})[0]" if is_python else f"[{value.text()}, this.{call}][0]"
            yield Replacement(*span(value), changed)
        else:
            yield ahead_of(first, f"self.{call}" if is_python else f"this.{call}")


def _last_result(body: SgNode) -> SgNode | None:
    """What the method gives at its end; None where that is nothing."""
    if body.kind() not in _BLOCKS:
        # A function that is nothing but an expression.
        return body
    last = named_children(body)[-1:]
    return next((part for node in last if node.kind() == "return_statement" for part in named_children(node)), None)


def _function(method: SgNode) -> SgNode:
    """What is called: the method itself, or what a field holds."""
    held = method.field("value") if method.kind() in _FIELDS else None
    return held if held is not None and held.kind() == "arrow_function" else method


def _is_ordinary(method: SgNode) -> bool:
    """Whether it is called on an instance, by a name of its own, and gives its result at once."""
    parent = method.parent()
    if parent is None or parent.kind() not in _BODIES:
        return False
    holder = parent.parent()
    if holder is None or not holder.kind().startswith("class"):
        return False
    if method.kind() in _FIELDS and _function(method) is method:
        return False
    words = {child.kind() for child in (*method.children(), *_function(method).children())}
    name = _name(method)
    is_special = name == "constructor" or name.startswith("__")
    return not is_special and words.isdisjoint({"static", "get", "set", "async", "*"})


def _name(method: SgNode) -> str:
    name = method.field("name") or method.field("property")
    return name.text() if name is not None else ""


def _parameters(method: SgNode) -> list[str]:
    """Names of those that have to be given, without the instance."""
    found = _function(method).field("parameters")
    given = [child for child in found.children() if child.is_named()] if found is not None else []
    names = [
        (child.field("pattern") or child.field("name") or _typed(child)).text() for child in given if _is_needed(child)
    ]
    return [name for name in names if name not in ("self", "cls")]


def _is_needed(parameter: SgNode) -> bool:
    has_default = parameter.field("value") is not None or parameter.kind() == "optional_parameter"
    return not has_default and "default" not in parameter.kind() and "splat" not in parameter.kind()


def _typed(parameter: SgNode) -> SgNode:
    """The name of a parameter of Python's with a type, else the parameter itself."""
    inner = [child for child in parameter.children() if child.kind() == "identifier"]
    return inner[0] if parameter.kind() == "typed_parameter" and inner else parameter
