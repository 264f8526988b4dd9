"""Code that the end-to-end tests send: with problems to find, places to rewrite, functions to test."""

PYTHON = '''"""Orders."""

import os
import json


def total(prices: list[float], discount: float = 0.0) -> float:
    """The sum of prices, less the discount."""
    if discount < 0 or discount > 1:
        raise ValueError("discount must lie between 0 and 1")
    result = 0.0
    for price in prices:
        result += price
    return result * (1 - discount)


def has_negative(prices: list[float]) -> bool:
    for price in prices:
        if price < 0:
            return True
    return False


def label(kind: str, extra=[]) -> str:
    if kind == "a":
        return "first"
    elif kind == "b":
        return "second"
    elif kind == "c":
        return "third"
    return "none"
'''

JAVASCRIPT = """export function total(prices, discount = 0) {
  if (discount < 0 || discount > 1) throw new RangeError("discount must lie between 0 and 1");
  var result = 0;
  for (const price of prices) {
    result += price;
  }
  debugger;
  return result * (1 - discount);
}

export function greet(name, count) {
  return "Hello " + name + ", you have " + count + " new";
}

export function isKnown(kind) {
  if (kind) {
    if (kind !== "other") {
      return true;
    }
  }
  return false;
}
"""


def long_python(lines: int) -> str:
    """A file of at least that many lines, with findings at its end as well as at its beginning."""
    text = PYTHON
    number = 0
    while text.count("\n") < lines:
        number += 1
        text += f"\n\ndef value_{number}(x: int) -> int:\n    y = x * {number}\n    return y if x == None else y + 1\n"
    return text
