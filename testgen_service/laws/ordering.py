"""Ordering: what comes out is in order, whatever the order was."""

from collections.abc import Iterator

from testgen_service.laws.law import Law, Subject


def laws(subject: Subject) -> Iterator[Law]:
    """Of a function of one argument that gives a list; in Python, where order is the language's own."""
    if subject.arity == 1 and subject.is_python:
        result = f"{subject.name}({{0}})"
        yield Law("is_in_order", "gives a list in order", result, f"sorted({result})", (f"len({result}) > 1", "False"))
