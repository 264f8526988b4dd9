"""An instance is changed step by step, and each step and what others say after it are looked at in one test."""

import re

import pytest

from testgen_service.tests.written import Generate, cases, end

STACK = """class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        if not self._items:
            raise RuntimeError("empty")
        return self._items.pop()

    def size(self):
        return len(self._items)
"""
STACK_JS = """export class Stack {
  #items = [];
  push(item) { this.#items.push(item); }
  pop() {
    if (!this.#items.length) throw new RangeError("empty");
    return this.#items.pop();
  }
  get size() { return this.#items.length; }
}
"""


@pytest.mark.parametrize(
    ("path", "framework", "looked", "refused"),
    [
        ("stacks.py", "pytest", r"assert instance\.size\(\) == \d", r"with pytest\.raises\("),
        ("stacks.py", "unittest", r"self\.assertEqual\(instance\.size\(\), \d\)", r"with self\.assertRaises\("),
        ("stacks.mjs", "node", r"assert\.deepEqual\(instance\.size, \d\)", r"assert\.throws\("),
    ],
)
async def test_steps_and_what_others_say_after_them_stand_in_one_test(
    path: str, framework: str, looked: str, refused: str, generate: Generate
) -> None:
    events = await generate(STACK if path.endswith(".py") else STACK_JS, path, framework)
    assert not end(events).survivors
    walks = [case.code for case in cases(events) if case.type.value == "integration"]
    assert walks
    assert all(len(re.findall(looked, walk)) > 2 for walk in walks)
    assert any(re.search(refused, walk) for walk in walks)


async def test_a_class_that_nothing_changes_has_no_walk(generate: Generate) -> None:
    text = "class Circle:\n    def __init__(self, radius):\n        self.radius = radius\n\n    def area(self):\n        return 3 * self.radius ** 2\n\n    def is_large(self):\n        return self.radius > 9\n"
    assert not [case for case in cases(await generate(text, "circles.py")) if case.type.value == "integration"]
