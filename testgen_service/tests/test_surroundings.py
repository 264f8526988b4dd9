"""What code asks of the clock, chance, the environment, files and servers is held still by the framework's own means."""

import pytest

from chassis.level import Level
from proof.claim import Verdict
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter
from testgen_service.tests.written import Generate, end

PYTHON_TEXT = """
import json
import os
import random
import urllib.request
from datetime import datetime

def greeting():
    return "Good morning" if datetime.now().hour < 12 else "Good evening"

def port():
    return int(os.environ.get("PORT", "3000"))

def roll(sides):
    return random.randint(1, sides)

def count_lines(path):
    with open(path) as file:
        return sum(1 for line in file if line.strip())

def title_of(url):
    with urllib.request.urlopen(url) as answer:
        return json.load(answer)["title"].strip() or "untitled"
"""
JAVASCRIPT_TEXT = """
import fs from "node:fs";

export function greeting() {
  return new Date().getUTCHours() < 12 ? "Good morning" : "Good evening";
}

export function port() {
  return Number(process.env.PORT ?? "3000");
}

export function roll(sides) {
  return 1 + Math.floor(Math.random() * sides);
}

export function countLines(path) {
  return fs.readFileSync(path, "utf8").split("\\n").filter((line) => line.trim()).length;
}

export async function titleOf(url) {
  const response = await fetch(url);
  return (await response.json()).title.trim() || "untitled";
}
"""
MEANS = {
    "pytest": ("monkeypatch.setattr(", "monkeypatch.setenv(", "tmp_path"),
    "unittest": ("self.enterContext(patch(", "patch.dict(os.environ", "TemporaryDirectory()"),
    "node": ("mock.method(", "process.env = {", "fs.mkdtempSync", "mock.timers.enable("),
    "jest": ("jest.spyOn(", "process.env = {", "fs.mkdtempSync", "jest.useFakeTimers("),
    "vitest": ("vi.spyOn(", "process.env = {", "fs.mkdtempSync", "vi.useFakeTimers("),
}


@pytest.mark.parametrize("framework", MEANS)
async def test_each_framework_isolates_by_its_own_means(framework: str, generate: Generate) -> None:
    is_python = framework in ("pytest", "unittest")
    ended = end(
        await generate(
            PYTHON_TEXT if is_python else JAVASCRIPT_TEXT, f"world.{'py' if is_python else 'mjs'}", framework
        )
    )
    assert ended.proof is not None
    assert ended.proof.verdict is (Verdict.PARTIAL if framework == "vitest" else Verdict.PROVEN)
    assert [means for means in MEANS[framework] if means not in ended.file] == []
    assert not ended.ending.skipped
    assert len(ended.judgement.killed) >= 0.75 * len(ended.judgement.mutants) > 0


async def test_a_module_of_the_project_that_asks_a_database_is_replaced(writer: TestWriter) -> None:
    storage = "import sqlite3\n\ndef load_user(key):\n    return sqlite3.connect('app.db').execute('...', (key,)).fetchone()\n"
    text = "from storage import load_user\n\ndef shown(key):\n    user = load_user(key)\n    return 'nobody' if user is None else user['first'] + ' ' + user['last']\n"
    source = Source("users.py", PYTHON, text, (("storage.py", storage),))
    events = [e async for e in writer.generate(source, "pytest", Level.STANDARD, 0, frozenset())]
    ended = events[-1]
    assert isinstance(ended, SuiteEnded)
    assert 'monkeypatch.setattr("users.load_user", lambda *args, **kwargs:' in ended.file
    # What counts as false and is no None would be a row without names, which the code does not take.
    assert {mutant.operator for mutant in ended.survivors} <= {"missing"}


async def test_what_cannot_be_held_still_is_said(generate: Generate) -> None:
    ended = end(
        await generate(
            "import subprocess\n\ndef listing(path):\n    return subprocess.check_output(['ls', path])\n", "listings.py"
        )
    )
    (skipped,) = ended.ending.skipped
    assert skipped.what == "listing"
    assert skipped.reason.startswith("its results depend on what tests do not control: ")
    assert "process" in skipped.reason
