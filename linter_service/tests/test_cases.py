"""Fixtures are source files with the expectation in a comment on the line."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from chassis.level import Level
from chassis.progress import EngineStatus, Plan
from linter_service.engines import ENGINES
from linter_service.engines.engine import EngineFailed, EngineMissing
from linter_service.engines.taint import Taint
from linter_service.finding import Applicability, Category, Finding, Severity
from linter_service.lint import Ended, Linter, LintEvent, Measured
from proof.claim import CheckStatus, Verdict
from syntax.edits import apply_edits
from syntax.languages import LANGUAGES, PYTHON, Language, language_of
from syntax.source import Source

CASES = Path(__file__).with_name("cases")
_EXPECT = re.compile(r"(?:#|//) expect: (?P<rules>.+)$")


@pytest_asyncio.fixture
async def linter() -> AsyncIterator[Linter]:
    made = Linter(ENGINES)
    yield made
    await made.close()


async def analyse(linter: Linter, source: Source, level: Level = Level.STANDARD) -> list[LintEvent]:
    return [event async for event in linter.analyse([source], level)]


def findings(events: list[LintEvent]) -> dict[str, Finding]:
    return {event.id: event for event in events if isinstance(event, Finding)}


def read(name: str) -> Source:
    return Source(name, language_of("", name), (CASES / name).read_text())


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.iterdir()))
async def test_expected_findings_and_no_others(linter: Linter, name: str) -> None:
    source = read(name)
    expected = {
        (number, rule.strip())
        for number, line in enumerate(source.text.splitlines(), start=1)
        if (match := _EXPECT.search(line))
        for rule in match["rules"].split(",")
    }
    if name.endswith(".java") and shutil.which("javac") is None:
        # The compiler is used where it is; what is expected of it is in small letters.
        expected = {(line, rule) for line, rule in expected if rule.isupper()}
    found = {
        (f.range.start.line, f.rule)
        for f in findings(await analyse(linter, source)).values()
        if f.severity is not Severity.INFO or (f.range.start.line, f.rule) in expected
    }
    assert found == expected


@pytest.mark.parametrize("name", ["bad.py", "bad.js"])
async def test_every_offered_fix_does_what_its_proof_says(linter: Linter, name: str) -> None:
    source = read(name)
    fixed = [f for f in findings(await analyse(linter, source)).values() if f.fix is not None]
    assert fixed
    for finding in fixed:
        assert finding.fix is not None
        assert finding.fix.proof is not None
        is_safe = finding.fix.applicability is Applicability.SAFE
        assert finding.fix.proof.verdict is (Verdict.PROVEN if is_safe else Verdict.PARTIAL)
        assert all(check.status is CheckStatus.HELD for check in finding.fix.proof.checks[:4])
        changed = Source(name, source.language, apply_edits(source.text, finding.fix.edits))
        again = [f.rule for f in findings(await analyse(linter, changed)).values()]
        before = [f.rule for f in findings(await analyse(linter, source)).values()]
        assert again.count(finding.rule) < before.count(finding.rule)


async def test_events_come_in_the_promised_order(linter: Linter) -> None:
    events = await analyse(linter, read("bad.py"))
    assert isinstance(events[0], Plan)
    assert isinstance(events[-1], Ended)
    assert any(isinstance(event, Measured) for event in events)
    seen: dict[str, Finding] = {}
    for finding in (event for event in events if isinstance(event, Finding)):
        # Told again with a fix, or with more beside it.
        before = seen.get(finding.id)
        assert (finding.fix is not None or len(finding.also) > len(before.also)) if before else finding.fix is None
        seen[finding.id] = finding
    assert events[-1].findings == len(seen)


async def test_equal_input_gives_equal_results(linter: Linter) -> None:
    first, second = findings(await analyse(linter, read("bad.py"))), findings(await analyse(linter, read("bad.py")))
    assert first == second


async def test_the_quick_level_leaves_the_type_checker_out(linter: Linter) -> None:
    ended = (await analyse(linter, read("bad.py"), Level.QUICK))[-1]
    assert isinstance(ended, Ended)
    assert [report.name for report in ended.ending.engines] == ["parser", "cognicode", "ruff"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
@pytest.mark.parametrize(
    "text",
    ["", "\ufeff", "\x00", "x = '", "😀é\r\n\t(", "(" * 2000, "a" * 100_000, "\u2028\u2029"],
    ids=["empty", "BOM", "NUL", "half", "wide", "deep", "long", "separators"],
)
async def test_no_input_breaks_it(linter: Linter, language: Language, text: str) -> None:
    ended = (await analyse(linter, Source(f"a{language.extensions[0]}", language, text), Level.QUICK))[-1]
    assert isinstance(ended, Ended)


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
async def test_fixes_keep_bom_and_line_ends(linter: Linter, prefix: str, ending: str) -> None:
    text = prefix + ending.join(["import os", "x = 1", "y = '😀'; z = not x == y", ""])
    source = Source("a.py", PYTHON, text)
    fixed = [f for f in findings(await analyse(linter, source)).values() if f.fix is not None]
    assert {finding.rule for finding in fixed} >= {"F401"}
    for finding in fixed:
        assert finding.fix is not None
        changed = apply_edits(text, finding.fix.edits)
        assert changed.startswith(prefix)
        assert changed.count("\r\n") == (changed.count("\n") if ending == "\r\n" else 0)
        compile(changed.removeprefix("\ufeff"), "a.py", "exec")


class Broken:
    """An engine of a given misfortune, at our own port."""

    name = "broken"
    level = Level.QUICK
    timeout_s = 0.2
    most_lines_again = 0
    version = "1"

    def __init__(self, misfortune: Exception | None) -> None:
        self._misfortune = misfortune

    def serves(self, language: Language) -> bool:
        return language is PYTHON

    async def findings(self, source: Source) -> list[Finding]:
        del source
        if self._misfortune is None:
            await asyncio.sleep(60)
        else:
            raise self._misfortune
        return []

    async def close(self) -> None:
        """Nothing was started."""


@pytest.mark.parametrize(
    ("misfortune", "status"),
    [
        (EngineMissing("run: make setup"), EngineStatus.MISSING),
        (EngineFailed("it stopped"), EngineStatus.FAILED),
        (RuntimeError("a mistake in it"), EngineStatus.FAILED),
        (None, EngineStatus.TIMED_OUT),
    ],
)
async def test_one_broken_engine_leaves_the_others_standing(misfortune: Exception | None, status: EngineStatus) -> None:
    linter = Linter([lambda _: Broken(misfortune), *ENGINES])
    events = await analyse(linter, read("bad.py"))
    await linter.close()
    ended = events[-1]
    assert isinstance(ended, Ended)
    reports = {report.name: report for report in ended.ending.engines}
    assert reports["broken"].status is status
    assert reports["broken"].reason
    assert "a mistake in it" not in reports["broken"].reason
    assert reports["ruff"].status is EngineStatus.OK
    assert "F401" in {finding.rule for finding in findings(events).values()}


async def test_an_engine_that_would_take_too_long_after_each_fix_is_left_out_and_told(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Taint, "most_lines_again", 1)
    events = await analyse(linter, read("bad.py"))
    (ended,) = [event for event in events if isinstance(event, Ended)]
    assert [skipped.what for skipped in ended.ending.skipped] == ["taint after each fix of bad.py"]
    tools = {tool.name for f in findings(events).values() if f.fix and f.fix.proof for tool in f.fix.proof.tools}
    assert "ruff" in tools
    assert "taint" not in tools


async def test_a_killed_server_comes_back(linter: Linter) -> None:
    await analyse(linter, read("bad.py"))
    for engine in linter.engines:
        await engine.close()
    assert findings(await analyse(linter, read("bad.py")))


async def test_analyses_side_by_side_are_what_each_is_alone(linter: Linter) -> None:
    texts = [f"def f(x: int) -> str:\n    return x + {number}\n" for number in range(12)]
    several = [Source(f"a{number}.py", PYTHON, text) for number, text in enumerate(texts)]
    together = await asyncio.gather(*(analyse(linter, source) for source in several))
    for source, events in zip(several, together, strict=True):
        (ended,) = [event for event in events if isinstance(event, Ended)]
        assert {report.status for report in ended.ending.engines} == {EngineStatus.OK}
        assert "invalid-explicit-return" in {finding.rule for finding in findings(events).values()}
        assert findings(events) == findings(await analyse(linter, source))


async def test_a_fix_takes_along_what_it_brings_about(linter: Linter) -> None:
    text = "def f(a: list[int]) -> str:\n    return 'items: %s' % (a,)\n"
    events = await analyse(linter, Source("a.py", PYTHON, text))
    assert not next(event for event in events if isinstance(event, Ended)).ending.rejected
    (fixed,) = [finding for finding in findings(events).values() if finding.rule == "UP031"]
    assert fixed.fix is not None
    # By way of format(), which would be a finding again.
    assert "{a}" in apply_edits(text, fixed.fix.edits)


def test_applicability_is_about_wanting_and_category_about_meaning() -> None:
    assert {item.value for item in Applicability} == {"safe", "suggestion", "unsafe"}
    assert "security" in {item.value for item in Category}


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("a.py", "def average(values: list[float]) -> float:\n    return sum(values) / len(values)\n", "RUN-CRASH"),
        ("a.py", "def down(n: int) -> None:\n    while n != 0:\n        n -= 2\n", "RUN-HANG"),
        ("a.py", 'def up(t):\n    """\n    >>> up("a")\n    "A"\n    """\n    return t\n', "RUN-DOCUMENTATION"),
        ("a.mjs", "export const twice = (x) => {\n  return y * 2;\n};\n", "RUN-CRASH"),
        ("a.mjs", "export const sortNumbers = (xs) => [...xs].sort();\n", "RUN-NAME"),
        ("a.py", "def encode(t):\n    return t.replace('z', 'a')\n\n\ndef decode(t):\n    return t\n", "RUN-INVERSE"),
    ],
)
async def test_running_shows_what_reading_does_not(linter: Linter, name: str, text: str, rule: str) -> None:
    events = await analyse(linter, Source(name, language_of("", name), text), Level.DEEP)
    (found,) = [finding for finding in findings(events).values() if finding.engine == "run"]
    assert (found.rule, found.message.endswith("; confirmed by running")) == (rule, True)
    assert found.steps[0].text.startswith("called as ")


@pytest.mark.parametrize(
    "text",
    [
        "while True:\n    pass\n",
        "import os\nos._exit(0)\n",
        "raise SystemExit\n",
        "print('x' * 10**7)\ndef f(n):\n    return n\n",
    ],
    ids=["loops", "leaves", "exits", "prints"],
)
async def test_code_that_cannot_be_run_says_nothing_against_itself(linter: Linter, text: str) -> None:
    events = await analyse(linter, Source("a.py", PYTHON, f"{text}\ndef g(n):\n    return n\n"), Level.DEEP)
    assert [finding for finding in findings(events).values() if finding.engine == "run"] == []
    assert isinstance(events[-1], Ended)
