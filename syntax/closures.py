"""Functions that a function gives away: closures, alone or in an object, a dictionary or a tuple, and what these are
told by, which is what the functions around them hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ast_grep_py import SgNode

from syntax.destructuring import read_pattern
from syntax.functions import FUNCTION_KINDS, Function, described, function_nodes
from syntax.languages import Language
from syntax.parsing import named_children, parse, span, walk
from syntax.positions import LineIndex

# A function that gives a function that gives a function is seldom deeper.
_DEPTH = 3
_LAMBDA = "lambda"
_LISTED = frozenset({"tuple", "expression_list"})
_WRAPPED = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "decorated_definition"})
_NAMES = frozenset({"identifier", "shorthand_property_identifier"})
_ASSIGNED = frozenset({"assignment", "assignment_expression"})
# What makes an object that is the first thing it is given.
_FROZEN = frozenset({"Object.freeze", "Object.seal"})


@dataclass(frozen=True, slots=True)
class Closure:
    """``makers`` are the functions to call for it, the outermost first; ``place`` is where it lies in what the last of
    them gives, such as ``.close`` or ``["get"]``, empty where it is that itself. ``variables`` are what it may share
    with others that were made with it. The name of ``function`` says how it is reached.
    """

    function: Function
    makers: tuple[Function, ...]
    place: str
    variables: frozenset[str]


def closures(functions: Sequence[Function], text: str, language: Language) -> list[Closure]:
    """Those that functions at the top of a file give away, and such as these give in turn."""
    by_span = {(function.start, function.end): function for function in functions}
    root, search = parse(text, language), _Search(text, language)
    found: list[Closure] = []
    for node in function_nodes(root, language):
        function = by_span.get(span(node))
        if function is not None and function.is_top_level and not function.owner:
            found += search.of(node, (function,), frozenset())
    return found


def _names_of(maker: Function) -> frozenset[str]:
    """What its parameters are called inside."""
    names = (name for parameter in maker.parameters for name in _taken(parameter.name))
    return frozenset(names) - {"", "*", "/"}


def _taken(text: str) -> Iterator[str]:
    waiting = [read_pattern(text)]
    if waiting[0] is None:
        yield text
    for pattern in waiting:
        for one in pattern.taken if pattern is not None else ():
            yield one.name
            waiting += [one.inner] if one.inner is not None else []


class _Search:
    """What functions of one text give away."""

    def __init__(self, text: str, language: Language) -> None:
        self._index = LineIndex(text)
        self._language = language
        self._kinds = FUNCTION_KINDS[language.family] | {_LAMBDA}

    def of(self, node: SgNode, makers: tuple[Function, ...], variables: frozenset[str]) -> Iterator[Closure]:
        """``variables`` are those of the functions around it."""
        maker = makers[-1]
        if maker.is_async or maker.is_generator or len(makers) > _DEPTH:
            return
        known = variables | _names_of(maker) | set(self._declared(node))
        found = (one for value in self._returned(node) for one in self._functions(value, node, frozenset()))
        given = dict(found)
        for place, inner in given.items():
            function = self._named(inner, makers[0].name + "()" * len(makers), place)
            deeper = [] if place else list(self.of(inner, (*makers, function), known))
            yield from deeper or [Closure(function, makers, place, known)]

    def _named(self, node: SgNode, holder: str, place: str) -> Function:
        return replace(described(node, self._index, self._language), name=f"{holder}{place}", owner="")

    def _returned(self, function: SgNode) -> Iterator[SgNode]:
        """What it gives, where it says so."""
        body = function.field("body")
        if body is None:
            return
        if function.kind() == _LAMBDA or body.kind() not in ("block", "statement_block"):
            yield body
            return
        for statement in self._own(body):
            if statement.kind() == "return_statement":
                yield from named_children(statement)[:1]

    def _own(self, body: SgNode) -> Iterator[SgNode]:
        """What stands in a function and in none inside of it; those themselves are of it."""
        stack = list(body.children())
        while stack:
            node = stack.pop(0)
            yield node
            if node.kind() not in self._kinds:
                stack[:0] = node.children()

    def _functions(self, value: SgNode, scope: SgNode, known: frozenset[str]) -> Iterator[tuple[str, SgNode]]:
        """(place, function) of those that a value of ``scope`` is or holds."""
        kind = value.kind()
        if kind in self._kinds:
            yield "", value
        elif kind in _WRAPPED:
            yield from (found for child in named_children(value)[-1:] for found in self._functions(child, scope, known))
        elif kind in _NAMES:
            yield from self._called(value.text(), scope, known)
        elif kind == "object":
            yield from self._in_object(value, scope, known)
        elif kind == "dictionary":
            yield from self._in_dictionary(value, scope, known)
        elif kind in _LISTED:
            for number, item in enumerate(named_children(value)):
                yield from self._at(f"[{number}]", item, scope, known)
        elif kind == "call_expression" and (function := value.field("function")) and function.text() in _FROZEN:
            given = value.field("arguments")
            yield from (
                found
                for one in (named_children(given)[:1] if given else ())
                for found in self._functions(one, scope, known)
            )

    def _at(self, place: str, value: SgNode, scope: SgNode, known: frozenset[str]) -> Iterator[tuple[str, SgNode]]:
        """Those of a value that lies in another one."""
        yield from ((f"{place}{deeper}", inner) for deeper, inner in self._functions(value, scope, known))

    def _in_object(self, literal: SgNode, scope: SgNode, known: frozenset[str]) -> Iterator[tuple[str, SgNode]]:
        for member in named_children(literal):
            if member.kind() == "shorthand_property_identifier":
                yield from self._at(f".{member.text()}", member, scope, known)
                continue
            key = member.field("name" if member.kind() == "method_definition" else "key")
            if key is None or key.kind() != "property_identifier":
                continue
            if member.kind() == "method_definition":
                yield f".{key.text()}", member
            elif (value := member.field("value")) is not None:
                yield from self._at(f".{key.text()}", value, scope, known)

    def _in_dictionary(self, literal: SgNode, scope: SgNode, known: frozenset[str]) -> Iterator[tuple[str, SgNode]]:
        for pair in named_children(literal):
            key, value = pair.field("key"), pair.field("value")
            if key is not None and value is not None and key.kind() == "string":
                yield from self._at(f"[{key.text()}]", value, scope, known)

    def _called(self, name: str, scope: SgNode, known: frozenset[str]) -> Iterator[tuple[str, SgNode]]:
        """What a name of ``scope`` stands for, and what was put on it; ``known`` are names that are being read."""
        if name in known:
            return
        known |= {name}
        body = scope.field("body")
        for node in self._own(body) if body is not None else ():
            kind = node.kind()
            if kind in self._kinds and (own := node.field("name")) is not None and own.text() == name:
                yield "", node
            elif kind == "variable_declarator" and (own := node.field("name")) is not None and own.text() == name:
                value = node.field("value")
                if value is not None and value.kind() not in _NAMES:
                    yield from self._functions(value, scope, known)
            elif kind in _ASSIGNED:
                yield from self._put_on(name, node, scope, known)

    def _put_on(
        self, name: str, assignment: SgNode, scope: SgNode, known: frozenset[str]
    ) -> Iterator[tuple[str, SgNode]]:
        left, right = assignment.field("left"), assignment.field("right")
        if left is None or right is None or right.kind() in _NAMES:
            return
        if left.text() == name:
            yield from self._functions(right, scope, known)
        elif left.text().startswith(f"{name}.") and left.text().count(".") == 1:
            yield from self._at(left.text().removeprefix(name), right, scope, known)

    def _declared(self, function: SgNode) -> Iterator[str]:
        """The names that its own statements give to something."""
        body = function.field("body")
        for node in self._own(body) if body is not None else ():
            if node.kind() == "variable_declarator":
                declared = node.field("name")
            elif node.kind() == "assignment":
                declared = node.field("left")
            else:
                continue
            yield from (one.text() for one in walk(declared) if one.kind() in _NAMES) if declared is not None else ()
