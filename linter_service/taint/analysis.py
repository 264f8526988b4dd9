"""Follows untrusted data through one file: every function a stranger's data may come by, and into what it calls.

An abstract interpretation (P. Cousot, R. Cousot, "Abstract interpretation: a unified lattice model for static analysis
of programs", 1977) that takes both ways where it cannot tell which, and joins what they leave. Functions are followed
anew for each call, so that what one caller gives does not come out at another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from linter_service.taint.calls import Calls
from linter_service.taint.containers import Containers
from linter_service.taint.expressions import Expressions
from linter_service.taint.guards import Guards
from linter_service.taint.kinds import Kind
from linter_service.taint.library import Library
from linter_service.taint.model import Given, Handler, Route, Sink
from linter_service.taint.program import Assign, Block, Expression, Name, Parameter, Place
from linter_service.taint.state import State, joined, new_number
from linter_service.taint.statements import Statements
from linter_service.taint.values import NOTHING, ClassInfo, Closure, Frame, Mark, Step, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from linter_service.taint.models import Models

# Expressions and statements looked at in one file: some seconds.
MAX_VISITS = 300_000
# What makes or changes a record of the fields that it is given, and of these what takes them as one argument.
_ASSIGNS = frozenset(("create", "update", "update_or_create", "get_or_create", "build", "values", "insert", "replace"))
_PLAIN_CLASSES = frozenset(
    [
        "Error",
        "TypeError",
        "RangeError",
        "URL",
        "URLSearchParams",
        "Date",
        "Map",
        "Set",
        "WeakMap",
        "Buffer",
        "RegExp",
        "Function",
        "Response",
        "Request",
        "Headers",
        "Uint8Array",
        "ArrayBuffer",
        "Promise",
        "Array",
        "Object",
        "String",
        "Number",
        "Boolean",
        "BigInt",
        "Blob",
        "FormData",
        "Proxy",
        "TextDecoder",
    ]
)
_ROWS = frozenset(("create", "update", "values", "insert", "build"))
Result = TypeVar("Result")


class TooManyWays(Exception):
    """There are more ways through the file than are followed."""


@dataclass(frozen=True, slots=True)
class Flow:
    """From a source to where it does harm; ``sink`` names that place in words."""

    kind: Kind
    at: Place
    sink: str
    mark: Mark


class Analysis:
    """Of one file; ``flows`` gives what it finds."""

    def __init__(self, models: Models, *, is_python: bool) -> None:
        self.models = models
        self.is_python = is_python
        self.state = State()
        self.frame = Frame(0, None)
        self.imported: set[str] = set()
        self.visited: set[int] = set()
        self.expressions = Expressions(self)
        self.statements = Statements(self)
        self.containers = Containers(self)
        self.calls = Calls(self)
        self.library = Library(self)
        self.guards = Guards(self)
        self._routes: dict[int, tuple[Route, str]] = {}
        self._tests: dict[tuple[int, str], Expression] = {}
        self._found: dict[tuple[Place, Kind], Flow] = {}
        self._visits = 0
        self.is_complete = True

    def flows(self, program: Block) -> list[Flow]:
        """In the order of the text; ``is_complete`` tells afterwards whether every way was followed."""
        try:
            self._follow(program)
        except TooManyWays:
            self.is_complete = False
        return [self._found[key] for key in sorted(self._found)]

    def _follow(self, program: Block) -> None:
        self.statements.body(program)
        base, seen = self.state, set[int]()
        while self.frame.waiting or self.frame.classes:
            waiting, self.frame.waiting = self.frame.waiting, []
            classes, self.frame.classes = self.frame.classes, []
            for closure in waiting:
                is_new = id(closure.function) not in self.visited or id(closure.function) in self._routes
                if is_new and id(closure.function) not in seen:
                    seen.add(id(closure.function))
                    self.state = base.copy()
                    self.enter(closure)
            for of_class in classes:
                self._methods(of_class, base)

    def _methods(self, of_class: ClassInfo, base: State) -> None:
        """Of an object that is made of what nobody knows."""
        for method in of_class.methods.values():
            if id(method.function) not in self.visited or id(method.function) in self._routes:
                self.state = base.copy()
                made = self.calls.instance(of_class, Given(self.state, NOTHING, ()), method.function.at)
                self.enter(replace(method, receiver=made))

    @property
    def found_so_far(self) -> int:
        """How many flows there are."""
        return len(self._found)

    def count(self) -> None:
        """One more thing was looked at."""
        self._visits += 1
        if self._visits > MAX_VISITS:
            raise TooManyWays

    def variable(self, name: str) -> Value | None:
        """The innermost of that name."""
        frame: Frame | None = self.frame
        while frame is not None:
            if (known := self.state.variable(frame.number, name)) is not None:
                return known
            frame = frame.parent
        return None

    def lookup(self, name: str, at: Place) -> Value:
        """A variable, or what the language gives by that name."""
        known = self.variable(name)
        return self.expressions.from_source(Value(name=name), at) if known is None else known

    def set(self, name: str, value: Value, *, declares: bool = True) -> None:
        """In this function, or in the one around it that has it already."""
        frame: Frame | None = self.frame
        while not declares and frame is not None and self.state.variable(frame.number, name) is None:
            frame = frame.parent
        number = self.frame.number if declares else frame.number if frame is not None else 0
        self.state.set(number, name, value)
        self._tests.pop((number, name), None)

    def remember(self, node: Assign) -> None:
        """A test that was given a name."""
        if isinstance(node.target, Name) and not node.operator:
            self._tests[self.frame.number, node.target.id] = node.value

    def test_of(self, name: str) -> Expression | None:
        """What was given that name in this function."""
        return self._tests.get((self.frame.number, name))

    def either_way(
        self,
        test: Expression,
        then: Callable[[], Result],
        otherwise: Callable[[], Result],
        goes_on: Callable[[Result], bool] = lambda _: True,
    ) -> list[Result]:
        """What both ways give; the state is what is left of those that go on."""
        value = self.expressions.evaluate(test)
        if value.known:
            holds = bool(value.known[0])
            self.guards.assume(test, holds=holds)
            return [then() if holds else otherwise()]
        before, results, ends = self.state, [], []
        for holds, way in ((True, then), (False, otherwise)):
            self.state = before.copy()
            self.guards.assume(test, holds=holds)
            results.append(way())
            if goes_on(results[-1]):
                ends.append(self.state)
        self.state = joined(ends) if ends else before
        return results

    def where(self, test: Expression, act: Callable[[], Value], *, holds: bool) -> Value:
        """What ``act`` gives where a test holds, or does not."""
        before = self.state
        self.state = before.copy()
        self.guards.assume(test, holds=holds)
        value = act()
        value = self.state.as_checked(value)
        self.state = joined([before, self.state])
        return value

    def arrive(self, sinks: Iterable[Sink], given: Given, at: Place, shown: str) -> None:
        """Something that may do harm is given something."""
        for sink in sinks:
            for marks in sink.marks(given):
                for mark in marks:
                    self._keep(sink.kind, mark, at, shown)

    def arrive_whole(self, name: str, given: Given, at: Place, shown: str) -> None:
        """All of a request, set on the fields of something that is made or changed."""
        end = name.rpartition(".")[2]
        is_made = re.fullmatch(r"[A-Z]\w*", end) is not None and end not in _PLAIN_CLASSES
        whole = list(given.spread) if is_made or end in _ASSIGNS else []
        if end in _ROWS and not given.target.record and self.is_python:
            whole += given.placed[:1]
        # In JavaScript an object of its fields is given to what makes a record.
        if is_made and not self.is_python and len(given.placed) == 1:
            whole += [value for value in given.placed if any(not mark.where for mark in value.marks)]
        for value in (*whole, given.value("defaults")):
            record = self.state.record(value.record)
            for mark in (*value.marks, *(record.keys if record is not None else ())):
                self._keep(Kind.ASSIGN, mark, at, shown)

    def _keep(self, kind: Kind, mark: Mark, at: Place, shown: str) -> None:
        if not self.state.is_cured(mark, kind):
            self._found.setdefault((at, kind), Flow(kind, at, shown, mark))

    def routed(self, closure: Closure, name: str, path: str = "", *, is_page: bool = False) -> None:
        """A function was given to something that may make it answer requests."""
        for route in self.models.routes.of(name):
            if route.only and not re.fullmatch(route.only, path):
                continue
            made = replace(route, answers="page") if is_page else route
            self._routes.setdefault(id(closure.function), (made, path))

    def enter(self, closure: Closure, known: tuple[Value, ...] = ()) -> Value:
        """Follow a function that somebody else calls; ``known`` are its first arguments."""
        self.visited.add(id(closure.function))
        frame = Frame(new_number(), closure.frame, closure.function)
        parameters = closure.function.parameters
        names = [one.target.id if isinstance(one.target, Name) else "" for one in parameters]
        is_method = self.is_python and closure.receiver is not None
        own = names[1:] if is_method else names
        handler = next((one for one in self.models.handlers if one.fits(own, self.imported)), None)
        route, path = self._routes.get(id(closure.function), (None, ""))
        frame.answers = route.answers if route else ""
        around, self.frame = self.frame, frame
        if closure.receiver is not None and not is_method:
            self.set("this", closure.receiver)
        values = [*([closure.receiver] if is_method and closure.receiver is not None else []), *known]
        for place, parameter in enumerate(parameters):
            if place < len(values):
                value = values[place]
            else:
                value = self._unknown(parameter, place - is_method, handler, route, path)
            self.statements.bind(parameter.target, value, parameter.target.at)
        self.frame = around
        frame.is_entry = True
        value = self.calls.run(closure, frame)
        self._within(frame)
        return value

    def _within(self, frame: Frame) -> None:
        """Functions that an entered one made, and nobody has called: somebody else may, in the state that it left."""
        after = self.state
        waiting = [one for one in frame.waiting if id(one.function) not in self.visited]
        for closure in waiting:
            self.state = after.copy()
            self.enter(closure)
        self.state = after
        self.frame.classes += frame.classes

    def _unknown(
        self, parameter: Parameter, place: int, handler: Handler | None, route: Route | None, path: str
    ) -> Value:
        """A parameter that a framework or a stranger gives."""
        if handler is not None and place < len(handler.origins):
            return self.expressions.from_source(Value(name=handler.origins[place]), parameter.target.at)
        name = parameter.target.id if isinstance(parameter.target, Name) else ""
        if re.search(r"\bRequest\b", parameter.annotation) and self.is_python:
            return Value(name="http.request")
        value = Value(name=name)
        if route is not None and route.gives and not route.is_own(name, parameter.annotation, path):
            known = self.variable(parameter.annotation)
            of_class = known.of_class if known is not None else None
            if of_class is not None and of_class.base.endswith("Enum"):
                return value
            is_text = of_class is not None or parameter.annotation.startswith(("str", "Optional[str]"))
            spared = frozenset((Kind.ARCHIVE, *((Kind.NOSQL, Kind.ASSIGN) if is_text else ())))
            step = Step(parameter.target.at, route.gives)
            mark = Mark(step, f"{name}{parameter.target.at}", cured=route.cured or spared)
            return replace(value, marks=(mark,))
        return value
