"""How a function of JavaScript or TypeScript that is no declaration is reached from outside its file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from syntax.wrappers import declared_from, is_conditional, is_exported, is_top

DEFAULT = "default"
_STATEMENTS = frozenset({"expression_statement", "lexical_declaration", "variable_declaration"})
_EXPORTS = re.compile(r"""(?:module\.)?exports(?:\.(\w+)|\[(["'])([A-Za-z_$][\w$]*)\2\])?""")
_NAME = r"[A-Za-z_$][\w$]*"
_MEMBER = re.compile(rf"({_NAME}(?:\.{_NAME})*?)(\.prototype)?(?:\.({_NAME}))?")


@dataclass(frozen=True, slots=True)
class Reach:
    """``owner`` is the object or constructor it hangs on, such as ``api`` or ``api.inner``, empty where its own name
    reaches it; ``needs_instance`` tells methods on a prototype. ``name`` is what the place calls it.
    """

    name: str
    owner: str = ""
    needs_instance: bool = False


def reach(node: SgNode) -> Reach | None:
    """How ``node``, a function or class expression, is reached; None when it is not held at the top of the file."""
    holder = node.parent()
    if holder is None:
        return None
    if node.kind() == "method_definition" and holder.kind() == "object":
        return _in_object(holder, _key(node.field("name")))
    if holder.kind() == "pair":
        parent = holder.parent()
        return _in_object(parent, _key(holder.field("key"))) if parent is not None else None
    return next(_assigned(node), None)


def assignments(node: SgNode) -> Iterator[str]:
    """The places that a statement or declaration at the top of the file assigns ``node`` to, the nearest first."""
    found, holder = _chain(node)
    if holder is not None and holder.kind() == "variable_declarator" and found:
        holder = holder.parent()
    if holder is not None and holder.kind() in _STATEMENTS and is_top(holder.parent()):
        yield from found


def declared_as(node: SgNode) -> str:
    """The name that a declaration at the top of the file gives what it assigns elsewhere as well: the first one of
    ``var f = module.exports = function () {}``; empty where there is none.
    """
    _, holder = _chain(node)
    declared = holder.field("name") if holder is not None and holder.kind() == "variable_declarator" else None
    return declared.text() if declared is not None and any(assignments(node)) else ""


def _chain(node: SgNode) -> tuple[list[str], SgNode | None]:
    """What ``node`` is assigned to, the nearest first, and what holds the last of these assignments."""
    holder, found = node.parent(), []
    while holder is not None and holder.kind() == "assignment_expression":
        left = holder.field("left")
        if left is not None:
            found.append(left.text())
        holder = holder.parent()
    return found, holder


def is_whole(place: str) -> bool:
    """Whether what is assigned to ``place`` becomes all that CommonJS exports."""
    return place in ("module.exports", "exports")


def export_name(place: str) -> str | None:
    """The name under which CommonJS exports what is assigned to ``place``; None when that is no export."""
    matched = _EXPORTS.fullmatch(place)
    return (matched[1] or matched[3] or DEFAULT) if matched else None


def _assigned(node: SgNode) -> Iterator[Reach]:
    if name := declared_as(node):
        yield Reach(name)
    for place in assignments(node):
        exported = export_name(place)
        if exported is not None:
            yield Reach(exported)
        elif (member := _MEMBER.fullmatch(place)) is not None and member[3] and not is_conditional(node):
            yield Reach(member[3], member[1], needs_instance=bool(member[2]))


def _in_object(literal: SgNode | None, name: str) -> Reach | None:
    if literal is None or literal.kind() != "object" or not name:
        return None
    holder = literal.parent()
    if holder is not None and holder.kind() == "pair":
        outer = _in_object(holder.parent(), _key(holder.field("key")))
        return Reach(name, f"{outer.owner}.{outer.name}".lstrip(".")) if outer is not None else None
    if holder is not None and holder.kind() == "variable_declarator":
        declared, statement = holder.field("name"), holder.parent()
        place = statement.parent() if statement is not None else None
        if place is not None and place.kind() == "export_statement":
            place = place.parent()
        return Reach(name, declared.text()) if declared is not None and is_top(place) else None
    if holder is not None and holder.kind() == "return_statement":
        return _in_returned(holder, name)
    for assigned in assignments(literal):
        if is_whole(assigned):
            return Reach(name)
        member = _MEMBER.fullmatch(assigned)
        if member is not None and member[2] and not member[3]:
            return Reach(name, member[1], needs_instance=True)
    return None


def _in_returned(statement: SgNode, name: str) -> Reach | None:
    """In the object that a function returns which runs at once."""
    body = statement.parent()
    function = body.parent() if body is not None else None
    if function is None or not is_top(body):
        return None
    outside = declared_from(function)
    return Reach(name, outside) if outside else Reach(name) if is_exported(function) else None


def _key(node: SgNode | None) -> str:
    """A property's name, where it is an identifier; others are not reached by a dot."""
    return node.text() if node is not None and node.kind() == "property_identifier" else ""
