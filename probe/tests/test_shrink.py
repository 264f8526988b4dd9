import ast

import pytest

from probe.call import Call
from probe.compare import Comparer
from probe.shrink import size, smaller
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source


@pytest.mark.parametrize(
    "value",
    [None, True, False, 0, -7, 10**30, 0.0, -2.5, 1e300, "", "red\n'blue'", b"ab\x00", [], [1, [2, "x"]], (3, (4,)), {"a": {"b": 1}, 2: [3]}],
    ids=repr,
)  # fmt: skip
def test_every_proposal_is_smaller_and_readable(value: object) -> None:
    call = Call("f", (repr(value), "1"))
    for proposal in smaller(call, "python"):
        assert size(proposal) < size(call)
        assert [type(ast.literal_eval(text)) for text in proposal.arguments] == [type(value), int]


def test_what_is_no_literal_stays() -> None:
    assert smaller(Call("f", ("lambda x: x", "new Map()")), "python") == []


def test_calls_made_first_are_left_out_one_by_one() -> None:
    call = Call("pop", (), receiver="Stack()", before=(Call("push", ("1",)), Call("peek", ())))
    assert [proposal.text for proposal in smaller(call, "python")] == [
        "instance = Stack(); instance.peek(); instance.pop()",
        "instance = Stack(); instance.push(1); instance.pop()",
    ]


@pytest.mark.parametrize(
    ("path", "before", "after", "smallest"),
    [
        ("a.py", "def f(x: int):\n    return x > 3\n", "def f(x: int):\n    return x > 5\n", "f(4)"),
        ("a.py", "def f(xs: list[int]):\n    return len(xs) > 1\n", "def f(xs: list[int]):\n    return len(xs) > 2\n", "f([0, 0])"),
        ("a.mjs", "export function f(s) { return s.length > 1; }", "export function f(s) { return s.length > 2; }", None),
    ],
)  # fmt: skip
async def test_a_counterexample_is_as_small_as_steps_lead(
    sandbox: Sandbox, path: str, before: str, after: str, smallest: str | None
) -> None:
    comparer = Comparer(sandbox, Source(path, language_of("", path), before))
    await comparer.prepare()
    found = await comparer.compare(after, frozenset({1, 2}))
    assert found.difference is not None
    assert found.difference.call == smallest or (smallest is None and len(found.difference.call) <= len('f("ab")'))
