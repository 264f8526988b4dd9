"""Calls, and those of functions of the file, which are followed into."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from linter_service.taint.expressions import dotted
from linter_service.taint.model import Given
from linter_service.taint.program import Call, Constant, Field, Name, Place
from linter_service.taint.state import joined, new_number
from linter_service.taint.told import called_by
from linter_service.taint.values import NOTHING, ClassInfo, Closure, Frame, Record, Step, Value, constant, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter_service.taint.analysis import Analysis

MAX_DEPTH, MAX_SAME = 8, 2
# So many times a function that nothing of a stranger's goes into is followed.
MAX_PLAIN = 4
_ASSERTS = frozenset(("assert", "assert.ok", "invariant", "tiny-invariant"))


def _keyed(names: Mapping[str, Value]) -> dict[Constant, Value]:
    return dict(names.items())


class Calls:
    """Makes them in the state of the analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._stack: list[Closure] = []
        # Whether nothing follows the call that was made last.
        self.is_last = False
        # What functions gave that nothing of a stranger's went into, and that did nothing with any.
        self._plain: dict[int, dict[tuple[object, ...], Value]] = {}

    def call(self, node: Call) -> Value:
        """What a call may give."""
        analysis = self._analysis
        target = NOTHING
        if isinstance(node.function, Field):
            target, method = analysis.expressions.evaluate(node.function.of), node.function.name
            function = analysis.expressions.read(target, method, node.function.at)
            name = function.name or dotted(target, method)
        else:
            function = analysis.expressions.evaluate(node.function)
            name = function.name
            method = name.rpartition(".")[2]
        value = self._made(node, target, function, name, method)
        self.is_last = bool(name) and bool(analysis.models.enders.of(name))
        return value

    def _made(self, node: Call, target: Value, function: Value, name: str, method: str) -> Value:
        analysis, given = self._analysis, self.given(node, target)
        if function.of_class is not None:
            if analysis.is_python:
                analysis.arrive_whole(function.of_class.name, given, node.at, f"{function.of_class.name}()")
            return self.instance(function.of_class, given, node.at)
        if name in _ASSERTS and node.arguments:
            analysis.guards.assume(node.arguments[0].value, holds=True)
        if function.function is not None and not name.endswith("()"):
            closure = function.function
            if closure.receiver is None and target.record and not analysis.is_python:
                closure = replace(closure, receiver=target)
            return self.apply(closure, node.at, closure.function.name, given)
        return NOTHING if name in _ASSERTS else analysis.library.call(node, name, method, given)

    def given(self, node: Call, target: Value) -> Given:
        """What a call is given, spread out where that is known."""
        evaluate = self._analysis.expressions.evaluate
        values = [(argument, evaluate(argument.value)) for argument in node.arguments]
        records = self._analysis.state
        placed: list[Value] = []
        spread: list[Value] = []
        for argument, value in values:
            record = records.record(value.record)
            if argument.is_spread and record is not None and record.order is not None and not record.rest.marks:
                placed += record.order
            elif argument.is_spread:
                spread.append(value)
            elif not argument.name:
                placed.append(value)
        named = tuple((argument.name, value) for argument, value in values if argument.name)
        return Given(self._analysis.state, target, tuple(placed), named, tuple(spread), called_by(node.function))

    def instance(self, of_class: ClassInfo, given: Given, at: Place) -> Value:
        """A new object of a class of the file."""
        analysis = self._analysis
        record = Record({**of_class.fields}, of_class=of_class)
        made = replace(analysis.containers.kept(record), name=f"{of_class.base or of_class.name}()")
        constructor = of_class.methods.get("__init__") or of_class.methods.get("constructor")
        if constructor is not None:
            self.apply(replace(constructor, receiver=made), at, of_class.name, given)
        elif analysis.is_python and not of_class.methods.get("__new__"):
            # A data class, or one whose base does it: its fields are what it is given by name.
            for name, value in given.named:
                analysis.containers.put(made, Value(known=(name,)), value)
            for field, value in zip(of_class.fields, given.placed, strict=False):
                analysis.containers.put(made, constant(field), value)
            rest = merged(*given.all_marks)
            if rest and not of_class.fields and of_class.base:
                return replace(made, marks=rest)
        return made

    def apply(self, closure: Closure, at: Place, label: str, given: Given | None = None) -> Value:
        """Follow into a function of the file; where it calls itself, what it is given may come out."""
        analysis = self._analysis
        known = given or Given(analysis.state, NOTHING, ())
        if self.is_too_deep(closure):
            return Value(merged(*known.all_marks))
        key, plain = self._plain_key(closure, known), self._plain.setdefault(id(closure.function), {})
        if key is not None and (key in plain or len(plain) >= MAX_PLAIN):
            return plain[key] if key in plain else reduce(analysis.state.join, plain.values())
        frame = Frame(new_number(), closure.frame, closure.function)
        analysis.visited.add(id(closure.function))
        found, cures = analysis.found_so_far, analysis.state.cures
        self.bind(closure, frame, known, at, label)
        value = self.run(closure, frame)
        is_plain = not value.record and value.function is None and not value.marks
        if key is not None and is_plain and analysis.found_so_far == found and analysis.state.cures == cures:
            plain[key] = value
        return value

    def is_too_deep(self, closure: Closure) -> bool:
        """Whether enough of it, or of all, is being followed already."""
        same = sum(other.function is closure.function for other in self._stack)
        return len(self._stack) >= MAX_DEPTH or same >= MAX_SAME

    def _plain_key(self, closure: Closure, given: Given) -> tuple[object, ...] | None:
        """Of a call that is given nothing of a stranger's, and would do again what it did; None for all others."""
        values = (*given.placed, *(value for _, value in given.named))
        if closure.frame.parent is not None or given.spread or any(value.function for value in values):
            return None
        receiver = closure.receiver or NOTHING
        if any(self._analysis.state.deep(value) for value in (*values, receiver)):
            return None
        return tuple((value.known, value.name) for value in values)

    def run(self, closure: Closure, frame: Frame) -> Value:
        """The body of a function whose parameters are bound."""
        analysis, around = self._analysis, self._analysis.frame
        before = analysis.state.copy()
        analysis.frame = frame
        self._stack.append(closure)
        if analysis.statements.body(closure.function.body):
            frame.exits.append(analysis.state)
        self._stack.pop()
        analysis.state = joined(frame.exits) if frame.exits else before
        analysis.frame = around
        if frame.is_entry or frame.waiting or frame.classes:
            around.waiting += [] if frame.is_entry else frame.waiting
            around.classes += [] if frame.is_entry else frame.classes
        else:
            analysis.state.drop(frame.number)
        return frame.returned or NOTHING

    def bind(self, closure: Closure, frame: Frame, given: Given, at: Place, label: str) -> None:
        """Its parameters, to what a call gives."""
        analysis = self._analysis
        placed = list(given.placed)
        around, analysis.frame = analysis.frame, frame
        if closure.receiver is not None:
            if analysis.is_python:
                placed.insert(0, closure.receiver)
            else:
                analysis.set("this", closure.receiver)
        names = dict(given.named)
        loose = reduce(analysis.state.join, map(analysis.containers.element, given.spread), NOTHING)
        for parameter in closure.function.parameters:
            name = parameter.target.id if isinstance(parameter.target, Name) else ""
            if parameter.rest == "**":
                value = analysis.containers.kept(Record(_keyed(names), rest=loose, is_mapping=True))
            elif parameter.rest:
                value = analysis.containers.kept(Record(order=tuple(placed), rest=loose))
                placed = []
            elif name in names:
                value = names.pop(name)
            elif placed:
                value = placed.pop(0)
            else:
                default = NOTHING if parameter.default is None else analysis.expressions.evaluate(parameter.default)
                value = analysis.state.join(default, loose) if given.spread else default
            step = Step(at, f"given to {label or 'a function'}()")
            value = replace(value, marks=tuple(mark.past(step) for mark in value.marks))
            analysis.statements.bind(parameter.target, value, parameter.target.at)
        analysis.frame = around
