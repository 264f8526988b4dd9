"""Text in, text out: what must not change comes first."""

from pathlib import Path

import pytest

from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.__main__ import documented
from refactor_service.rewrites.rewrite import Rewrite
from refactor_service.tests import javascript_rewritten, python_rewritten
from syntax.checker import python_problems
from syntax.languages import JAVASCRIPT, PYTHON
from syntax.parsing import error_spans, parse
from syntax.source import Source

BY_NAME = {rewrite.name: rewrite for rewrite in REWRITES}


def source(rewrite: Rewrite, text: str) -> Source:
    language = PYTHON if rewrite.family == "python" else JAVASCRIPT
    return Source(f"a{language.extensions[0]}", language, text)


UNTOUCHED = [*python_rewritten.UNTOUCHED, *javascript_rewritten.UNTOUCHED]


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=f"{n}: {i}") for n, i, t in UNTOUCHED])
def test_must_not_change(name: str, text: str) -> None:
    assert not list(BY_NAME[name].find(source(BY_NAME[name], text)))


CHANGED = [*python_rewritten.CHANGED, *javascript_rewritten.CHANGED]


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_changes(name: str, before: str, after: str) -> None:
    (candidate, *_) = BY_NAME[name].find(source(BY_NAME[name], before))
    assert candidate.changed == after
    assert candidate.title
    assert candidate.description


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_the_result_parses_and_is_left_alone(name: str, before: str, after: str) -> None:
    del before
    changed = source(BY_NAME[name], after)
    if changed.language is PYTHON:
        assert not python_problems(after)
    else:
        assert not error_spans(parse(after, changed.language))
    assert not list(BY_NAME[name].find(changed))


def test_every_rewrite_is_in_the_table_once_and_has_a_test() -> None:
    assert len(BY_NAME) == len(REWRITES)
    run = {rewrite.name for rewrite in REWRITES if rewrite.family in ("python", "javascript")}
    assert run == {name for name, *_ in CHANGED} == {name for name, *_ in UNTOUCHED}


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "(((", "def f(:", "function (", "\x00", "x" * 10_000, "if 1:\n\tpass\r\n"]
)
def test_no_text_breaks_a_rewrite(rewrite: Rewrite, text: str) -> None:
    assert not list(rewrite.find(source(rewrite, text)))


def test_the_documentation_is_that_of_the_rewrites() -> None:
    written = (Path(__file__).parents[2] / "docs/rewrites.md").read_text()
    assert written == documented(), "make docs"
