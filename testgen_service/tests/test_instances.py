"""What functions give that is no plain value: instances of the file's own classes, and code inside of packages."""

import pytest

from chassis.level import Level
from proof.claim import Verdict
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import SuiteEnded, TestWriter

POINT = """
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def moved(self, by: int) -> "Point":
        return Point(self.x + by, self.y)
"""
COLOR = """
from enum import Enum


class Color(Enum):
    RED = 1
    BLUE = 2


def pick(n: int) -> Color:
    return Color.RED if n > 3 else Color.BLUE
"""
MONEY = """
class Money:
    def __init__(self, cents):
        self._cents = cents

    def __eq__(self, other):
        return isinstance(other, Money) and other._cents == self._cents

    def plus(self, cents):
        return Money(self._cents + cents)
"""
PLAIN = """
class Box:
    def __init__(self, width):
        self.width = width

    def doubled(self):
        return Box(self.width * 2)
"""
TOTALS = """
from collections import Counter
from decimal import Decimal


def tax(amount: str) -> Decimal:
    return Decimal(amount) * 2


def count(words: list[str]):
    return Counter(words)
"""
SHAPE = """
class Shape:
    def __init__(self, side):
        self.side = side

    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"area {self.area()}"


class Square(Shape):
    def area(self):
        return self.side * self.side

    def __lt__(self, other):
        return self.side < other.side
"""
VEC = """
export class Vec {
  constructor(x, y) { this.x = x; this.y = y; }
  plus(other) { return new Vec(this.x + other.x, this.y + other.y); }
}
"""
STACK = """
export class Stack {
  #items;
  constructor(items = []) { this.#items = [...items]; }
  push(item) { return new Stack([...this.#items, item]); }
  get size() { return this.#items.length; }
  peek() { return this.#items.at(-1); }
}
"""
ACCOUNT = """
class Refused(Exception):
    def __init__(self, code, reason="no money"):
        super().__init__(f"{code}: {reason}")
        self.code = code


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(amount)
        self.balance += amount
"""
TIMER = """
export class Timer {
  constructor(limit) {
    this.limit = limit;
    this.done = false;
    this.elapsed = 0;
  }
  tick(n) {
    this.elapsed += n;
    if (this.elapsed >= this.limit) this.done = true;
  }
}
"""


async def written(writer: TestWriter, source: Source, framework: str) -> SuiteEnded:
    events = [event async for event in writer.generate(source, framework, Level.STANDARD, 60, frozenset())]
    last = events[-1]
    assert isinstance(last, SuiteEnded)
    return last


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        pytest.param("point.py", POINT, ".moved(by) == expected", id="a data class, which says itself what is equal"),
        pytest.param("color.py", COLOR, "== Color.BLUE", id="a member of an enumeration"),
        pytest.param("money.py", MONEY, "Money(", id="a class with an equality of its own"),
        pytest.param("box.py", PLAIN, ".doubled().width", id="any other class is asked for its fields"),
        pytest.param("totals.py", TOTALS, "decimal.Decimal(", id="a class of the standard library"),
        pytest.param("vec.mjs", VEC, "new Vec(", id="JavaScript: as its constructor makes it"),
        pytest.param("stack.mjs", STACK, ").peek()", id="JavaScript: private fields are asked by methods"),
        pytest.param("account.py", ACCOUNT, "instance.balance == ", id="attributes that no method tells of"),
        pytest.param("timer.mjs", TIMER, "instance.done, true", id="JavaScript: attributes that no method tells of"),
    ],
)
async def test_what_a_function_gives_is_pinned(path: str, text: str, line: str, writer: TestWriter) -> None:
    suite = await written(
        writer, Source(path, language_of("", path), text), "pytest" if path.endswith(".py") else "node"
    )
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN
    assert line in suite.file
    assert not suite.survivors


async def test_methods_of_an_abstract_class_are_called_on_what_inherits_it_and_operators_are_written(
    writer: TestWriter,
) -> None:
    suite = await written(writer, Source("shape.py", language_of("", "shape.py"), SHAPE), "pytest")
    assert "(instance < other) == expected" in suite.file
    assert "Square.__lt__" not in {item.what for item in suite.ending.skipped}
    assert not [mutant for mutant in suite.survivors if mutant.before == "self.side < other.side"]


async def test_code_in_a_package_is_imported_by_its_whole_name(writer: TestWriter) -> None:
    beside = (
        ("src/shop/__init__.py", "from .cart import total\n"),
        ("src/shop/core/__init__.py", ""),
        ("src/shop/core/types.py", "RATE = 3\n"),
    )
    text = "from .core.types import RATE\n\n\ndef total(n: int) -> int:\n    return n * RATE\n"
    suite = await written(writer, Source("src/shop/cart.py", language_of("", "a.py"), text, beside), "pytest")
    assert suite.filename == "test_cart.py"
    assert "from shop.cart import total" in suite.file
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN


async def test_a_module_of_a_package_may_be_called_like_one_of_the_standard_library(writer: TestWriter) -> None:
    text = "from dataclasses import dataclass\n\n\ndef double(n: int) -> int:\n    return 2 * n\n"
    source = Source("shop/types.py", language_of("", "a.py"), text, (("shop/__init__.py", ""),))
    suite = await written(writer, source, "unittest")
    assert "from shop.types import double" in suite.file
    assert not suite.survivors


LISTENERS = """
class Listeners:
    def __init__(self):
        self.found = []

    def on(self, listener):
        self.found.append(listener)

    def off(self, listener):
        if listener not in self.found:
            return False
        self.found.remove(listener)
        return True

    def call(self, value: int):
        return [listener(value) for listener in self.found]
"""


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
async def test_what_is_registered_is_taken_away_again(framework: str, writer: TestWriter) -> None:
    suite = await written(writer, Source("listeners.py", language_of("", "listeners.py"), LISTENERS), framework)
    assert "callback = lambda" in suite.file
    assert suite.proof is not None
    assert suite.proof.verdict is Verdict.PROVEN
    assert not suite.survivors


async def test_what_nothing_changes_is_called_once(writer: TestWriter) -> None:
    text = POINT.replace("frozen=True", "slots=True")
    suite = await written(writer, Source("point.py", language_of("", "point.py"), text), "pytest")
    assert "instance = Point(" not in suite.file
    switch = "class Switch:\n    on = False\n\n    def toggle(self):\n        self.on = not self.on\n        return self.on\n"
    suite = await written(writer, Source("switch.py", language_of("", "switch.py"), switch), "pytest")
    assert "instance = Switch()\n" in suite.file
