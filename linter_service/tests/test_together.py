"""Fixes of one file tried at once: what is wrong with one is found, and held against no other."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from chassis.level import Level
from linter_service.engines.engine import EngineFailed
from linter_service.finding import Applicability, Category, Finding, Fix, Severity, with_ids
from linter_service.fixes import File
from linter_service.together import prove_all
from proof.claim import CheckName, Verdict
from syntax.checker import SyntaxChecker
from syntax.edits import TextEdit
from syntax.languages import PYTHON, Language
from syntax.positions import LineIndex
from syntax.source import Source


class Words:
    """Finds words, each of which is to be replaced by another one; counts how often it is asked."""

    level, timeout_s, most_lines_again, version = Level.QUICK, 5.0, 0, "1"

    def __init__(self, name: str, replacements: dict[str, str], last_answer: int = 1_000) -> None:
        self.name = name
        self.asked = 0
        self._replacements = replacements
        self._last_answer = last_answer

    def serves(self, _language: Language) -> bool:
        return True

    async def findings(self, source: Source) -> list[Finding]:
        self.asked += 1
        if self.asked > self._last_answer:
            raise EngineFailed("it is tired")
        return with_ids(self._found(source))

    def _found(self, source: Source) -> Iterator[Finding]:
        index = LineIndex(source.text)
        for match in re.finditer(r"\w+", source.text):
            if (instead := self._replacements.get(match.group())) is not None:
                place = index.range(*match.span())
                fix = Fix((TextEdit(place, instead),), Applicability.SAFE)
                message, rule = f"{match.group()} again", match.group()
                yield Finding(source.path, Severity.INFO, message, place, rule, Category.STYLE, self.name, fix=fix)

    async def close(self) -> None:
        """Nothing was started."""


async def proven(text: str, *engines: Words) -> dict[str, list[Fix]]:
    """The fixes by rule."""
    source = Source("a.py", PYTHON, text)
    found = [finding for engine in engines for finding in await engine.findings(source)]
    file = File(source, Counter(finding.key for finding in found), engines, SyntaxChecker())
    fixes: dict[str, list[Fix]] = {}
    async with aclosing(prove_all([finding for finding in found if finding.fix is not None], file)) as all_proven:
        async for finding, fix in all_proven:
            fixes.setdefault(finding.rule, []).append(fix)
    return fixes


def verdicts(fixes: dict[str, list[Fix]]) -> dict[str, list[Verdict]]:
    return {rule: [fix.proof.verdict for fix in each if fix.proof] for rule, each in fixes.items()}


async def test_one_look_of_the_others_is_enough_where_all_is_well() -> None:
    own, other = Words("own", {"old": "new"}), Words("other", {})
    fixes = await proven("old\n" * 16, own, other)
    assert verdicts(fixes) == {"old": [Verdict.PROVEN] * 16}
    assert other.asked == 2, "the original, and all fixes at once"
    assert own.asked == 2 + 16, "and its own engine looks at each alone"
    proof = fixes["old"][0].proof
    (check,) = [check for check in proof.checks if check.name is CheckName.NO_NEW_FINDING] if proof else []
    assert check.reason == "own for it alone, the others for 15 more fixes of the file with it"


async def test_the_one_that_is_to_blame_is_found_and_no_other_is_blamed() -> None:
    own, other = Words("own", {"old": "new", "odd": "ugly"}), Words("other", {"ugly": "ugly"})
    fixes = await proven("old\n" * 9 + "odd\n" + "old\n" * 6, own, other)
    assert verdicts(fixes) == {"odd": [Verdict.REFUTED], "old": [Verdict.PROVEN] * 15}
    assert other.asked < 16, "it looks at halves, not at each"


async def test_a_fix_that_does_not_parse_spoils_no_other() -> None:
    fixes = await proven("old\nodd\nold\n", Words("own", {"old": "new", "odd": "("}))
    assert verdicts(fixes) == {"odd": [Verdict.REFUTED], "old": [Verdict.PROVEN] * 2}


async def test_fixes_of_one_place_are_tried_apart() -> None:
    fixes = await proven("old\n", Words("one", {"old": "new"}), Words("two", {"old": "newer"}))
    assert verdicts(fixes) == {"old": [Verdict.PROVEN] * 2}


@pytest.mark.parametrize("last_answer", [1, 2])
async def test_who_does_not_answer_is_named(last_answer: int) -> None:
    fixes = await proven("old\nold\n", Words("own", {"old": "new"}), Words("other", {}, last_answer))
    assert set(verdicts(fixes)["old"]) <= {Verdict.PARTIAL, Verdict.PROVEN}
    assert (Verdict.PARTIAL in verdicts(fixes)["old"]) == (last_answer == 1)
