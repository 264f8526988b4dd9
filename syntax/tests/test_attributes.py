"""Attributes that nothing but reading them tells of."""

import pytest

from syntax.attributes import told_by_themselves
from syntax.functions import find_functions
from syntax.languages import JAVASCRIPT, PYTHON, TYPESCRIPT, Language

ACCOUNT = """
class Account:
    def __init__(self, owner):
        self.owner = owner
        self._log = []
        self.balance = 0

    def deposit(self, amount):
        if amount <= 0:
            return False
        self.balance += amount
        return True
"""
STACK = """
class Stack:
    def __init__(self):
        self.items = []
        self.most = 0

    def push(self, item):
        self.items.append(item)
        self.most = max(self.most, self._size())
        return self

    def _size(self):
        return len(self.items)

    def __len__(self):
        return self._size()
"""
TIMER = """
class Timer {
  constructor(limit) { this.limit = limit; this.#ticks = 0; this.done = false; }
  tick() { this.#ticks++; this.done ||= this.#ticks >= this.limit; return this; }
  get ticks() { return this.#ticks; }
}
"""
HIDDEN = """
class Counter {
  private count = 0;
  protected readonly step: number;
  label: string;
  constructor(step: number) { this.step = step; this.label = "none"; this.count = 0; }
}
"""
PROPERTY = """
class T:
    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9


class Base:
    def total(self):
        return self.sum


class Sub(Base):
    def __init__(self):
        self.sum = 1
"""


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (ACCOUNT, PYTHON, ["Account.owner", "Account.balance"]),
        (STACK, PYTHON, ["Stack.most"]),
        (TIMER, JAVASCRIPT, ["Timer.limit", "Timer.done"]),
        (HIDDEN, TYPESCRIPT, ["Counter.label"]),
        ("class Lost(Exception):\n    def __init__(self, key):\n        self.key = key\n", PYTHON, ["Lost.key"]),
        (PROPERTY, PYTHON, []),
        ("class A {\n  constructor() { this.sum = 0; }\n  total = () => this.sum;\n}\n", JAVASCRIPT, []),
        ("class A {\n  f() {\n    // this.old = 1\n    d[this.pos] = 1;\n  }\n}\n", JAVASCRIPT, []),
        ("class A:\n    def f(self):\n        if self.closed: n = 0\n", PYTHON, []),
        ("class A:\n    def f(self):\n        self.n: int = 0\n", PYTHON, ["A.n"]),
        ("def plain(self):\n    self.x = 1\n", PYTHON, []),
        ("class A:\n    def f(self):\n        if self.x == 1:\n            pass\n", PYTHON, []),
        ("class A:\n    def f(self):\n        def g(self):\n            self.x = 1\n", PYTHON, ["A.x"]),
    ],
)
def test_what_no_method_tells_of_is_found(text: str, language: Language, names: list[str]) -> None:
    found = told_by_themselves(find_functions(text, language), text, language.family)
    assert [function.name for function in found] == names
    assert all(not function.parameters and function.is_top_level for function in found)


def test_its_place_is_where_it_is_first_assigned() -> None:
    (_, balance) = told_by_themselves(find_functions(ACCOUNT, PYTHON), ACCOUNT, "python")
    assert balance.text_in(ACCOUNT) == "self.balance ="
    assert balance.range.start.line == 6
