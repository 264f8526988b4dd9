"""Python's syntax tree, by the standard library's parser, as a program for the analysis."""

import ast
from collections.abc import Iterable, Sequence
from functools import singledispatchmethod

from linter_service.taint.program import (
    Assign,
    Assume,
    Attempt,
    Block,
    Branch,
    Define,
    DefineClass,
    Either,
    Evaluate,
    Expression,
    Function,
    Group,
    Handler,
    Import,
    Leave,
    Literal,
    Loop,
    Name,
    Operation,
    Place,
    Statement,
    Way,
)
from linter_service.taint.python_expressions import OPERATORS, ExpressionReader

_WAYS = {ast.Return: Way.RETURN, ast.Raise: Way.RAISE, ast.Break: Way.BREAK, ast.Continue: Way.CONTINUE}


def program(text: str) -> Block:
    """The module; raises SyntaxError, ValueError for a NUL, RecursionError or MemoryError for what is nested deeply."""
    mark = text[: text.startswith("\ufeff")]
    # A byte order mark is no part of the first line to the parser.
    reader = StatementReader(text.removeprefix(mark), len(mark))
    return reader.block(ast.parse(text.removeprefix(mark)).body)


class StatementReader(ExpressionReader):
    """Turns nodes of ``ast`` into statements as well."""

    def block(self, statements: Sequence[ast.stmt]) -> Block:
        """What they say, one behind the other."""
        return tuple(made for statement in statements for made in self.statement(statement))

    @singledispatchmethod
    def statement(self, node: ast.stmt) -> Iterable[Statement]:
        """One or several, or none for what says nothing about values."""
        del node
        return ()

    @statement.register
    def _expression(self, node: ast.Expr) -> Iterable[Statement]:
        yield Evaluate(self.at(node), self.expression(node.value))

    @statement.register
    def _assignment(self, node: ast.Assign) -> Iterable[Statement]:
        value = self.expression(node.value)
        for target in node.targets:
            yield self.assign(node, target, value)

    @statement.register
    def _annotated(self, node: ast.AnnAssign) -> Iterable[Statement]:
        if node.value is not None:
            yield self.assign(node, node.target, self.expression(node.value))

    @statement.register
    def _augmented(self, node: ast.AugAssign) -> Iterable[Statement]:
        yield self.assign(node, node.target, self.expression(node.value), OPERATORS[type(node.op)])

    @statement.register
    def _branch(self, node: ast.If) -> Iterable[Statement]:
        test = self.expression(node.test)
        yield Branch(self.at(node), test, self.block(node.body), self.block(node.orelse))

    @statement.register(ast.For)
    @statement.register(ast.AsyncFor)
    def _for(self, node: ast.For | ast.AsyncFor) -> Iterable[Statement]:
        target, iterable = self.target(node.target), self.expression(node.iter)
        yield Loop(self.at(node), self.block(node.body), target, iterable)
        yield from self.block(node.orelse)

    @statement.register
    def _while(self, node: ast.While) -> Iterable[Statement]:
        yield Loop(self.at(node), self.block(node.body), test=self.expression(node.test))
        yield from self.block(node.orelse)

    @statement.register(ast.With)
    @statement.register(ast.AsyncWith)
    def _with(self, node: ast.With | ast.AsyncWith) -> Iterable[Statement]:
        for item in node.items:
            value = self.expression(item.context_expr)
            if item.optional_vars is None:
                yield Evaluate(self.at(item.context_expr), value)
            else:
                yield self.assign(item.context_expr, item.optional_vars, value)
        yield from self.block(node.body)

    @statement.register(ast.Try)
    @statement.register(ast.TryStar)
    def _try(self, node: ast.Try | ast.TryStar) -> Iterable[Statement]:
        handlers = [
            Handler(Name(self.at(handler), handler.name) if handler.name else None, self.block(handler.body))
            for handler in node.handlers
        ]
        body = (*self.block(node.body), *self.block(node.orelse))
        yield Attempt(self.at(node), body, tuple(handlers), self.block(node.finalbody))

    @statement.register(ast.Return)
    @statement.register(ast.Raise)
    @statement.register(ast.Break)
    @statement.register(ast.Continue)
    def _leave(self, node: ast.Return | ast.Raise | ast.Break | ast.Continue) -> Iterable[Statement]:
        said = node.value if isinstance(node, ast.Return) else node.exc if isinstance(node, ast.Raise) else None
        yield Leave(self.at(node), _WAYS[type(node)], None if said is None else self.expression(said))

    @statement.register
    def _assert(self, node: ast.Assert) -> Iterable[Statement]:
        yield Assume(self.at(node), self.expression(node.test))

    @statement.register(ast.FunctionDef)
    @statement.register(ast.AsyncFunctionDef)
    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterable[Statement]:
        outer = {
            name for inner in ast.walk(node) if isinstance(inner, ast.Global | ast.Nonlocal) for name in inner.names
        }
        self.outer.append(outer)
        body = self.block(node.body)
        self.outer.pop()
        function = Function(self.at(node), node.name, self.parameters(node.args), body)
        yield Define(self.at(node), function, tuple(self.expression(one) for one in node.decorator_list))

    @statement.register
    def _class(self, node: ast.ClassDef) -> Iterable[Statement]:
        bases = tuple(self.expression(base) for base in node.bases)
        yield DefineClass(self.at(node), node.name, bases, self.block(node.body))

    @statement.register
    def _import(self, node: ast.Import) -> Iterable[Statement]:
        for alias in node.names:
            path = alias.name if alias.asname else alias.name.partition(".")[0]
            yield Import(self.at(node), alias.asname or path, path)

    @statement.register
    def _import_from(self, node: ast.ImportFrom) -> Iterable[Statement]:
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            yield Import(self.at(node), alias.asname or alias.name, f"{module}.{alias.name}".removeprefix("."))

    @statement.register
    def _match(self, node: ast.Match) -> Iterable[Statement]:
        otherwise: Block = ()
        subject = self.expression(node.subject)
        for case in reversed(node.cases):
            test, binds = self._pattern(case.pattern, subject)
            if case.guard is not None:
                test = Either(self.at(node), "and", test, self.expression(case.guard))
            otherwise = (Branch(self.at(node), test, (*binds, *self.block(case.body)), otherwise),)
        yield from otherwise

    def _pattern(self, pattern: ast.pattern, subject: Expression) -> tuple[Expression, Block]:
        """What has to hold, and what it gives names to."""
        at = self.at(pattern)
        match pattern:
            case ast.MatchValue(value):
                return Operation(at, "==", (subject, self.expression(value))), ()
            case ast.MatchOr(patterns):
                tests = [self._pattern(one, subject)[0] for one in patterns]
                return self._either(at, tests), ()
            case ast.MatchAs(None, None):
                return Literal(at, value=True), ()
        names = [one.name for one in ast.walk(pattern) if isinstance(one, ast.MatchAs | ast.MatchStar) and one.name]
        always = isinstance(pattern, ast.MatchAs) and pattern.pattern is None
        whole = Literal(at, value=True) if always else Group(at, ())
        return whole, tuple(Assign(at, Name(at, name), subject) for name in names)

    def _either(self, at: Place, tests: Sequence[Expression]) -> Expression:
        whole = tests[0]
        for test in tests[1:]:
            whole = Either(at, "or", whole, test)
        return whole
