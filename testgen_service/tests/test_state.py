"""Modules whose functions share what the module holds."""

import pytest

from chassis.level import Level
from proof.claim import Verdict
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter

PYTHON = """
_names = []
_next = 0


class Taken(Exception):
    pass


def register(name):
    global _next
    if name in _names:
        raise Taken(name)
    _names.append(name)
    _next += 1
    return _next


def known():
    return list(_names)


def double(n):
    return 2 * n
"""
JAVASCRIPT = """
let count = 0;
const seen = new Set();
EXPORTED function visit(name) {
  count += 1;
  seen.add(name);
  return seen.size;
}
EXPORTED function visits() {
  return count;
}
"""
MODULE = JAVASCRIPT.replace("EXPORTED", "export")
CLASHING = MODULE.replace("visits()", "loads()")
COMMONJS = JAVASCRIPT.replace("EXPORTED ", "") + "module.exports = { visit, visits };\n"
TYPESCRIPT = MODULE.replace("visit(name)", "visit(name: string): number")


@pytest.mark.parametrize(
    ("path", "text", "framework", "anew"),
    [
        ("registry.py", PYTHON, "pytest", "monkeypatch.setattr(module, name, value)"),
        ("registry.py", PYTHON, "unittest", "self.enterContext(patch.object(module, name, value))"),
        ("visits.mjs", CLASHING, "node", "({ loads, visit } = await import(`./visits.mjs?${loads_}`));"),
        ("visits.cjs", COMMONJS, "jest", "jest.resetModules();"),
        ("visits.js", JAVASCRIPT.replace("EXPORTED ", ""), "jest", "({ visit, visits } = vm.runInThisContext("),
        ("visits.ts", TYPESCRIPT, "vitest", "vi.resetModules();"),
    ],
)
async def test_each_test_meets_the_module_as_it_was_loaded(
    path: str, text: str, framework: str, anew: str, writer: TestWriter
) -> None:
    source = Source(path, language_of("", path), text)
    events = [event async for event in writer.generate(source, framework, Level.STANDARD, 180, frozenset())]
    suite = events[-1]
    assert isinstance(suite, SuiteEnded)
    assert suite.proof is not None
    # What vitest covers is not measured.
    assert suite.proof.verdict is (Verdict.PARTIAL if framework == "vitest" else Verdict.PROVEN)
    assert anew in suite.file
    assert suite.file.count("visit(") + suite.file.count("register(") > 8
    assert suite.ending.skipped == ()
    assert suite.ending.rejected == ()
    assert suite.survivors == ()


async def test_what_is_kept_to_be_found_again_is_no_state(writer: TestWriter) -> None:
    text = "_squares = {}\n\n\ndef square(n: int) -> int:\n    if n not in _squares:\n        _squares[n] = n * n\n    return _squares[n]\n"
    source = Source("kept.py", language_of("", "kept.py"), text)
    events = [event async for event in writer.generate(source, "pytest", Level.STANDARD, 60, frozenset())]
    suite = events[-1]
    assert isinstance(suite, SuiteEnded)
    assert "setattr" not in suite.file
    assert suite.proof is not None
