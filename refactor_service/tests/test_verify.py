"""A change by whomever: what became of each function, and what running both versions shows."""

from collections.abc import AsyncIterator

import pytest

from chassis.level import Level
from proof.claim import Behaviour, CheckName, CheckStatus, Verdict
from refactor_service.matching import Change, matched
from refactor_service.refactor import Refactorer
from refactor_service.verdict import ChangeJudged, ChangeVerdict, FunctionVerdict
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import language_of
from syntax.source import Source

Files = dict[str, str]


def version(files: Files) -> list[Source]:
    return [
        Source(path, language_of("", path), text, tuple(other for other in files.items() if other[0] != path))
        for path, text in files.items()
    ]


@pytest.fixture
async def refactorer() -> AsyncIterator[Refactorer]:
    made = Refactorer(SandboxState(), SyntaxChecker())
    yield made
    await made.close()


async def judged(
    refactorer: Refactorer, original: Files, changed: Files
) -> tuple[ChangeJudged, dict[str, FunctionVerdict]]:
    events = [event async for event in refactorer.verify(version(original), version(changed), Level.STANDARD)]
    end = events[-1]
    assert isinstance(end, ChangeJudged)
    return end, {event.name: event for event in events if isinstance(event, FunctionVerdict)}


TOTAL = "def total(xs):\n    result = 0\n    for x in xs:\n        result += x\n    return result\n"
STACK = """class Stack:
    def __init__(self):
        self._items = []

    def push(self, item: int):
        self._items.append(item)

    def pop(self):
        if not self._items:
            raise IndexError("empty")
        return self._items.pop()
"""
NET = "const RATE = 0.2;\nfunction tax(x) { return x * RATE; }\nexport function net(x) { return x - tax(x); }\nexport const trimmed = (s) => s.trim();\n"
PAD = "export function pad(s, n) {\n  while (s.length < n) s = ' ' + s;\n  return s;\n}\n"

KEPT: dict[str, tuple[Files, Files, dict[str, Change]]] = {
    "a loop becomes a call": (
        {"a.py": TOTAL},
        {"a.py": "def total(xs):\n    return sum(xs)\n"},
        {"total": Change.MODIFIED},
    ),
    "another name": ({"a.py": TOTAL}, {"a.py": TOTAL.replace("total", "summed")}, {"total": Change.RENAMED}),
    "moved and imported again": (
        {"a.py": TOTAL + "\ndef double(x: int):\n    return total([x, x])\n"},
        {"b.py": TOTAL, "a.py": "from b import total\n\ndef double(x: int):\n    return total([x, x])\n"},
        {"total": Change.MOVED, "double": Change.UNCHANGED},
    ),
    "moved for good": ({"a.mjs": PAD, "b.mjs": ""}, {"a.mjs": "", "b.mjs": PAD}, {"pad": Change.MOVED}),
    "moved and exported again": (
        {"a.mjs": PAD},
        {"a.mjs": "export { pad } from './b.mjs';\n", "b.mjs": "export const pad = (s, n) => s.padStart(n);\n"},
        {"pad": Change.MOVED},
    ),
    "what a class keeps to itself": (
        {"a.py": STACK},
        {"a.py": STACK.replace("_items", "_data")},
        {"Stack.__init__": Change.MODIFIED, "Stack.push": Change.MODIFIED, "Stack.pop": Change.MODIFIED},
    ),
    "a parameter that may be left out": (
        {"a.py": "def f(n: int) -> int:\n    return n * 2\n"},
        {"a.py": "def f(n: int, factor: int = 2) -> int:\n    return n * factor\n"},
        {"f": Change.SIGNATURE_CHANGED},
    ),
    "a copy where the very list was given": (
        {"a.py": "def f(xs: list[int]) -> list[int]:\n    return xs\n"},
        {"a.py": "def f(xs: list[int]) -> list[int]:\n    return list(xs)\n"},
        {"f": Change.MODIFIED},
    ),
    "a private function goes": (
        {"a.py": "def _half(x):\n    return x / 2\n\ndef f(x: int):\n    return _half(x)\n"},
        {"a.py": "def f(x: int):\n    return x / 2\n"},
        {"_half": Change.REMOVED, "f": Change.MODIFIED},
    ),
    "inside a package": (
        {"p/__init__.py": "", "p/a.py": "from .b import K\ndef f(x: int):\n    return x + K\n", "p/b.py": "K = 3\n"},
        {"p/__init__.py": "", "p/a.py": "from p.b import K\ndef f(x: int):\n    return K + x\n", "p/b.py": "K = 3\n"},
        {"f": Change.MODIFIED},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
async def test_what_does_the_same_is_not_held_against_it(refactorer: Refactorer, name: str) -> None:
    original, changed, changes = KEPT[name]
    end, functions = await judged(refactorer, original, changed)
    assert {function: verdict.change for function, verdict in functions.items()} == changes
    assert end.verdict in (ChangeVerdict.NO_DIFFERENCE_FOUND, ChangeVerdict.EXHAUSTED), functions
    assert end.proof.verdict is Verdict.PROVEN, end.proof.checks
    assert end.proof.evidence.inputs >= 50


EMITTER = """export class Emitter {
  constructor() {
    this.listeners = new Map();
  }
  on(type, listener) {
    const list = this.listeners.get(type) ?? [];
    list.push(listener);
    this.listeners.set(type, list);
  }
  off(type, listener) {
    const list = this.listeners.get(type) ?? [];
    const at = list.indexOf(listener);
    if (at === -1) return false;
    list.splice(at, 1);
    return true;
  }
  emit(type, value) {
    return (this.listeners.get(type) ?? []).map((listener) => listener(value));
  }
}

/** @param {string[]} types */
export function subscribeAll(emitter, types, listener) {
  for (const type of types) emitter.on(type, (value) => listener(type, value));
}
"""
LEDGER = """class Ledger:
    def __init__(self):
        self.held = {}

    def open(self, name: str, amount: int = 0) -> None:
        self.held[name] = amount

    def move(self, source: str, target: str, amount: int) -> None:
        if source not in self.held or target not in self.held:
            raise KeyError(source)
        self.held[source] -= amount
        self.held[target] += amount
"""
ASKED = "export async function first(sources) {\n  for (const ask of sources) {\n    const found = await ask();\n    if (found !== null) return found;\n  }\n  return null;\n}\n"

SECRET = """export class Registry {
  #users = new Map();

  add(form) {
    const user = { name: form.name, email: form.email };
    this.#users.set(form.email, user);
    return { ...user };
  }

  find(email) {
    const user = this.#users.get(email);
    return user && { ...user };
  }
}
"""
CALCULATOR = """export function evaluate(text) {
  const tokens = text.match(/\\d+|\\S/g) ?? [];
  let at = 0;
  function power() {
    const base = Number(tokens[at++]);
    if (tokens[at] !== "^") return base;
    at++;
    return base ** power();
  }
  let value = power();
  while (tokens[at] === "+" || tokens[at] === "*") {
    value = tokens[at++] === "+" ? value + power() : value * power();
  }
  return value;
}
"""
TOP = """/** @param {{customer: string, amount: number}[]} orders @param {number} [limit] all when it is left out */
export function top(orders, limit) {
  return [...orders].sort((a, b) => b.amount - a.amount).slice(0, limit).map((order) => order.customer);
}
"""

DIFFERING: dict[str, tuple[Files, Files, str, str]] = {
    "a bound": (
        {"a.py": "def grade(score: int) -> str:\n    return 'A' if score >= 90 else 'B'\n"},
        {"a.py": "def grade(score: int) -> str:\n    return 'A' if score > 90 else 'B'\n"},
        "grade",
        "grade(90)",
    ),
    "a value that only the new version names": (
        {"a.py": "def f(n: int) -> int:\n    return n * 2\n"},
        {"a.py": "def f(n: int) -> int:\n    if n == 73517:\n        return 0\n    return n * 2\n"},
        "f",
        "f(73517)",
    ),
    "the order of a stack": (
        {"a.py": STACK},
        {"a.py": STACK.replace("_items", "_data").replace("pop()", "pop(0)").replace("pop(0)", "pop(0)")},
        "Stack.pop",
        "instance.pop()",
    ),
    "a constant that functions use": ({"a.mjs": NET}, {"a.mjs": NET.replace("0.2", "0.25")}, "net", "net("),
    "a bound in the file beside": (
        {"a.mjs": "import { most } from './b.mjs';\nexport const f = (n) => Math.min(n, most());\n", "b.mjs": "export const most = () => 9;\n"},
        {"a.mjs": "import { most } from './b.mjs';\nexport const f = (n) => Math.min(n, most());\n", "b.mjs": "export const most = () => 8;\n"},
        "most",
        "most()",
    ),
    "a public function goes": (
        {"a.py": "def f(n):\n    return n\n\ndef g(n):\n    return n\n"},
        {"a.py": "def f(n):\n    return n\n"},
        "g",
        "g",
    ),
    "the caller's own list is given back": (
        {"a.py": "def f(xs: list[int]) -> list[int]:\n    return sorted(xs)\n"},
        {"a.py": "def f(xs: list[int]) -> list[int]:\n    return xs if xs == sorted(xs) else sorted(xs)\n"},
        "f",
        "f([",
    ),
    "what the module holds is given away": (
        {"a.mjs": "const T = { a: [1] };\nexport const f = () => [...T.a];\n"},
        {"a.mjs": "const T = { a: [1] };\nexport const f = () => T.a;\n"},
        "f",
        "f()",
    ),
    "a list is kept that was copied": (
        {"a.py": "class A:\n    def __init__(self, xs: list[int]):\n        self.xs = list(xs)\n    def n(self):\n        return len(self.xs)\n"},
        {"a.py": "class A:\n    def __init__(self, xs: list[int]):\n        self.xs = xs\n    def n(self):\n        return len(self.xs)\n"},
        "A.__init__",
        "A([",
    ),
    "more is taken from an iterator": (
        {"a.py": "def first(items):\n    for item in items:\n        return item\n    return None\n"},
        {"a.py": "def first(items):\n    found = list(items)\n    return found[0] if found else None\n"},
        "first",
        "iter(",
    ),
    "a function is called once more": (
        {"a.mjs": "export function twice(fn) {\n  return [fn(), fn()];\n}\n"},
        {"a.mjs": "export function twice(fn) {\n  fn();\n  return [fn(), fn()];\n}\n"},
        "twice",
        "count",
    ),
    "a key that every object has": (
        {"a.mjs": "const T = new Map([['a', 1]]);\nexport const f = (name) => T.has(name);\n"},
        {"a.mjs": "const T = { a: 1 };\nexport const f = (name) => name in T;\n"},
        "f",
        'f("',
    ),
    "a type in a comment": (
        {"a.mjs": "/** @param {{name: string, tags?: string[]}} x */\nexport const f = (x) => (x.tags ?? []).length;\n"},
        {"a.mjs": "/** @param {{name: string, tags?: string[]}} x */\nexport const f = (x) => x.tags.length;\n"},
        "f",
        "name",
    ),
    "the listener that was added is not found again": (
        {"a.mjs": EMITTER},
        {"a.mjs": EMITTER.replace("list.splice(at, 1);", "list.splice(at + 1, 1);")},
        "Emitter.off",
        "callback = ",
    ),
    "what a function registered is called later": (
        {"a.mjs": EMITTER},
        {"a.mjs": EMITTER.replace("(const type of types) emitter", "(var type of types) emitter")},
        "subscribeAll",
        "instance.emit(",
    ),
    "what has two keys": (
        {"a.py": LEDGER},
        {"a.py": LEDGER.replace("        self.held[target] += amount", "        self.held[target] += abs(amount)")},
        "Ledger.move",
        "instance.move(",
    ),
    "functions are asked that need not be": (
        {"a.mjs": ASKED},
        {"a.mjs": "export async function first(sources) {\n  const found = await Promise.all(sources.map((ask) => ask()));\n  for (const one of found) if (one !== null) return one;\n  return null;\n}\n"},
        "first",
        "console.log",
    ),
    "what was given back is kept, and changed by whoever got it": (
        {"a.py": "def parts(text: str) -> list[str]:\n    return text.split(',')\n"},
        {"a.py": "from functools import lru_cache\n\n@lru_cache\ndef parts(text: str) -> list[str]:\n    return text.split(',')\n"},
        "parts",
        "given.clear()",
    ),
    "what is kept out of sight is given back": (
        {"a.mjs": SECRET},
        {"a.mjs": SECRET.replace("return { ...user };\n  }\n\n  find", "return user;\n  }\n\n  find")},
        "Registry.add",
        "instance.find(",
    ),
    "more is taken from an iterator than is asked for": (
        {"a.py": "def unique(items):\n    seen = set()\n    for item in items:\n        if item not in seen:\n            seen.add(item)\n            yield item\n"},
        {"a.py": "def unique(items):\n    yield from dict.fromkeys(items)\n"},
        "unique",
        "iter(",
    ),
    "from which side a sign is worked out": (
        {"a.mjs": CALCULATOR},
        {"a.mjs": CALCULATOR.replace("return base ** power();", "return base ** Number(tokens[at++]);")},
        "evaluate",
        "^",
    ),
    "a key that is there and says nothing": (
        {"a.mjs": "export const merge = (base, over) => ({ ...base, ...over });\n"},
        {"a.mjs": "export function merge(base, over) {\n  const made = { ...base };\n  for (const key of Object.keys(over)) made[key] = over[key] ?? made[key];\n  return made;\n}\n"},
        "merge",
        "merge(",
    ),
    "more than the new default lets through": (
        {"a.mjs": TOP},
        {"a.mjs": TOP.replace("(orders, limit)", "(orders, limit = 20)")},
        "top",
        "top([",
    ),
    "it never ends": (
        {"a.py": "def f(n: int):\n    while n > 10:\n        n -= 1\n    return n\n"},
        {"a.py": "def f(n: int):\n    while n > 10:\n        n += 1\n    return n\n"},
        "f",
        "f(",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFERING)
async def test_a_difference_is_found_with_the_call_that_shows_it(refactorer: Refactorer, name: str) -> None:
    original, changed, function, call = DIFFERING[name]
    end, functions = await judged(refactorer, original, changed)
    assert end.verdict is ChangeVerdict.DIFFERS
    assert end.proof.verdict is Verdict.REFUTED
    found = functions[function]
    assert found.behaviour is Behaviour.DIFFERS
    assert found.counterexample is not None
    assert call in found.counterexample.call
    assert found.counterexample.before != found.counterexample.after


async def test_comments_and_layout_are_nothing_to_run(refactorer: Refactorer) -> None:
    end, functions = await judged(refactorer, {"a.py": TOTAL}, {"a.py": f"# Sums.\n{TOTAL}\n\n"})
    assert (end.verdict, functions) == (ChangeVerdict.EXHAUSTED, {})
    assert end.proof.verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("original", "changed", "reason"),
    [
        ({"a.py": TOTAL}, {"a.py": f"import no_such_module\n{TOTAL}"}, "no_such_module"),
        ({"a.go": "package a\nfunc f() int { return 1 }\n"}, {"a.go": "package a\nfunc f() int { return 2 }\n"}, "go"),
        ({"a.py": TOTAL}, {"a.py": TOTAL.replace("return", "return (")}, "never closed"),
    ],
    ids=["a module that is missing", "a language that nothing runs", "broken"],
)
async def test_what_cannot_be_run_is_said(refactorer: Refactorer, original: Files, changed: Files, reason: str) -> None:
    end, functions = await judged(refactorer, original, changed)
    said = [*(verdict.reason for verdict in functions.values()), *(item.reason for item in end.ending.skipped)]
    assert any(reason in text for text in said), said
    assert end.verdict in (ChangeVerdict.UNKNOWN, ChangeVerdict.DIFFERS)
    statuses = {check.name: check.status for check in end.proof.checks}
    assert statuses[CheckName.BEHAVIOUR_KEPT] is CheckStatus.NOT_RUN


def test_the_same_change_is_matched_the_same_way() -> None:
    names = [f"def f{n}(a, b):\n    return a + b + {n}\n" for n in range(6)]
    original, changed = (
        version({"a.py": "".join(names)}),
        version({"a.py": "".join(reversed(names)).replace("f3", "g")}),
    )
    pairs = matched(original, changed)
    assert [(pair.name, pair.change) for pair in pairs if pair.change is not Change.UNCHANGED] == [
        ("f3", Change.RENAMED)
    ]
    assert matched(original, changed) == pairs


async def test_calls_that_end_the_process_compare_nothing(refactorer: Refactorer) -> None:
    text = "import os\n\n\ndef leave(code: int):\n    os._exit(code)\n"
    end, _ = await judged(refactorer, {"a.py": text}, {"a.py": text.replace("(code)\n", "(code + 1)\n")})
    assert end.verdict is ChangeVerdict.UNKNOWN


@pytest.mark.parametrize(
    ("path", "text", "old", "same", "new"),
    [
        (
            "a.py",
            "def times(factor: int):\n    return lambda x: factor * x\n",
            "factor * x",
            "x * factor",
            "factor * x + (x == 3)",
        ),
        (
            "a.mjs",
            "export function createCounter() {\n  let n = 0;\n  return { up: () => (n += 1), down: () => (n -= 1) };\n}\n",
            "(n -= 1)",
            "(n = n - 1)",
            "(n = Math.max(0, n - 1))",
        ),
        (
            "a.mjs",
            "export const most = (...xs) => Math.max(...xs);\n",
            "Math.max(...xs)",
            "xs.reduce((a, b) => Math.max(a, b), -Infinity)",
            "Math.max(0, ...xs)",
        ),
    ],
    ids=["a closure", "state that closures share", "any number of arguments"],
)
async def test_what_functions_give_away_is_compared(
    path: str, text: str, old: str, same: str, new: str, refactorer: Refactorer
) -> None:
    alike, _ = await judged(refactorer, {path: text}, {path: text.replace(old, same)})
    assert alike.verdict is ChangeVerdict.NO_DIFFERENCE_FOUND
    differing, _ = await judged(refactorer, {path: text}, {path: text.replace(old, new)})
    assert differing.verdict is ChangeVerdict.DIFFERS


SEEN = "from typing import NamedTuple\nfrom collections import defaultdict\nSEEN = defaultdict(int, {n: 0 for n in range(500)})\n"
UNSEEN: dict[str, tuple[str, str, str, str, ChangeVerdict]] = {
    "a list that a named tuple holds": (
        "a.py",
        f"{SEEN}class R(NamedTuple):\n    items: list\n    n: int\n\ndef f(items: list[int]):\n    return R(list(items), len(items))\n",
        "list(items)",
        "items",
        ChangeVerdict.DIFFERS,
    ),
    "an entry more in a large table": (
        "a.py",
        f"{SEEN}def f(key: int):\n    SEEN[key + 1000] += 1\n    return key\n",
        "SEEN[key + 1000] += 1",
        "pass",
        ChangeVerdict.DIFFERS,
    ),
    "the end of the process": (
        "a.py",
        "import os\n\ndef f(code: int):\n    if code < 0:\n        os._exit(1)\n    return code\n",
        "        os._exit(1)\n",
        "        code = -code\n",
        ChangeVerdict.DIFFERS,
    ),
    "what lies deeper": (
        "a.mjs",
        "export function api() {\n return { a(x) { return x; }, nested: { b(x) { return x + 2; } } };\n}\n",
        "x + 2",
        "x + 3",
        ChangeVerdict.DIFFERS,
    ),
    "what no input comes along": (
        "a.py",
        "def f(key: str):\n    if key == chr(7) * 3 + str(len(key) ** 9):\n        return 1\n    return 0\n",
        "return 1",
        "return 2",
        ChangeVerdict.UNKNOWN,
    ),
}


@pytest.mark.parametrize("name", UNSEEN)
async def test_no_difference_is_said_of_what_was_not_seen(name: str, refactorer: Refactorer) -> None:
    path, text, old, new, verdict = UNSEEN[name]
    end, _ = await judged(refactorer, {path: text}, {path: text.replace(old, new)})
    assert end.verdict is verdict
