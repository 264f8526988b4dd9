"""What callers give that the one who wrote a function seldom thinks of: it may not decide what a test pins, but a
change has to treat it as the original did.
"""

import itertools
import math
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from probe.call import Call
from probe.inputs.generate import Plan
from probe.inputs.kinds import is_count, words_of
from probe.inputs.written import read, written
from syntax.functions import Parameter

# Calls of each function that get something unusual.
MOST = 56
# Characters that code which takes text apart tends to forget.
STRINGS = (
    *("\u00e9", "\u00df", "\u00b2", "\u0130", "\u00a0", "\x0b", "\n", "\t", "\r\n", " ", "", "%", "100%", "a b c", "+"),
)
# In a field.
_TEXTS = ("a b c", "\u00e9%")
# Names that JavaScript's objects put in an order of their own, and those with such as every object has.
_NUMBERED = ("20", "3", "4")
NAMES = ("constructor", "toString", "__proto__", *_NUMBERED[:2])
# What says how often it was called, what it was given, and when, and what is not ready at once.
_CALLABLES = {
    "python": (
        "(lambda seen: lambda *given: seen.append(given) or len(seen))([])",
        "(lambda *given: list(given))",
        "(lambda *given: print(*given))",
        "(lambda left: lambda *given: len(given) if left.pop() else int('not yet'))([1, 1, 1, 0])",
    ),
    "javascript": (
        "((count) => () => (count += 1))(0)",
        '(function (...given) { return [this === undefined ? "no this" : typeof this, ...given]; })',
        "((...given) => { console.log(JSON.stringify(given)); })",
        '((left) => (...given) => { if (left-- > 0) throw new Error("not yet"); return given.length; })(1)',
        '((left) => async (...given) => { if (left-- > 0) throw new Error("not yet"); return given.length; })(2)',
    ),
}
# Several functions, each of which says when it is called.
_SEVERAL = {
    "python": "[(lambda place: lambda *given: print(place, *given) or place)(n) for n in range(3)]",
    "javascript": (
        "[0, 1, 2].map((place) => (...given) => { console.log(place, JSON.stringify(given)); return place; })"
    ),
}
_ITERATORS = {"python": "iter({0})", "javascript": "{0}.values()"}
# The last one raises, so that it shows what was done with those before it.
_ENDING_BADLY = {
    "python": "(item if place < {1} else int('no more') for place, item in enumerate({0}))",
    "javascript": '(function* () {{ yield* {0}.slice(0, {1}); throw new Error("no more"); }})()',
}
_LAZY = re.compile(r"\byield\b")
# How many of its numbers become nought, and the largest that are moved.
_MOST_MOVED, _LARGEST = 3, 2**53
# Stands for it where values are written.
_UNDEFINED = "<undefined>"
# One more than a page, a list of the best or of the latest has room for.
_MANY = 21
_MANY_OF_THEM = "many"
# Units that come in fractions.
_SPANS = frozenset({"hour", "hours", "minute", "minutes", "second", "seconds"})
# What says that anything may be in it.
_ANYTHING = re.compile(r"\b(?:any|unknown|Any|object)\b")
# What says that any iterable does.
_ITERABLE = re.compile(r"\b(?:Iter|AsyncIter|Generator)", re.IGNORECASE)


def unusual(plan: Plan, calls: Sequence[Call], body: str, source: random.Random) -> list[Call]:
    """Some of the calls with one argument that is unusual for what it is, of each manner as many; ``source`` draws
    which, and ``body`` is the text of the function.
    """
    by_manner: dict[tuple[int, str], list[Call]] = {}
    for call in calls:
        if plan.family == "javascript" and (numbered := _numbered(call)) != call:
            by_manner.setdefault((0, "numbered"), []).append(numbered)
        for place, (argument, parameter) in enumerate(zip(call.arguments, plan.target.parameters, strict=False)):
            for manner, value in _instead_of(argument, parameter, plan, body):
                changed = replace(call, arguments=(*call.arguments[:place], value, *call.arguments[place + 1 :]))
                by_manner.setdefault((place, manner), []).append(changed)
                if manner == _MANY_OF_THEM:
                    # How many are enough is often said by an argument, or by its absence.
                    by_manner.setdefault((place, f"{manner} alone"), []).append(
                        replace(changed, arguments=changed.arguments[: place + 1])
                    )
                if call.arguments.count(argument) > 1:
                    # What was equal stays so.
                    both = tuple(value if one == argument else one for one in call.arguments)
                    by_manner.setdefault((place, f"{manner} twice"), []).append(replace(call, arguments=both))
    drawn = [source.sample(made, len(made)) for made in by_manner.values()]
    found = (call for row in itertools.zip_longest(*drawn) for call in row if call is not None)
    return list({call.text: call for call in found}.values())[:MOST]


def _instead_of(argument: str, parameter: Parameter, plan: Plan, body: str) -> Iterator[tuple[str, str]]:
    """(manner, value)."""
    if is_callable(argument):
        yield from ((value, value) for value in _CALLABLES[plan.family])
        return
    if argument.startswith("[") and is_callable(argument[1:]):
        yield "several", _SEVERAL[plan.family]
        return
    try:
        value = read(argument, plan.family)
    except ValueError:
        return
    is_loose = parameter.name not in plan.given and (
        not parameter.annotation or bool(_ANYTHING.search(parameter.annotation))
    )
    yield from _of_containers(argument, value, plan.family, _iterators(parameter, body, plan.family), is_loose=is_loose)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and plan.family == "javascript":
        is_whole = is_count(parameter.name) and words_of(parameter.name)[-1] not in _SPANS
        numbers = ("NaN", *(() if is_whole else ("1.5", "-2.5", "0.3")), *(('"3"',) if is_loose else ()))
        yield from ((number, number) for number in numbers)
    # Of records in a list it is the first.
    record = value[0] if isinstance(value, list) and value else value
    if isinstance(record, dict):
        for key, held in record.items():
            for other in _empties(held, is_loose, plan.family):
                changed = {**record, key: other}
                told = written([changed, *value[1:]] if record is not value else changed, plan.family)
                yield f"{key}: {other}", told.replace(f'"{_UNDEFINED}"', "undefined")
        yield _MANY_OF_THEM, written(_many(record), plan.family) if record is not value else argument


def _iterators(parameter: Parameter, body: str, family: str) -> tuple[str, ...]:
    """Those that may stand for a list that is only walked through; in what gives items as they come, also one that
    shows whether it does.
    """
    if not _is_only_walked(parameter, body):
        return ()
    return (_ITERATORS[family], _ENDING_BADLY[family]) if _LAZY.search(body) else (_ITERATORS[family],)


def _of_containers(
    argument: str, value: Any, family: str, iterators: Sequence[str], *, is_loose: bool
) -> Iterator[tuple[str, str]]:
    """Iterators in place of lists, absent items, and all numbers moved."""
    if isinstance(value, list) and value:
        yield from ((form, form.format(argument, len(value) - 1)) for form in iterators)
        absent = written([None, *value[1:], None], family)
        yield from [("absent", absent)] if is_loose else []
        is_paired = all(isinstance(item, (list, tuple)) and len(item) == 2 for item in value)
        yield from [("map", f"new Map({argument})")] if is_paired and family == "javascript" else []
        yield from [("undefined", absent.replace("null", "undefined"))] if is_loose and family == "javascript" else []
    if isinstance(value, (list, dict)):
        yield from (("moved", written(_moved(value, by), family)) for by in _numbers_in(value) if by)


def _many(record: dict[Any, Any]) -> list[Any]:
    """More records than most limits let through, each of them another one."""
    return [{key: _nth(value, number) for key, value in record.items()} for number in range(_MANY)]


def _nth(value: Any, number: int) -> Any:
    if isinstance(value, str):
        return f"{value}{number}"
    return value + number if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _numbered(call: Call) -> Call:
    """The same, its texts and those of the calls before it named as objects put them in an order of their own."""
    calls = (*call.before, call)
    texts = dict.fromkeys(one.arguments[0] for one in calls if one.arguments and one.arguments[0].startswith('"'))
    if not call.before or len(texts) < 2:
        return call
    names = {text: f'"{name}"' for text, name in zip(texts, _NUMBERED, strict=False)}

    def named(one: Call) -> Call:
        return replace(one, arguments=tuple(names.get(argument, argument) for argument in one.arguments))

    return replace(named(call), before=tuple(map(named, call.before)))


def _numbers_in(value: Any) -> list[float]:
    """The first ones, and what is deeper inside."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return list(dict.fromkeys(number for item in inner for number in _numbers_in(item)))[:_MOST_MOVED]


def _moved(value: Any, by: float) -> Any:
    """Every number in it less by so much, so that what they are to each other stays."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value - by if abs(value) < _LARGEST else value
    if isinstance(value, dict):
        return {key: _moved(item, by) for key, item in value.items()}
    return type(value)(_moved(item, by) for item in value) if isinstance(value, (list, tuple)) else value


def is_callable(argument: str) -> bool:
    """Whether an expression makes a function."""
    return argument.startswith(("lambda", "(", "async")) and any(
        word in argument for word in ("=>", "lambda", "function")
    )


def _is_only_walked(parameter: Parameter, body: str) -> bool:
    """Whether nothing says that it has to be a list: neither its type nor what is asked of it."""
    if parameter.annotation:
        return _ITERABLE.search(parameter.annotation) is not None
    name = re.escape(parameter.name)
    return not re.search(rf"\b{name}(?:\.|\[|\?\.)|\blen\({name}\b|reversed\({name}\b", body)


def _empties(held: Any, is_loose: bool, family: str) -> Iterator[Any]:
    """What is of the type of a field and says nothing, or something else than it says; of no declared type also what is
    of none.
    """
    if isinstance(held, str):
        yield from (*_TEXTS, *NAMES[:1]) if family == "javascript" else _TEXTS
    if isinstance(held, bool):
        yield not held
    elif isinstance(held, (int, float, str)):
        yield type(held)()
        yield from (math.nan,) if family == "javascript" and not isinstance(held, str) else ()
        yield from (False, None) if is_loose else ()
        yield from (_UNDEFINED,) if is_loose and family == "javascript" else ()
    elif isinstance(held, (list, dict)):
        yield type(held)()
