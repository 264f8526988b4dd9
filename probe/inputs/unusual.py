"""What callers give that the one who wrote a function seldom thinks of: it may not decide what a test pins, but a
change has to treat it as the original did.
"""

import itertools
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
MOST = 24
# Characters that code which takes text apart tends to forget.
STRINGS = (
    *("\u00e9", "\u00df", "\u00b2", "\u0130", "\u00a0", "\x0b", "\n", "\t", "\r\n", " ", "", "%", "100%", "a b c", "+"),
)
# Names that every object of JavaScript has, and such as it puts in an order of its own.
NAMES = ("constructor", "toString", "__proto__", "20", "3")
# What says how often it was called, what it was given, and what is not ready at once.
_CALLABLES = {
    "python": (
        "(lambda seen: lambda *given: seen.append(given) or len(seen))([])",
        "(lambda *given: list(given))",
        "(lambda left: lambda *given: len(given) if left.pop() else int('not yet'))([1, 1, 1, 0])",
    ),
    "javascript": (
        "((count) => () => (count += 1))(0)",
        '(function (...given) { return [this === undefined ? "no this" : typeof this, ...given]; })',
        '((left) => (...given) => { if (left-- > 0) throw new Error("not yet"); return given.length; })(1)',
        '((left) => async (...given) => { if (left-- > 0) throw new Error("not yet"); return given.length; })(2)',
    ),
}
_ITERATORS = {"python": "iter({})", "javascript": "{}.values()"}
# Units that come in fractions.
_SPANS = frozenset({"hour", "hours", "minute", "minutes", "second", "seconds"})
# What says that any iterable does.
_ITERABLE = re.compile(r"\b(?:Iter|AsyncIter|Generator)", re.IGNORECASE)


def unusual(plan: Plan, calls: Sequence[Call], body: str, source: random.Random) -> list[Call]:
    """Some of the calls with one argument that is unusual for what it is, of each manner as many; ``source`` draws
    which, and ``body`` is the text of the function.
    """
    by_manner: dict[tuple[int, str], list[Call]] = {}
    for call in calls:
        for place, (argument, parameter) in enumerate(zip(call.arguments, plan.target.parameters, strict=False)):
            for manner, value in _instead_of(argument, parameter, plan, body):
                changed = replace(call, arguments=(*call.arguments[:place], value, *call.arguments[place + 1 :]))
                by_manner.setdefault((place, manner), []).append(changed)
    drawn = [source.sample(made, len(made)) for made in by_manner.values()]
    found = (call for row in itertools.zip_longest(*drawn) for call in row if call is not None)
    return list({call.text: call for call in found}.values())[:MOST]


def _instead_of(argument: str, parameter: Parameter, plan: Plan, body: str) -> Iterator[tuple[str, str]]:
    """(manner, value)."""
    if is_callable(argument):
        yield from ((value, value) for value in _CALLABLES[plan.family])
        return
    try:
        value = read(argument, plan.family)
    except ValueError:
        return
    if isinstance(value, list) and _is_only_walked(parameter, body):
        yield "iterator", _ITERATORS[plan.family].format(argument)
    is_loose = parameter.name not in plan.given and not parameter.annotation
    if isinstance(value, (int, float)) and not isinstance(value, bool) and plan.family == "javascript":
        is_whole = is_count(parameter.name) and words_of(parameter.name)[-1] not in _SPANS
        numbers = ("NaN", *(() if is_whole else ("1.5", "-2.5")), *(('"3"',) if is_loose else ()))
        yield from ((number, number) for number in numbers)
    # Of records in a list it is the first.
    record = value[0] if isinstance(value, list) and value else value
    if isinstance(record, dict):
        for key, held in record.items():
            for other in _empties(held, is_loose, plan.family):
                changed = {**record, key: other}
                yield f"{key}: {other}", written([changed, *value[1:]] if record is not value else changed, plan.family)


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
    if isinstance(held, str) and family == "javascript":
        yield NAMES[0]
    if isinstance(held, bool):
        yield not held
    elif isinstance(held, (int, float, str)):
        yield type(held)()
        yield from (False, None) if is_loose else ()
    elif isinstance(held, (list, dict)):
        yield type(held)()
