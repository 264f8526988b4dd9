"""Laws that functions may follow: one a file, all in one table."""

from collections.abc import Callable, Iterator

from testgen_service.laws import commutative, idempotent, inverse, length, ordering
from testgen_service.laws.law import Law, Subject

LAWS: tuple[tuple[str, Callable[[Subject], Iterator[Law]]], ...] = (
    ("inverse", inverse.laws),
    ("idempotent", idempotent.laws),
    ("commutative", commutative.laws),
    ("ordering", ordering.laws),
    ("length", length.laws),
)


def laws_of(subject: Subject) -> list[Law]:
    """All that it could follow, the most telling first."""
    return [law for _, find in LAWS for law in find(subject)]
