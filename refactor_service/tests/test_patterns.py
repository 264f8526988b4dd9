"""Rewrites of languages that nothing here runs: code in, code out, what must not change first."""

from pathlib import Path

import pytest

from chassis.level import Level
from proof.claim import Behaviour, Verdict
from refactor_service.refactor import Refactorer
from refactor_service.rewrites.patterns import PATTERNS
from refactor_service.rewrites.patterns.pattern import PatternRewrite, rewrite_of
from refactor_service.suggestion import Suggestion
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import LANGUAGES, Tier, language_of
from syntax.parsing import error_spans, parse
from syntax.source import Source

ALL = [(language, pattern) for language, patterns in PATTERNS.items() for pattern in patterns]
each = pytest.mark.parametrize(("language", "pattern"), ALL, ids=[f"{lang} {p.name}" for lang, p in ALL])


def changed(pattern: PatternRewrite, language: str, text: str) -> list[str]:
    known = language_of(language)
    source = Source(f"a{known.extensions[0]}", known, text)
    return [candidate.changed for candidate in rewrite_of(pattern, language).find(source)]


@each
def test_what_looks_alike_stays(language: str, pattern: PatternRewrite) -> None:
    assert [found for text in pattern.untouched for found in changed(pattern, language, text)] == []
    assert pattern.untouched


@each
def test_it_makes_good_of_bad_once(language: str, pattern: PatternRewrite) -> None:
    assert changed(pattern, language, pattern.bad) == [pattern.good]
    assert changed(pattern, language, pattern.good) == []
    for before, after in pattern.others:
        assert changed(pattern, language, before) == [after]
    for text in (pattern.bad, pattern.good, *pattern.untouched):
        assert not error_spans(parse(text, language_of(language)))


@each
def test_a_comment_in_its_way_is_not_lost(language: str, pattern: PatternRewrite) -> None:
    words = pattern.bad.split(" ")
    for place in range(1, len(words)):
        commented = f"{' '.join(words[:place])} /* why */ {' '.join(words[place:])}"
        assert all("/* why */" in text for text in changed(pattern, language, commented))


def test_five_at_least_for_each_language_and_the_table_and_the_folder_agree() -> None:
    assert all(len({p.name for p in patterns}) == len(patterns) >= 5 for patterns in PATTERNS.values())
    folder = Path(__file__).parents[1] / "rewrites/patterns"
    assert {path.stem for path in folder.glob("*.py")} - {"__init__", "pattern"} == set(PATTERNS)
    assert {language.name for language in LANGUAGES if language.tier is Tier.REWRITTEN} == set(PATTERNS)


async def test_what_could_not_be_run_is_said() -> None:
    state = SandboxState()
    await state.prepare()
    refactorer = Refactorer(state, SyntaxChecker())
    try:
        text = "class A { boolean f(java.util.List<String> names) { return names.size() == 0; } }\n"
        events = refactorer.suggest([Source("A.java", language_of("java"), text)], Level.STANDARD, frozenset())
        (found,) = [event async for event in events if isinstance(event, Suggestion)]
    finally:
        await refactorer.close()
    assert (found.proof.verdict, found.proof.behaviour) == (Verdict.PARTIAL, Behaviour.NOT_RUN)
    assert found.proof.behaviour_reason == "nothing here runs java"
