"""A parsed Python file and the few moves that rewrites make on it."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import libcst as cst
import libcst.matchers as m
from libcst import metadata

from refactor_service.rewrites.rewrite import Candidate
from syntax.source import Source

Body = cst.Module | cst.IndentedBlock


_HASHABLE = frozenset({"int", "str", "bytes", "float", "bool", "complex", "None"})


@dataclass(frozen=True)
class PythonTree:
    """``positions`` gives the lines of every node."""

    source: Source
    module: cst.Module
    positions: dict[cst.CSTNode, metadata.CodeRange]
    parents: dict[cst.CSTNode, cst.CSTNode]
    _walked: dict[type[cst.CSTNode], tuple[cst.CSTNode, ...]] = field(default_factory=dict)

    def lines(self, node: cst.CSTNode) -> tuple[int, int]:
        """First and last line of a node."""
        place = self.positions[node]
        return place.start.line, place.end.line

    def walk(self, kind: type[cst.CSTNode]) -> Iterator[cst.CSTNode]:
        """All nodes of a kind in the order of the text."""
        if kind not in self._walked:
            found = [node for node in self.positions if isinstance(node, kind)]
            places = ((self.positions[node].start, node) for node in found)
            in_order = sorted(places, key=lambda item: (item[0].line, item[0].column))
            self._walked[kind] = tuple(node for _, node in in_order)
        return iter(self._walked[kind])

    def bodies(self) -> Iterator[tuple[Body, Sequence[cst.BaseStatement]]]:
        """Every list of statements that stand one per line or block."""
        for node in (self.module, *self.walk(cst.IndentedBlock)):
            if isinstance(node, (cst.Module, cst.IndentedBlock)):
                yield node, [item for item in node.body if isinstance(item, cst.BaseStatement)]

    def ifs(self) -> Iterator[tuple[Body, int, cst.If]]:
        """Every ``if`` that is no ``elif``, with the list of statements that it stands in and its place there."""
        for body, statements in self.bodies():
            for index, statement in enumerate(statements):
                if isinstance(statement, cst.If) and not is_elif(self, statement):
                    yield body, index, statement

    def neighbours(self) -> Iterator[tuple[Body, int, cst.BaseStatement, cst.BaseStatement]]:
        """Statements that follow each other, with their list and the place of the first in it."""
        for body, statements in self.bodies():
            for index, (first, second) in enumerate(itertools.pairwise(statements)):
                yield body, index, first, second

    def function_of(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The innermost function around a node."""
        current = self.parents.get(node)
        while current is not None and not isinstance(current, cst.FunctionDef):
            current = self.parents.get(current)
        return current

    def code(self, node: cst.CSTNode) -> str:
        """The node as source."""
        return self.module.code_for_node(node).strip()

    def replaced(self, old: cst.CSTNode, new: cst.CSTNode) -> str:
        """The whole text with one node in place of another."""
        return self.with_all({old: new}).code

    def with_all(self, changes: Mapping[cst.CSTNode, cst.CSTNode]) -> cst.Module:
        """The module with several nodes in place of others, none of which stands in another one."""
        return cst.ensure_type(self.module.visit(_Replacing(changes)), cst.Module)

    def with_body(self, block: Body, start: int, stop: int, statements: Sequence[cst.BaseStatement]) -> str:
        """The whole text with statements ``start`` to ``stop`` (excluded) of ``block`` replaced."""
        body = [*block.body[:start], *statements, *block.body[stop:]]
        return self.replaced(block, block.with_changes(body=body))

    def candidate(
        self,
        changed: str,
        nodes: Sequence[cst.CSTNode],
        title: str,
        description: str,
        *,
        adds_head: bool = False,
        assumption: str = "",
        interface: frozenset[str] = frozenset(),
    ) -> Candidate:
        """A candidate about the lines of ``nodes``."""
        spans = [self.lines(node) for node in nodes]
        first, last = min(first for first, _ in spans), max(last for _, last in spans)
        # LibCST counts the lines of a text without its BOM as the text has them.
        return Candidate(self._prefix() + changed, first, last, title, description, adds_head, assumption, interface)

    def assumed_hashable(self, names: Sequence[str], near: cst.CSTNode) -> str:
        """What is assumed when values of these names become keys; empty where annotations of the function around
        ``near``, or of ``near`` itself, say that they can be hashed.
        """
        first, _ = self.lines(near)
        annotations: dict[str, str] = {}
        for function in m.findall(self.module, m.FunctionDef()):
            start, end = self.lines(function)
            if isinstance(function, cst.FunctionDef) and start <= first <= end:
                for parameter in (
                    *function.params.posonly_params,
                    *function.params.params,
                    *function.params.kwonly_params,
                ):
                    kind = parameter.annotation.annotation if parameter.annotation is not None else None
                    annotations[parameter.name.value] = self.code(kind) if kind is not None else ""
        unknown = [name for name in names if not set(annotations.get(name, "?").split(" | ")) <= _HASHABLE]
        return f"that {', '.join(f'{name!r}' for name in unknown)} can be hashed" if unknown else ""

    def is_free_builtin(self, word: str) -> bool:
        """Whether the word means in the whole file what it means without it: it is called, or part of another name."""
        names = (name for name in self.walk(cst.Name) if isinstance(name, cst.Name) and name.value == word)
        return all(map(self._is_called, names))

    def _is_called(self, name: cst.CSTNode) -> bool:
        parent = self.parents.get(name)
        if isinstance(parent, cst.Call):
            return parent.func is name
        if isinstance(parent, cst.Attribute):
            return parent.attr is name
        return isinstance(parent, cst.Arg) and parent.keyword is name

    def is_in_class(self, node: cst.CSTNode) -> bool:
        """Whether it stands in the body of a class itself, whose names an expression of its own does not see."""
        current = self.parents.get(node)
        while current is not None and not isinstance(current, (cst.FunctionDef, cst.ClassDef)):
            current = self.parents.get(current)
        return isinstance(current, cst.ClassDef)

    def tried(self, node: cst.CSTNode) -> list[cst.CSTNode]:
        """What may run behind it where it raises: the handlers and endings around it in its function."""
        found: list[cst.CSTNode] = []
        current = self.parents.get(node)
        while current is not None and not isinstance(current, (cst.FunctionDef, cst.ClassDef)):
            if isinstance(current, (cst.Try, cst.TryStar)):
                parts = (*current.handlers, current.orelse, current.finalbody)
                found += [part for part in parts if part is not None]
            current = self.parents.get(current)
        return found

    def _prefix(self) -> str:
        return "\ufeff" if self.source.text.startswith("\ufeff") else ""


class _Replacing(cst.CSTTransformer):
    def __init__(self, changes: Mapping[cst.CSTNode, cst.CSTNode]) -> None:
        super().__init__()
        self._changes = changes

    def on_leave(self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT) -> cst.CSTNode:  # type: ignore[override]
        return self._changes.get(original_node, updated_node)


# Every rewrite asks for the same tree, one after another.
@functools.lru_cache(maxsize=4)
def parse(source: Source) -> PythonTree | None:
    """The tree; None for a text that LibCST cannot read or would not give back to the letter."""
    text = source.text.removeprefix("\ufeff")
    try:
        wrapper = metadata.MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    except (cst.ParserSyntaxError, RecursionError):
        return None
    if wrapper.module.code != text:
        return None
    positions = dict(wrapper.resolve(metadata.PositionProvider))
    parents = dict(wrapper.resolve(metadata.ParentNodeProvider))
    return PythonTree(source, wrapper.module, positions, parents)


def simple(statement: cst.BaseStatement) -> cst.BaseSmallStatement | None:
    """The only small statement on a line."""
    if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) == 1:
        return statement.body[0]
    return None


_BINDING = (
    m.AssignTarget() | m.AugAssign() | m.AnnAssign() | m.NamedExpr() | m.For() | m.Del() | m.Param() | m.AsName()
    | m.ImportAlias() | m.FunctionDef() | m.ClassDef() | m.NameItem() | m.MatchAs() | m.MatchStar()
)  # fmt: skip


def bindings(node: cst.CSTNode, name: str) -> int:
    """In how many places below a node a name is given to something, or taken away."""
    parts = (_bound(found) for found in m.findall(node, _BINDING))
    return sum(1 for part in parts if part is not None and name in _names_given(part))


def _names_given(target: cst.CSTNode) -> list[str]:
    """The names of a target, without those whose items or attributes are set."""
    if isinstance(target, cst.Name):
        return [target.value]
    if isinstance(target, (cst.Tuple, cst.List)):
        return [name for element in target.elements for name in _names_given(element.value)]
    return []


def _bound(node: cst.CSTNode) -> cst.CSTNode | None:
    match node:
        case (
            cst.AssignTarget(target=part)
            | cst.AugAssign(target=part)
            | cst.AnnAssign(target=part)
            | cst.NamedExpr(target=part)
            | cst.For(target=part)
            | cst.Del(target=part)
            | cst.AsName(name=part)
            | cst.NameItem(name=part)
            | cst.Param(name=part)
            | cst.FunctionDef(name=part)
            | cst.ClassDef(name=part)
            | cst.MatchAs(name=part)
            | cst.MatchStar(name=part)
        ):
            return part
        case cst.ImportAlias(asname=None, name=part):
            return part
    return None


def leaves(statement: cst.BaseStatement) -> bool:
    """Whether nothing behind the statement in its block can be reached."""
    if not isinstance(statement, cst.SimpleStatementLine):
        return False
    return isinstance(statement.body[-1], (cst.Return, cst.Raise, cst.Continue, cst.Break))


def is_elif(tree: PythonTree, node: cst.If) -> bool:
    """Whether it is the other side of an ``if`` itself."""
    parent = tree.parents.get(node)
    return isinstance(parent, cst.If) and parent.orelse is node


def is_like(node: cst.CSTNode | None, pattern: m.BaseMatcherNode) -> bool:
    """Whether there is a node and it fits the pattern."""
    return node is not None and m.matches(node, pattern)


def block(suite: cst.BaseSuite) -> Sequence[cst.BaseStatement]:
    """The statements of an indented suite; none for one on the same line."""
    if isinstance(suite, cst.IndentedBlock):
        return [item for item in suite.body if isinstance(item, cst.BaseStatement)]
    return ()


def has_comments(tree: PythonTree, nodes: Sequence[cst.CSTNode]) -> bool:
    """Whether comments stand in or between nodes that a rewrite would merge."""
    first = min(tree.lines(node)[0] for node in nodes)
    last = max(tree.lines(node)[1] for node in nodes)
    return any(first <= tree.lines(comment)[0] <= last for comment in tree.walk(cst.Comment))


def negated(test: cst.BaseExpression) -> cst.BaseExpression:
    """``not test``, said the short way where that is exactly the same."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return test.expression
    if isinstance(test, cst.Comparison) and len(test.comparisons) == 1:
        target = test.comparisons[0]
        opposite = _OPPOSITES.get(type(target.operator))
        # == and != may be defined apart from each other, though nobody does so for texts and numbers; < of NaN is not
        # the opposite of >=.
        if opposite is None and isinstance(target.comparator, (cst.SimpleString, cst.Integer)):
            opposite = {cst.Equal: cst.NotEqual(), cst.NotEqual: cst.Equal()}.get(type(target.operator))
        if opposite is not None:
            return test.with_changes(comparisons=[target.with_changes(operator=opposite)])
    needs_parens = isinstance(test, (cst.BooleanOperation, cst.IfExp, cst.Lambda, cst.NamedExpr)) and not test.lpar
    inner = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()]) if needs_parens else test
    return cst.UnaryOperation(operator=cst.Not(), expression=inner)


_SPACE = cst.SimpleWhitespace(" ")
_OPPOSITES: dict[type[cst.BaseCompOp], cst.BaseCompOp] = {
    cst.Is: cst.IsNot(),
    cst.IsNot: cst.Is(),
    cst.In: cst.NotIn(),
    cst.NotIn: cst.In(),
}
