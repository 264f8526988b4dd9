"""Statements of JavaScript and TypeScript, from their parse tree, as a program for the analysis."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from ast_grep_py import SgNode

from linter_service.taint.javascript_expressions import ExpressionReader, named, text_of
from linter_service.taint.program import (
    Assign,
    Attempt,
    Block,
    Branch,
    Define,
    Evaluate,
    Expression,
    Handler,
    Import,
    Leave,
    Literal,
    Loop,
    Name,
    Operation,
    Statement,
    Target,
    Way,
)
from syntax.languages import Language
from syntax.parsing import parse, span

_WAYS = {
    "return_statement": Way.RETURN,
    "throw_statement": Way.RAISE,
    "break_statement": Way.BREAK,
    "continue_statement": Way.CONTINUE,
}
_FUNCTIONS = frozenset(("function_declaration", "generator_function_declaration"))


def program(text: str, language: Language) -> Block:
    """The module; what does not parse is left out. Raises RecursionError for what is nested deeply."""
    return StatementReader().block(named(parse(text, language)))


class StatementReader:
    """Turns nodes of the tree into statements."""

    def __init__(self) -> None:
        self._expressions = ExpressionReader(self)
        self._kinds: dict[str, Callable[[SgNode], Iterable[Statement]]] = {
            "expression_statement": self._expression, "statement_block": self._block, "labeled_statement": self._block,
            "else_clause": self._block, "finally_clause": self._block, "program": self._block,
            "lexical_declaration": self._declaration, "variable_declaration": self._declaration,
            "function_declaration": self._function, "generator_function_declaration": self._function,
            "class_declaration": self._class, "abstract_class_declaration": self._class,
            "if_statement": self._if, "for_statement": self._for, "for_in_statement": self._for_in,
            "while_statement": self._while, "do_statement": self._do, "try_statement": self._try,
            "switch_statement": self._switch, "import_statement": self._import, "export_statement": self._export,
            **dict.fromkeys(_WAYS, self._leave),
        }  # fmt: skip

    def block(self, nodes: Sequence[SgNode]) -> Block:
        """Functions are there before what stands ahead of them."""
        ordered = sorted(nodes, key=lambda node: node.kind() not in _FUNCTIONS)
        return tuple(made for node in ordered for made in self.statement(node))

    def statement(self, node: SgNode) -> Iterable[Statement]:
        """One or several, or none for what says nothing about values."""
        return self._kinds[node.kind()](node) if node.kind() in self._kinds else ()

    def _one(self, node: SgNode | None) -> Block:
        return () if node is None else self.block([node])

    def _test(self, node: SgNode | None) -> Expression | None:
        """A loop may have none."""
        if node is None or node.kind() == "empty_statement":
            return None
        inner = named(node)[0] if node.kind() == "expression_statement" else node
        return self._expressions.expression(inner)

    def _block(self, node: SgNode) -> Iterable[Statement]:
        return self.block(named(node))

    def _expression(self, node: SgNode) -> Iterator[Statement]:
        for child in named(node):
            for part in named(child) if child.kind() == "sequence_expression" else [child]:
                yield Evaluate(span(part), self._expressions.expression(part))

    def _declaration(self, node: SgNode) -> Iterator[Statement]:
        for child in named(node):
            name, value = child.field("name"), child.field("value")
            if name is not None:
                known = Literal(span(child), None) if value is None else self._expressions.expression(value)
                yield Assign(span(child), self._expressions.target(name), known)

    def _function(self, node: SgNode) -> Iterator[Statement]:
        name = node.field("name")
        yield Define(span(node), self._expressions.function(node, "default" if name is None else name.text()))

    def _class(self, node: SgNode) -> Iterator[Statement]:
        name = node.field("name")
        yield self._expressions.class_of(node, "default" if name is None else name.text())

    def _if(self, node: SgNode) -> Iterator[Statement]:
        test = self._test(node.field("condition")) or Literal(span(node), None)
        yield Branch(span(node), test, self._one(node.field("consequence")), self._one(node.field("alternative")))

    def _for(self, node: SgNode) -> Iterator[Statement]:
        yield from self._one(node.field("initializer"))
        increment, body = node.field("increment"), self._one(node.field("body"))
        if increment is not None:
            body = (*body, Evaluate(span(increment), self._expressions.expression(increment)))
        yield Loop(span(node), body, test=self._test(node.field("condition")))

    def _for_in(self, node: SgNode) -> Iterator[Statement]:
        left, right = node.field("left"), self._test(node.field("right"))
        of_keys = any(child.kind() == "in" for child in node.children())
        target: Target | None = None if left is None else self._expressions.target(left)
        yield Loop(span(node), self._one(node.field("body")), target, right, of_keys=of_keys)

    def _while(self, node: SgNode) -> Iterator[Statement]:
        yield Loop(span(node), self._one(node.field("body")), test=self._test(node.field("condition")))

    def _do(self, node: SgNode) -> Iterator[Statement]:
        """Its body is done once in any case."""
        yield from self._one(node.field("body"))
        yield from self._while(node)

    def _try(self, node: SgNode) -> Iterator[Statement]:
        handler, last = node.field("handler"), node.field("finalizer")
        handlers = []
        if handler is not None:
            name = handler.field("parameter")
            target = None if name is None else self._expressions.target(name)
            handlers.append(Handler(target, self._one(handler.field("body"))))
        yield Attempt(span(node), self._one(node.field("body")), tuple(handlers), self._one(last))

    def _switch(self, node: SgNode) -> Iterator[Statement]:
        """Cases as a chain of branches; what ends without a break goes on with the next."""
        body, value = node.field("body"), node.field("value")
        if body is None or value is None:
            return
        subject = self._expressions.expression(value)
        chain = self._default(body)
        following: Block = ()
        waiting: list[tuple[Operation, Block]] = []
        for case in reversed(named(body)):
            said = case.field("value")
            statements = self.block([child for child in named(case) if said is None or span(child) != span(said)])
            following = statements if _leaves(statements) else (*statements, *following)
            if said is not None:
                test = Operation(span(case), "==", (subject, self._expressions.expression(said)))
                waiting.append((test, _without_break(following)))
        for test, statements in waiting:
            chain = (Branch(test.at, test, statements, chain),)
        yield from chain

    def _default(self, body: SgNode) -> Block:
        default = next((child for child in named(body) if child.kind() == "switch_default"), None)
        return () if default is None else _without_break(self.block(named(default)))

    def _leave(self, node: SgNode) -> Iterator[Statement]:
        value = next((child for child in named(node) if child.kind() != "statement_identifier"), None)
        way = _WAYS[node.kind()]
        said = self._expressions.expression(value) if value is not None else None
        yield Leave(span(node), way, said)

    def _import(self, node: SgNode) -> Iterator[Statement]:
        source = node.field("source")
        clause = next((child for child in node.children() if child.kind() == "import_clause"), None)
        if source is None or clause is None:
            return
        module = module_of(text_of(source))
        for child in named(clause):
            if child.kind() == "named_imports":
                for one in named(child):
                    name, alias = one.field("name"), one.field("alias")
                    if name is not None:
                        yield Import(span(one), (alias or name).text(), f"{module}.{name.text()}")
            else:
                name = child if child.kind() == "identifier" else named(child)[0]
                yield Import(span(child), name.text(), module)

    def _export(self, node: SgNode) -> Iterator[Statement]:
        declared, value = node.field("declaration"), node.field("value")
        if declared is not None:
            yield from self.statement(declared)
        elif value is not None:
            yield Assign(span(node), Name(span(node), "default"), self._expressions.expression(value))


def module_of(specifier: str) -> str:
    """The dotted name that a module has in the models."""
    return specifier.removeprefix("node:").removeprefix("@").removesuffix(".js").replace("/", ".")


def _leaves(statements: Block) -> bool:
    return any(isinstance(statement, Leave) for statement in statements)


def _without_break(statements: Block) -> Block:
    at = next((n for n, one in enumerate(statements) if isinstance(one, Leave) and one.way is Way.BREAK), None)
    return statements if at is None else statements[:at]
