"""What a module holds between calls."""

import pytest

from syntax.languages import JAVASCRIPT, PYTHON, TYPESCRIPT, Language
from syntax.state import ModuleState, module_state

REGISTRY = """
_registry: dict[str, int] = {}
_next = 0
LIMIT = 10
_cache = {}


def next_id():
    global _next
    _next += 1
    return _next


def register(name, value):
    _registry[name] = value


def lookup(name):
    return _registry.get(name)


def both(name):
    register(name, next_id())


def square(n):
    if n not in _cache:
        _cache[n] = n * n
    return _cache[n]


def local(n):
    _next = n
    return _next + LIMIT
"""
COUNTER = """
let count = 0;
const listeners = new Map();
const names = ["a", "b"];
export function next() { count += 1; return count; }
export const on = (name, f) => { listeners.set(name, f); };
export const off = (name) => listeners.delete(name);
export const first = () => names[0];
export function shadow(count) { count += 1; return count; }
"""
OBJECT = """
export const counter = {
  count: 0,
  inc(by) { this.count += by; return this.count; },
  get() { return this.count; },
  help() { return "inc"; },
};
export const twice = () => { counter.inc(1); return counter.inc(1); };
"""
INSTANCE = """
class Store:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)


_store = Store()


def put(item):
    _store.add(item)


def size():
    return len(_store.items)
"""
LAST = """
let last: string | null = null;
export const see = (x: string) => { last = x; };
export const seen = () => last;
"""


@pytest.mark.parametrize(
    ("text", "language", "variables", "touching", "changing"),
    [
        (
            REGISTRY,
            PYTHON,
            ("_registry", "_next"),
            {"next_id", "register", "lookup", "both"},
            {"next_id", "register", "both"},
        ),
        (COUNTER, JAVASCRIPT, ("count", "listeners"), {"next", "on", "off"}, {"next", "on", "off"}),
        (
            LAST,
            TYPESCRIPT,
            ("last",),
            {"see", "seen"},
            {"see"},
        ),
        (
            OBJECT,
            JAVASCRIPT,
            ("counter",),
            {"counter.inc", "counter.get", "twice"},
            {"counter.inc", "twice"},
        ),
        (INSTANCE, PYTHON, ("_store",), {"put", "size"}, {"put"}),
        ("LOCK = Lock()\ndef f():\n    LOCK.acquire()\n", PYTHON, (), set(), set()),
        ("X = [1, 2]\ndef f():\n    return X == [1]\n", PYTHON, (), set(), set()),
        ("X = [1, 2]\ndef f(X):\n    X.append(1)\n", PYTHON, (), set(), set()),
    ],
)
def test_variables_that_functions_change_are_found(
    text: str, language: Language, variables: tuple[str, ...], touching: set[str], changing: set[str]
) -> None:
    found = module_state(text, language)
    assert found == ModuleState(variables, frozenset(touching), frozenset(changing))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("INDEX = {'a': 1}\ndef f(counts, c):\n    counts[INDEX[c]] += 1\ndef g(c):\n    return INDEX[c]\n", PYTHON),
        ("const TABLE = {a: 1};\nfunction f(o, k) { const v = TABLE[k]; o[k] = v; }", JAVASCRIPT),
        ("XS = [1]\ndef f():\n    return XS[:].pop()\n", PYTHON),
        ("names = []\ndef f(x):\n    # names.sort() would be wrong\n    return x\n", PYTHON),
        ("let type = 1;\nconst f = (o) => `type=${o}`;\nconst h = ({ type }) => type++;", JAVASCRIPT),
        ("names = []\ndef f(n):\n    result, names = [], n\n    names.append(1)\n", PYTHON),
        ('"""\ncache = {}\n"""\ndef f():\n    cache.clear()\n', PYTHON),
        ("_x = object()\n_s = {'a': _x}\ndef f(k):\n    _s.clear()\n", PYTHON),
        ("_s = {}\nALSO = _s\ndef f(k):\n    _s.clear()\n", PYTHON),
        ("const all = [new Task(1)];\nfunction add(x) { all.push(x); }", JAVASCRIPT),
        ("const m = new Map();\nfunction f(n) { if (!m.has(n)) m.set(n, n * n); return m.get(n); }", JAVASCRIPT),
    ],
)
def test_what_only_looks_like_state_is_none(text: str, language: Language) -> None:
    assert module_state(text, language) == ModuleState()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("_c = {}\ndef f(k):\n    _c[k] = _c.get(k, 0) + 1\n    return _c[k]\n", PYTHON),
        ("_c = {'a': 0}\ndef f(k):\n    _c[k] += 1\n", PYTHON),
        ("import heapq\n_q = []\ndef push(x):\n    heapq.heappush(_q, x)\n", PYTHON),
        ("const c = {};\nfunction set(o) { Object.assign(c, o); }", JAVASCRIPT),
        ("h = []\ndef f(x):\n    h.append(x)\n    return g(\n        h=h,\n    )\n", PYTHON),
        (
            "_n = 0\nclass W:\n    def __init__(self):\n        global _n\n        _n += 1\ndef make():\n    return W()\n",
            PYTHON,
        ),
    ],
)
def test_state_in_other_clothes_is_found(text: str, language: Language) -> None:
    assert len(module_state(text, language).variables) == 1


def test_brackets_behind_brackets_take_no_time() -> None:
    assert module_state(f"x = []\ndef f():\n    x{'[0]' * 5000}\n", PYTHON) == ModuleState()
