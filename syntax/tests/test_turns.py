"""Loops that say their turns: each of them, on its own lines, and nothing else."""

import pytest

from syntax.languages import language_of
from syntax.turns import with_turns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for (const x of xs) f(x);\n", "for (const x of xs) { t(); f(x); }\n"),
        ("while (a) {\n  b();\n}\n", "while (a) { t();\n  b();\n}\n"),
        ("do x++; while (x < 3)\n", "do { t(); x++; } while (x < 3)\n"),
        ("for (;;) for (const k in o) g(k)\n", "for (;;) { t(); for (const k in o) { t(); g(k) } }\n"),
        ("for (;;);\n", "for (;;){ t(); ; }\n"),
        ("if (a) while (b) c(); else d();\n", "if (a) while (b) { t(); c(); } else d();\n"),
        ("out: for (const x of xs) { continue out; }\n", "out: for (const x of xs) { t(); continue out; }\n"),
        ("xs.map((x) => x * 2);\n", "xs.map((x) => x * 2);\n"),
    ],
    ids=["unbraced", "braced", "do", "nested", "empty", "else of another", "labelled", "no loop"],
)
def test_each_loop_says_its_turns(text: str, expected: str) -> None:
    assert with_turns(text, language_of("", "a.mjs"), "t();") == expected
