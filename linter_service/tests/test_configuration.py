"""What a project's own files say of how it is to be analysed."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from chassis.errors import InvalidArgument
from chassis.level import Level
from chassis.progress import EngineStatus
from linter_service.engines import ENGINES
from linter_service.engines.project import matches, nearest
from linter_service.finding import Finding
from linter_service.lint import Ended, Linter
from syntax.languages import language_of
from syntax.source import Source

PYTHON = "import os\n\n\ndef f(x):\n    assert x\n    if x == None:\n        return eval(x)\n    return x\n"
SCRIPT = "#!/bin/sh\ncp $1 x\n"


@pytest_asyncio.fixture
async def linter() -> AsyncIterator[Linter]:
    made = Linter(ENGINES)
    yield made
    await made.close()


async def analysed(linter: Linter, given: Source, level: Level = Level.STANDARD) -> tuple[dict[str, Finding], Ended]:
    events = [event async for event in linter.analyse([given], level)]
    ended = events[-1]
    assert isinstance(ended, Ended)
    return {event.rule: event for event in events if isinstance(event, Finding)}, ended


def beside(path: str, text: str, files: dict[str, str]) -> Source:
    return Source(path, language_of("", path), text, tuple(files.items()))


async def test_a_rule_and_an_engine_are_left_out_and_counted(linter: Linter) -> None:
    text = '[analyze]\ndisable = ["F401", "bandit", "ty"]\n'
    found, ended = await analysed(linter, beside("src/a.py", PYTHON, {"cognicode.toml": text}))
    assert set(found) == {"E711", "S307"}
    assert found["S307"].also == ()
    (skipped,) = ended.ending.skipped
    assert "cognicode.toml" in skipped.reason


async def test_places_have_rules_of_their_own_and_severities_are_theirs(linter: Linter) -> None:
    text = '[analyze.severity]\nE711 = "error"\n[[analyze.paths]]\nmatch = ["tests/**"]\ndisable = ["S307", "B307"]\n'
    found, _ = await analysed(linter, beside("p/tests/a.py", PYTHON, {"p/cognicode.toml": text}))
    assert found["E711"].severity == "error"
    assert "S307" not in found
    found, _ = await analysed(linter, beside("p/src/a.py", PYTHON, {"p/cognicode.toml": text}))
    assert "S307" in found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[analyze\n", "is not TOML"),
        ('[analyze]\ndisable = "F401"\n', "'disable' is a list of texts"),
        ("[analyze]\ndisable = [1]\n", "'disable' is a list of texts"),
        ('[analyze.severity]\nF401 = "fatal"\n', "is no severity"),
        ('[analyze]\npaths = "x"\n', "is a list of tables"),
        ('[[analyze.paths]]\nmatch = "x"\n', "'match' is a list of texts"),
    ],
)
async def test_what_cannot_be_read_is_said_and_nothing_is_run(linter: Linter, text: str, problem: str) -> None:
    with pytest.raises(InvalidArgument, match=problem):
        await analysed(linter, beside("a.py", PYTHON, {"cognicode.toml": text}))


@pytest.mark.parametrize("text", ["analyze = 1\n", "", "\ufeff[other]\nx = 1\n"])
async def test_what_says_nothing_changes_nothing(linter: Linter, text: str) -> None:
    found, _ = await analysed(linter, beside("a.py", PYTHON, {"cognicode.toml": text}))
    assert {"F401", "E711", "S307"} <= set(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", '[tool.ruff.lint]\nselect = ["F"]\n'),
        ("ruff.toml", 'extend = "/etc/passwd"\nrequired-version = "==0.1"\n[lint]\nselect = ["F"]\n'),
        (".ruff.toml", 'select = ["F"]\n'),
        ("ruff.toml", '[lint]\nselect = ["F", "E"]\nper-file-ignores = {"src/*.py" = ["E711"]}\n'),
    ],
)
async def test_ruff_follows_the_project(linter: Linter, name: str, text: str) -> None:
    found, _ = await analysed(linter, beside("src/a.py", PYTHON, {name: text}), Level.QUICK)
    assert {rule for rule, finding in found.items() if finding.engine == "ruff"} == {"F401"}


async def test_ruff_reads_python_as_old_as_the_project_says(linter: Linter) -> None:
    text = "from typing import Optional\n\nx: Optional[int] = None\n"
    own = '[project]\nrequires-python = ">=3.8"\n[tool.ruff.lint]\nselect = ["UP"]\n'
    found, _ = await analysed(linter, beside("a.py", text, {"pyproject.toml": own}), Level.QUICK)
    assert "UP045" not in found
    found, _ = await analysed(linter, beside("a.py", text, {"pyproject.toml": own.replace("3.8", "3.12")}), Level.QUICK)
    assert "UP045" in found


@pytest.mark.parametrize(
    ("path", "text", "engine", "name", "content"),
    [
        ("a.py", PYTHON, "ruff", "ruff.toml", "[lint\n"),
        ("a.py", PYTHON, "ruff", "ruff.toml", "lint = 3\n"),
        ("a.js", "debugger;\n", "oxlint", ".oxlintrc.json", "{,}"),
        ("a.js", "debugger;\n", "oxlint", ".oxlintrc.json", "[]"),
    ],
)
async def test_an_engine_that_cannot_read_its_configuration_says_so(
    linter: Linter, path: str, text: str, engine: str, name: str, content: str
) -> None:
    _, ended = await analysed(linter, beside(path, text, {name: content}))
    (report,) = [report for report in ended.ending.engines if report.name == engine]
    assert report.status is EngineStatus.FAILED
    assert name in report.reason


async def test_oxlint_follows_the_project_and_runs_nothing_of_it(linter: Linter) -> None:
    text = "debugger;\nif (a == b) { f(); }\n"
    own = '{"rules": {"no-debugger": "off", "eqeqeq": "error"}, "jsPlugins": ["./evil.js"], "extends": ["./x.json"]}'
    found, _ = await analysed(linter, beside("a.js", text, {".oxlintrc.json": own}), Level.QUICK)
    assert {rule for rule, finding in found.items() if finding.engine == "oxlint"} == {"eqeqeq"}


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        (beside("a.sh", SCRIPT, {".shellcheckrc": "disable=SC2086\n"}), "SC2086"),
        (
            beside("a.c", "int f(int x) { return x / (x - x); }\n", {".clang-tidy": "Checks: '-*'\n"}),
            "misc-redundant-expression",
        ),
        (beside("a.py", PYTHON, {"pyproject.toml": '[tool.bandit]\nskips = ["B307"]\n'}), "B307"),
    ],
    ids=["shellcheck", "clang-tidy", "bandit"],
)
async def test_the_other_engines_follow_theirs(linter: Linter, given: Source, rule: str) -> None:
    plain, _ = await analysed(linter, Source(given.path, given.language, given.text))
    said = {rule for finding in plain.values() for rule in (finding.rule, *(also.split()[-1] for also in finding.also))}
    assert rule in said
    found, _ = await analysed(linter, given)
    said = {rule for finding in found.values() for rule in (finding.rule, *(also.split()[-1] for also in finding.also))}
    assert rule not in said


async def test_pylint_follows_the_project(linter: Linter) -> None:
    own = "[MESSAGES CONTROL]\ndisable=all\nenable=missing-function-docstring\n"
    found, _ = await analysed(linter, beside("a.py", PYTHON, {".pylintrc": own}), Level.DEEP)
    assert {rule for rule, finding in found.items() if finding.engine == "pylint"} == {"missing-function-docstring"}


@pytest.mark.parametrize(
    ("path", "pattern", "is_meant"),
    [
        ("tests/a.py", "tests/", True),
        ("tests/deep/a.py", "tests/**", True),
        ("src/a_test.py", "*_test.py", True),
        ("src/a.py", "a.py", True),
        ("src/tests/a.py", "tests/", False),
        ("src/a.py", "*.js", False),
        ("a" * 250, "*a" * 100 + "b", False),
    ],
)
def test_patterns_mean_places(path: str, pattern: str, is_meant: bool) -> None:
    assert matches(path, pattern) == is_meant


async def test_a_configuration_that_nobody_writes_is_refused(linter: Linter) -> None:
    text = "[analyze]\n" + "".join(f"k{number} = 1\n" for number in range(50_000))
    with pytest.raises(InvalidArgument, match="longer than"):
        await analysed(linter, beside("a.py", PYTHON, {"cognicode.toml": text}))
    with pytest.raises(InvalidArgument, match="is not TOML"):
        await analysed(linter, beside("a.py", PYTHON, {"cognicode.toml": f"a = {'[' * 5000}"}))


def test_the_nearest_counts_whole() -> None:
    files = {"ruff.toml": "1", "a/pyproject.toml": "2", "a/b/c/ruff.toml": "3", "other/ruff.toml": "4"}
    given = beside("a/b/x.py", "", files)
    found = nearest(given, "ruff.toml", "pyproject.toml")
    assert found is not None
    assert found.path == "a/pyproject.toml"
