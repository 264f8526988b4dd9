"""What running says against code, and what it lets be."""

import pytest

from probe.doubts import doubts
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import JAVASCRIPT, PYTHON
from syntax.source import Source


async def said(sandbox: Sandbox, text: str, name: str = "code.py") -> list[tuple[str, int, str]]:
    source = Source(name, PYTHON if name.endswith(".py") else JAVASCRIPT, text)
    return [(d.kind, d.line, d.call) for d in await doubts(sandbox, source, find_targets(source))]


@pytest.mark.parametrize(
    "text",
    [
        "def average(values):\n    return sum(values) / len(values)\n",
        "def pick(items, index):\n    return items[index]\n",
        "def value(table: dict[str, int], key: str) -> int:\n    return table[key]\n",
        "def half(n: int) -> int:\n    if n == 0:\n        raise ZeroDivisionError('no half of nothing')\n    return 4 // n\n",
        "def label(kind):\n    name = 'first' if kind == 'a' else 'other'\n    return name\n",
        "def first(text):\n    '''The first.\n\n    >>> first('ab')\n    'a'\n    '''\n    return text[:1]\n",
        "def _inner(values: list[int]) -> float:\n    return sum(values) / len(values)\n",
        "def down(n):\n    return [] if n <= 0 else [n, *down(n - 1)]\n",
        "def write(data, target):\n    target.write(data)\n",
    ],
    ids=[
        "empty where nothing says that it takes such",
        "an index that it is given",
        "a key that it is given",
        "refused on purpose",
        "always bound",
        "documentation that is kept",
        "a private name",
        "it ends",
        "a kind that nobody meant",
    ],
)
async def test_what_is_right_or_the_callers_fault_is_let_be(sandbox: Sandbox, text: str) -> None:
    assert await said(sandbox, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def average(v: list[float]) -> float:\n    return sum(v) / len(v)\n", ("crash", 2, "average([])")),
        (
            "def pairs(items):\n    return [items[i] + items[i + 1] for i in range(len(items))]\n",
            ("crash", 2, "pairs([1])"),
        ),
        ("def label(kind):\n    if kind == 'a':\n        name = 'b'\n    return name\n", ("crash", 4, "label(0)")),
        ("def f(text: str) -> str:\n    return text.split()[0]\n", ("crash", 2, "f('')")),
        ("def down(n: int) -> None:\n    while n != 0:\n        n -= 2\n", ("hang", 0, "down(1)")),
        (
            "def first(t):\n    '''\n    >>> first('Ab')\n    'a'\n    '''\n    return t[:1]\n",
            ("documentation", 0, "first('Ab')"),
        ),
    ],
    ids=["nothing to divide by", "one too far", "never bound", "nothing there", "never nought", "documentation"],
)
async def test_what_is_seen_is_told_with_the_call(sandbox: Sandbox, text: str, expected: tuple[str, int, str]) -> None:
    assert expected in await said(sandbox, text)


async def test_javascript_that_gives_no_number_is_not_what_the_code_is_for(sandbox: Sandbox) -> None:
    text = "export function product(a, b) {\n  return a.map((row, i) => row[0] * b[i][0]);\n}\n"
    assert await said(sandbox, text, "code.mjs") == []


async def test_what_ends_after_more_steps_than_a_call_has_is_let_be(sandbox: Sandbox) -> None:
    text = "def table(n):\n    return [[i * j for j in range(n)] for i in range(n)]\n\n\nLARGE = 493\n"
    assert await said(sandbox, text) == []


async def test_javascript_tells_where_as_well(sandbox: Sandbox) -> None:
    text = "export function twice(x) {\n  return y * 2;\n}\nexport const good = (x) => x * 2;\n"
    assert await said(sandbox, text, "code.mjs") == [("crash", 2, "twice(0)")]
