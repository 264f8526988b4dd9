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
            "import itertools\n_ids = itertools.count(1)\ndef new():\n    return next(_ids)\n",
            PYTHON,
            ("_ids",),
            {"new"},
            {"new"},
        ),
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
