"""Calls: of functions of the file, followed into; of anything else, by what the models know and else by name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from linter_service.taint.expressions import dotted
from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.language import special
from linter_service.taint.model import Given
from linter_service.taint.program import Call, Constant, Field, Name, Place
from linter_service.taint.state import joined, new_number
from linter_service.taint.told import GETTERS, called_by, cured_text
from linter_service.taint.values import NOTHING, ClassInfo, Closure, Frame, Mark, Record, Step, Value, constant, merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter_service.taint.analysis import Analysis

MAX_DEPTH, MAX_SAME = 8, 2
# So many times a function that nothing of a stranger's goes into is followed.
MAX_PLAIN = 4
_ASSERTS = frozenset(("assert", "assert.ok", "invariant", "tiny-invariant"))
# How the type of an answer is said, and those that are no pages.
_TYPED = frozenset(("type", "contentType", "setHeader", "set", "header", "setType"))
_PLAIN = frozenset(("text/plain", "text", "txt", "json", "application/json", "text/csv", "application/octet-stream"))
# What a function of a library is for, by what it is called; those of the file are looked into.
_CLEANS = re.compile(
    r"[eE]scape|[sS]anit|[pP]urif|[cC]lean|[qQ]uote|(?<!url)(?:[sS]afe|[sS]afely)(?![a-z])|[vV]alid|[aA]llow(?:ed|list|List)"
    r"|[wW]hite_?[lL]ist|[sS]trip_?[tT]ags|[pP]arse_?[iI]nt|[tT]o_?[iI]nt(?![a-z])"
)
_UNCLEANS = re.compile(r"unescape|unquote|unsafe|unsanit|invalid|dequote", re.IGNORECASE)
# What answers with its own data, not with what it was asked by.
_STORES = re.compile(
    r"\$?(?:find|fetch|query|queryRaw|queryRawUnsafe|executeRaw|select|count|exists|execute|save|insert|update|delete|create|lookup|search|filter_by|get_or)"
    r"(?![a-z])|has(?![a-z])|is(?:[A-Z_]|$)",
)
_DECODED = " decoded"
_DIGESTS = re.compile(r"^re\.|[hH]mac|[hH]ash")
# Methods that give each item, or the whole, to a function, and what comes of it.
_EACH = frozenset(
    ("map", "flatMap", "forEach", "filter", "find", "findLast", "some", "every", "sort", "reduce", "then")
)
_KEEPS = frozenset(("filter", "find", "findLast", "sort"))


def _keyed(names: Mapping[str, Value]) -> dict[Constant, Value]:
    return dict(names.items())


def _is_plain(known: tuple[Constant, ...]) -> bool:
    """Whether a type is said that no browser runs."""
    return bool(known) and isinstance(known[0], str) and known[0].partition(";")[0] in _PLAIN


class Calls:
    """Makes them in the state of the analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._stack: list[Closure] = []
        # What functions gave that nothing of a stranger's went into, and that did nothing with any.
        self._plain: dict[int, dict[tuple[object, ...], Value]] = {}

    def call(self, node: Call) -> Value:
        """What a call may give."""
        analysis = self._analysis
        target, function, method = NOTHING, NOTHING, ""
        if isinstance(node.function, Field):
            target, method = analysis.expressions.evaluate(node.function.of), node.function.name
            function = analysis.expressions.read(target, method, node.function.at)
            name = function.name or dotted(target, method)
        else:
            function = analysis.expressions.evaluate(node.function)
            name = function.name
            method = name.rpartition(".")[2]
        given = self.given(node, target)
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
        return self._library(node, name, method, given)

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

    def _library(self, node: Call, name: str, method: str, given: Given) -> Value:
        analysis = self._analysis
        shown = f"{name.removeprefix('?.')}()"
        analysis.arrive(analysis.models.sinks.of(name), given, node.at, shown)
        analysis.arrive_whole(called_by(node.function) if node.is_new else name, given, node.at, shown)
        for callback in [*given.placed, *(value for _, value in given.named)]:
            if callback.function is not None and not analysis.is_python:
                path = given.value(0).known[0] if given.value(0).known else ""
                analysis.routed(callback.function, name, str(path))
        if method in ("map", "filter") and analysis.is_python and len(given.placed) > 1:
            item = Given(analysis.state, NOTHING, (analysis.containers.element(given.placed[1]),))
            analysis.arrive(analysis.models.sinks.of(given.placed[0].name), item, node.at, f"{given.placed[0].name}()")
        if (found := special(analysis, name, given)) is not None:
            return found
        if method in ("charAt", "at") and given.target.known and given.placed:
            return analysis.expressions.item(given.target, given.placed[0], node.at)
        if isinstance(node.function, Field):
            self._configured(node.function, method, given)
        if (kept := analysis.containers.method(method, given)) is not None:
            return kept if not (method in _EACH and given.placed) else self._each(method, given)
        if any(callback.function for callback in given.placed):
            found = self._each(method, given)
            if method in _EACH:
                return found
        return self._by_models(node, name, method, given)

    def _configured(self, function: Field, method: str, given: Given) -> None:
        """What is set on, or emptied, that nothing is known of so far."""
        analysis, of = self._analysis, function.of
        if not isinstance(of, Name):
            return
        if method in _TYPED and any(_is_plain(value.known) for value in given.placed):
            target = given.target
            if not target.record:
                target = replace(target, record=analysis.containers.kept(Record()).record)
                analysis.set(of.id, target, declares=False)
            analysis.containers.put(target, Value(known=("plain",)), Value(known=(True,)))
        if method in ("setFeature", "setProperty") and len(given.placed) > 1:
            key = given.placed[0]
            word = str(key.known[0]) if key.known else key.name
            target = given.target
            if not target.record:
                target = replace(target, record=analysis.containers.kept(Record()).record)
                analysis.set(of.id, target, declares=False)
            analysis.containers.put(target, Value(known=(word,)), given.placed[1])
        elif method == "set" and len(given.placed) == 3 and not given.target.record and analysis.is_python:
            # Of settings in sections: a section, a key and a value.
            record = analysis.containers.kept(Record(is_mapping=True)).record
            analysis.set(of.id, replace(given.target, record=record), declares=False)
            analysis.containers.method(method, replace(given, target=replace(given.target, record=record)))
        elif method == "clear" and given.target.marks:
            analysis.set(of.id, NOTHING, declares=False)

    def _by_models(self, node: Call, name: str, method: str, given: Given) -> Value:
        analysis = self._analysis
        for passes in analysis.models.passes.of(name):
            value = given.value(passes.argument)
            return replace(value, name=passes.name or value.name)
        marks = self._passed_on(name, method, given)
        # The first that fits says it: what is special stands ahead of what is general.
        fitting = analysis.models.cleaners.of(name)
        cleaners = [cleaner for cleaner in fitting if cleaner.when is None or cleaner.when(given)][:1]
        kinds = cured_text(method, given, is_python=analysis.is_python) if marks else frozenset[Kind]()
        if not cleaners and _CLEANS.search(method) and not _UNCLEANS.search(method):
            kinds = ALL_KINDS
        marks = tuple(replace(mark, cured=mark.cured | kinds) for mark in marks) if kinds else marks
        for cleaner in cleaners:
            if cleaner.checks:
                self._checked(given, cleaner.kinds)
            marks = tuple(
                replace(
                    mark,
                    # What is decoded is other data than what was checked.
                    name=f"{mark.name.removesuffix(_DECODED)}{_DECODED}" if cleaner.revives else mark.name,
                    cured=(mark.cured | cleaner.kinds) - cleaner.revives,
                    is_resolved=mark.is_resolved or cleaner.resolves,
                )
                for mark in marks
            )
        if method in _TYPED and any(_is_plain(value.known) for value in given.placed):
            return Value(name=f"{name}.plain")
        options = tuple((key, value.known[0]) for key, value in given.named if value.known)
        value = Value(marks, f"{name}()" if name else "", options=options)
        value = replace(value, start=self._start(method, given))
        return analysis.expressions.from_source(value, node.at)

    def _start(self, method: str, given: Given) -> str:
        """What the result begins with."""
        if method == "format":
            return given.target.start.partition("{")[0]
        if method == "join" and given.target.record:
            record = self._analysis.state.record(given.target.record)
            return record.order[0].start if record is not None and record.order else ""
        if method in ("join", "resolve", "urljoin") and given.placed and not given.target.known:
            return given.placed[0].start
        return given.target.start if method == "concat" else ""

    def _passed_on(self, name: str, method: str, given: Given) -> tuple[Mark, ...]:
        """What of the receiver and of the arguments may be in the result."""
        state, target = self._analysis.state, given.target
        own = state.deep(target)
        if method in GETTERS and given.placed and (given.placed[0].known or not own):
            known = given.placed[0].known
            own = tuple(mark.below(known[0]) for mark in own) if known else ()
            # What is looked up is not what it is looked up by.
            return merged(own, *(state.deep(value) for value in given.placed[1:]))
        if own:
            return merged(own, *given.all_marks)
        if _STORES.match(method) and not _DIGESTS.search(name):
            return ()
        return merged(*given.all_marks)

    def _checked(self, given: Given, kinds: frozenset[Kind]) -> None:
        """A call that raises where its argument is not of a kind."""
        for value in (given.target, *given.placed[:1]):
            self._analysis.guards.cure(value.marks, kinds)

    def _each(self, method: str, given: Given) -> Value:
        """Functions given to one of a library: called with an item each, or with what only it knows."""
        analysis = self._analysis
        item = given.target if method == "then" else analysis.containers.element(given.target)
        first = (NOTHING, item) if method == "reduce" else (item,)
        if method in ("map", "filter") and analysis.is_python and given.placed[1:]:
            first = (analysis.containers.element(given.placed[1]),)
        known = first if method in _EACH else (NOTHING, given.placed[0]) if given.target.name == "zlib" else ()
        results = [
            analysis.enter(value.function, known)
            for value in given.placed
            if value.function is not None and not self._is_too_deep(value.function)
        ]
        returned = reduce(analysis.state.join, results, NOTHING)
        if method in _KEEPS:
            source = given.placed[1] if analysis.is_python and given.placed[1:] else given.target
            kept = item if method == "sort" else analysis.guards.filtered(given.placed[0].function, first[0])
            if method.startswith("find"):
                return kept
            return source if method == "sort" else analysis.containers.kept(Record(rest=kept))
        if method in ("map", "flatMap"):
            return analysis.containers.kept(Record(rest=replace(returned, known=(), start="")))
        return NOTHING if method in ("some", "every") else returned

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
        if self._is_too_deep(closure):
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

    def _is_too_deep(self, closure: Closure) -> bool:
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
