"""Calls that the languages themselves give a meaning: they build a container, load a module, make text of a value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linter_service.taint.javascript_program import module_of
from linter_service.taint.kinds import Kind
from linter_service.taint.values import NOTHING, Record, Value, constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter_service.taint.analysis import Analysis
    from linter_service.taint.model import Given

# Texts of letters that harm nobody, which are read back by the same name.
_ENCODINGS = (("hex",), ("base64",), ("base64url",))


def special(analysis: Analysis, name: str, given: Given) -> Value | None:
    """What such a call gives; None for all others, and where it is given nothing that is known."""
    return _CALLS[name](analysis, given) if name in _CALLS else None


def _loaded(analysis: Analysis, given: Given) -> Value | None:
    del analysis
    known = given.value(0).known
    return Value(name=module_of(str(known[0]))) if known else None


def _yielded(analysis: Analysis, given: Given) -> Value | None:
    frame, kept = analysis.frame, analysis.containers.kept(Record(rest=given.value(0)))
    frame.returned = kept if frame.returned is None else analysis.state.join(frame.returned, kept)
    return NOTHING


def _pattern(analysis: Analysis, given: Given) -> Value | None:
    known = given.value(0).known
    name = "re.compile()" if analysis.is_python else "RegExp()"
    return Value(name=name, options=(("pattern", known[0]),)) if known else None


def _text(analysis: Analysis, given: Given) -> Value | None:
    del analysis
    known = given.value(0).known
    return constant(str(known[0])) if known else None


def _length(analysis: Analysis, given: Given) -> Value | None:
    record = analysis.state.record(given.value(0).record)
    if record is None or record.order is None:
        return None
    return NOTHING if record.rest.marks else constant(len(record.order))


def _numbered(analysis: Analysis, given: Given) -> Value | None:
    return analysis.containers.pairs(NOTHING, analysis.containers.element(given.value(0)))


def _mapping(analysis: Analysis, given: Given) -> Value | None:
    first = given.value(0)
    return analysis.containers.kept(Record(is_mapping=True)) if first == NOTHING else analysis.containers.mapped(first)


def _set(analysis: Analysis, given: Given) -> Value | None:
    del analysis
    first = given.value(0)
    return replace(first, marks=()) if first.record else None


def _listed(what: str) -> Callable[[Analysis, Given], Value | None]:
    def listed(analysis: Analysis, given: Given) -> Value | None:
        first = given.value(0)
        return None if first == NOTHING else analysis.containers.listed(first, what)

    return listed


def _buffer(analysis: Analysis, given: Given) -> Value | None:
    """What is read back is as it was before."""
    del analysis
    first = given.value(0)
    if given.value(1).known not in _ENCODINGS:
        return None
    cured = frozenset((Kind.ARCHIVE,))
    return replace(first, marks=tuple(replace(mark.decoded(), cured=cured) for mark in first.marks))


def _parent(analysis: Analysis, given: Given) -> Value | None:
    del given
    return analysis.lookup("self" if analysis.is_python else "this", (0, 0)) if analysis.frame.function else None


_CALLS: dict[str, Callable[[Analysis, Given], Value | None]] = {
    **dict.fromkeys(("require", "importlib.import_module", "__import__"), _loaded),
    **dict.fromkeys(("re.compile", "RegExp"), _pattern),
    **dict.fromkeys(("str", "String", "bytes"), _text),
    **dict.fromkeys(("Map", "WeakMap"), _mapping),
    **dict.fromkeys(("Set", "WeakSet"), _set),
    **{f"Object.{what}": _listed(what) for what in ("keys", "values", "entries")},
    "yield": _yielded,
    "len": _length,
    "enumerate": _numbered,
    "Buffer.from": _buffer,
    "super": _parent,
}
