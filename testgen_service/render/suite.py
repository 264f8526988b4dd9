"""A rendered test file."""

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from probe.call import function_names
from probe.targets import Drivable
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.cases import Case, TestType
from testgen_service.laws.law import Law


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


def test_file_of(module: str) -> str:
    """The name of the test file of a Python module."""
    return f"test_{slug(module.rpartition('.')[2])}.py"


def slug(text: str) -> str:
    """A name of letters, digits and single underscores."""
    return "_".join(part for part in "".join(c if c.isalnum() and c.isascii() else " " for c in text).split()).lower()


def grouped(cases: Sequence[Case]) -> list[list[Case]]:
    """Cases by function, type and what is looked at, in the order of their first case."""
    groups: dict[tuple[str, TestType, str], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.function, case.type, case.call.asks), []).append(case)
    return list(groups.values())


def by_law(cases: Sequence[Case]) -> list[list[Case]]:
    """Cases of laws, each law by itself."""
    groups: dict[str, list[Case]] = {}
    for case in cases:
        groups.setdefault(law_of(case).name, []).append(case)
    return list(groups.values())


def law_of(case: Case) -> Law:
    """The law that a case shows; raises ValueError for one that shows none."""
    if case.law is None:
        raise ValueError(case.call.text)
    return case.law


def law_in_words(case: Case) -> str:
    """What the law of a case says, and what it was tried on."""
    return f"{case.function} {law_of(case).words}; tried on {case.tried} inputs"


_STRINGS = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`""")
_WORD = re.compile(r"[A-Za-z_$][\w$]*")
# Before the arguments of its constructor, or the name of one of its values.
_CLASS = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]*)(?=[(.])")
_PYTHON_NAMES = re.compile(r"^(?:class|def|async def)\s+(\w+)", re.MULTILINE)


def used_names(cases: Sequence[Case], source: Source, drivable: Drivable) -> list[str]:
    """The names of the file under test that its tests use, sorted: what they call, and what they make arguments of."""
    module = drivable.javascript
    known = set(module.exports or module.top_level) if module is not None else set(_PYTHON_NAMES.findall(source.text))
    found = set[str]()
    for case in cases:
        words = set(_WORD.findall(_STRINGS.sub("", case.call.text)))
        found |= {case.plan.target.imported_name, *(words & known)}
    return sorted(found | (_classes_of(cases) & (known | _imported(source))))


def with_names(case: Case) -> tuple[dict[str, str], Case]:
    """Names for the functions that its calls are given more than once, by the expression, and the case with those."""
    names = function_names(case.call)
    if not names:
        return names, case
    looks = tuple(replace(look, call=look.call.naming(names)) for look in case.looks)
    return names, replace(case, call=case.call.naming(names), looks=looks)


def subject(function: str) -> str:
    """A function as part of a name, and what it gives away as another one."""
    return slug(function.replace("()", " call"))


def free(name: str, names: Iterable[str]) -> str:
    """The name, or one like it that is none of ``names``."""
    return f"{name}_" if name in names else name


def is_stateful(cases: Iterable[Case]) -> bool:
    """Whether any of the cases depends on what its module holds."""
    return any(case.plan.target.is_stateful for case in cases)


def _classes_of(cases: Iterable[Case]) -> set[str]:
    """What stands for a class in the expected values."""
    literals = (_STRINGS.sub("", case.outcome.literal or "") for case in cases)
    return {name for literal in literals for name in _CLASS.findall(literal)}


def _imported(source: Source) -> set[str]:
    """The names that a Python file has from elsewhere, and that can be imported from it."""
    if source.language is not PYTHON:
        return set()
    nodes = [node for node in ast.parse(source.text).body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name for node in nodes for alias in node.names}


def filled(template: str, **values: str) -> str:
    """The template with each ``{name}`` that has a value replaced by it; other braces stay."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), template)
