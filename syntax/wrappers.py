"""Functions of JavaScript that run at once where they stand, around a whole file or a part of it.

What their bodies declare is made once, when the file is loaded, as what stands at its top is: the wrappers of old
scripts, of modules for any loader (a factory that another such function is given), of classes compiled for old engines.
"""

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

_FUNCTIONS = frozenset({"function_expression", "arrow_function"})
_CONDITIONS = frozenset({"if_statement", "else_clause"})
# What may stand around a value that a statement at the top has, without making it another one.
_AROUND = frozenset({
    "parenthesized_expression", "unary_expression", "assignment_expression", "variable_declarator",
    "expression_statement", "lexical_declaration", "variable_declaration", "export_statement",
})  # fmt: skip
_EXPORTED_CALL = re.compile(r"module\.exports\s*=\s*(\w+)\s*\(")


def is_top(node: SgNode | None) -> bool:
    """Whether the statements of ``node`` run once, when the file is loaded: it is the root, or a block at the top, of a
    condition or of a function that runs at once.
    """
    while node is not None and (holder := node.parent()) is not None:
        if node.kind() in _CONDITIONS or (node.kind() == "statement_block" and holder.kind() in _CONDITIONS):
            node = holder
        else:
            node = _statement_around(holder) if node.kind() == "statement_block" else None
    return node is not None


def is_conditional(node: SgNode) -> bool:
    """Whether what runs when the file is loaded runs only if something holds."""
    return any(above.kind() in _CONDITIONS for above in node.ancestors())


def statements(root: SgNode) -> Iterator[SgNode]:
    """Those that run once, when the file is loaded, in the order of the text."""
    stack = list(reversed(root.children()))
    while stack:
        statement = stack.pop()
        yield statement
        if statement.kind() in _CONDITIONS or statement.kind() == "statement_block":
            stack += reversed(statement.children())
        bodies = [function.field("body") for function in run_at_once(statement)]
        for body in bodies:
            if body is not None and body.kind() == "statement_block":
                stack += reversed(body.children())


def wrappers(root: SgNode) -> Iterator[SgNode]:
    """The functions that run at once when the file is loaded."""
    return (function for statement in statements(root) for function in run_at_once(statement))


def run_at_once(statement: SgNode) -> Iterator[SgNode]:
    """The functions that a statement at the top runs where they stand."""
    stack = [statement]
    while stack:
        node = stack.pop()
        if node.kind() == "call_expression":
            yield from _invoked(node)
        elif node.kind() in _AROUND:
            stack += reversed(node.children())


def returned(function: SgNode) -> SgNode | None:
    """What its body returns, where that is not in a condition; None where it returns nothing."""
    body = function.field("body")
    ends = [child for child in (body.children() if body is not None else []) if child.kind() == "return_statement"]
    return next((child for child in ends[-1].children() if child.is_named()), None) if ends else None


def declared_from(function: SgNode) -> str:
    """The name that a declaration gives what ``function``, which runs at once, returns; empty where there is none."""
    holder = _call_of(function)
    while holder is not None and holder.kind() in ("call_expression", "parenthesized_expression"):
        holder = holder.parent()
    named = holder.field("name") if holder is not None and holder.kind() == "variable_declarator" else None
    return named.text() if named is not None and named.kind() == "identifier" else ""


def is_exported(function: SgNode) -> bool:
    """Whether what ``function``, which runs at once, returns becomes ``module.exports``: assigned where it stands, or
    by the function that it is given to.
    """
    call = _call_of(function)
    if call is None:
        return False
    given = function.parent()
    outer = _function_of(call)
    if given is None or given.kind() != "arguments" or outer is None:
        holder = call.parent()
        left = holder.field("left") if holder is not None and holder.kind() == "assignment_expression" else None
        return left is not None and left.text() == "module.exports"
    assigned = _EXPORTED_CALL.search(outer.text())
    names = [child.text() for child in _named(outer.field("parameters"))]
    places = [child.range() for child in _named(given)]
    index = places.index(function.range()) if function.range() in places else len(names)
    return assigned is not None and names[index : index + 1] == [assigned[1]]


def _named(node: SgNode | None) -> list[SgNode]:
    return [child for child in node.children() if child.is_named()] if node is not None else []


def _invoked(call: SgNode) -> Iterator[SgNode]:
    function = _function_of(call)
    if function is None:
        return
    yield function
    yield from (child for child in _named(call.field("arguments")) if child.kind() in _FUNCTIONS)


def _function_of(call: SgNode) -> SgNode | None:
    """The function expression that is called, as itself or through ``.call`` and ``.apply``."""
    called = call.field("function")
    while called is not None and called.kind() in ("parenthesized_expression", "member_expression"):
        if called.kind() == "member_expression":
            name = called.field("property")
            called = called.field("object") if name is not None and name.text() in ("call", "apply") else None
        else:
            called = next((child for child in called.children() if child.is_named()), None)
    if called is None or called.kind() not in _FUNCTIONS or called.text().startswith("async"):
        # What is waited for is no value yet.
        return None
    return called


def _call_of(function: SgNode) -> SgNode | None:
    """The call that runs ``function`` where it stands; None where it is held and called later, or never."""
    holder = function.parent() if function.kind() in _FUNCTIONS else None
    while holder is not None and holder.kind() in ("parenthesized_expression", "member_expression", "arguments"):
        holder = holder.parent()
    if holder is None or holder.kind() != "call_expression":
        return None
    return holder if any(one.range() == function.range() for one in _invoked(holder)) else None


def _statement_around(function: SgNode) -> SgNode | None:
    """What holds the statement in which ``function`` runs at once; None where it does not."""
    holder = _call_of(function)
    holder = holder.parent() if holder is not None else None
    while holder is not None and holder.kind() in _AROUND:
        holder = holder.parent()
    return holder
