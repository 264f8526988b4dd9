"""Arguments that the file itself says how to make."""

import ast
import json
import random

import pytest

from probe.inputs.dates import near_date
from probe.inputs.given import Classes
from probe.inputs.mined import Mined
from probe.inputs.variation import Variation
from probe.targets import find_targets
from syntax.languages import language_of
from syntax.source import Source

SHOP = """
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, NotRequired, TypedDict


class Size(Enum):
    SMALL = 1
    LARGE = 2


@dataclass
class Item:
    name: str
    price: float
    size: Size = Size.SMALL


@dataclass
class Gift(Item):
    wrapped: bool = False
    weight: float = field(init=False, default=0.0)


class Order(TypedDict):
    number: int
    gifts: list[Gift]
    note: NotRequired[str]


class Cart(NamedTuple):
    items: list[Item]
    owner: str


def label(item: Item): ...
def total(items: list[Item]): ...
def largest(carts: list[Cart]): ...
def fits(size: Size): ...
def first(item: "Item | None"): ...
def said(item): return item.name + str(item.price)
def wrap(gift: Gift): ...
def placed(order: Order): ...
def sent(order): return order["number"], order.get("note")
def plain(thing): return thing + 1
"""
TYPESCRIPT = """
export enum Size { Small, Large }
export function fits(size: Size) {}
export function label({ name, count = 1 }: { name: string; count?: number }) {}
export function area([width, height]: number[]) {}
interface Slot { start: number; end: number; note?: string }
export function merged(slots: readonly Slot[]) {}
export function length(slot: Slot) {}
export function deep({ a: { b } }: any) {}
"""


OPTIONS = """
export function options({ width = 9, label = "a,b", pick = (x) => x, now = Date.now } = {}) {}
export function listed([a, { b = 2 }]) {}
"""


def given(path: str, text: str, function: str) -> tuple[str, ...]:
    source = Source(path, language_of("", path), text)
    (target,) = [target for target in find_targets(source).targets if target.name == function]
    body = text[target.function.start : target.function.end]
    return next(iter(Classes(source, {}).given(target, body).values()), ())


@pytest.mark.parametrize(
    ("path", "text", "function", "expression"),
    [
        ("a.py", SHOP, "label", "Item('a', 0.5, Size.SMALL)"),
        ("a.py", SHOP, "total", "[]"),
        ("a.py", SHOP, "fits", "Size.LARGE"),
        ("a.py", SHOP, "first", "Item('a', 0.5, Size.SMALL)"),
        ("a.py", SHOP, "said", "Item('a', 0.5, Size.SMALL)"),
        ("a.py", SHOP, "wrap", "Gift('a', 0.5, Size.SMALL, False)"),
        ("a.py", SHOP, "placed", "{'number': 1, 'gifts': [Gift('a', 0.5, Size.SMALL, False)], 'note': 'Hello World'}"),
        ("a.py", SHOP, "sent", "{'number': 1, 'gifts': [Gift('a', 0.5, Size.SMALL, False)], 'note': 'Hello World'}"),
        ("a.ts", TYPESCRIPT, "fits", "Size.Large"),
        ("a.ts", TYPESCRIPT, "label", '{ name: "abc", count: 2 }'),
        ("a.ts", TYPESCRIPT, "deep", "{ a: { b: 1 } }"),
        ("a.mjs", OPTIONS, "options", "{}"),
        ("a.mjs", OPTIONS, "options", '{ width: -1, label: "a,b", pick: ((...args) => args[0]), now: (() => 0) }'),
        ("a.mjs", OPTIONS, "listed", "[2, { b: 0 }]"),
        ("a.ts", TYPESCRIPT, "area", "[1, 2]"),
        ("a.ts", TYPESCRIPT, "length", "{ start: -1, end: 10 }"),
        ("a.ts", TYPESCRIPT, "merged", '[{ start: 1, end: 2, note: "Hello World" }]'),
    ],
)
def test_what_the_file_makes_is_given(path: str, text: str, function: str, expression: str) -> None:
    assert expression in given(path, text, function)


def test_classes_that_hold_others_are_made_of_those() -> None:
    assert all("Item(" in expression or expression == "[]" for expression in given("a.py", SHOP, "largest"))


def test_nothing_is_given_where_nothing_says_so() -> None:
    assert given("a.py", SHOP, "plain") == ()


def test_what_has_fields_keeps_them_in_its_neighbours() -> None:
    variation = Variation("javascript", Mined(), random.Random(1))
    near = {variation.within('[{"start": 1, "end": 2}]') for _ in range(60)}
    assert len(near) > 10
    assert all(set(row) == {"start", "end"} for text in near for row in json.loads(text))
    assert variation.within("[]") == "[]"
    assert variation.within('"up"') == '"up"'


def test_tuples_keep_their_length_where_fields_are_kept() -> None:
    variation = Variation("python", Mined(), random.Random(1))
    near = {variation.within("{'a': (1, 2)}") for _ in range(60)}
    assert len(near) > 10
    assert all(len(pair) == 2 for text in near for pair in ast.literal_eval(text).values())
    mixed = Variation("javascript", Mined(), random.Random(1))
    assert all(len(json.loads(mixed.within('["a", 1]'))) == 2 for _ in range(60))


@pytest.mark.parametrize(
    ("expression", "family"),
    [
        ("datetime.date(2024, 2, 29)", "python"),
        ("datetime.datetime(2024, 2, 29, 12, 30)", "python"),
        ('new Date("2024-02-29T12:30:15Z")', "javascript"),
    ],
)
def test_dates_have_neighbours(expression: str, family: str) -> None:
    found = {near_date(expression, family, random.Random(seed)) for seed in range(20)}
    assert None not in found
    assert len(found) > 5


def test_what_is_no_date_has_none() -> None:
    assert near_date("[1]", "python", random.Random(1)) is None
