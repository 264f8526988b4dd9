import random

from probe.call import Call
from probe.inputs.kinds import Kind
from probe.inputs.mined import mine
from probe.inputs.sequences import sequences
from probe.inputs.splits import splits

OPENINGS = [
    *(Call("put", (key, value)) for key, value in (("'a'", "1"), ("'b'", "2"), ("'c'", "3"))),
    *(Call("take", (key,)) for key in ("'a'", "'b'", "'c'")),
    Call("clear", ()),
    Call("size", ()),
]
CHANGING = frozenset({"put", "take", "clear"})


def made(count: int) -> list[Call]:
    return sequences([Call("size", ())], OPENINGS, CHANGING, count, random.Random(1))


def test_each_two_that_change_an_instance_stand_behind_something_that_was_given() -> None:
    ways = {tuple(first.function for first in call.before) for call in made(80)}
    assert {("put", first, second) for first in CHANGING for second in CHANGING} <= ways


def test_what_takes_everything_away_is_followed_by_what_gives() -> None:
    assert any([first.function for first in call.before[-2:]] == ["clear", "put"] for call in made(80))


def test_what_is_put_under_a_key_is_taken_by_it() -> None:
    pairs = [call.before for call in made(80) if [first.function for first in call.before[:2]] == ["put", "take"]]
    assert any(put.arguments[0] == take.arguments[0] for put, take, *_ in pairs)


def test_sequences_are_the_same_each_time_and_no_more_than_asked_for() -> None:
    assert made(40) == made(40)
    assert len(made(40)) <= 40


def test_texts_are_put_together_as_the_code_takes_them_apart() -> None:
    mined = mine("const [numbers, tag] = text.split('-');\nconst parts = numbers.split('.');")
    texts = splits(Kind.STR, "javascript", mined, 1)
    assert mined.separators == ("-", ".")
    assert any("-" in text and "." in text for text in texts)
    assert splits(Kind.STR, "javascript", mine("text.trim()"), 1) == []
