"""What a call is given of the world around it, it is not said to have asked for; afterwards the world is as it was."""

import pytest

from probe.call import Call, CallOutcome
from probe.inputs.kinds import Kind
from probe.inputs.mined import mine
from probe.inputs.surroundings import Asked
from probe.record import record
from probe.setting import Setting, SettingKind
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source

PYTHON = """
import os
import random
import time
import urllib.request
from datetime import datetime

def now(): return time.time()
def year(): return datetime.now().year
def home(): return os.environ.get("HOME_OF_X")
def pick(): return random.choice([1, 2, 3])
def size(path):
    with open(path) as file: return len(file.read())
def save(path, text):
    with open(path, "w") as file: file.write(text)
def fixed():
    with open("data/list.txt") as file: return file.read()
def page(): return urllib.request.urlopen("http://nowhere").read()
"""
JAVASCRIPT = """
import fs from "node:fs";
export const now = () => Date.now();
export const year = () => new Date().getUTCFullYear();
export const home = () => process.env.HOME_OF_X ?? null;
export const pick = () => Math.random();
export const size = (path) => fs.readFileSync(path, "utf8").length;
export const save = async (path, text) => { await fs.promises.writeFile(path, text); };
export const page = async () => (await fetch("http://nowhere")).json();
"""
STAND_IN, CLOCK, ENVIRONMENT = SettingKind.STAND_IN, SettingKind.CLOCK, SettingKind.ENVIRONMENT
FILE = Setting(SettingKind.FILE, "notes.txt", "abc")
AT = "datetime_at(2024, 2, 29)"


async def recorded(sandbox: Sandbox, path: str, text: str, calls: list[Call]) -> list[CallOutcome]:
    source = Source(path, language_of("", path), text)
    (recording,) = await record(sandbox, source, find_targets(source).names, [text], calls)
    assert not recording.load_error
    return [outcome for outcome in recording.outcomes if outcome is not None]


@pytest.mark.parametrize(
    ("path", "text", "call", "literal"),
    [
        ("w.py", PYTHON, Call("now", (), surroundings=(Setting(STAND_IN, "w.time.time", "lambda: 5.0"),)), "5.0"),
        ("w.py", PYTHON, Call("year", (), surroundings=(Setting(STAND_IN, "w.datetime", AT),)), "2024"),
        ("w.py", PYTHON, Call("home", (), surroundings=(Setting(ENVIRONMENT, "HOME_OF_X", "y"),)), "'y'"),
        ("w.py", PYTHON, Call("home", (), surroundings=(Setting(ENVIRONMENT, "HOME_OF_X", None),)), "None"),
        ("w.py", PYTHON, Call("pick", (), surroundings=(Setting(STAND_IN, "w.random.choice", "lambda items: items[-1]"),)), "3"),
        ("w.py", PYTHON, Call("size", ("tmp_path / 'notes.txt'",), surroundings=(FILE,)), "3"),
        ("w.py", PYTHON, Call("fixed", (), surroundings=(Setting(SettingKind.FILE, "data/list.txt", "x"), Setting(SettingKind.HERE, "", None))), "'x'"),
        ("w.py", PYTHON, Call("page", (), surroundings=(Setting(STAND_IN, "w.urllib.request.urlopen", "opened(200, 'x')"),)), "b'x'"),
        ("w.mjs", JAVASCRIPT, Call("now", (), surroundings=(Setting(CLOCK, "", "1709209815000"),)), "1709209815000"),
        ("w.mjs", JAVASCRIPT, Call("year", (), surroundings=(Setting(CLOCK, "", "1709209815000"),)), "2024"),
        ("w.mjs", JAVASCRIPT, Call("home", (), surroundings=(Setting(ENVIRONMENT, "HOME_OF_X", "y"),)), '"y"'),
        ("w.mjs", JAVASCRIPT, Call("home", (), surroundings=(Setting(ENVIRONMENT, "HOME_OF_X", None),)), "null"),
        ("w.mjs", JAVASCRIPT, Call("pick", (), surroundings=(Setting(STAND_IN, "Math.random", "() => 0.5"),)), "0.5"),
        ("w.mjs", JAVASCRIPT, Call("size", ("`${folder}/notes.txt`",), surroundings=(FILE,)), "3"),
        ("w.mjs", JAVASCRIPT, Call("page", (), surroundings=(Setting(STAND_IN, "globalThis.fetch", "async () => Response.json([1])"),)), "[1]"),
    ],
    ids=lambda value: value.text[:60] if isinstance(value, Call) else value[-4:],
)  # fmt: skip
async def test_what_is_held_still_is_not_asked_for(
    sandbox: Sandbox, path: str, text: str, call: Call, literal: str
) -> None:
    bare = Call(call.function, call.arguments if call.function != "size" else ("'/nothing'",))
    held, after = await recorded(sandbox, path, text, [call, bare])
    assert (held.literal, held.dependencies) == (literal, ())
    assert after.dependencies, "what was held for one call is not held for the next"


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [("w.py", PYTHON, "tmp_path / 'notes.txt'"), ("w.mjs", JAVASCRIPT, "`${folder}/notes.txt`")],
)
async def test_a_file_that_is_written_is_seen(sandbox: Sandbox, path: str, text: str, name: str) -> None:
    quote = repr if path.endswith(".py") else (lambda value: f'"{value}"')
    calls = [Call("save", (name, quote(value)), surroundings=(FILE,)) for value in ("new", "abc")]
    changed, same = await recorded(sandbox, path, text, calls)
    assert (changed.files, changed.dependencies) == ((("notes.txt", "new"),), ())
    assert same.files == ()


async def test_asking_for_what_was_not_given_still_counts(sandbox: Sandbox) -> None:
    outside = Call("size", ("'/etc/hostname'",), surroundings=(FILE,))
    another = Call("home", (), surroundings=(Setting(ENVIRONMENT, "OTHER", "1"),))
    assert [outcome.dependencies for outcome in await recorded(sandbox, "w.py", PYTHON, [outside, another])] == [("file",), ("environment",)]  # fmt: skip


def ways(path: str, text: str, kinds: tuple[Kind, ...] = (), beside: tuple[tuple[str, str], ...] = ()) -> list[str]:
    source = Source(path, language_of("", path), text, beside)
    return [setting.text for way in Asked(source).ways(text, kinds, mine(text)) for setting in way]


def test_nothing_is_held_where_nothing_is_asked() -> None:
    assert ways("a.py", "import time\ndef f(x): return x + 1\n") == []
    assert ways("a.mjs", "export const f = (x) => new Date(x);\n") == []


def test_a_function_is_replaced_where_the_code_finds_it() -> None:
    assert "a.now = lambda: 1_709_209_815.0" in ways("a.py", "from time import time as now\ndef f(): return now()\n")
    assert "time.time = lambda: 1_709_209_815.0" in ways("a.py", "def f():\n    import time\n    return time.time()\n")


def test_a_function_of_the_project_that_reaches_out_is_replaced_and_no_other() -> None:
    beside = (("db.py", "import sqlite3\ndef load(x): return sqlite3.connect(x)\ndef plain(x): return x\n"),)
    found = ways("a.py", "from db import load, plain\ndef f(x): return load(x)['name'] + plain(x)\n", (), beside)
    assert any(text.startswith("a.load = lambda *args, **kwargs: {'name':") for text in found)
    assert not any(text.startswith("a.plain") for text in found)


def test_a_file_may_be_missing_where_the_code_asks_whether_it_is_there() -> None:
    text = "import os\ndef f(path): return open(path).read() if os.path.exists(path) else ''\n"
    assert "no file notes.txt" in ways("a.py", text, (Kind.FILENAME,))
