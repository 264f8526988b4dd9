import pytest

from probe.call import Call
from probe.inputs.written import UNDEFINED, read, written
from probe.shrink import smaller


@pytest.mark.parametrize(
    "value", [{"a": UNDEFINED}, ["undefined", UNDEFINED, None], {"a": {"b": [UNDEFINED]}}, UNDEFINED]
)
def test_what_json_does_not_know_is_written_and_read(value: object) -> None:
    assert read(written(value, "javascript"), "javascript") == value


def test_names_are_read_as_keys_and_words_in_texts_stay() -> None:
    assert read('{ a: undefined, b: "is undefined" }', "javascript") == {"a": UNDEFINED, "b": "is undefined"}


def test_nothing_is_not_made_smaller_than_it_is() -> None:
    assert {proposal.arguments for proposal in smaller(Call("f", ('{"a": undefined}',)), "javascript")} == {("{}",)}
