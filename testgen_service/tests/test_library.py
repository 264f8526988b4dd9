"""Functions that take objects of the standard libraries."""

import pytest

from chassis.level import Level
from proof.claim import Verdict
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter

PYTHON = """
from decimal import Decimal


def first_group(regex, text):
    found = regex.search(text)
    return found.group(0) if found else None


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


def pairs(fp):
    return dict(line.strip().split("=", 1) for line in fp if "=" in line)


def write_all(words: list[str], out):
    for word in words:
        out.write(word + "\\n")


def take(n, it):
    found = []
    while len(found) < n:
        try:
            found.append(next(it))
        except StopIteration:
            break
    return found


def named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def is_number(cls):
    return issubclass(cls, (int, float)) and cls is not bool
"""
JAVASCRIPT = """
export function source(re) {
  return re.test("a") ? re.source : `${re.source}/${re.flags}`;
}
export function above(map, least) {
  const found = [];
  for (const [key, value] of map.entries()) if (value >= least) found.push(key);
  return found;
}
export function named(err) {
  if (!(err instanceof Error)) return String(err);
  return `${err.name}: ${err.message}`;
}
export function take(n, iterator) {
  const found = [];
  while (found.length < n) {
    const { value, done } = iterator.next();
    if (done) break;
    found.push(value);
  }
  return found;
}
"""


@pytest.mark.parametrize(
    ("path", "text", "shown"),
    [
        (
            "library.py",
            PYTHON,
            [
                "re.compile(",
                "decimal.Decimal(",
                "io.StringIO(",
                ".getvalue() == ",
                "iter([",
                "Error(",
                "param(int, True",
            ],
        ),
        ("library.mjs", JAVASCRIPT, ["/[a-z]+/", "new Map(", 'Error("', ".values()"]),
    ],
)
async def test_they_are_given_such(path: str, text: str, shown: list[str], writer: TestWriter) -> None:
    source = Source(path, language_of("", path), text)
    framework = "pytest" if path.endswith(".py") else "node"
    events = [event async for event in writer.generate(source, framework, Level.STANDARD, 180, frozenset())]
    suite = events[-1]
    assert isinstance(suite, SuiteEnded)
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN
    assert [text for text in shown if text not in suite.file] == []
    assert suite.ending.skipped == ()
