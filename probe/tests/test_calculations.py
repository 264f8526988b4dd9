from probe.inputs.calculations import calculations
from probe.inputs.kinds import Kind
from probe.inputs.mined import mine
from probe.inputs.sequences import is_text, texts_in

CODE = """
def value(tokens):
    if tokens[0] in ("+", "-"):
        return 1
    if tokens[0] in ("*", "/", "^") or tokens[0] == "(":
        return 2
"""


def test_signs_of_the_code_are_put_between_numbers() -> None:
    texts = calculations(Kind.STR, "python", mine(CODE), 1)
    assert {"'-7/2'", "'2^3^2'", "'5/0'"} <= set(texts[:15])
    assert any("(" in text for text in texts)
    assert texts == calculations(Kind.STR, "python", mine(CODE), 1)


def test_a_sign_or_two_are_no_calculation() -> None:
    assert calculations(Kind.STR, "python", mine('text.split("-")[0] + "/"'), 1) == []
    assert calculations(Kind.INT, "python", mine(CODE), 1) == []


def test_keys_of_records_are_no_texts() -> None:
    assert texts_in('{"email": "a@b", "tags": ["x"]}') == ['"a@b"', '"x"']
    assert [is_text(value) for value in ('"a"', "'it\\'s'", '"a": ', '"a" + "b"')] == [True, True, False, False]
