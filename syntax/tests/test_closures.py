"""Functions that functions give away."""

import pytest

from syntax.closures import closures
from syntax.functions import find_functions
from syntax.languages import language_of

PYTHON = """
from functools import wraps

def make_counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc

def compose(f, g):
    return lambda x: f(g(x))

def retry(times):
    def deco(fn):
        @wraps(fn)
        def run(*args):
            return fn(*args)
        return run
    return deco

def account(balance):
    def deposit(amount): ...
    def look(): ...
    return {"deposit": deposit, "look": look}

def pair():
    value = None
    def get(): return value
    def put(new): ...
    return get, put

def plain(x):
    def helper(y): return y
    return helper(x)

async def later():
    return lambda: 1

class Box:
    def maker(self):
        return lambda: 1
"""
JAVASCRIPT = """
export function createCounter(start = 0) {
  let n = start;
  return { increment(by = 1) { n += by; return n; }, reset: () => { n = start; }, get value() { return n; } };
}
export const add = (a) => (b) => a + b;
const debounce = (fn, ms) => {
  let timer;
  const debounced = (...args) => { timer = setTimeout(fn, ms, ...args); };
  debounced.cancel = () => clearTimeout(timer);
  return debounced;
};
function makeStore() {
  const items = [];
  function put(item) { items.push(item); }
  const api = Object.freeze({ put, size: () => items.length, items, 'odd-name': put });
  return api;
}
const later = (ms) => (fn) => { let t = 0; return (...args) => fn(t, ...args); };
export function api({ limit = 2 } = {}) {
  return { nested: { cut: (xs) => xs.slice(0, limit) } };
}
function linked(xs) {
  let node = null;
  for (const value of xs) node = { value, next: node };
  return node;
}
function total(xs) {
  return xs.reduce((sum, x) => sum + x, 0);
}
"""


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (
            "a.py",
            PYTHON,
            {
                "make_counter()": {"n", "start"},
                "compose()": {"f", "g"},
                "retry()()": {"times", "fn"},
                'account()["deposit"]': {"balance"},
                'account()["look"]': {"balance"},
                "pair()[0]": {"value"},
                "pair()[1]": {"value"},
            },
        ),
        (
            "a.mjs",
            JAVASCRIPT,
            {
                "createCounter().increment": {"n", "start"},
                "createCounter().reset": {"n", "start"},
                "createCounter().value": {"n", "start"},
                "add()": {"a"},
                "debounce()": {"fn", "ms", "timer", "debounced"},
                "debounce().cancel": {"fn", "ms", "timer", "debounced"},
                "later()()": {"ms", "fn", "t"},
                "api().nested.cut": {"limit"},
                "makeStore().put": {"items", "api"},
                "makeStore().size": {"items", "api"},
            },
        ),
    ],
)
def test_those_that_are_given_away_are_found_with_what_they_share(
    path: str, text: str, found: dict[str, set[str]]
) -> None:
    language = language_of("", path)
    given = closures(find_functions(text, language), text, language)
    assert {one.function.name: set(one.variables) for one in given} == found
