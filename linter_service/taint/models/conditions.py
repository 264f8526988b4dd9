"""Queries that are objects of conditions, as MongoDB has them, in both languages."""

from collections.abc import Iterable
from dataclasses import replace

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Given
from linter_service.taint.models.writing import Marks
from linter_service.taint.values import Mark, Value, merged

# What stands under these is read as code, whatever it is; under the others it is compared, or kept, as a whole.
_CODE = ("$where", "$function", "$accumulator", "body")
_COMPARED = ("$eq", "$set", "$push", "$inc")
_DEPTH = 4


def operators(given: Given, value: Value) -> list[Marks]:
    """What in an object of conditions may be an operator, or is code."""
    return [tuple(_in_code(given, value, _DEPTH)), _where_operators_may_be(given, value, _DEPTH)]


def script(given: Given) -> Iterable[Marks]:
    """A text that is code."""
    return [tuple(_as_code(given.value(0).marks))]


def _where_operators_may_be(given: Given, value: Value, depth: int) -> Marks:
    record = given.state.record(value.record)
    if record is None or not depth:
        return value.marks
    inner = [one for key, one in record.items.items() if key not in _COMPARED]
    marks = [_where_operators_may_be(given, one, depth - 1) for one in (*inner, *(record.order or ()), record.rest)]
    return merged(value.marks, record.keys, *marks)


def _in_code(given: Given, value: Value, depth: int) -> Iterable[Mark]:
    record = given.state.record(value.record)
    if record is None or not depth:
        return
    for key, inner in record.items.items():
        if key in _CODE:
            yield from _as_code(given.state.deep(inner))
        else:
            yield from _in_code(given, inner, depth - 1)


def _as_code(marks: Marks) -> Iterable[Mark]:
    """Text is no operator, but may be code."""
    return (replace(mark, cured=mark.cured - {Kind.NOSQL}) for mark in marks if Kind.CODE not in mark.cured)
