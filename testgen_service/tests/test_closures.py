"""Functions that functions give away, and functions that take any number of arguments."""

import pytest

from proof.claim import Verdict
from testgen_service.tests.written import Generate, end

PYTHON = """
def make_counter(start: int = 0):
    n = start

    def inc(by: int = 1) -> int:
        nonlocal n
        n += by
        return n

    return inc


def times(factor: int):
    def decorate(function):
        def run(*args):
            return factor * function(*args)

        return run

    return decorate


def spread(*values: int) -> int:
    return max(values) - min(values) if values else 0
"""
JAVASCRIPT = """
export function createCounter(start = 0) {
  let n = start;
  return {
    increment(by = 1) { n += by; return n; },
    reset() { n = start; },
    get value() { return n; },
  };
}
export const add = (a) => (b) => a + b;
export const longest = (...words) => words.reduce((best, word) => (word.length > best.length ? word : best), '');
"""


@pytest.mark.parametrize(
    ("path", "text", "framework", "shown"),
    [
        (
            "closures.py",
            PYTHON,
            "pytest",
            ["instance = make_counter(", "instance(", "times(2)(", '"values", "expected"', "spread(*values)"],
        ),
        ("closures.py", PYTHON, "unittest", ["make_counter()()", "times(", "spread("]),
        (
            "closures.mjs",
            JAVASCRIPT,
            "node",
            ["const instance = createCounter(", "instance.increment(", "instance.value", "add(", "longest("],
        ),
    ],
)
async def test_they_are_called_and_what_they_share_is_seen(
    path: str, text: str, framework: str, shown: list[str], generate: Generate
) -> None:
    events = await generate(text, path, framework)
    suite = end(events)
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN
    assert [piece for piece in shown if piece not in suite.file] == []
    assert suite.ending.skipped == ()
    assert len(suite.judgement.killed) >= 0.9 * len(suite.judgement.mutants)
