"""Symbolic execution: what it finds, what it may claim, and what it is not asked."""

import pytest

from probe.inputs.generate import Plan
from probe.inputs.planning import plan_calls
from probe.solver import NOTHING, is_solvable, is_straight, solve
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import PYTHON
from syntax.source import Source

FEE = """def fee(amount: int, member: bool) -> int:
    if amount > 1000 and not member:
        return amount // 50
    return 0 if member else 5
"""


async def planned(sandbox: Sandbox, text: str) -> tuple[Source, Plan, str]:
    source = Source("fees.py", PYTHON, text)
    drivable = find_targets(source)
    (plan,) = await plan_calls(sandbox, source, drivable)
    return source, plan, drivable.names.module


async def test_an_input_that_tells_two_versions_apart_is_found(sandbox: Sandbox) -> None:
    source, plan, module = await planned(sandbox, FEE)
    found = await solve(sandbox, source, plan, module, [FEE, FEE.replace("> 1000", ">= 1000")])
    assert [call.text for call in found.calls] == ["fee(1000, False)"]
    assert not found.is_whole


async def test_versions_that_are_the_same_along_every_path_are_said_to_be(sandbox: Sandbox) -> None:
    source, plan, module = await planned(sandbox, FEE)
    same = "def fee(amount: int, member: bool) -> int:\n    if member:\n        return 0\n"
    same += "    return amount // 50 if amount > 1000 else 5\n"
    found = await solve(sandbox, source, plan, module, [FEE, same])
    assert (found.calls, found.is_whole) == ((), True)


async def test_inputs_reach_what_chance_does_not(sandbox: Sandbox) -> None:
    text = (
        "def code(x, name):\n    if x * 7 == 30247 and name.startswith('ab') and name[4:5] == '-':\n        return 1\n"
    )
    source, plan, module = await planned(sandbox, f"{text}    return 0 if name else x % 2\n")
    found = await solve(sandbox, source, plan, module, [source.text])
    assert any(call.arguments[0] == "4321" and call.arguments[1].startswith("'ab") for call in found.calls)


async def test_code_that_never_ends_or_breaks_gives_nothing(sandbox: Sandbox) -> None:
    source, plan, module = await planned(sandbox, FEE)
    assert await solve(sandbox, source, plan, module, ["import os\nos._exit(0)\n"]) == NOTHING
    assert await solve(sandbox, source, plan, module, ["def fee(:"]) == NOTHING


async def test_what_it_cannot_follow_is_not_asked(sandbox: Sandbox) -> None:
    for text in (
        "def total(values: list[int]) -> int:\n    return len(values)\n",
        "def total(value: float) -> float:\n    return value\n",
        "def total(value: int) -> int:\n    return sum(n for n in range(value))\n",
        "class Box:\n    def total(self, value: int) -> int:\n        return value\n",
    ):
        source = Source("fees.py", PYTHON, text)
        drivable = find_targets(source)
        assert not any(is_solvable(plan, source) for plan in await plan_calls(sandbox, source, drivable))


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("def f(x):\n    print(x)\n", ""),
        ("def f(x):\n    global seen\n    seen = x\n", ""),
        ("def f(x):\n    STATE['x'] = x\n", ""),
        ("def f(x):\n    return helper(x)\n", "def helper(x):\n    print(x)\n"),
        ("def f(x):\n    return f(x - 1) if x else 0\n", ""),
        ("def f(x):\n    while x:\n        x -= 1\n", ""),
        ("def f(x):\n    LOG.append(x)\n    return x\n", "LOG = []\n"),
        ("def f(x):\n    sys.stdout.write('x')\n    return x\n", "import sys\n"),
        ("def f(x):\n    return rate(x)\n", "from b import rate\n"),
        ("def f(x):\n    return RATE * x\n", "from b import RATE\n"),
        ("def f(x):\n    return g(x)\n", "def g(x):\n    return f(x)\n"),
    ],
    ids=[
        *("prints", "global", "state", "what it calls prints", "recursion", "loop", "a list of the module"),
        *("the output", "a function from elsewhere", "a value from elsewhere", "recursion over another"),
    ],
)
def test_what_shows_in_more_than_a_result_is_not_straight(text: str, file: str) -> None:
    assert not is_straight(text, f"{text}\n{file}", "f")


def test_what_gives_a_result_alone_is_straight() -> None:
    text = "def f(x: int, name: str) -> str:\n    if x > LIMIT:\n        raise ValueError(name)\n    return low(name.strip())\n"
    helper = "LIMIT = 3\n\ndef low(text: str) -> str:\n    return text.lower() if len(text) > 2 else str(abs(-1))\n"
    assert is_straight(text, f"{helper}\n{text}", "f")
