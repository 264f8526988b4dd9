"""Instances of classes whose constructors are particular."""

import pytest

from probe.inputs.receivers import find_receivers
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.languages import language_of
from syntax.source import Source

SHOWN = '''
class Version:
    """
    >>> Version("1.0a5").major
    1
    """
    def __init__(self, text):
        self.parts = [int(part) for part in text.replace("a", ".").split(".")]
    def major(self):
        return self.parts[0]
'''
NAMED = """
class Level:
    def __init__(self, name):
        if name not in ("low", "high"):
            raise ValueError(name)
        self.name = name
    def is_high(self):
        return self.name == "high"
"""
PATTERN = """
export class Code {
  constructor(text) {
    if (!/^[A-Z]{2}-\\d{3}$/.test(text)) throw new RangeError("no code");
    this.text = text;
  }
  number() { return Number(this.text.slice(3)); }
}
"""


INSIDE = """
from dataclasses import dataclass
from datetime import datetime

@dataclass(kw_only=True)
class Price:
    cents: int
    currency: str
    def __post_init__(self):
        if self.currency not in ("EUR", "CHF"):
            raise ValueError(self.currency)

class Slot:
    def __init__(self, at: datetime):
        if at.tzinfo is None:
            raise ValueError("in no zone")
        self.at = at

class Order:
    def __init__(self, price: Price, slot: Slot):
        self.total, self.hour = price.cents, slot.at.hour
    def late(self):
        return self.hour > 12
"""
GIVEN = """
export const createRange = (low, high) => {
  if (high < low) throw new RangeError("upside down");
  return { has: (x) => low <= x && x <= high };
};
"""


@pytest.mark.parametrize(
    ("path", "text", "owner", "beginning"),
    [
        pytest.param("a.py", SHOWN, "Version", 'Version("1.0a5")', id="an example in its documentation"),
        pytest.param("a.py", NAMED, "Level", "Level('", id="a word that the code names"),
        pytest.param("a.py", INSIDE, "Order", "Order(Price(cents=", id="made of others"),
        pytest.param("a.mjs", GIVEN, "createRange()", "createRange(", id="what a function gives"),
        pytest.param("a.mjs", PATTERN, "Code", 'new Code("', id="a text that its regular expression matches"),
    ],
)
async def test_an_instance_is_made(sandbox: Sandbox, path: str, text: str, owner: str, beginning: str) -> None:
    source = Source(path, language_of("", path), text)
    made = await find_receivers(sandbox, source, find_targets(source))
    assert made[owner][0].startswith(beginning)
