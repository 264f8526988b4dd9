"""What names promise: kept by code that means it, and told where code that means it does not keep it."""

import re

import pytest

from probe.doubts import DoubtKind, doubts
from probe.intents import INTENTS, intents_of
from probe.intents.intent import words_of
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source


async def said(sandbox: Sandbox, text: str, name: str = "code.py") -> list[tuple[str, str]]:
    """Calls with what they gave, of what names promise."""
    source = Source(name, language_of("", name), text)
    found = await doubts(sandbox, source, find_targets(source))
    return [(one.call, one.said) for one in found if one.kind in (DoubtKind.NAME, DoubtKind.INVERSE)]


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.names.pattern)
def test_what_a_name_promises_is_shown_on_calls_that_it_is_about(intent) -> None:  # type: ignore[no-untyped-def]
    assert all(intent.fits(*example) for example in intent.examples)
    for reading in intent.readings:
        if reading.wanted is not None:
            given = [(reading.wanted(*example), *example) for example in intent.examples]
            assert all(reading.holds(*one) for one in given)


def test_names_are_read_by_their_words() -> None:
    assert [words_of(name) for name in ("isLeapYear", "is_leap_year", "HTMLToText2")] == [
        "is_leap_year",
        "is_leap_year",
        "html_to_text_2",
    ]
    assert len(intents_of("calculateMedian", 1, 1)) == 1
    assert intents_of("median_filter", 1, 1) == ()
    assert intents_of("median", 2, 2) == ()


@pytest.mark.parametrize(
    "text",
    [
        "def median(v):\n    s, m = sorted(v), len(v) // 2\n    return s[m] if len(s) % 2 else (s[m - 1] + s[m]) / 2\n",
        "def clamp(angle, turns, base):\n    return (angle + turns) * base\n",
        "def unique(values):\n    return sorted(set(values))\n",
        "def flatten(rows):\n    return [x for row in rows for x in (row if isinstance(row, list) else [row])]\n",
        "def median(image):\n    return image.filter(3)\n",
        "class Sums:\n    def __init__(self, base):\n        self.base = base\n\n    def gcd(self, n, m):\n        return self.base\n",
        "def encode(text):\n    return text[::-1]\n\n\ndef decode(text):\n    return text[::-1]\n",
        "def sort(items):\n    items.sort()\n",
        "def is_prime(n):\n    if n < 2:\n        raise ValueError('small')\n    return all(n % d for d in range(2, n))\n",
    ],
    ids=[
        "kept",
        "another meaning",
        "another reading, in order",
        "another reading, by one level",
        "of something else",
        "an instance that has to be told something",
        "taken back",
        "in place",
        "refused on purpose",
    ],
)
async def test_a_name_that_is_kept_or_means_something_else_is_let_be(sandbox: Sandbox, text: str) -> None:
    assert await said(sandbox, text) == []


@pytest.mark.parametrize(
    ("text", "call", "words"),
    [
        ("def median(v):\n    return sorted(v)[len(v) // 2]\n", r"median\(\(1, 2\)\)", "where its name says"),
        (
            "def factorial(n):\n    return n if n < 1 else 1 if n < 2 else n * factorial(n - 1)\n",
            r"factorial\(0\)",
            "says 1",
        ),
        (
            "def is_prime(n):\n    return n > 1 and all(n % d for d in range(2, int(n**0.5)))\n",
            r"is_prime\(4\)",
            "gives True, where its name says False",
        ),
        (
            "def bubble_sort(v):\n    for i in range(len(v)):\n        v[i:] = sorted(v[i:-1]) + v[-1:]\n",
            r"bubble_sort\(\[.*\]\)",
            "where its name says",
        ),
        (
            "def encode(text):\n    return text.replace('z', 'a')[::-1]\n\n\ndef decode(text):\n    return text[::-1]\n",
            r"decode\(encode\('z'\)\)",
            "gives 'a' back",
        ),
    ],
    ids=[
        "the middle of an even number",
        "nothing for nought",
        "the root left out",
        "one pair left out",
        "not taken back",
    ],
)
async def test_what_is_not_kept_is_told_with_a_call(sandbox: Sandbox, text: str, call: str, words: str) -> None:
    ((made, told),) = await said(sandbox, text)
    assert re.fullmatch(call, made)
    assert words in told


async def test_javascript_has_the_same_names(sandbox: Sandbox) -> None:
    text = "export const sortNumbers = (xs) => [...xs].sort();\n"
    assert await said(sandbox, text, "code.mjs") == [
        ("sortNumbers([6, 13])", "gives [13, 6], where its name says [6, 13]")
    ]


STACK = """
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)
"""


@pytest.mark.parametrize(
    "text",
    [
        STACK,
        "class Queue:\n    def add(self, x, y):\n        return x + y\n\n    def get(self):\n        return 3\n",
        "class Account:\n    def __init__(self, id, key, host):\n        self.id = id\n\n    def balance(self):\n        return 7\n",
    ],
    ids=["kept", "methods that take something else", "an instance that takes more"],
)
async def test_a_class_that_keeps_its_name_or_is_something_else_is_let_be(sandbox: Sandbox, text: str) -> None:
    assert await said(sandbox, text) == []


async def test_what_a_class_does_not_keep_is_told_by_its_shortest_calls(sandbox: Sandbox) -> None:
    (found,) = await said(sandbox, STACK.replace("pop()", "pop(0)"))
    assert found == (
        "instance = Stack(); instance.push(1); instance.push(2); instance.pop()",
        "gives 1, where its name says 2",
    )


async def test_classes_of_javascript_and_their_properties(sandbox: Sandbox) -> None:
    text = """
export class Queue {
  #items = [];
  enqueue(item) { this.#items.push(item); }
  dequeue() { return this.#items.shift(); }
  get size() { return this.#items.length - 1; }
  isEmpty() { return this.#items.length === 0; }
}
"""
    (found,) = await said(sandbox, text, "code.mjs")
    assert found[0] == "instance = new Queue(); instance.enqueue(1); instance.enqueue(1); instance.size"
