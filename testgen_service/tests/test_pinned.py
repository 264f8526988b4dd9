"""What a test pins, and what it leaves open because another right version may differ."""

import re

import pytest

from chassis.progress import Progress
from testgen_service.evidence import TestCase
from testgen_service.tests.written import Generate, cases, end

DOCUMENTED = '''
def double(x):
    """Twice.

    >>> double(2)
    4
    >>> double(3)
    7
    """
    return x * 2
'''


async def test_what_the_documentation_says_otherwise_is_a_suspicion_and_not_pinned(generate: Generate) -> None:
    ended = end(await generate(DOCUMENTED, "doubles.py"))
    (doubt,) = ended.suspicions
    assert (doubt.kind, doubt.call) == ("documentation", "double(3)")
    assert "to give 7, and returned 6" in doubt.message
    assert "pytest.param(3," not in ended.file
    assert "pytest.param(2, 4" in ended.file


async def test_what_a_name_says_otherwise_is_a_suspicion_and_not_pinned(generate: Generate) -> None:
    text = (
        "def median(v):\n    return sorted(v)[len(v) // 2]\n\n\n"
        "class Stack:\n    def __init__(self):\n        self.items = []\n\n    def push(self, item):\n"
        "        self.items.append(item)\n\n    def pop(self):\n        return self.items.pop(0)\n\n"
        "    def size(self):\n        return len(self.items)\n"
    )
    ended = end(await generate(text, "names.py"))
    assert {doubt.kind for doubt in ended.suspicions} == {"name"}
    assert {doubt.function for doubt in ended.suspicions} == {"median", "Stack.pop"}
    assert "median([1, 2, 3, 4])" not in ended.file
    assert "median(" in ended.file


@pytest.mark.parametrize("framework", ["pytest", "unittest"])
async def test_the_words_of_an_error_are_pinned_where_they_are_documented(framework: str, generate: Generate) -> None:
    text = """def ratio(a, b):
    \'\'\'Refuses zero: division by nothing.\'\'\'
    if b == 0:
        raise ValueError("division by nothing")
    if b > 1000:
        raise ValueError("much too large")
    return a / b
""".replace("'''", '"""')
    file = end(await generate(text, "ratios.py", framework)).file
    assert "division by nothing" in file
    assert "much too large" not in file


async def test_a_count_below_zero_is_pinned_only_where_it_is_refused(generate: Generate) -> None:
    text = "def first(items, count):\n    return items[:count]\n\n\ndef last(items, count):\n    if count < 0:\n        raise ValueError\n    return items[len(items) - count:]\n"
    calls = [call for case in cases(await generate(text, "ends.py")) for call in case.calls]
    below = [call for call in calls if re.search(r", -\d+\)$", call)]
    assert {call.split("(")[0] for call in below} == {"last"}


async def test_arguments_are_seen_to_be_left_alone(generate: Generate) -> None:
    text = "def ordered(items):\n    found = list(items)\n    found.sort()\n    return found\n"
    found = cases(await generate(text, "orders.py"))
    (guard,) = [case for case in found if case.name.endswith("leaves_its_arguments_as_they_were")]
    assert "argument_1 ==" in guard.code


async def test_an_argument_that_is_used_up_on_the_way_is_nobodys_promise(generate: Generate) -> None:
    text = "def total(items):\n    found = 0\n    while items:\n        found += items.pop()\n    return found\n"
    assert "argument_1" not in end(await generate(text, "totals.py")).file


SHELF = """class Shelf:
    def __init__(self, limit):
        self.limit = limit
        self._books = []

    def place(self, book):
        if len(self._books) >= self.limit:
            raise OverflowError("full")
        self._books.append(book)

    @property
    def room(self):
        return self.limit - len(self._books)

    def __contains__(self, book):
        return book in self._books

    def __len__(self):
        return _count(self._books)


def _count(books):
    return len(books)
"""


async def test_properties_and_operators_show_what_methods_leave_also_when_these_refuse(generate: Generate) -> None:
    ended = end(await generate(SHELF, "shelf.py"))
    for part in (
        ".room ==",
        " in instance) is True",
        "len(instance) ==",
        "with pytest.raises(OverflowError):\n        instance.place(",
    ):
        assert part in ended.file
    assert "_count" not in ended.file
    assert len(ended.judgement.killed) >= 0.9 * len(ended.judgement.mutants)


async def test_the_first_test_comes_before_the_search_and_stays(generate: Generate) -> None:
    events = await generate(SHELF, "shelf.py")
    kinds = [type(event) for event in events]
    assert kinds.index(TestCase) < kinds.index(Progress)
    first, *others = cases(events)
    assert first.id in {case.id for case in others}
