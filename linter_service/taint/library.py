"""Calls of what is not in the file: by what the models know, by what the languages say, and else by name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.language import special
from linter_service.taint.model import Given
from linter_service.taint.program import Call, Constant, Field, Name
from linter_service.taint.told import GETTERS, called_by, cured_text
from linter_service.taint.values import NOTHING, Mark, Record, Value, constant, merged

if TYPE_CHECKING:
    from linter_service.taint.analysis import Analysis

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
    # What chooses among its own, and what a caller handed over to make the answer.
    r"(?![a-z])|has(?![a-z])|is(?:[A-Z_]|$)|(?:restrict|choose)(?:ed)?(?![a-z])|\w*[hH]andler$",
)
_DIGESTS = re.compile(r"^re\.|[hH]mac|[hH]ash")
# Methods that give each item, or the whole, to a function, and what comes of it.
_EACH = frozenset(
    ("map", "flatMap", "forEach", "filter", "find", "findLast", "some", "every", "sort", "reduce", "then")
)
_KEEPS = frozenset(("filter", "find", "findLast", "sort"))


def _is_plain(known: tuple[Constant, ...]) -> bool:
    """Whether a type is said that no browser runs."""
    return bool(known) and isinstance(known[0], str) and known[0].partition(";")[0] in _PLAIN


class Library:
    """Makes them in the state of the analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def call(self, node: Call, name: str, method: str, given: Given) -> Value:
        """What it may give, and what it may do with what it is given."""
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
            self._noted(of, given.target, "plain", constant(value=True))
        if method in ("setFeature", "setProperty") and len(given.placed) > 1:
            key = given.placed[0]
            self._noted(of, given.target, str(key.known[0]) if key.known else key.name, given.placed[1])
        elif method == "set" and len(given.placed) == 3 and not given.target.record and analysis.is_python:
            # Of settings in sections: a section, a key and a value.
            target = self._recorded(of, given.target)
            analysis.containers.method(method, replace(given, target=target))
        elif method == "clear" and given.target.marks:
            analysis.set(of.id, NOTHING, declares=False)

    def _noted(self, of: Name, target: Value, key: str, value: Value) -> None:
        self._analysis.containers.put(self._recorded(of, target), constant(key), value)

    def _recorded(self, of: Name, target: Value) -> Value:
        """The value of a variable, with a record from here on."""
        if target.record:
            return target
        made = replace(target, record=self._analysis.containers.kept(Record()).record)
        self._analysis.set(of.id, made, declares=False)
        return made

    def _by_models(self, node: Call, name: str, method: str, given: Given) -> Value:
        analysis = self._analysis
        for passes in analysis.models.passes.of(name):
            return given.value(passes.argument)
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
                    mark.decoded() if cleaner.revives else mark,
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
            if value.function is not None and not analysis.calls.is_too_deep(value.function)
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
