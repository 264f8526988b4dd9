"""Functions that functions give away, and functions that take any number of arguments."""

import re

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
            [
                "instance = make_counter(",
                "step_by_step",
                "instance(",
                "times(2)(",
                '"values", "expected"',
                "spread(*values)",
            ],
        ),
        ("closures.py", PYTHON, "unittest", ["instance = make_counter(", "times(", "spread("]),
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


async def test_what_makes_and_what_it_makes_have_tests_of_different_names(generate: Generate) -> None:
    text = "def maybe(limit: int, strict: bool):\n    if strict:\n        return None\n\n    def keep(xs: list[int]):\n        return xs[:limit]\n\n    return keep\n"
    for framework in ("pytest", "unittest"):
        suite = end(await generate(text, "maybe.py", framework))
        names = re.findall(r"^(?:def|class) (\w+)", suite.file, re.MULTILINE)
        assert len(names) == len(set(names)) > 1


async def test_what_is_told_by_name_beside_any_number_has_a_column_where_it_is_told(generate: Generate) -> None:
    text = '''
def join(first, *rest, sep=" "):
    """
    >>> join("a", "b", "c")
    'a b c'
    >>> join("x", "y", sep="-")
    'x-y'
    """
    return sep.join([first, *rest])
'''
    suite = end(await generate(text, "joined.py"))
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN
