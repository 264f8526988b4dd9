"""A rendered test file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from testgen_service.cases import Case, TestType


@dataclass(frozen=True, slots=True)
class RenderedTest:
    """One test function; ``rows`` are the ids the runner reports for it, parallel to ``cases``."""

    name: str
    description: str
    type: TestType
    code: str
    cases: tuple[Case, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RenderedSuite:
    """``text`` is the whole file to save as ``filename`` beside the code."""

    text: str
    filename: str
    tests: tuple[RenderedTest, ...]

    @property
    def rows(self) -> list[str]:
        """The ids of all tests, in the order of the file."""
        return [row for test in self.tests for row in test.rows]


def slug(text: str) -> str:
    """A name of letters, digits and single underscores."""
    return "_".join(part for part in "".join(c if c.isalnum() and c.isascii() else " " for c in text).split()).lower()


def grouped(cases: Sequence[Case]) -> dict[tuple[str, TestType], list[Case]]:
    """Cases by function and type, both in the order of their first case."""
    groups: dict[tuple[str, TestType], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.function, case.type), []).append(case)
    return groups


def filled(template: str, **values: str) -> str:
    """The template with each ``{name}`` that has a value replaced by it; other braces stay."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), template)
