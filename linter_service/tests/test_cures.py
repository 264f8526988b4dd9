"""Edits that cure flows: what they let be, what they make of the rest, and that they are offered once they were tried."""

from collections.abc import AsyncIterator

import pytest

from chassis.level import Level
from linter_service.engines import ENGINES
from linter_service.finding import Applicability, Finding
from linter_service.lint import Linter
from linter_service.taint.cures import cure
from linter_service.taint.kinds import Kind
from proof.claim import Verdict
from syntax.languages import language_of
from syntax.source import Source

LITE, POSTGRES, RUN = "sqlite3.connect().execute()", "psycopg2.connect().cursor().execute()", "subprocess.run()"
UNTOUCHED = [
    ("a driver that is not known", Kind.SQL, "db.execute()", 'db.execute(f"select {x}")'),
    ("a name and no value", Kind.SQL, LITE, 'db.execute(f"SELECT * FROM {table}")'),
    ("an order", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b ORDER BY {key}")'),
    ("a part of a text", Kind.SQL, LITE, "db.execute(f\"SELECT 1 WHERE a LIKE '%{x}%'\")"),
    ("a format of its own", Kind.SQL, LITE, 'db.execute(f"SELECT 1 WHERE a = {x:>3}")'),
    ("parameters already", Kind.SQL, LITE, 'db.execute(f"SELECT 1 WHERE a = {x} AND b = ?", (b,))'),
    ("a statement that is made elsewhere", Kind.SQL, LITE, "db.execute(statement)"),
    ("a pipe", Kind.COMMAND, RUN, 'subprocess.run(f"ls {x} | wc", shell=True)'),
    ("the program is a stranger's word", Kind.COMMAND, RUN, 'subprocess.run(f"{x} -l", shell=True)'),
    ("no shell", Kind.COMMAND, RUN, 'subprocess.run(f"ls {x}")'),
    ("a quote is left open", Kind.COMMAND, RUN, 'subprocess.run(f"ls \'{x}", shell=True)'),
    ("os.system has no list", Kind.COMMAND, "os.system()", 'os.system(f"ls {x}")'),
    ("another kind", Kind.PATH, "open()", 'open(f"a/{x}")'),
    ("a constant to sort by", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b ORDER BY c, {x}")'),
    ("a column to compare", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b WHERE {x} = 3")'),
    ("a whole condition", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b WHERE c = 1 AND {x}")'),
    ("a list of values", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b WHERE c IN ({x})")'),
    ("columns", Kind.SQL, LITE, 'db.execute(f"INSERT INTO t ({x}) VALUES (1)")'),
    ("a part of a number", Kind.SQL, LITE, 'db.execute(f"SELECT a FROM b WHERE c = 1{x}")'),
    ("a comment of the statement", Kind.SQL, LITE, 'db.execute(f"SELECT a -- b = {x}")'),
    ("a doubled quote", Kind.SQL, LITE, "db.execute(f\"SELECT a WHERE b = 'it''{x}'\")"),
    ("a mark of its own", Kind.SQL, LITE, 'db.execute(f"SELECT a WHERE b = ? AND c = {x}")'),
    ("several statements", Kind.SQL, LITE, 'db.executescript(f"SELECT a WHERE b = {x}")'),
    ("brackets of its own", Kind.SQL, LITE, 'db.execute((f"SELECT a WHERE b = {x}"))'),
    ("a comment", Kind.SQL, LITE, 'db.execute(\n    f"SELECT a WHERE b = {x}"  # why\n)'),
    ("a tuple", Kind.SQL, LITE, 'db.execute(f"SELECT a WHERE b = {x, y}")'),
    ("another program is started", Kind.COMMAND, RUN, 'subprocess.run(f"ls {x}", executable="/bin/bash", shell=True)'),
    (
        "a program that runs what it is given",
        Kind.COMMAND,
        RUN,
        'subprocess.run(f"/usr/bin/python3 -c {x}", shell=True)',
    ),
    ("a word of the shell", Kind.COMMAND, RUN, 'subprocess.run(f"cd {x}", shell=True)'),
    ("a variable is set", Kind.COMMAND, RUN, 'subprocess.run(f"A=1 ls {x}", shell=True)'),
    ("a sign that is none", Kind.COMMAND, RUN, 'subprocess.run(f"echo a\\x00b {x}", shell=True)'),
    ("a value in brackets", Kind.COMMAND, RUN, 'subprocess.run(f"ls {x}", shell=(True))'),
    ("half a call", Kind.SQL, LITE, "db.execute("),
]
CURED = [
    (Kind.SQL, LITE, 'db.execute(f"SELECT 1 WHERE a = {x}")', 'db.execute("SELECT 1 WHERE a = ?", (x,))'),
    (Kind.SQL, LITE, "db.execute(f\"SELECT 1 WHERE a = '{x}' AND b > {d['k']}\")", "db.execute(\"SELECT 1 WHERE a = ? AND b > ?\", (x, d['k']))"),
    (Kind.SQL, POSTGRES, "c.execute(\"SELECT 1 WHERE a LIKE 'x%' AND b = '\" + x + \"'\")", "c.execute(\"SELECT 1 WHERE a LIKE 'x%%' AND b = %s\", (x,))"),
    (Kind.SQL, LITE, 'db.execute("INSERT INTO a VALUES (" + str(x) + ", " + y + ")")', 'db.execute("INSERT INTO a VALUES (?, ?)", (x, y))'),
    (Kind.COMMAND, RUN, 'subprocess.run(f"ls -l {x}", shell=True)', 'subprocess.run(["ls", "-l", str(x)])'),
    (Kind.COMMAND, RUN, "subprocess.run(f\"git log --author='{x}' -n 1\", shell=True, check=True)", 'subprocess.run(["git", "log", "--author=" + str(x), "-n", "1"], check=True)'),
    (Kind.COMMAND, RUN, "subprocess.run('tar xf ' + d['f'], check=True, shell=True)", "subprocess.run([\"tar\", \"xf\", d['f']], check=True)"),
]  # fmt: skip


def applied(kind: Kind, sink: str, text: str, *, is_python: bool = True) -> str:
    for edit in sorted(cure(kind, sink, text, is_python=is_python), key=lambda one: -one.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("kind", "sink", "text"), [case[1:] for case in UNTOUCHED], ids=[case[0] for case in UNTOUCHED]
)
def test_other_shapes_are_let_be(kind: Kind, sink: str, text: str) -> None:
    assert cure(kind, sink, text, is_python=True) == []


@pytest.mark.parametrize(("kind", "sink", "text", "cured"), CURED)
def test_data_is_no_longer_part_of_it(kind: Kind, sink: str, text: str, cured: str) -> None:
    assert applied(kind, sink, text) == cured


def test_text_is_put_where_markup_was() -> None:
    assert applied(Kind.XSS, "it.innerHTML", "box.innerHTML = name", is_python=False) == "box.textContent = name"
    for markup in (
        "a.innerHTML = b.innerHTML = name",
        'box.innerHTML = "&nbsp;" + name',
        "box.innerHTML = `<b>${name}</b>`",
        "box.innerHTML += name",
        "box.innerHTML === name",
    ):
        assert cure(Kind.XSS, "it.innerHTML", markup, is_python=False) == []


HANDLER = """import sqlite3
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.get("/user")
def user():
    name = request.args["name"]
    rows = sqlite3.connect("a.db").execute(f"SELECT id FROM users WHERE name = '{name}'")
    subprocess.run(f"ls -l {name}", shell=True, check=True)
    return {"rows": list(rows)}
"""
PAGE = 'const q = new URLSearchParams(location.search).get("q");\ndocument.getElementById("a").innerHTML = q;\n'


@pytest.fixture
async def linter() -> AsyncIterator[Linter]:
    made = Linter(ENGINES)
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("path", "text", "rules"), [("a.py", HANDLER, {"TAINT-SQL", "TAINT-COMMAND"}), ("a.js", PAGE, {"TAINT-XSS"})]
)
async def test_they_are_offered_once_they_were_tried(path: str, text: str, rules: set[str], linter: Linter) -> None:
    events = [event async for event in linter.analyse([Source(path, language_of("", path), text)], Level.STANDARD)]
    fixed = {event.rule: event.fix for event in events if isinstance(event, Finding) and event.fix is not None}
    assert rules <= set(fixed)
    for rule in rules:
        fix = fixed[rule]
        assert fix.applicability is Applicability.SUGGESTION
        assert fix.proof is not None
        # The finding is gone and nothing is new; what else it changes nobody promises.
        assert fix.proof.verdict is Verdict.PARTIAL
