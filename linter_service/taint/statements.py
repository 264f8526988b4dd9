"""What statements do to the state of the analysis; each says whether what follows it is reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter_service.taint.expressions import dotted
from linter_service.taint.model import Given
from linter_service.taint.program import (
    Assign,
    Assume,
    Attempt,
    Block,
    Bound,
    Branch,
    Call,
    Define,
    DefineClass,
    Evaluate,
    Expression,
    Field,
    Import,
    Item,
    Leave,
    Literal,
    Loop,
    Name,
    Place,
    Statement,
    Target,
    Unpacked,
    Way,
)
from linter_service.taint.state import State, joined
from linter_service.taint.values import NOTHING, ClassInfo, Closure, Record, Step, Value, constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from linter_service.taint.analysis import Analysis


class Statements:
    """Executes them in the state of the analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        # Of the loops and attempts around: the states in which they are left, or something is raised in them.
        self._broken: list[list[State]] = []
        self._raised: list[list[State]] = []
        self._kinds: dict[type, Callable[[Any], bool]] = {
            Evaluate: self._evaluate,
            Assign: self._assign,
            Branch: self._branch,
            Loop: self._loop,
            Attempt: self._attempt,
            Leave: self._leave,
            Assume: self._assume,
            Define: self._define,
            DefineClass: self._define_class,
            Import: self._import,
        }

    def block(self, statements: Block) -> bool:
        """One behind the other, as far as they are reached."""
        for statement in statements:
            self._analysis.count()
            if not self._kinds[type(statement)](statement):
                return False
        return True

    def body(self, statements: Block) -> bool:
        """Of a function, which no loop or attempt of its caller is around."""
        around = self._broken, self._raised
        self._broken, self._raised = [], []
        reached = self.block(statements)
        self._broken, self._raised = around
        return reached

    def _evaluate(self, node: Evaluate) -> bool:
        analysis = self._analysis
        analysis.expressions.evaluate(node.value)
        return not (isinstance(node.value, Call) and analysis.calls.is_last)

    def _assign(self, node: Assign) -> bool:
        self.assign(node)
        return True

    def assign(self, node: Assign) -> Value:
        """Gives what is assigned."""
        evaluate = self._analysis.expressions.evaluate
        value = evaluate(node.value)
        if node.operator and not isinstance(node.target, Unpacked):
            value = self._analysis.expressions.operation(node.operator, [evaluate(node.target), value])
        self.bind(node.target, value, node.at, declares=node.declares)
        self._analysis.remember(node)
        return value

    def bind(self, target: Target, value: Value, at: Place, *, declares: bool = True) -> None:
        """Give a value to what stands on the left."""
        match target:
            case Name(_, name):
                marks = tuple(mark.past(Step(at, f"kept as {name}")) for mark in value.marks)
                self._analysis.set(name, replace(value, marks=marks), declares=declares)
            case Field(_, of, name):
                self._put(target, self._analysis.expressions.evaluate(of), constant(name), value, at)
            case Item(_, of, key):
                evaluate = self._analysis.expressions.evaluate
                self._put(target, evaluate(of), evaluate(key), value, at)
            case Unpacked():
                self._unpack(target, value, at, declares=declares)

    def _put(self, target: Field | Item, of: Value, key: Value, value: Value, at: Place) -> None:
        analysis = self._analysis
        name = dotted(of, str(key.known[0])) if isinstance(target, Field) else f"{of.name or '?'}[]"
        given = Given(analysis.state, of, (value, key))
        if value.function is not None:
            analysis.routed(value.function, name)
        analysis.arrive(analysis.models.assigned.of(name), given, at, _shown(target))
        marks = tuple(mark.past(Step(at, f"kept in {_shown(target)}")) for mark in value.marks)
        if not of.record and isinstance(target.of, Name):
            of = replace(of, record=analysis.containers.kept(Record()).record)
            analysis.set(target.of.id, of, declares=False)
        analysis.containers.put(of, key, replace(value, marks=marks))

    def _unpack(self, target: Unpacked, value: Value, at: Place, *, declares: bool) -> None:
        analysis = self._analysis
        for place, part in enumerate(target.parts):
            if part.is_rest:
                found = replace(value, known=(), start="")
            elif part.key is not None:
                found = self._under(value, analysis.expressions.evaluate(part.key), part.target.at)
            else:
                found = self._at_place(value, place, part.target.at)
            if part.default is not None:
                found = analysis.state.join(found, analysis.expressions.evaluate(part.default))
            self.bind(part.target, found, at, declares=declares)

    def _under(self, value: Value, key: Value, at: Place) -> Value:
        word = key.known[0] if key.known else None
        expressions = self._analysis.expressions
        return expressions.read(value, word, at) if isinstance(word, str) else expressions.item(value, key, at)

    def _at_place(self, value: Value, place: int, at: Place) -> Value:
        analysis = self._analysis
        record = analysis.state.record(value.record)
        if record is not None and record.order is not None:
            return analysis.expressions.item(value, constant(place), at)
        loose = analysis.containers.element(value)
        return replace(loose, marks=tuple(mark.below(place) for mark in loose.marks))

    def _branch(self, node: Branch) -> bool:
        reached = self._analysis.either_way(
            node.test, lambda: self.block(node.then), lambda: self.block(node.otherwise), goes_on=bool
        )
        return any(reached)

    def _loop(self, node: Loop) -> bool:
        analysis = self._analysis
        iterable = None if node.iterable is None else analysis.expressions.evaluate(node.iterable)
        self._forget(node.body)
        left: list[State] = []
        ends = [analysis.state]
        for _ in range(2):
            before = analysis.state = joined(ends)
            self._broken.append([])
            reached = self._round(node, iterable)
            ends = [before, *self._broken.pop(), *([analysis.state] if reached else [])]
            if not joined(ends).changed(before):
                break
        left = ends
        analysis.state = joined(left)
        if node.test is not None:
            analysis.guards.assume(node.test, holds=False)
        return True

    def _round(self, node: Loop, iterable: Value | None) -> bool:
        analysis = self._analysis
        analysis.state = analysis.state.copy()
        if node.test is not None:
            analysis.expressions.evaluate(node.test)
            analysis.guards.assume(node.test, holds=True)
        if node.target is not None and iterable is not None:
            element = analysis.containers.element(iterable)
            if node.of_keys:
                record = analysis.state.record(iterable.record)
                element = Value(iterable.marks if record is None else record.keys)
            self.bind(node.target, element, node.target.at)
        return self.block(node.body)

    def _forget(self, body: Block) -> None:
        """What a loop assigns is not known by its constants."""
        for name in _assigned(body):
            known = self._analysis.variable(name)
            if known is not None and known.known:
                self._analysis.set(name, replace(known, known=(), start=""), declares=False)

    def _attempt(self, node: Attempt) -> bool:
        analysis = self._analysis
        before = analysis.state.copy()
        self._raised.append([])
        reached = self.block(node.body)
        raised = [before, *self._raised.pop(), analysis.state.copy()]
        ends = [analysis.state] if reached else []
        for handler in node.handlers:
            analysis.state = joined(raised)
            if handler.target is not None:
                self.bind(handler.target, NOTHING, node.at)
            if self.block(handler.body):
                ends.append(analysis.state)
        analysis.state = joined(ends or raised)
        return self.block(node.last) and bool(ends)

    def _leave(self, node: Leave) -> bool:
        analysis = self._analysis
        value = NOTHING if node.value is None else analysis.expressions.evaluate(node.value)
        if node.way is Way.RETURN:
            frame = analysis.frame
            frame.returned = value if frame.returned is None else analysis.state.join(frame.returned, value)
            frame.exits.append(analysis.state.copy())
            if node.value is not None:
                frame.answering.append((frame.exits[-1], node.value))
            if frame.answers:
                sinks = analysis.models.answered.of(frame.answers)
                analysis.arrive(sinks, Given(analysis.state, NOTHING, (value,)), node.at, "the answer")
        elif node.way is Way.RAISE:
            if self._raised:
                self._raised[-1].append(analysis.state.copy())
        elif self._broken:
            self._broken[-1].append(analysis.state.copy())
        return False

    def _assume(self, node: Assume) -> bool:
        self._analysis.expressions.evaluate(node.test)
        self._analysis.guards.assume(node.test, holds=True)
        return True

    def _define(self, node: Define) -> bool:
        analysis = self._analysis
        closure = Closure(node.function, analysis.frame)
        analysis.set(node.function.name, Value(function=closure))
        analysis.frame.waiting.append(closure)
        for decorator in node.decorators:
            value = analysis.expressions.evaluate(decorator)
            given = decorator.arguments[0].value if isinstance(decorator, Call) and decorator.arguments else None
            path = given.value if isinstance(given, Literal) else ""
            analysis.routed(closure, value.name.removesuffix("()"), str(path), is_page=_says_html(decorator))
        return True

    def _define_class(self, node: DefineClass) -> bool:
        analysis = self._analysis
        bases = [analysis.expressions.evaluate(base) for base in node.bases]
        own = [base.of_class for base in bases if base.of_class is not None]
        methods = {name: method for base in own for name, method in base.methods.items()}
        fields = {name: value for base in own for name, value in base.fields.items()}
        properties: set[str] = set().union(*(base.properties for base in own))
        # Mixed-in classes stand ahead of what they are mixed into.
        named = next((base.name for base in reversed(bases) if base.name and base.of_class is None), "")
        info = ClassInfo(node.name, methods, fields, frozenset(properties), named or (own[0].base if own else ""))
        for statement in node.body:
            if isinstance(statement, Define):
                methods[statement.function.name] = Closure(statement.function, analysis.frame)
                if any(isinstance(mark, Name) and mark.id == "property" for mark in statement.decorators):
                    properties.add(statement.function.name)
            elif isinstance(statement, Assign) and isinstance(statement.target, Name):
                fields[statement.target.id] = analysis.expressions.evaluate(statement.value)
        info = replace(info, properties=frozenset(properties))
        analysis.set(node.name, Value(name=node.name, of_class=info))
        analysis.frame.classes.append(info)
        return True

    def _import(self, node: Import) -> bool:
        self._analysis.imported.add(node.path)
        self._analysis.set(node.name, self._analysis.expressions.from_source(Value(name=node.path), node.at))
        return True


def _says_html(decorator: Expression) -> bool:
    """Whether a route says that what its function returns is a page."""
    given = decorator.arguments if isinstance(decorator, Call) else ()
    named = [one.value for one in given if one.name == "response_class"]
    return any(isinstance(one, Name) and one.id == "HTMLResponse" for one in named)


def _shown(target: Field | Item) -> str:
    """A few words for what is assigned to."""
    names: list[str] = []
    inner: object = target
    while isinstance(inner, Field | Item):
        names.append(f".{inner.name}" if isinstance(inner, Field) else "[...]")
        inner = inner.of
    return (inner.id if isinstance(inner, Name) else "it") + "".join(reversed(names))


def _assigned(body: Block) -> Iterator[str]:
    for statement in body:
        inner: Statement = statement
        if isinstance(statement, Evaluate) and isinstance(statement.value, Bound):
            inner = statement.value.statement
        if isinstance(inner, Assign | Loop) and isinstance(inner.target, Name):
            yield inner.target.id
        for block in _blocks(statement):
            yield from _assigned(block)


def _blocks(statement: Statement) -> tuple[Block, ...]:
    match statement:
        case Branch():
            return statement.then, statement.otherwise
        case Loop():
            return (statement.body,)
        case Attempt():
            return statement.body, *(handler.body for handler in statement.handlers), statement.last
    return ()
