"""The search finds what takes several steps, and what it finds is made plain."""

import re

from probe.targets import find_targets
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.cases import TestType
from testgen_service.recording import groups_of
from testgen_service.tests.written import Generate, cases, end

TURNSTILE = """TABLE = {
    ("locked", "coin"): "open",
    ("open", "push"): "locked",
    ("open", "kick"): "broken",
    ("broken", "repair"): "locked",
}


def final(events):
    state = "locked"
    for event in events:
        state = TABLE.get((state, event), state)
    return state
"""


async def test_sequences_of_the_codes_own_words_are_found_step_by_step(generate: Generate) -> None:
    ended = end(await generate(TURNSTILE, "turnstile.py"))
    assert ended.judgement.mutants
    assert not [mutant for mutant in ended.survivors if mutant.is_shared]


ACCOUNT = """class Account:
    def __init__(self):
        self._history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount")
        self._history.append(amount)

    def history(self):
        return list(self._history)
"""
ACCOUNT_JS = """export class Account {
  #history = [];
  deposit(amount) {
    if (amount <= 0) throw new RangeError("amount");
    this.#history.push(amount);
  }
  history() {
    return [...this.#history];
  }
}
"""


async def test_a_copy_that_is_given_is_seen_to_be_one_and_calls_are_few(generate: Generate) -> None:
    for text, path, emptied in ((ACCOUNT, "accounts.py", "clear()"), (ACCOUNT_JS, "accounts.mjs", "splice(0)")):
        framework = "pytest" if path.endswith(".py") else "node"
        ended = end(await generate(text, path, framework))
        assert f"instance.history().{emptied}" in ended.file
        assert not ended.survivors
        assert not re.search(rf"(?:{re.escape(emptied)};?\s+instance\.history\(\)\.){{2,}}", ended.file)


CLASSES = """def members(text):
    found, at = [], 0
    while at < len(text):
        if text[at] == "[" and "]" in text[at + 2:]:
            end = text.index("]", at + 2)
            inner = text[at + 1 : end]
            if "-" in inner[1:-1]:
                first, last = inner[0], inner[-1]
                found.append(f"{first} to {last}" if first <= last else "none")
            else:
                found.append(inner)
            at = end
        at += 1
    return found
"""


async def test_what_few_calls_come_to_is_gone_on_from(generate: Generate) -> None:
    ended = end(await generate(CLASSES, "members.py"))
    assert ended.judgement.coverage is not None
    covered, of = ended.judgement.coverage.branches
    assert covered == of


async def test_values_are_as_small_as_what_they_show_allows(generate: Generate) -> None:
    text = "def sign(number):\n    if number < 0:\n        return -1\n    return 1 if number > 0 else 0\n"
    found = [case for case in cases(await generate(text, "signs.py")) if case.type is not TestType.PROPERTY]
    calls = [call for case in found for call in case.calls]
    assert {"sign(0)", "sign(1)", "sign(-1)"} <= set(calls)
    assert not [call for call in calls if len(call) > len("sign(-10.25)")]


async def test_refusals_are_near_what_is_accepted(generate: Generate) -> None:
    text = 'def minutes(text):\n    if not text.endswith("m") or not text[:-1].isdigit():\n        raise ValueError("no")\n    return int(text[:-1])\n'
    refused = [
        call for case in cases(await generate(text, "units.py")) for call in case.calls if case.type.value == "negative"
    ]
    assert any(re.fullmatch(r"minutes\('\d+'\)|minutes\('m'\)|minutes\('\d*\D\d*m'\)", call) for call in refused)


def test_the_methods_of_a_class_are_looked_at_together() -> None:
    methods = "\n".join(f"    def m{n}(self):\n        return {n}\n" for n in range(12))
    text = f"def f(x):\n    return x\n\n\nclass A:\n{methods}\n\ndef g(x):\n    return x\n"
    groups = groups_of(find_targets(Source("a.py", PYTHON, text)).targets)
    assert [len({target.owner for target in group}) for group in groups if len(group) > 8] == [1]
    assert sum(map(len, groups)) == len(find_targets(Source("a.py", PYTHON, text)).targets)
