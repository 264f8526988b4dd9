"""Idempotent: doing it again changes nothing more."""

from collections.abc import Iterator

from testgen_service.laws.law import Law, Subject


def laws(subject: Subject) -> Iterator[Law]:
    """Of a function of one argument."""
    if subject.arity == 1:
        once = f"{subject.name}({{0}})"
        yield Law("is_idempotent", "is idempotent", f"{subject.name}({once})", once, (once, "{0}"), True)
