"""Tests that exist: which can be relied on, what they kill, and what more is needed."""

import pytest

from chassis.level import Level
from sandbox.selftest import SandboxState
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter
from testgen_service.judging import SuiteJudged, TestStatus, TestVerdict, judge
from testgen_service.runner import TestFile

SHARE = """def share(total, people):
    if people < 1:
        raise ValueError("nobody")
    rest = total % people
    return [total // people + (1 if number < rest else 0) for number in range(people)]
"""
SHARE_JS = """export function share(total, people) {
  if (people < 1) throw new RangeError("nobody");
  const rest = total % people;
  return Array.from({ length: people }, (_, n) => Math.floor(total / people) + (n < rest ? 1 : 0));
}
"""
TESTS = """import os
import random
from share import share

SEEN = []

def test_even():
    assert share(6, 3) == [2, 2, 2]

def test_wrong():
    assert share(7, 3) == [2, 2, 2]

def test_zone():
    assert os.environ["TZ"] == "UTC"

def test_leaves_something():
    SEEN.append(1)

def test_needs_the_one_before():
    assert SEEN

def test_nothing():
    assert share
"""
TESTS_JS = """import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { share } from "../src/share.mjs";

let seen = 0;
describe("share", () => {
  it("is even", () => { assert.deepEqual(share(6, 3), [2, 2, 2]); });
  it("is wrong", () => { assert.deepEqual(share(7, 3), [2, 2, 2]); });
  it("counts", () => { seen += 1; });
  it("needs the one before", () => { assert.equal(seen, 1); });
});
"""


def _source(text: str, path: str) -> Source:
    return Source(path, language_of("", path), text)


async def judged(source: Source, tests: TestFile, framework: str) -> tuple[dict[str, TestVerdict], SuiteJudged]:
    """The last verdict on each test, and the end."""
    state = SandboxState()
    events = [event async for event in judge(state, source, [tests], framework, Level.STANDARD, 60)]
    await state.close()
    ended = events[-1]
    assert isinstance(ended, SuiteJudged)
    return {event.name: event for event in events if isinstance(event, TestVerdict)}, ended


async def test_each_test_is_told_what_it_is_worth() -> None:
    verdicts, ended = await judged(_source(SHARE, "share.py"), TestFile("tests/test_share.py", TESTS), "pytest")
    assert {name: verdict.status for name, verdict in verdicts.items()} == {
        "test_even": TestStatus.STABLE,
        "test_wrong": TestStatus.FAILING,
        "test_zone": TestStatus.FLAKY,
        "test_leaves_something": TestStatus.STABLE,
        "test_needs_the_one_before": TestStatus.ORDER_DEPENDENT,
        "test_nothing": TestStatus.STABLE,
    }
    assert verdicts["test_even"].kills
    assert verdicts["test_even"].alone == verdicts["test_even"].kills
    assert not verdicts["test_nothing"].kills
    assert ended.coverage is not None
    assert ended.coverage.missed_lines == (3,)
    assert (2, 3) in ended.coverage.missed_branches
    assert {mutant.line for mutant in ended.judgement.survivors} >= {2}
    assert ended.proof.verdict.value == "refuted"


async def test_the_same_for_javascript() -> None:
    tests = TestFile("test/share.test.mjs", TESTS_JS)
    verdicts, ended = await judged(_source(SHARE_JS, "src/share.mjs"), tests, "node")
    assert {name: verdict.status for name, verdict in verdicts.items()} == {
        "share > is even": TestStatus.STABLE,
        "share > is wrong": TestStatus.FAILING,
        "share > counts": TestStatus.STABLE,
        "share > needs the one before": TestStatus.ORDER_DEPENDENT,
    }
    assert verdicts["share > is even"].kills
    assert ended.coverage is not None
    assert ended.judgement.survivors


@pytest.mark.parametrize("text", ["", "def test_(", "import nothing_of_that_name\n\ndef test_a(): pass\n"])
async def test_a_file_that_holds_no_test_is_named(text: str) -> None:
    verdicts, ended = await judged(_source(SHARE, "share.py"), TestFile("test_share.py", text), "pytest")
    assert not verdicts
    assert [item.what for item in ended.ending.skipped] == ["test_share.py"]


@pytest.mark.parametrize(
    ("source", "tests", "framework"),
    [
        (
            _source(SHARE, "src/share.py"),
            TestFile("tests/test_share.py", TESTS.split("def test_wrong", maxsplit=1)[0]),
            "pytest",
        ),
        (_source(SHARE_JS, "src/share.mjs"), TestFile("test/share.test.mjs", TESTS_JS), "node"),
    ],
    ids=["pytest", "node"],
)
async def test_more_tests_kill_only_what_survives(
    source: Source, tests: TestFile, framework: str, writer: TestWriter
) -> None:
    before = (await judged(source, tests, framework))[1]
    events = [e async for e in writer.generate(source, framework, Level.STANDARD, 60, frozenset(), [tests])]
    ended = events[-1]
    assert isinstance(ended, SuiteEnded)
    survivors = {(mutant.line, mutant.after) for mutant in before.judgement.survivors}
    assert {(mutant.line, mutant.after) for mutant in ended.judgement.mutants} == survivors
    assert ended.judgement.killed
    assert ended.filename not in tests.filename


async def test_nothing_is_added_where_nothing_survives(writer: TestWriter) -> None:
    source = _source("def double(x):\n    return x * 2\n", "doubles.py")
    tests = TestFile("test_doubles.py", "from doubles import double\n\n\ndef test_it():\n    assert double(3) == 6\n")
    events = [e async for e in writer.generate(source, "pytest", Level.STANDARD, 60, frozenset(), [tests])]
    ended = events[-1]
    assert isinstance(ended, SuiteEnded)
    assert not ended.file
    assert [item.reason for item in ended.ending.skipped] == [
        "no mutant survives the existing tests, so there is nothing to add"
    ]
