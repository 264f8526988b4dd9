import pytest

from probe.compare import Comparer
from probe.inputs import STRATEGIES, values
from probe.inputs.generate import make_calls
from probe.inputs.kinds import Kind, declared
from probe.inputs.known_formats import FORMATS
from probe.inputs.mined import Mined, mine
from probe.inputs.planning import plan_calls
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.functions import Parameter
from syntax.languages import JAVASCRIPT, PYTHON, language_of
from syntax.source import Source


@pytest.mark.parametrize(
    ("annotation", "kinds"),
    [
        ("int", (Kind.INT,)),
        ("str | None", (Kind.STR, Kind.NONE)),
        ("Optional[float]", (Kind.FLOAT, Kind.NONE)),
        ("list[int]", (Kind.INTS,)),
        ("Sequence[str]", (Kind.STRS,)),
        ("dict[str, int]", (Kind.DICT,)),
        ("list[list[int]]", (Kind.LISTS,)),
        ("number", (Kind.INT,)),
        ("string[]", (Kind.STRS,)),
        ("(x: number) => boolean", (Kind.CALLABLE,)),
        ("Widget", ()),
    ],
)
def test_annotations_name_kinds(annotation: str, kinds: tuple[Kind, ...]) -> None:
    assert declared(Parameter("x", annotation)) == kinds


@pytest.mark.parametrize("family", ["python", "javascript"])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.OWN])
def test_every_kind_has_values_and_the_same_each_time(kind: Kind, family: str) -> None:
    mined = mine("if x == 'red' and n > 42: return \"blue\"")
    first = values(kind, family, mined, 1)
    assert first == values(kind, family, mined, 1)
    assert len(first) == len(set(first)) >= 1


def test_numbers_of_the_code_come_with_their_neighbours() -> None:
    assert {"42", "43", "41"} <= set(values(Kind.INT, "python", mine("x > 42"), 1))


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        pytest.param("new URLSearchParams(text)", {'"a=1&a=2&a=3"', '"?q=x+y"'}, id="a query"),
        pytest.param("JSON.parse(text).a", {'"[1, \\"a\\", true]"'}, id="JSON"),
        pytest.param("Number(text)", {'"007"', '"1e3"'}, id="a number"),
    ],
)
def test_what_the_standard_library_reads_is_given_in_its_format(code: str, texts: set[str]) -> None:
    assert texts <= set(values(Kind.STR, "javascript", mine(code), 1))
    assert not texts & set(values(Kind.STR, "javascript", mine("text.trim()"), 1))


def test_every_strategy_is_in_the_table() -> None:
    mined = Mined((1.0,), ("a-b", "-", "+", "*"), (r"\d+",), ("name",), FORMATS[:1], lengths=(3,), separators=(",",))
    assert len(STRATEGIES) == 10
    assert all(any(strategy(kind, "python", mined, 1) for kind in Kind) for strategy in STRATEGIES)


TYPED_BY_TRIAL = """
def total(things):
    result = 0
    for thing in things:
        result += thing["price"] if isinstance(thing, dict) else thing
    return result

def shout(what):
    return what.upper() + "!"

class Box:
    def __init__(self, size: int):
        if size < 0:
            raise ValueError("size")
        self.size = size

    def twice(self):
        return self.size * 2
"""


async def test_kinds_are_found_by_trial_and_receivers_by_construction(sandbox: Sandbox) -> None:
    source = Source("a.py", PYTHON, TYPED_BY_TRIAL)
    plans = {plan.target.name: plan for plan in await plan_calls(sandbox, source, find_targets(source))}
    assert (Kind.STR,) in plans["shout"].combinations
    assert (Kind.INT,) not in plans["shout"].combinations
    assert any(receiver.startswith("Box(") for receiver in plans["Box.twice"].receivers)
    calls = make_calls(plans["shout"], source, 20)
    assert calls == make_calls(plans["shout"], source, 20)
    assert len({call.text for call in calls}) == len(calls) == 20


COUNTED = """
export function counted(items, key) {
  if (key === undefined) return items.length;
  const of = typeof key === "function" ? (item) => key(item) : (item) => item[key];
  const found = new Map();
  for (const item of items) {
    found.set(of(item), (found.get(of(item)) ?? 0) + 1);
  }
  return [...found.values()];
}
"""


async def test_each_of_several_kinds_that_the_code_asks_for_is_given(sandbox: Sandbox) -> None:
    source = Source("a.mjs", JAVASCRIPT, COUNTED)
    (plan,) = await plan_calls(sandbox, source, find_targets(source))
    assert {Kind.CALLABLE, Kind.STR} <= {combination[1] for combination in plan.combinations}
    # None but the absent value that the code speaks of.
    assert plan.asked_for == {"key": ("undefined",)}
    assert not any("null" in call.text for call in make_calls(plan, source, 60))


TALLY = """
class Tally:
    def __init__(self):
        self.counts = {}

    def add(self, word):
        self.counts[word] = self.counts.get(word, 0) + 1

    def of(self, word):
        return self.counts.get(word, 0)
"""


async def test_who_merely_asks_is_called_first_as_well(sandbox: Sandbox) -> None:
    source = Source("a.py", PYTHON, TALLY)
    plans = await plan_calls(sandbox, source, find_targets(source))
    functions = [call.function for plan in plans for call in plan.openings if plan.target.name == "Tally.of"]
    assert functions.count("add") > functions.count("of") > 0


@pytest.mark.parametrize(
    ("language", "text", "names", "skipped"),
    [
        ("python", "def f(x): return x\n\ndef _g():\n    def inner(): pass\n", ["f", "_g"], []),
        (
            "javascript",
            "const f = (x) => x;\nconst o = { k() {}, p: { q() {} } };\nrun(() => 1);\n",
            ["f", "o.k", "o.p.q"],
            ["<anonymous>"],
        ),
        ("javascript", "function A(n) {}\nA.prototype.f = function () {};\n", ["A", "A.f"], []),
        ("javascript", "module.exports = function (x) { return x; };\n", ["a"], []),
        ("javascript", "function f({ a, b }) {}\nfunction g({ a: { b } }) {}", ["f", "g"], []),
        ("javascript", "const f = (x) => (y) => x * y;\n", ["f", "f()"], []),
        ("python", "def f(*xs, key=None, **rest): return lambda: xs\n", ["f", "f()"], []),
        ("javascript", "class A { *[Symbol.iterator]() {} [Symbol.dispose]() {} }", ["A.[Symbol.iterator]"], []),
        ("tsx", "export function F(p: number) { return <b>{p}</b>; }", ["F"], []),
    ],
)
def test_targets_and_what_is_left_out(language: str, text: str, names: list[str], skipped: list[str]) -> None:
    known = language_of(language)
    drivable = find_targets(Source(f"a{known.extensions[0]}", known, text))
    assert [target.name for target in drivable.targets] == names
    assert [item.what for item in drivable.skipped] == skipped
    assert all(item.reason for item in drivable.skipped)


DIFFERENCES = [
    ("python", "def f(x: int):\n    return x > 10\n", "def f(x: int):\n    return x >= 10\n"),
    ("python", "def f(xs: list[int]):\n    return sorted(xs)\n", "def f(xs: list[int]):\n    xs.sort()\n    return xs\n"),
    ("python", "def f(x: float):\n    return x\n", "def f(x: float):\n    return abs(x)\n"),
    ("python", "def f(n: int):\n    if n == 7:\n        raise ValueError('seven')\n", "def f(n: int):\n    if n == 7:\n        raise ValueError('six')\n"),
    ("python", "def f(n: int):\n    print(n)\n", "def f(n: int):\n    print(n, end='')\n"),
    ("python", "def f(a: int):\n    return {'x': a, 'y': 1}\n", "def f(a: int):\n    return {'y': 1, 'x': a}\n"),
    ("python", "seen = []\ndef f(x: int):\n    seen.append(x)\n", "seen = []\ndef f(x: int):\n    seen.append(-x)\n"),
    ("javascript", "const seen = [];\nfunction f(x) { seen.push(x); }", "const seen = [];\nfunction f(x) { seen.unshift(x, 1); }"),
    ("javascript", "function f(x) { return { a: x, b: 1 }; }", "function f(x) { return { b: 1, a: x }; }"),
    ("javascript", "function f(xs) { return xs.indexOf(NaN) >= 0; }", "function f(xs) { return xs.includes(NaN) || xs.length > 3; }"),
    ("javascript", "function f(a, b) { return a || b; }", "function f(a, b) { return a ?? b; }"),
    ("javascript", "function f(x) { return x == null; }", "function f(x) { return x === null; }"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "after"), DIFFERENCES)
async def test_a_difference_is_found_with_its_input(sandbox: Sandbox, language: str, before: str, after: str) -> None:
    known = language_of(language)
    comparer = Comparer(sandbox, Source(f"a{known.extensions[0]}", known, before))
    await comparer.prepare()
    found = await comparer.compare(after, frozenset(range(1, 10)))
    assert found.difference is not None
    assert found.difference.call.startswith("f(")
    assert found.difference.before != found.difference.after


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        (PYTHON, "def f(x: int):\n    return x * 2\n", "def f(x: int):\n    return x + x\n"),
        (JAVASCRIPT, "function f(x) { return x * 2; }", "function f(x) { return 2 * x; }"),
    ],
)
async def test_equal_versions_show_no_difference_on_enough_inputs(
    sandbox: Sandbox, language: object, before: str, after: str
) -> None:
    known = PYTHON if language is PYTHON else JAVASCRIPT
    comparer = Comparer(sandbox, Source(f"a{known.extensions[0]}", known, before))
    await comparer.prepare()
    found = await comparer.compare(after, frozenset({1, 2}))
    assert (found.difference, found.reason) == (None, "")
    assert found.inputs >= 50
    assert found.lines_covered == found.lines_total


async def test_what_is_left_in_the_receiver_is_compared(sandbox: Sandbox) -> None:
    text = "class A:\n    def __init__(self, n: int):\n        self.n = n\n\n    def add(self, by: int):\n        self.n += by\n"
    comparer = Comparer(sandbox, Source("a.py", PYTHON, text))
    await comparer.prepare()
    found = await comparer.compare(text.replace("+=", "-="), frozenset({6}))
    assert found.difference is not None
    assert ".add(" in found.difference.call


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "def f(x: int):\n    def inner(y):\n        return x * y\n    return inner\n"),
        ("javascript", "function f(x) {\n  return (y) => {\n    return x * y;\n  };\n}\n"),
    ],
)
async def test_a_function_that_is_returned_is_called(sandbox: Sandbox, language: str, text: str) -> None:
    known = language_of(language)
    comparer = Comparer(sandbox, Source(f"a{known.extensions[0]}", known, text))
    await comparer.prepare()
    found = await comparer.compare(text.replace("x * y", "x / y"), frozenset({3}))
    assert found.difference is not None
    assert found.difference.call.startswith("f(")
    assert found.difference.call.count("(") == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import not_there\ndef f(x): return x\n", "not_there"),
        ("x = 1\n", "no function"),
        ("def f(x): return x\nraise RuntimeError('no')\n", "cannot be loaded"),
        ("import random\ndef f(x: int):\n    return random.betavariate(1, 2)\n", "no input"),
    ],
)
async def test_what_cannot_be_compared_says_why(sandbox: Sandbox, text: str, reason: str) -> None:
    comparer = Comparer(sandbox, Source("a.py", PYTHON, text))
    await comparer.prepare()
    assert reason in (await comparer.compare(text, frozenset({1, 2, 3}))).reason
