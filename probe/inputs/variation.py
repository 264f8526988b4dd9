"""Neighbours of a value: what a small change makes of it, with words of the code where that helps."""

import random
import re
import string
from collections.abc import Callable
from typing import Any

from probe.inputs.dates import near_date
from probe.inputs.examples import parts
from probe.inputs.grammar import PARTNERS, tokens_of
from probe.inputs.kinds import is_count
from probe.inputs.mined import UNIT, Mined
from probe.inputs.written import UNDEFINED, read, written

_LETTERS = string.ascii_letters + string.digits + " ~-_.,!{}\u00e9"
# What may stand where a number stands in a text.
_DIGITS, _NUMBERS = re.compile(r"\d+(?:\.\d+)?"), ("0", "1", "2", "7", "10", "007", "0.5", "1.5", "99", "-1")
_OPERANDS = ("1", "2", "3", "7", "a")
_EVEN, _SOMETIMES = 0.5, 0.25
# The largest that is exact.
_LARGEST = 2**53
# How often it may be taken times itself.
_POWERS = (1, 1, 1, 2, 3, 4, 5)
# What the words for nothing stand for.
_NOTHING = {"None": None, "null": None, "undefined": UNDEFINED}
# What no sum of which is exact, and what is rounded one way or the other.
_FRACTIONS = (0.1, 0.35, 0.05, 0.5, 0.99)
# Objects of the standard libraries that are made of a plain value.
_MADE_OF = re.compile(r"(decimal\.Decimal|io\.StringIO|iter|new Map|new Set)\((.*)\)", re.DOTALL)
# A class is called with what its instance is made of, some of it by name.
_INSTANCE = re.compile(r"(?P<maker>(?:new )?[A-Z]\w*)\((?P<inside>.*)\)", re.DOTALL)
_NAMED = re.compile(r"[A-Za-z_]\w*=(?!=)")
_MOST_DIGITS, _MOST_TEXT, _MOST_ITEMS = 7, 60, 12


class Variation:
    """Draws from one source of chance, so that the order of the questions decides the answers."""

    def __init__(self, family: str, mined: Mined, source: random.Random, *, divides: bool = False) -> None:
        """With ``divides`` a field that counts nothing may hold a fraction where it held a whole number."""
        self._family = family
        self._source = source
        self._keeps_fields = False
        self._divides = divides
        self._numbers = mined.numbers
        self._factors = [int(number) for number in mined.numbers if number.is_integer() and number >= UNIT]
        self._tokens = tokens_of(mined)
        self._absent = [_NOTHING[word] for word in mined.absent]
        self._words = [text for text in mined.strings if text.strip()]

    def of(self, expression: str) -> str:
        """A neighbour of ``expression``, or itself where that is neither a plain literal nor made of one."""
        if (near := near_date(expression, self._family, self._source)) is not None:
            return near
        made = _MADE_OF.fullmatch(expression)
        try:
            if made is not None:
                empty = "''" if made[1] == "io.StringIO" else "[]"
                return f"{made[1]}({self._inside_of(made[1], read(made[2] or empty, self._family))})"
            return written(self._changed(read(expression, self._family)), self._family)
        except (ValueError, OverflowError, TypeError):
            return expression

    def _inside_of(self, maker: str, value: Any) -> str:
        """What is made of a neighbour of ``value``."""
        if maker == "decimal.Decimal":
            return written(str(round(self._number(float(value)), 6)), self._family)
        if maker == "new Map":
            return written([list(pair) for pair in self._changed(dict(value)).items()], self._family)
        return written(self._changed(value), self._family)

    def instance(self, expression: str) -> str:
        """A neighbour of an instance of a class, made of something else, or of a list of such; of anything else one
        with the same fields.
        """
        made = _INSTANCE.fullmatch(expression)
        inside = made["inside"] if made is not None else expression[1:-1] if expression[:1] == "[" else ""
        items = list(parts(f"{inside})")) if "(" in expression else []
        if not items:
            return self.within(expression)
        at = self._source.randrange(len(items))
        if made is None and self._source.random() < _SOMETIMES:
            items = items[:at] + items[at + 1 :] if self._source.random() < _EVEN else [*items, items[at]]
            return f"[{', '.join(items)}]"
        name = named[0] if (named := _NAMED.match(items[at])) is not None else ""
        value = items[at].removeprefix(name)
        near = self.instance(value) if "(" in value else self.of(value)
        changed = ", ".join([*items[:at], f"{name}{near}", *items[at + 1 :]])
        return f"[{changed}]" if made is None else f"{made['maker']}({changed})"

    def within(self, expression: str) -> str:
        """A neighbour with the same fields wherever there are such; what is no container may be one of a few words."""
        if expression[:1] not in "[{(" and not expression.startswith(("new Map", "new Set")):
            return expression
        self._keeps_fields = True
        try:
            return self.of(expression)
        finally:
            self._keeps_fields = False

    def _changed(self, value: Any) -> Any:
        changes: dict[type, Callable[[Any], Any]] = {
            bool: lambda truth: not truth,
            int: self._integer,
            float: lambda number: round(self._number(number), 6),
            str: self._text,
            list: self._items,
            tuple: lambda items: tuple(self._inside(list(items)) if self._keeps_fields else self._items(list(items))),
            dict: self._mapping,
            set: lambda items: set(self._items(sorted(items, key=repr))),
        }
        change = changes.get(type(value))
        return value if change is None else change(value)

    def _integer(self, number: int) -> int:
        # What counts something must not ask for all the memory there is; what is measured in units may be many.
        if self._factors and self._source.random() < _SOMETIMES / 2:
            product = number * self._source.choice(self._factors) ** self._source.choice(_POWERS)
            return product if abs(product) <= _LARGEST else number // self._factors[0]
        return int(self._number(number)) if len(str(abs(number))) < _MOST_DIGITS else number // 10

    def _number(self, number: float) -> float:
        near = [number + 1, number - 1, -number, number * 2, number + 10, number // 2, 0 * number, number * 10]
        if isinstance(number, float):
            near.append(number + self._source.choice(_FRACTIONS))
        mined = [step + known for known in self._numbers for step in (-1, 0, 1)]
        return self._source.choice(mined if mined and self._source.random() < _EVEN else near)

    def _text(self, text: str) -> str:
        if self._words and self._source.random() < _SOMETIMES:
            return self._source.choice(self._words)
        at = self._source.randint(0, len(text))
        piece = self._piece(text)
        changes = [
            text[:at] + piece + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + piece + text[at + 1 :],
            text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            text + text,
            text + piece + text,
            text[at:] + text[:at],
            text[:at] + text[at:].swapcase(),
            text[at:],
        ]
        if self._tokens:
            changes += self._of_tokens(text)
        if runs := list(_DIGITS.finditer(text)):
            run = self._source.choice(runs)
            changes += [text[: run.start()] + self._source.choice(_NUMBERS) + text[run.end() :]]
        return self._source.choice(changes)[:_MOST_TEXT]

    def _of_tokens(self, text: str) -> list[str]:
        """One thing more behind a sign of the code; one such sign in place of another; all of it between two."""
        token = self._source.choice(self._tokens)
        there = [known for known in self._tokens if known in text]
        instead = text.replace(self._source.choice(there), token, 1) if there else text
        closing = PARTNERS.get(token, token)
        return [f"{text}{token}{self._source.choice(_OPERANDS)}", instead, f"{token}{text}{closing}"]

    def _piece(self, text: str) -> str:
        """A character or token to put in: the code's words as likely as all others together."""
        if self._tokens and self._source.random() < _EVEN:
            return self._source.choice(self._tokens)
        return self._source.choice(text if text and self._source.random() < _EVEN else _LETTERS)

    def _items(self, items: list[Any]) -> list[Any]:
        if not items:
            return [] if self._keeps_fields else [1]
        if self._keeps_fields and len(set(map(type, items))) > 1:
            # Of several types: a tuple, as JavaScript writes one.
            return self._inside(items)
        if len({len(row) if isinstance(row, list) else -1 for row in items} - {0}) == 1 and isinstance(items[0], list):
            return self._rows(items)
        at = self._source.randrange(len(items))
        other = self._source.randrange(len(items))
        swapped = list(items)
        swapped[at], swapped[other] = swapped[other], swapped[at]
        changes = [
            items[:at] + items[at + 1 :],
            [*items[: at + 1], items[at], *items[at + 1 :]],
            [*items[:at], items[other], *items[at + 1 :]],
            swapped,
            items[::-1],
        ]
        # A change inside an item as often as one of the whole.
        inside = self._inside(items)
        grown = [*items[:other], self._changed(items[at]), *items[other:]]
        again = [*items, items[at]]
        return self._source.choice([*changes, inside, inside, inside, grown, grown, again])[:_MOST_ITEMS]

    def _inside(self, items: list[Any]) -> list[Any]:
        """As many items, one of them changed."""
        at = self._source.randrange(len(items)) if items else 0
        return [*items[:at], *map(self._changed, items[at : at + 1]), *items[at + 1 :]]

    def _rows(self, rows: list[list[Any]]) -> list[list[Any]]:
        """A table stays one: its rows are of one length."""
        at, column = self._source.randrange(len(rows)), self._source.randrange(len(rows[0])) if rows[0] else 0
        cell = [row[:column] + [self._changed(v) for v in row[column : column + 1]] + row[column + 1 :] for row in rows]
        changes = [
            [*rows[:at], cell[at], *rows[at + 1 :]],
            rows[:at] + rows[at + 1 :],
            [*rows, rows[at]],
            [row[:column] + row[column + 1 :] for row in rows],
            [[*row, row[column]] if row else row for row in rows],
            rows[::-1],
        ]
        return self._source.choice(changes)[:_MOST_ITEMS]

    def _changed_field(self, name: str, value: Any) -> Any:
        if self._divides and type(value) is int and not is_count(name) and self._source.random() < _SOMETIMES:
            return round(value + self._source.choice(_FRACTIONS), 2)
        return self._changed(value)

    def _mapping(self, mapping: dict[Any, Any]) -> dict[Any, Any]:
        if not mapping and self._keeps_fields:
            return {}
        if not mapping:
            return dict.fromkeys(self._tokens[:1], 1) or {"a": 1}
        keys = list(mapping)
        key = self._source.choice(keys)
        inside = {**mapping, key: self._changed_field(str(key), mapping[key])}
        if self._keeps_fields:
            return inside
        grown = {**mapping, self._changed(key): mapping[key]}
        named = {**mapping, self._piece(""): mapping[key]} if isinstance(key, str) else grown
        changes = [{k: mapping[k] for k in keys if k != key}, inside, inside, inside, grown, named]
        if any(isinstance(value, dict) for value in mapping.values()):
            # Where objects hold objects, they may hold empty ones, and deeper ones.
            changes += [{**mapping, key: {}}, {**mapping, key: {key: mapping[key]}}]
        changes += [{**mapping, key: nothing} for nothing in self._absent]
        return self._source.choice(changes)
