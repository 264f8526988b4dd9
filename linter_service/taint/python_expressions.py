"""Expressions of Python, from the tree of the standard library's parser."""

import ast
from collections.abc import Sequence
from functools import cache, singledispatchmethod

from linter_service.taint.program import (
    LARGEST,
    Argument,
    Assign,
    Bound,
    Call,
    Choice,
    Clause,
    Collection,
    Comprehension,
    Either,
    Entry,
    Expression,
    Field,
    Function,
    Group,
    Item,
    Lambda,
    Leave,
    Literal,
    Name,
    Operation,
    Parameter,
    Part,
    Place,
    Target,
    Text,
    Unpacked,
    Way,
)
from syntax.positions import LineIndex, Position

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.BitOr: "|", ast.BitAnd: "&", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.MatMult: "@",
    ast.Not: "not", ast.USub: "negative", ast.UAdd: "positive", ast.Invert: "~", ast.And: "and", ast.Or: "or",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "==",
    ast.IsNot: "!=", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


class ExpressionReader:
    """Turns nodes of ``ast`` into expressions."""

    def __init__(self, text: str, ahead: int) -> None:
        index = LineIndex(text)
        self._ahead = ahead
        self._line = cache(lambda line: (index.offset(Position(line, 1)), index.lines(line, line)))
        # By function, inner ones last: names that belong to a function around it.
        self.outer: list[set[str]] = [set()]

    def at(self, node: ast.AST) -> Place:
        """The whole text for what has no place."""
        if not isinstance(node, ast.expr | ast.stmt | ast.arg | ast.keyword | ast.excepthandler | ast.pattern):
            return 0, 0
        end = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return self._offset(node.lineno, node.col_offset), self._offset(*end)

    def _offset(self, number: int, column: int) -> int:
        start, line = self._line(number)
        return self._ahead + start + (column if line.isascii() else len(line.encode()[:column].decode()))

    def target(self, node: ast.expr) -> Target:
        """What is assigned to."""
        at = self.at(node)
        match node:
            case ast.Name(name):
                return Name(at, name)
            case ast.Attribute(of, name):
                return Field(at, self.expression(of), name)
            case ast.Subscript(of, key):
                return Item(at, self.expression(of), self.expression(key))
            case ast.Tuple(elements) | ast.List(elements):
                return Unpacked(at, tuple(self._part(one) for one in elements))
        return Unpacked(at, ())

    def _part(self, node: ast.expr) -> Part:
        if isinstance(node, ast.Starred):
            return Part(self.target(node.value), is_rest=True)
        return Part(self.target(node))

    @singledispatchmethod
    def expression(self, node: ast.expr) -> Expression:
        """What has no word of its own is what its parts are."""
        parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        return Group(self.at(node), tuple(self.expression(part) for part in parts))

    @expression.register
    def _constant(self, node: ast.Constant) -> Expression:
        is_huge = isinstance(node.value, int) and abs(node.value) > LARGEST
        if isinstance(node.value, str | bytes | int | float | bool | None) and not is_huge:
            return Literal(self.at(node), node.value)
        return Group(self.at(node), ())

    @expression.register
    def _name(self, node: ast.Name) -> Expression:
        return Name(self.at(node), node.id)

    @expression.register
    def _attribute(self, node: ast.Attribute) -> Expression:
        return Field(self.at(node), self.expression(node.value), node.attr)

    @expression.register
    def _subscript(self, node: ast.Subscript) -> Expression:
        if isinstance(node.slice, ast.Slice):
            return Group(self.at(node), (self.expression(node.value),))
        return Item(self.at(node), self.expression(node.value), self.expression(node.slice))

    @expression.register
    def _call(self, node: ast.Call) -> Expression:
        placed = [
            Argument(
                self.expression(one.value if isinstance(one, ast.Starred) else one), "", isinstance(one, ast.Starred)
            )
            for one in node.args
        ]
        named = [Argument(self.expression(one.value), one.arg or "", one.arg is None) for one in node.keywords]
        return Call(self.at(node), self.expression(node.func), (*placed, *named))

    @expression.register
    def _joined(self, node: ast.JoinedStr) -> Expression:
        return Text(self.at(node), tuple(self._formatted(one) for one in node.values))

    def _formatted(self, node: ast.expr) -> Expression:
        """``!r`` is what repr() gives."""
        if not isinstance(node, ast.FormattedValue):
            return self.expression(node)
        value, at = self.expression(node.value), self.at(node)
        return Call(at, Name(at, "repr"), (Argument(value),)) if node.conversion == ord("r") else value

    @expression.register
    def _binary(self, node: ast.BinOp) -> Expression:
        operands, left = [node.right], node.left
        while isinstance(left, ast.BinOp) and type(left.op) is type(node.op):
            operands.append(left.right)
            left = left.left
        found = tuple(self.expression(one) for one in (left, *reversed(operands)))
        return Operation(self.at(node), OPERATORS[type(node.op)], found)

    @expression.register
    def _unary(self, node: ast.UnaryOp) -> Expression:
        return Operation(self.at(node), OPERATORS[type(node.op)], (self.expression(node.operand),))

    @expression.register
    def _boolean(self, node: ast.BoolOp) -> Expression:
        whole = self.expression(node.values[0])
        for value in node.values[1:]:
            whole = Either(self.at(node), OPERATORS[type(node.op)], whole, self.expression(value))
        return whole

    @expression.register
    def _comparison(self, node: ast.Compare) -> Expression:
        lefts = (node.left, *node.comparators)
        pairs = [
            Operation(self.at(node), OPERATORS[type(op)], (self.expression(left), self.expression(right)))
            for op, left, right in zip(node.ops, lefts, node.comparators, strict=False)
        ]
        whole: Expression = pairs[0]
        for pair in pairs[1:]:
            whole = Either(self.at(node), "and", whole, pair)
        return whole

    @expression.register
    def _choice(self, node: ast.IfExp) -> Expression:
        found = (self.expression(one) for one in (node.test, node.body, node.orelse))
        return Choice(self.at(node), *found)

    @expression.register(ast.List)
    @expression.register(ast.Tuple)
    @expression.register(ast.Set)
    def _sequence(self, node: ast.List | ast.Tuple | ast.Set) -> Expression:
        entries = [
            Entry(self.expression(one.value), is_spread=True)
            if isinstance(one, ast.Starred)
            else Entry(self.expression(one))
            for one in node.elts
        ]
        return Collection(self.at(node), tuple(entries))

    @expression.register
    def _mapping(self, node: ast.Dict) -> Expression:
        entries = [
            Entry(self.expression(value), None if key is None else self.expression(key), is_spread=key is None)
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return Collection(self.at(node), tuple(entries), is_mapping=True)

    @expression.register(ast.ListComp)
    @expression.register(ast.SetComp)
    @expression.register(ast.GeneratorExp)
    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Expression:
        clauses = self._clauses(node.generators)
        return Comprehension(self.at(node), clauses, Entry(self.expression(node.elt)))

    @expression.register
    def _mapping_comprehension(self, node: ast.DictComp) -> Expression:
        clauses = self._clauses(node.generators)
        return Comprehension(self.at(node), clauses, Entry(self.expression(node.value), self.expression(node.key)))

    def _clauses(self, generators: Sequence[ast.comprehension]) -> tuple[Clause, ...]:
        return tuple(
            Clause(self.target(one.target), self.expression(one.iter), tuple(self.expression(test) for test in one.ifs))
            for one in generators
        )

    @expression.register
    def _lambda(self, node: ast.Lambda) -> Expression:
        at = self.at(node)
        body = (Leave(self.at(node.body), Way.RETURN, self.expression(node.body)),)
        return Lambda(at, Function(at, "", self.parameters(node.args), body))

    @expression.register(ast.Yield)
    @expression.register(ast.YieldFrom)
    def _yield(self, node: ast.Yield | ast.YieldFrom) -> Expression:
        given = () if node.value is None else (Argument(self.expression(node.value)),)
        return Call(self.at(node), Name(self.at(node), "yield"), given)

    @expression.register
    def _await(self, node: ast.Await) -> Expression:
        return self.expression(node.value)

    @expression.register
    def _walrus(self, node: ast.NamedExpr) -> Expression:
        return Bound(self.at(node), self.assign(node, node.target, self.expression(node.value)))

    def assign(self, node: ast.AST, target: ast.expr, value: Expression, operator: str = "") -> Assign:
        """``operator`` is that of ``+=`` and its like."""
        is_own = not (isinstance(target, ast.Name) and target.id in self.outer[-1])
        return Assign(self.at(node), self.target(target), value, operator, declares=is_own)

    def parameters(self, given: ast.arguments) -> tuple[Parameter, ...]:
        """In the order in which they may be given."""
        placed = [*given.posonlyargs, *given.args]
        defaults: list[ast.expr | None] = [None] * (len(placed) - len(given.defaults)) + [*given.defaults]
        pairs = [*zip(placed, defaults, strict=True), *zip(given.kwonlyargs, given.kw_defaults, strict=True)]
        made = [
            Parameter(
                Name(self.at(one), one.arg),
                None if default is None else self.expression(default),
                annotation="" if one.annotation is None else ast.unparse(one.annotation),
            )
            for one, default in pairs
        ]
        for one, rest in ((given.vararg, "*"), (given.kwarg, "**")):
            if one is not None:
                made.append(Parameter(Name(self.at(one), one.arg), rest=rest))
        return tuple(made)
