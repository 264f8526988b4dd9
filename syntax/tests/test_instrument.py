"""JavaScript that says where it comes along: what is put where, and what the counts mean."""

import json
import subprocess
from pathlib import Path

import pytest

from chassis.node import node_executable
from syntax.instrument import AT, instrumented
from syntax.languages import language_of

LANGUAGE = language_of("", "a.mjs")


def shown(text: str) -> str:
    return instrumented(text, LANGUAGE).text.replace(AT, "t")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for (const x of xs) f(x);\n", "for (const x of xs) {t(0);f(x);}\n"),
        ("while (a) {\n  b();\n}\n", "while (a) { t(0);\n  b();\n}\n"),
        ("do x++; while (x < 3)\n", "do {t(0);x++;} while (x < 3)\n"),
        ("for (;;) for (const k in o) g(k)\n", "for (;;) {t(0);for (const k in o) {t(1);g(k)}}\n"),
        ("for (;;);\n", "for (;;){t(0);;}\n"),
        ("out: for (const x of xs) { continue out; }\n", "out: for (const x of xs) { t(0); continue out; }\n"),
        ("xs.map((x) => x * 2);\n", "xs.map((x) => (t(0), x * 2));\n"),
        ("const f = () => ({ a });\n", "const f = () => (t(0), ({ a }));\n"),
        ("function f() { return 1 }\n", "function f() { t(0);return 1 }\n"),
        ("function f() { 'use strict'; g(); }\n", "function f() { 'use strict'; t(0);g(); }\n"),
        ("function f() { if (a) return b\nc() }\n", "function f() { t(0);if (a) {t(2);t(3);return b}\nt(1);c() }\n"),
        ("if (a) return b // why\nelse c()\n", "if (a) {t(0);return b} // why\nelse {t(1);c()}\n"),
        ("const y = a ? b : c;\n", "const y = a ? (t(0), b) : (t(1), c);\n"),
        ("const y = (a && b) ?? c;\n", "const y = (a && (t(1), b)) ?? (t(0), c);\n"),
        ("switch (a) { case 1: case 2: f(); break; }\n", "switch (a) { case 1: case 2: t(0);f(); break; }\n"),
        ("class A { constructor() { super(); } }\n", "class A { constructor() { t(0);super(); } }\n"),
    ],
    ids=[
        *("unbraced loop", "braced loop", "do", "nested loops", "empty loop", "label", "arrow", "arrow of an object"),
        *("statement", "directive", "no semicolon", "comment behind", "choice", "short cuts", "switch", "constructor"),
    ],
)
def test_each_place_is_said(text: str, expected: str) -> None:
    assert shown(text) == expected


TEXT = """export function f(a) {
  if (a > 1) {
    return [a,
      2];
  } else {
    g();
  }
  for (const x of a) x ? p(x) : q(x);
  return a;
}
"""


def counts(**by_line: int) -> dict[int, int]:
    """Of the places that begin on a line, by ``l1``, ``l2``, …"""
    found = instrumented(TEXT, LANGUAGE)
    return {n: by_line[f"l{min(lines)}"] for n, lines in enumerate(found.lines) if f"l{min(lines)}" in by_line}


def test_lines_are_those_that_ran() -> None:
    assert instrumented(TEXT, LANGUAGE).lines_of(counts(l2=1, l3=1)) == {2, 3, 4}


def test_lines_behind_a_return_did_not_run() -> None:
    assert 8 not in instrumented(TEXT, LANGUAGE).lines_of(counts(l2=1))


def test_a_way_that_was_not_taken_is_told_where_it_was_decided() -> None:
    found = instrumented(TEXT, LANGUAGE)
    taken, left = found.branches[0], found.branches[1]
    decided = {taken.decided: 1, taken.way: 1}
    assert found.arcs_of(decided) >= {(taken.start, taken.end), (left.start, -left.end)}
    assert not found.arcs_of({})


def test_a_loop_that_turns_more_than_once_is_told() -> None:
    found = instrumented(TEXT, LANGUAGE)
    loop = next(branch for branch in found.branches if branch.is_loop)
    assert (loop.end, loop.start) not in found.arcs_of({loop.decided: 1, loop.way: 1})
    assert (loop.end, loop.start) in found.arcs_of({loop.decided: 1, loop.way: 2})


@pytest.mark.parametrize("text", ["", "function (", "}}}", "if (", "\ufeffconst a = 1", "a\r\nb", "é ? à : ü"])
def test_what_cannot_be_read_stays_text(text: str) -> None:
    assert instrumented(text, LANGUAGE).text.replace(AT, "").count("é") == text.count("é")


_CHECK = """
import fs from "node:fs";
import vm from "node:vm";
const reads = (text) => {
  try { return Boolean(new vm.SourceTextModule(text)); } catch {}
  try { return Boolean(new vm.Script(`(function (exports, require, module) {${text}\\n})`)); } catch { return false; }
};
const pairs = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(pairs.flatMap(([name, before, after]) => (reads(before) && !reads(after) ? [name] : []))));
"""


def test_what_others_have_written_still_parses() -> None:
    """A sample of the packages that are installed here, in every style there is."""
    root = Path(__file__).parents[2] / "node_modules"
    files = sorted(path for path in root.rglob("*.*js") if path.suffix in (".js", ".mjs", ".cjs") and path.is_file())
    chosen = [path for path in files[::25] if 200 < path.stat().st_size < 40_000]
    texts = [(str(path), path.read_text(errors="replace")) for path in chosen]
    pairs = [[name, text, instrumented(text, LANGUAGE).text] for name, text in texts]
    command = [
        str(node_executable()),
        "--experimental-vm-modules",
        "--no-warnings",
        "--input-type=module",
        "-e",
        _CHECK,
    ]
    done = subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True, check=True)
    assert len(pairs) > 50
    assert json.loads(done.stdout) == []
