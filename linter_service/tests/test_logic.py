"""Checks of our own: each fires on its bad example and on nothing good, and lets be what only looks like it."""

from pathlib import Path

import pytest

from linter_service.engines.patterns import found
from linter_service.logic import CHECKS
from linter_service.logic.check import Check
from linter_service.logic.tree import Tree
from syntax.languages import language_of
from syntax.parsing import error_spans, parse
from syntax.source import Source

ALL = [(language, check) for check in CHECKS for language in check.bad]


def fired(text: str, language: str) -> list[str]:
    """The checks that find something, each as often as it does."""
    root = parse(text, language_of(language, ""))
    assert not error_spans(root)
    return [
        check.id
        for check in CHECKS
        if language in check.bad
        for _ in check.find(Tree(root, is_python=language == "python"))
    ]


@pytest.mark.parametrize(("language", "check"), ALL, ids=[f"{language} {check.id}" for language, check in ALL])
def test_it_fires_on_what_is_bad_and_on_nothing_good(language: str, check: Check) -> None:
    assert fired(check.bad[language], language) == [check.id]
    assert fired(check.good[language], language) == []


PYTHON = [
    ("if 0 < x and x < 10:\n    pass\n", "a range"),
    ("if x < 0 or x > 10:\n    pass\n", "outside of a range"),
    ("if x >= 5 and x <= 5:\n    pass\n", "one number"),
    ("if f() == 1 and f() == 2:\n    pass\n", "calls, which may answer otherwise"),
    ("if a == 'x' or a == 'y':\n    pass\n", "one of two"),
    ("def move(a, b):\n    ...\n\ndef back(a, b):\n    move(b, a)\n", "names of one letter"),
    ("def move(src, dst):\n    ...\n\ndef undo(src, dst):\n    move(dst, src)\n", "turned round on purpose"),
    ("def move(src, dst):\n    ...\n\nkey = lambda src, dst: move(dst, src)\n", "handed over"),
    ("def f(xs):\n    for x in xs:\n        return x\n", "the first item"),
    ("def f(xs):\n    for x in xs:\n        y = g(x)\n        return y\n", "the first item, worked on"),
    ("def f(xs):\n    for x in xs:\n        if x:\n            continue\n        return x\n", "the first that is fit"),
    ("def f(n):\n    return n and f(n - 1)\n", "ended by and"),
    ("def f(n):\n    return 1 if n < 2 else n * f(n - 1)\n", "ended by a condition"),
    ("def f(xs):\n    return [f(x) for x in xs]\n", "ended by an empty list"),
    ("class A:\n    def f(self, x):\n        return f(x)\n", "a function of the same name"),
    ("def f(n):\n    try:\n        return f(n.x)\n    except AttributeError:\n        return n\n", "ended by an error"),
    ("same = a.x == b.x and a.x == b.y\n", "one field with two"),
    ("if a:\n    x()\nelse:\n    x()\n", "as short as by chance"),
    ("if f(a):\n    one()\nelif f(b):\n    two()\nelif f(a):\n    three()\n", "asked with a call"),
    ("for i in range(len(xs)):\n    if i + 1 < len(xs):\n        f(xs[i + 1])\n", "asked for before"),
    ("for i in range(len(xs)):\n    y = xs[i + 1] if i + 1 < len(xs) else 0\n", "asked for in a line"),
    ("for i in range(len(xs) + 1):\n    f(xs[:i])\n", "a part up to the end"),
    ("for i in range(len(xs)):\n    if xs[i] == 0:\n        break\n    f(xs[i + 1])\n", "ended before"),
    ("try:\n    f()\nexcept KeyError:\n    g()\nexcept LookupError:\n    h()\n", "the narrower first"),
    ("try:\n    f()\nexcept Exception:\n    g()\nexcept Mine:\n    h()\n", "an error of somebody's own"),
    ("done = a + b == 0.5\n", "a fraction that binary digits can say"),
    ("done = a == 0.1\n", "not worked out"),
    ("same = str(a) == '3'\n", "two texts"),
    ("same = len(a) == 3\n", "two numbers"),
    ("x = 0\nx = f()\n", "a plain value first"),
    ("x = f()\nx = g(x)\n", "gone on from"),
    ("for i in range(10, 0, -1):\n    pass\n", "down, with a step"),
    ("for i in range(0, n):\n    pass\n", "up to what is not known"),
    ("for _ in range(len(parts), 4):\n    parts.append('')\n", "filled up to a number"),
    ("done = Decimal('0.1') + Decimal('0.2') == Decimal('0.3')\n", "exact by itself"),
    ("assert a + b == pytest.approx(0.3)\n", "near by itself"),
    (
        "try:\n    f()\nexcept (IndexError, LookupError):\n    g()\nexcept (IndexError, ValueError):\n    h()\n",
        "one left",
    ),
    ("def f(n):\n    if n == 0:\n        stop()\n    f(n - 1)\n", "ended by what is called"),
    ("line = f.readline()\nline = f.readline()\n", "read twice"),
    ("def near(word1, word2):\n    return near(word2, word1) if f() else 0\n", "turned by itself"),
    ("try:\n    value.lower()\nexcept AttributeError:\n    pass\n", "asked whether it can"),
    ("while i < 10:\n    i -= 1\n    if f():\n        break\n", "left by something else"),
    ("while i < n:\n    i -= 1\n    i = g(i)\n", "changed in another way"),
]
JAVASCRIPT = [
    ("items.sort((left, right) => compare(right, left)); function compare(left, right) {}", "handed over"),
    ("for (let i = 0; i < a.length; i++) { if (i + 1 < a.length) f(a[i + 1]); }", "asked for before"),
    ("for (let i = 0; i <= a.length; i++) { f(a.slice(0, i)); }", "a part up to the end"),
    ("for (let i = 0; i <= a.length; i++) { const x = i < a.length ? a[i] : 0; }", "asked for in a line"),
    ("for (let i = 0; i < a.length; i++) { a[i + 1] = 0; }", "written"),
    ("if (x.length == '3') f();", "what == makes of both"),
    ("function f(n) { return n > 0 && f(n - 1); }", "ended by and"),
    ("class A { f(x) { return f(x); } }", "a function of the same name"),
    ("async function f() { for (const x of y) { if (x) return 1; await g(); return 2; } }", "something to wait for"),
    ("while (i > 0) { i--; }", "towards its end"),
]


@pytest.mark.parametrize("text", [text for text, _ in PYTHON], ids=[why for _, why in PYTHON])
def test_what_only_looks_like_it_is_let_be(text: str) -> None:
    assert fired(text, "python") == []


@pytest.mark.parametrize("text", [text for text, _ in JAVASCRIPT], ids=[why for _, why in JAVASCRIPT])
def test_what_only_looks_like_it_is_let_be_in_javascript(text: str) -> None:
    assert fired(text, "javascript") == []


def test_the_table_and_the_folder_agree() -> None:
    folder = Path(__file__).parents[1] / "logic"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "check", "reading", "tree"}
    assert files == {check.find.__module__.rpartition(".")[2] for check in CHECKS}
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("x = " + "a and " * 2_000 + "b\n", "python", 0),
        ("x = " + "(" * 3_000 + "a" + ")" * 3_000 + "\n", "python", 0),
        ("for (const x of y) { if (x) return true; " + "else if (x) return false; " * 3_000 + "}", "javascript", 0),
        ("def f(one, two):\n    pass\n\n\ndef g(one, two):\n" + "    f(two, one)\n" * 3_000, "python", 3_000),
    ],
    ids=["a long chain", "many parentheses", "a long row of conditions", "many calls"],
)
def test_depth_and_length_end_nothing(text: str, language: str, count: int) -> None:
    assert len(fired(text, language)) == count


@pytest.mark.parametrize("language", ["python", "javascript"])
@pytest.mark.parametrize("text", ["(" * 2000, "def f(:\n", "x = {"])
def test_a_file_that_does_not_parse_is_read_as_its_language(language: str, text: str) -> None:
    assert list(found(Source("a", language_of(language, ""), text))) == []
