"""What an expression may be, given what its parts may be."""

from __future__ import annotations

import operator
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any

from linter_service.taint.kinds import Kind
from linter_service.taint.program import (
    LARGEST,
    Bound,
    Call,
    Choice,
    Collection,
    Comprehension,
    Constant,
    Either,
    Expression,
    Field,
    Group,
    Item,
    Lambda,
    Literal,
    Name,
    Operation,
    Place,
    Text,
)
from linter_service.taint.values import MAX_NAME_LENGTH, NOTHING, Closure, Mark, Record, Step, Value, constant, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from linter_service.taint.analysis import Analysis

# How many and how large says nothing of what.
_COUNTS = frozenset(("length", "size", "byteLength", "status_code", "content_length"))
_NUMERIC = frozenset(("negative", "positive", "-", "**", "~", "<<", ">>", "&", "^", "//"))
_TESTS = frozenset(("not", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "instanceof", "typeof", "delete", "void"))
_OBJECTS = frozenset((Kind.NOSQL, Kind.ASSIGN))
_FOLDED: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "in": lambda one, other: one in other, "not in": lambda one, other: one not in other,
}  # fmt: skip
# A repeated text may be as long as it likes.
_LONGEST = 2_000


class Expressions:
    """Evaluates them in the state of the analysis, which doing so may change."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._kinds: dict[type, Callable[[Any], Value]] = {
            Literal: lambda node: constant(node.value),
            Name: lambda node: analysis.lookup(node.id, node.at),
            Field: self._field,
            Item: self._item,
            Call: self._call,
            Text: self._text,
            Operation: self._operation,
            Choice: self._choice,
            Either: self._either,
            Collection: self._collection,
            Comprehension: self._comprehension,
            Lambda: self._lambda,
            Bound: lambda node: analysis.statements.assign(node.statement),
            Group: self._group,
        }

    def evaluate(self, node: Expression) -> Value:
        """The value, as far as it can be told."""
        self._analysis.count()
        return self._kinds[type(node)](node)

    def _call(self, node: Call) -> Value:
        return self._analysis.calls.call(node)

    def _field(self, node: Field) -> Value:
        return self.read(self.evaluate(node.of), node.name, node.at)

    def read(self, of: Value, name: str, at: Place) -> Value:
        """A field of a value."""
        found = self._member(of, name, at)
        if found is not None:
            return found
        marks = () if name in _COUNTS else tuple(mark.below(name) for mark in of.marks)
        return self.from_source(Value(marks, dotted(of, name)), at)

    def _member(self, of: Value, name: str, at: Place) -> Value | None:
        """What is known to be under that name."""
        state = self._analysis.state
        record = state.record(of.record)
        if record is not None and name in record.items:
            return record.items[name]
        of_class = of.of_class or (record.of_class if record is not None else None)
        if of_class is None:
            rest = record.rest if record is not None else NOTHING
            return rest if rest.marks and not of.marks else None
        if name in of_class.methods:
            method = replace(of_class.methods[name], receiver=None if of.of_class else of)
            if name in of_class.properties:
                return self._analysis.calls.apply(method, at, name)
            return Value(function=method)
        return of_class.fields.get(name)

    def from_source(self, value: Value, at: Place) -> Value:
        """With a mark when it is a stranger's by its name."""
        found = [
            Mark(
                Step(at, source.text),
                f"{value.name}{at if source.is_fresh else ''}",
                cured=source.spared | {Kind.ARCHIVE},
            )
            for source in self._analysis.models.sources.of(value.name)
        ]
        return replace(value, marks=merged(tuple(found), value.marks)) if found else value

    def _item(self, node: Item) -> Value:
        of, key = self.evaluate(node.of), self.evaluate(node.key)
        return self.item(of, key, node.at)

    def item(self, of: Value, key: Value, at: Place) -> Value:
        """What is under a key; all that may be where the key is not known."""
        record = self._analysis.state.record(of.record)
        if record is not None:
            if key.known and key.known[0] in record.items:
                return record.items[key.known[0]]
            found = _in_place(record, key)
            if found is None:
                found = reduce(self._analysis.state.join, record.values)
            return replace(found, marks=merged(found.marks, of.marks)) if of.marks else found
        if of.known and key.known:
            return _character(of.known[0], key.known[0])
        marks = tuple(mark.below(key.known[0]) for mark in of.marks) if key.known else of.marks
        return self.from_source(Value(marks, f"{of.name}[]" if of.name else ""), at)

    def _text(self, node: Text) -> Value:
        return self.concatenated([self.evaluate(part) for part in node.parts])

    def concatenated(self, parts: Sequence[Value]) -> Value:
        """One behind the other, as text."""
        start = ""
        for part in parts:
            start += _written(part)
            if not part.known:
                break
        if parts and all(part.known for part in parts):
            whole = "".join(_written(part) for part in parts)[:_LONGEST]
            return constant(whole)
        marks = merged(*(self._analysis.state.deep(part) for part in parts))
        # Text is no object, whatever it was made of.
        marks = tuple(replace(mark, cured=mark.cured | _OBJECTS) for mark in marks)
        return Value(marks, start=start[:_LONGEST])

    def _operation(self, node: Operation) -> Value:
        return self.operation(node.operator, [self.evaluate(operand) for operand in node.operands])

    def operation(self, name: str, values: Sequence[Value]) -> Value:
        """What an operator makes of its operands."""
        if all(value.known for value in values) and (folded := _folded(name, [value.known[0] for value in values])):
            return constant(folded[0])
        if name in _TESTS or (name in _NUMERIC and not self._analysis.is_python):
            return NOTHING
        if name in ("*", "/", "%") and not self._analysis.is_python:
            return NOTHING
        if name in ("or", "and", "??"):
            return reduce(self._analysis.state.join, values)
        if name in ("+", "|") and any(value.record for value in values):
            return self._analysis.containers.concatenated(values)
        if name == "+":
            return self.concatenated(values)
        marks = merged(*(self._analysis.state.deep(value) for value in values))
        start = values[0].start.partition("%")[0] if name == "%" else values[0].start
        return Value(marks, values[0].name if name == "/" else "", start=start)

    def _choice(self, node: Choice) -> Value:
        analysis = self._analysis

        def checked(way: Expression) -> Value:
            value = self.evaluate(way)
            return analysis.state.as_checked(value)

        found = analysis.either_way(node.test, lambda: checked(node.then), lambda: checked(node.otherwise))
        return reduce(analysis.state.join, found)

    def _either(self, node: Either) -> Value:
        analysis, left = self._analysis, self.evaluate(node.left)
        if node.operator == "and":
            if left.known and not left.known[0]:
                return left
            # What is left of it where it is not the right one is empty.
            return analysis.where(node.left, lambda: self.evaluate(node.right), holds=True)
        if left.known:
            is_missing = left.known[0] is None if node.operator == "??" else not left.known[0]
            return self.evaluate(node.right) if is_missing else left
        right = analysis.where(node.left, lambda: self.evaluate(node.right), holds=False)
        return analysis.state.join(left, right)

    def _collection(self, node: Collection) -> Value:
        return self._analysis.containers.made(node)

    def _comprehension(self, node: Comprehension) -> Value:
        analysis = self._analysis
        cures = dict(analysis.state.cures)
        for clause in node.clauses:
            iterable = self.evaluate(clause.iterable)
            analysis.statements.bind(clause.target, analysis.containers.element(iterable), clause.target.at)
            for condition in clause.conditions:
                self.evaluate(condition)
                analysis.guards.assume(condition, holds=True)
        key = NOTHING if node.entry.key is None else self.evaluate(node.entry.key)
        value = analysis.state.as_checked(self.evaluate(node.entry.value))
        key = analysis.state.as_checked(key)
        # The conditions hold of what is in it, not of what it is made of.
        analysis.state.cures = cures
        is_mapping = node.entry.key is not None
        rest = replace(value, marks=merged(value.marks, key.marks), known=(), start="")
        return analysis.containers.kept(Record(rest=rest, is_mapping=is_mapping, keys=key.marks))

    def _lambda(self, node: Lambda) -> Value:
        closure = Closure(node.function, self._analysis.frame)
        self._analysis.frame.waiting.append(closure)
        return Value(function=closure)

    def _group(self, node: Group) -> Value:
        return Value(merged(*(self.evaluate(part).marks for part in node.parts)))


def dotted(of: Value, name: str) -> str:
    """The name of a field; what has none itself is a question mark."""
    return f"{of.name or '?'}.{name}"[:MAX_NAME_LENGTH]


def _written(value: Value) -> str:
    if value.known:
        known = value.known[0]
        return known if isinstance(known, str) else f"{known:g}" if isinstance(known, float) else str(known)
    return value.start


def _in_place(record: Record, key: Value) -> Value | None:
    """What is known to be in that place; None when it cannot be told."""
    if not key.known:
        return None
    known = key.known[0]
    least = 0 if record.rest.marks else -len(record.order or ())
    if record.order is not None and isinstance(known, int | float) and least <= known < len(record.order):
        return record.order[int(known)]
    return record.rest if record.is_mapping else None


def _character(text: Constant, at: Constant) -> Value:
    if isinstance(text, str) and isinstance(at, int | float) and -len(text) <= at < len(text):
        return constant(text[int(at)])
    return NOTHING


def _folded(name: str, values: Sequence[Constant]) -> tuple[Constant] | None:
    """The constant that an operator makes of constants, within bounds."""
    if name == "not":
        return (not values[0],)
    if name == "negative" and isinstance(values[0], int | float):
        return (-values[0],)
    if name not in _FOLDED:
        return None
    try:
        found = reduce(_FOLDED[name], values)
    except (TypeError, ZeroDivisionError, ValueError, OverflowError):
        return None
    is_large = len(found) > _LONGEST if isinstance(found, str | bytes) else abs(found or 0) > LARGEST
    return None if is_large else (found,)
