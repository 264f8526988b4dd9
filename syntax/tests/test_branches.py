"""Where JavaScript may go one way or another."""

import pytest

from syntax.branches import branches
from syntax.languages import language_of


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("if (a) b(); else if (c) { d(); }", ["b();", "if (c) { d(); }", "{ d(); }"]),
        ("for (const x of xs) f(x);", ["f(x);"]),
        ("const y = a ? b : c;", ["b", "c"]),
        ("const y = (a && b) ?? c + d;", ["c + d", "b"]),
        ("switch (a) { case 1: f(); g(); break; default: h(); }", ["f();", "h();"]),
        ("try { f(); } catch (e) { g(); }", ["{ g(); }"]),
        ("f(a, b);", []),
    ],
    ids=["if", "loop", "choice", "short cuts", "switch", "catch", "none"],
)
def test_each_way_is_one(text: str, ways: list[str]) -> None:
    found = branches(text, language_of("", "a.mjs"))
    assert [text[branch.start : branch.end] for branch in found] == ways
    assert all(branch.decided <= branch.start for branch in found)
