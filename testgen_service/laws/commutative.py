"""Commutative: the order of two arguments does not matter."""

from collections.abc import Iterator

from testgen_service.laws.law import Law, Subject


def laws(subject: Subject) -> Iterator[Law]:
    """Of a function of two arguments."""
    if subject.arity == 2:
        forward, backward = f"{subject.name}({{0}}, {{1}})", f"{subject.name}({{1}}, {{0}})"
        yield Law("is_commutative", "does not depend on the order of its arguments", forward, backward, ("{0}", "{1}"))
