"""What came about by accident, and what looks like it and did not."""

import pytest

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.mined import Mined
from probe.targets import find_targets
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.accidents import is_accident

SPANS = "export function join(spans) {\n  return spans.map(([start, end]) => [start, Math.max(end, start)]);\n}\n"
RATIO = "export const ratio = (a, b) => (b === 0 ? NaN : a / b);\n"
CART = """export class Cart {
  lines = [];
  add(name) {
    const found = this.lines.find((line) => line.name === name);
    if (!found) return this.lines.push({ name, count: 1 });
    found.count += 1;
  }
  take() {
    return this.lines.pop();
  }
  push(line) { return this.lines.push(line); }
  empty() {
    return (this.lines.length = 0);
  }
  reset() {
    return this.lines.splice(0).length;
  }
}
"""
TURNED = "def turned(m):\n    return list(zip(*m))\n"
QUEUE = """class Queue:
    def put(self, item):
        if self.is_full:
            return self.refuse(item)
        self.items.append(item)

    def get(self):
        if not self.items:
            return None
        return self.items.pop()
"""


@pytest.mark.parametrize(
    ("path", "code", "function", "argument", "literal", "expected"),
    [
        pytest.param("a.mjs", SPANS, "join", "[[1, 2]]", "[[1, 2]]", False, id="nothing is missing"),
        pytest.param("a.mjs", SPANS, "join", "[[1], [2]]", "[[1, undefined]]", True, id="something is missing inside"),
        pytest.param("a.mjs", SPANS, "join", "[[1, undefined]]", "[[1, undefined]]", False, id="it was given"),
        pytest.param("a.mjs", SPANS, "join", '[["a"]]', '[["a", NaN]]', True, id="no number came of it"),
        pytest.param("a.mjs", SPANS, "join", "[[{}, 1]]", '"[object Object]"', True, id="an object became text"),
        pytest.param("a.mjs", RATIO, "ratio", "0, 0", "NaN", False, id="the code says itself that it is no number"),
        pytest.param("a.mjs", RATIO, "ratio", "1, 0", "Infinity", True, id="nobody spoke of infinity"),
        pytest.param("a.mjs", RATIO, "ratio", "9, 3", "90071992547409930", True, id="a number that is not exact"),
        pytest.param("a.py", TURNED, "turned", "[]", "[]", True, id="no table"),
        pytest.param("a.py", TURNED, "turned", "[[1]]", "[[1]]", False, id="a table"),
        pytest.param(
            "a.py", TURNED.replace("*m", "*m if len(m) > 0 else []"), "turned", "[]", "[]", False, id="asked for"
        ),
        pytest.param("a.py", QUEUE, "Queue.get", "", "{'': 1}", True, id="a field without a name"),
        pytest.param("a.mjs", CART, "Cart.add", '"a"', "1", True, id="returned by the way"),
        pytest.param("a.mjs", CART, "Cart.take", "", "1", False, id="what was taken"),
        pytest.param("a.mjs", CART, "Cart.empty", "", "0", True, id="an assignment"),
        pytest.param("a.mjs", CART, "Cart.reset", "", "2", True, id="nobody asks what that gives"),
        pytest.param("a.mjs", CART, "Cart.push", "{}", "1", True, id="how many there are now"),
        pytest.param("a.py", QUEUE, "Queue.put", "1", "False", True, id="a call in a function that ends in a deed"),
        pytest.param("a.py", QUEUE, "Queue.get", "", "1", False, id="a call in a function that always answers"),
    ],
)
def test_accidents(path: str, code: str, function: str, argument: str, literal: str, expected: bool) -> None:
    source = Source(path, language_of("", path), code)
    target = next(known for known in find_targets(source).targets if known.name == function)
    plan = Plan(target, (), (), is_declared=False, mined=Mined(), is_rectangular=function == "turned")
    found = target.function
    lines = frozenset(range(found.range.start.line, found.range.end.line + 1))
    outcome = CallOutcome(OutcomeKind.RETURNED, literal=literal, lines=lines)
    assert is_accident(source, plan, Call(function, (argument,)), outcome) is expected
