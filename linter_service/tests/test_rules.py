"""Rules of our own: each fires on its bad example and on no good one, and says all that it has to."""

from pathlib import Path

import pytest

from linter_service.engines.patterns import matcher
from linter_service.rules import RULES
from linter_service.rules.__main__ import documented
from linter_service.rules.rule import Rule
from syntax.languages import language_of
from syntax.parsing import error_spans, parse

ALL = [(language, rule) for language, rules in RULES.items() for rule in rules]
ids = [f"{language} {rule.id}" for language, rule in ALL]


def fires(rule: Rule, language: str, text: str) -> bool:
    return parse(text, language_of(language, "")).find(matcher(rule)) is not None


@pytest.mark.parametrize(("language", "rule"), ALL, ids=ids)
def test_it_fires_on_what_is_bad_and_on_nothing_good(language: str, rule: Rule) -> None:
    assert fires(rule, language, rule.bad)
    if language != "c":
        assert not error_spans(parse(rule.bad, language_of(language, "")))
        assert not error_spans(parse(rule.good, language_of(language, "")))
    assert [other.id for other in RULES[language] if fires(rule, language, other.good)] == []


@pytest.mark.parametrize("language", ["java", "cpp", "csharp", "go", "rust", "javascript"])
def test_there_are_fifteen_at_least(language: str) -> None:
    assert len({rule.id for rule in RULES[language]}) == len(RULES[language]) >= 15


def test_the_table_and_the_folder_agree() -> None:
    folder = Path(__file__).parents[1] / "rules"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__", "rule"}
    assert files == set(RULES) - {"c", "typescript", "tsx"}


def test_the_documentation_is_that_of_the_rules() -> None:
    written = (Path(__file__).parents[2] / "docs/rules.md").read_text()
    assert written == documented(), "make docs"
