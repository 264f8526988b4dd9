"""Inverse: one function takes back what another one did."""

from collections.abc import Iterator

from testgen_service.laws.law import Law, Subject


def laws(subject: Subject) -> Iterator[Law]:
    """Of a function of one argument, with each other one of the file."""
    if subject.arity != 1:
        return
    for other in subject.others:
        if other != subject.name:
            back = f"{other}({subject.name}({{0}}))"
            words = f"is taken back by {other}"
            yield Law(f"is_taken_back_by_{other.lower()}", words, back, "{0}", (f"{subject.name}({{0}})", "{0}"))
