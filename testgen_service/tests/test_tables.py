"""Cases that differ in data alone stand in a table, in JavaScript as well."""

import re

import pytest

from chassis.level import Level
from proof.claim import Verdict
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.evidence import TestCase
from testgen_service.generate import SuiteEnded, TestWriter

CLASSIFY = """
export function classify(score{type}) {
  if (score < 0 || score > 100) throw new RangeError("score must lie between 0 and 100");
  if (score >= 90) return "excellent";
  if (score >= 70) return "good";
  return score >= 50 ? "enough" : "too little";
}
"""


@pytest.mark.parametrize(("path", "kind"), [("classify.mjs", ""), ("classify.ts", ": number")])
async def test_rows_are_told_by_their_titles_and_the_first_test_becomes_one_of_them(
    path: str, kind: str, writer: TestWriter
) -> None:
    source = Source(path, language_of("", path), CLASSIFY.replace("{type}", kind))
    events = [e async for e in writer.generate(source, "node", Level.STANDARD, 0, frozenset())]
    ended = events[-1]
    assert isinstance(ended, SuiteEnded)
    assert ended.proof is not None
    assert ended.proof.verdict is Verdict.PROVEN
    assert "for (const [title, given, expected] of [" in ended.file
    assert ("Parameters<typeof classify>" in ended.file) == bool(kind)
    rows = re.findall(r'^    \["\(-?\d+\)", \[-?\d+\]', ended.file, re.MULTILINE)
    assert len(rows) >= 6
    assert len(rows) == len(set(rows))
    shown = [event for event in events if isinstance(event, TestCase)]
    # The first was sent ahead, and is sent again as part of a table, under the same id.
    assert shown[0].id in {case.id for case in shown[1:]}
    assert len({case.id for case in shown}) == ended.tests
