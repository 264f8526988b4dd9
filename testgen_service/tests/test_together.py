"""Functions used together: laws that hold on every input, and one function on what another one gives."""

import pytest

from testgen_service.cases import TestType
from testgen_service.laws import LAWS, laws_of
from testgen_service.laws.law import Subject
from testgen_service.tests.written import Generate, cases, end

PYTHON_TEXT = """
def encode(text):
    return "".join(chr((ord(c) + 3) % 128) for c in text)


def decode(text):
    return "".join(chr((ord(c) - 3) % 128) for c in text)


def parse(line):
    return [int(part) for part in line.split(",") if part.strip().isdigit()]


def ordered(items, least=None):
    found = []
    for item in items:
        place = 0
        while place < len(found) and found[place] <= item:
            place += 1
        if least is None or item >= least:
            found.insert(place, item)
    return found


def distance(a, b):
    return abs(a - b)


def shifted(a, b):
    return a - 2 * b
"""
JAVASCRIPT_TEXT = """
export function encode(text) {
  return text.split("").map((c) => String.fromCharCode((c.charCodeAt(0) + 3) % 128)).join("");
}
export function decode(text) {
  return text.split("").map((c) => String.fromCharCode((c.charCodeAt(0) + 125) % 128)).join("");
}
export function parse(line) {
  return line.split(",").filter((part) => /^\\d+$/.test(part)).map(Number);
}
export function spread(numbers) {
  return numbers.length ? Math.max(...numbers) - Math.min(...numbers) : 0;
}
"""


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
async def test_laws_that_hold_become_tests_and_one_function_is_given_what_another_one_gives(
    framework: str, generate: Generate
) -> None:
    events = await generate(PYTHON_TEXT, "codec.py", framework)
    file = end(events).file
    assert "decode(encode(" in file
    assert "is_in_order" in file
    assert "is_commutative" in file
    assert "shifted_is_commutative" not in file
    laws = [case for case in cases(events) if case.type is TestType.PROPERTY]
    assert laws
    assert all("tried on" in case.description for case in laws)
    assert all(case.proof.evidence.mutants_killed for case in laws)
    handed_on = [case for case in cases(events) if case.type is TestType.INTEGRATION]
    assert any("ordered(parse(" in case.code for case in handed_on)
    assert all(case.proof.evidence.mutants_killed for case in handed_on)


async def test_javascript_has_both_as_well(generate: Generate) -> None:
    events = await generate(JAVASCRIPT_TEXT, "codec.mjs", "node")
    file = end(events).file
    assert "is taken back by decode for" in file
    assert "spread(parse(" in file
    assert {TestType.PROPERTY, TestType.INTEGRATION} <= {case.type for case in cases(events)}


def test_every_law_of_the_table_applies_to_some_function() -> None:
    from probe.targets import find_targets
    from syntax.languages import PYTHON
    from syntax.source import Source

    targets = find_targets(Source("codec.py", PYTHON, PYTHON_TEXT)).targets
    single = [target.plain_name for target in targets if len(target.parameters) == 1]
    names = {
        law.name.split("_by_")[0] for target in targets for law in laws_of(Subject(target, single, is_python=True))
    }
    assert len(names) == len(LAWS)


SCALED = """from contextlib import contextmanager


@contextmanager
def scaled(values, factor):
    if factor == 0:
        raise ValueError("factor")
    yield [value * factor for value in values]
"""


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
async def test_a_context_manager_is_entered_and_left(framework: str, generate: Generate) -> None:
    ended = end(await generate(SCALED, "scales.py", framework))
    assert "as entered:" in ended.file
    assert "with scaled(" in ended.file
    assert len(ended.judgement.killed) >= 0.8 * len(ended.judgement.mutants) > 0
