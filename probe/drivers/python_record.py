"""What Python values were, in a form that is equal for equal values. A part of python_driver.py."""

import contextlib
import io
import re
import types
from collections import deque
from itertools import islice
from math import isnan
from pathlib import PurePath

from verdict import encode

FUNCTIONS = (types.FunctionType, types.MethodType)
NAMED = (type, types.BuiltinFunctionType, types.ModuleType)
COLLECTIONS = (list, tuple, set, frozenset)
SIZED = (*COLLECTIONS, dict, deque)
STREAMS = (io.StringIO, io.BytesIO)
BASES: tuple[type, ...] = (list, tuple, set, frozenset, str, int, float)
WITHOUT_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+").sub
MAX_DEPTH = 12
MAX_ITEMS = 200
MAX_TEXT = 4000
# Past what a class makes of it.
ATTRIBUTE = object.__getattribute__


def clip(text):
    return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}...{len(text)}"


def is_a(value, kinds):
    """Whether it is an instance, whatever it says of itself."""
    return issubclass(type(value), kinds)


def fields_of(value):
    """What an object holds under names; None where it cannot hold any, or does not say."""
    try:
        fields = ATTRIBUTE(value, "__dict__")
    except Exception:
        return None
    return fields if is_a(fields, dict) else None


def length(value):
    """Of a container, whatever it says of itself; 0 for anything else."""
    return next((base.__len__(value) for base in SIZED if is_a(value, base)), 0)


def size_of(value, most):
    """How many things it holds, itself and what these hold included; more than ``most`` is not counted."""
    count, waiting = 0, [value]
    while waiting and count <= most:
        item = waiting.pop()
        count += 1
        if is_a(item, dict):
            inner = dict.values(item)
        elif type(item) in COLLECTIONS:
            inner = item
        elif is_a(item, NAMED):
            continue
        else:
            inner = dict.values(fields_of(item) or {})
        if count + len(waiting) + len(inner) > most:
            return most + 1
        waiting.extend(inner)
    return count


def canonical(value, seen=None, depth=0):
    """A JSON form that is equal for equal values, whatever the order of sets and dicts or the identity of objects."""
    seen = seen or {}
    kind = type(value)
    if value is None or kind in (bool, str):
        return [kind.__name__, clip(value) if kind is str else value]
    if kind is int:
        return ["int", clip(hex(value))]
    if kind is float:
        return ["float", "nan" if isnan(value) else value.hex()]
    if kind is complex:
        return ["complex", canonical(value.real), canonical(value.imag)]
    if kind in (bytes, bytearray):
        return [kind.__name__, clip(bytes(value).hex())]
    if id(value) in seen:
        return ["cycle", seen[id(value)]]
    if depth > MAX_DEPTH:
        return ["deep", kind.__name__]
    try:
        return compound(value, kind, {**seen, id(value): depth}, depth + 1)
    except Exception:
        # It does not let itself be looked at.
        return ["opaque", kind.__name__]


def compound(value, kind, seen, depth):
    def inner(item):
        return canonical(item, seen, depth)

    if kind in (list, tuple):
        return [kind.__name__, [inner(item) for item in value[:MAX_ITEMS]], len(value)]
    if kind in (set, frozenset):
        return [kind.__name__, sorted((inner(item) for item in value), key=encode)[:MAX_ITEMS], len(value)]
    if is_a(value, dict):
        # The order of a dict can be observed, so it is kept; only that of a set cannot.
        pairs = [[inner(key), inner(item)] for key, item in dict.items(value)]
        return ["dict", kind.__name__, pairs[:MAX_ITEMS], len(value)]
    if is_a(value, BaseException):
        return ["exception", kind.__name__, [inner(item) for item in value.args]]
    if is_a(value, FUNCTIONS):
        # What a function would do cannot be seen from outside.
        return ["opaque", kind.__name__]
    if is_a(value, NAMED):
        return ["named", kind.__name__, getattr(value, "__qualname__", getattr(value, "__name__", ""))]
    for base in BASES:
        if is_a(value, base):
            return ["sub", kind.__name__, inner(base(value))]
    return instance(value, kind, inner)


def instance(value, kind, inner):
    """An object by its class and its fields; what has neither is opaque."""
    if is_a(value, PurePath):
        # Its fields are what has been asked of it so far.
        return ["repr", kind.__name__, clip(str(value))]
    if is_a(value, STREAMS):
        return ["stream", kind.__name__, None if value.closed else [value.tell(), inner(value.getvalue())]]
    fields = dict(fields_of(value) or {})
    for owner in kind.__mro__:
        slots = owner.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            with contextlib.suppress(AttributeError):
                fields[name] = getattr(value, name)
    if fields:
        return ["object", kind.__name__, [[name, inner(fields[name])] for name in sorted(fields)]]
    if kind.__repr__ is object.__repr__:
        return ["opaque", kind.__name__]
    # Where an object lies is no part of what it is.
    return ["repr", kind.__name__, clip(WITHOUT_ADDRESS("", repr(value)))]


def left_in(iterator):
    """What an iterator still gives, up to the error that it may end in."""
    items: list[object] = []
    try:
        items.extend(islice(iterator, MAX_ITEMS))
    except Exception as error:
        return [canonical(items), type(error).__name__]
    return canonical(items)


def content(value):
    """What is written in something that is written to; anything else is what it is."""
    return value.getvalue() if is_a(value, STREAMS) and not value.closed else value


def contents(args):
    return [content(value) for value in args if is_a(value, STREAMS)]
