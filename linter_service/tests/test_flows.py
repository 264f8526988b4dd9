"""Handlers with a flow, and their safe twins: ``flows/`` says in a comment on the line what is expected there."""

import contextlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from linter_service.engines.engine import EngineFailed
from linter_service.engines.taint import Taint, found
from linter_service.finding import Finding
from linter_service.taint import analysis
from linter_service.taint.flows import flows_in
from linter_service.taint.kinds import Kind
from syntax.languages import language_of
from syntax.source import Source

FLOWS = Path(__file__).with_name("flows")
# Of all that is expected so much is found, and of as many safe twins so few are not let be.
LEAST_FOUND, MOST_WRONG = 0.9, 0.05
_EXPECT = re.compile(r"(?:#|//) expect: (?P<rules>.+)$")
Place = tuple[int, str]


def findings(text: str, name: str) -> list[Finding]:
    """In this process; the engine asks a worker for the same."""
    source = Source(name, language_of("", name), text)
    return list(found(flows_in(text, source.language), source))


def expected(text: str) -> set[Place]:
    return {
        (number, rule.strip())
        for number, line in enumerate(text.splitlines(), start=1)
        if (match := _EXPECT.search(line))
        for rule in match["rules"].split(",")
    }


def compared(path: Path) -> tuple[set[Place], set[Place]]:
    """What is expected in a file and what is found."""
    text = path.read_text()
    return expected(text), {(one.range.start.line, one.rule) for one in findings(text, path.name)}


@pytest.mark.parametrize("language", ["python", "javascript"])
def test_flows_are_found_and_safe_twins_let_be(language: str) -> None:
    paths = sorted((FLOWS / language).iterdir())
    pairs = [(path.name, *compared(path)) for path in paths]
    missed = [(name, *place) for name, wanted, found in pairs for place in sorted(wanted - found)]
    wrong = [(name, *place) for name, wanted, found in pairs for place in sorted(found - wanted)]
    total = sum(len(wanted) for _, wanted, _ in pairs)
    assert len(missed) <= (1 - LEAST_FOUND) * total, missed
    assert len(wrong) <= MOST_WRONG * total, wrong


def test_each_kind_has_twenty_of_both() -> None:
    counts = {
        kind: sum(rule == f"TAINT-{kind}" for path in FLOWS.glob("*/*") for _, rule in expected(path.read_text()))
        for kind in Kind
    }
    assert {kind for kind, count in counts.items() if count < 20} == set()


HANDLER = """from flask import Flask, request
import os, re, sqlite3, html
app = Flask(__name__)
ALLOWED = {{"a", "b"}}

@app.route("/")
def handler():
    name = request.args.get("name", "")
{}
    return "ok"
"""


def handled(*lines: str) -> str:
    return HANDLER.format("\n".join(f"    {line}" for line in lines))


@pytest.mark.parametrize(
    "lines",
    [
        ("if name not in ALLOWED:", "    return 'no'", "os.system('ls ' + name)"),
        ("if name not in ALLOWED:", "    name = 'a'", "os.system('ls ' + name)"),
        ("command = name if name in ALLOWED else 'a'", "os.system(command)"),
        ("if not re.fullmatch('[a-z]+', name):", "    raise ValueError", "os.system('ls ' + name)"),
        ("os.system(f'ls {int(name)}')",),
        ("number = int(name)", "os.system('ls ' + name)"),
        ("name = 'fixed'", "os.system('ls ' + name)"),
        ("if 1 + 1 == 3:", "    os.system(name)"),
        ("words = ['ls', name]", "os.system(words[0])"),
        ("words = [name]", "words.append('ls')", "words.pop(0)", "os.system(words[0])"),
        ("both = {'a': name, 'b': 'ls'}", "os.system(both['b'])"),
        ("commands = {'list': 'ls'}", "os.system(commands.get(name))"),
        ("assert name.isalnum()", "os.system('ls ' + name)"),
        ("if any(bad in name for bad in ';&|`'):", "    return 'no'", "os.system('ls ' + name)"),
        ("for one in [n for n in name.split() if n in ALLOWED]:", "    os.system(one)"),
    ],
    ids=lambda lines: lines[-1] if len(lines) == 1 else f"{lines[0]} ... {lines[-1]}",
)
def test_what_was_checked_or_replaced_is_let_be(lines: Sequence[str]) -> None:
    assert findings(handled(*lines), "a.py") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("os.system('ls ' + name)",),
        ("if name in ALLOWED:", "    pass", "os.system(name)"),
        ("if len(name) > 10:", "    return 'no'", "os.system(name)"),
        ("name = name.strip().lower()", "os.system(name)"),
        ("words = []", "for word in name.split():", "    words.append(word)", "os.system(' '.join(words))"),
        ("def inner():", "    os.system(name)", "inner()"),
        ("both = {'a': name}", "os.system('%(a)s' % both)"),
        ("try:", "    value = int(name)", "except ValueError:", "    value = name", "os.system(f'ls {value}')"),
        ("if re.match('[a-z]', name):", "    os.system(name)"),
        ("good = [n for n in name.split() if n in ALLOWED]", "os.system(name)"),
    ],
    ids=lambda lines: lines[-1] if len(lines) == 1 else f"{lines[0]} ... {lines[-1]}",
)
def test_what_was_not_is_found(lines: Sequence[str]) -> None:
    assert [one.rule for one in findings(handled(*lines), "a.py")] == ["TAINT-COMMAND"]


def test_a_finding_shows_the_way_step_by_step() -> None:
    text = handled("sql = f\"SELECT * FROM t WHERE name = '{name}'\"", "sqlite3.connect('x').execute(sql)")
    (only,) = findings(text, "a.py")
    assert (only.rule, only.cwe) == ("TAINT-SQL", (89,))
    assert [(step.range.start.line, step.text) for step in only.steps] == [
        (8, "comes from a parameter of the request"),
        (8, "kept as name"),
        (9, "kept as sql"),
        (10, "reaches sqlite3.connect().execute()"),
    ]
    assert "(line 8)" in only.message


def test_columns_count_in_utf_16_and_a_byte_order_mark_counts() -> None:
    text = "\ufeff" + handled("x = '😀'; os.system(name)")
    (only,) = findings(text, "a.py")
    assert (only.range.start.line, only.range.start.column) == (9, 15)


HUGE = f"x = str(0x{'f' * 4000}) + f'{{0x{'f' * 4000}}}'"
WIDE = "d={" + ",".join(f"{number}:x" for number in range(3000)) + "}\n" + "while x:\n d={**d,**d}\n d[x]=d\n" * 100


@pytest.mark.parametrize("name", ["a.py", "a.js", "a.tsx"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "\x00",
        "x = '",
        "def f(:",
        "(" * 500,
        "f(" * 5_000,
        "a + " * 5_000 + "a",
        "-" * 3_000 + "1",
        HUGE,
        WIDE,
    ],
    ids=["empty", "BOM", "NUL", "half", "broken", "open", "calls", "sums", "signs", "huge", "wide"],
)
def test_no_text_breaks_it(text: str, name: str) -> None:
    with contextlib.suppress(RecursionError, MemoryError):
        findings(text, name)


def test_more_ways_than_are_followed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "MAX_VISITS", 5)
    assert [one.rule for one in findings(handled("os.system(name)"), "a.py")] == ["TAINT-INCOMPLETE"]


def test_equal_text_gives_equal_findings() -> None:
    text = (FLOWS / "python/sql.py").read_text()
    assert findings(text, "sql.py") == findings(text, "sql.py")


async def test_the_engine_gives_what_its_worker_finds_and_goes_on_after_what_is_too_deep() -> None:
    engine = Taint()
    try:
        source = Source("a.py", language_of("python"), handled("os.system(name)"))
        with pytest.raises(EngineFailed):
            await engine.findings(Source("deep.js", language_of("javascript"), "- " * 20_000 + "1"))
        assert await engine.findings(source) == findings(source.text, "a.py")
    finally:
        await engine.close()
