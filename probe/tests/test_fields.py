"""What the code asks of single fields, of lengths, and of what a name says."""

import pytest

from probe.inputs import values
from probe.inputs.fields import Asked, asked_of_fields
from probe.inputs.kinds import Kind
from probe.inputs.mined import mine
from probe.inputs.named import texts_of
from probe.inputs.typed import Typed
from probe.shape import shape
from syntax.annotations import read_annotation


@pytest.mark.parametrize(
    ("code", "key", "values_first"),
    [
        ("if form['age'] < 18: raise ValueError", "age", (18, 19, 17)),
        ("if form.get('age', 0) >= 18: pass", "age", (18, 19, 17)),
        ("if (form.age < 18) throw new Error();", "age", (18, 19, 17)),
        ("const age = form.age;\nif (age < 18) throw new Error();", "age", (18, 19, 17)),
        ("const { age, name } = form;\nif (age < 18) throw new Error();", "age", (18, 19, 17)),
        ("if (order.state === 'paid') ship();", "state", ("paid",)),
        ("ROLES = ['member', 'admin']\nif form['role'] not in ROLES: pass", "role", ("member", "admin")),
        ("const ROLES = ['member', 'admin'];\nif (!ROLES.includes(form.role)) fail();", "role", ("member", "admin")),
        ("if '@' not in form['email']: pass", "email", ("a@b",)),
        ("if (!form.email.includes('@')) fail();", "email", ("a@b",)),
        ("if len(form['name'].strip()) > 3: pass", "name", ("abc", "abcd", "ab")),
        ("if (form.name.length > 3) fail();", "name", ("abc", "abcd", "ab")),
        ("def check(age):\n    if age < 18: pass\ndef register(form):\n    check(form['age'])", "age", (18, 19, 17)),
    ],
)
def test_a_field_is_asked_for_values(code: str, key: str, values_first: tuple[object, ...]) -> None:
    assert dict(asked_of_fields(code))[key].values == values_first


@pytest.mark.parametrize(
    "code",
    [
        "if (!/^[^@]+@[^@]+$/.test(form.email)) fail();",
        "const EMAIL = /^[^@]+@[^@]+$/;\nif (!EMAIL.test(form.email)) fail();",
        "if not re.fullmatch(r'^[^@]+@[^@]+$', form['email']): pass",
        "EMAIL = re.compile(r'^[^@]+@[^@]+$')\nif not EMAIL.match(form['email']): pass",
    ],
)
def test_a_field_is_asked_to_match(code: str) -> None:
    assert dict(asked_of_fields(code))["email"].patterns == ("^[^@]+@[^@]+$",)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("if (typeof form.x !== 'string') fail();", Kind.STR),
        ("if not isinstance(form['x'], int): pass", Kind.INT),
        ("if (!Number.isInteger(form.x)) fail();", Kind.INT),
        ("if (Array.isArray(form.x)) each();", Kind.INTS),
        ("return form.x ? long(n) : short(n);", Kind.BOOL),
        ("if (!form.x && n > 1) fail();", Kind.BOOL),
        ("if not form.get('x'):\n    pass", Kind.BOOL),
    ],
)
def test_a_field_is_asked_for_its_type(code: str, kind: Kind) -> None:
    assert dict(asked_of_fields(code))["x"] == Asked(kind=kind)


def test_what_is_used_besides_is_no_truth_value() -> None:
    assert "x" not in dict(asked_of_fields("if (form.x) return form.x.trim();"))


def test_records_have_what_is_asked_for_before_anything_else() -> None:
    mined = mine("if form['age'] < 18 or '@' not in form['email']: raise ValueError")
    assert values(Kind.RECORD, "python", mined, 1)[0] == "{'age': 18, 'email': 'a@b'}"


def test_texts_and_lists_are_as_long_as_the_code_asks() -> None:
    mined = mine("if len(name) > 3: raise ValueError")
    assert {"'abc'", "'abcd'", "'ab'"} <= set(values(Kind.STR, "python", mined, 1))
    assert {"[1, 2, 3]", "[1, 2, 3, 4]", "[1, 2]"} <= set(values(Kind.INTS, "python", mined, 1))


def test_a_name_says_what_a_text_is() -> None:
    assert texts_of("workEmail")[0] == "ann@example.com"
    assert texts_of("thing") == ()


def test_each_member_of_a_union_has_its_turn_in_a_mapping() -> None:
    leaves = {"string": ('"a"', '"b"', '"c"', '"d"', '"e"'), "number": ("1",), "boolean": ("true",), "null": ("null",)}
    annotation = read_annotation("Record<string, string | number | boolean | null | string[]>", "javascript")
    made = " ".join(Typed("javascript", lambda text: leaves.get(text, ())).values(annotation))
    assert all(value in made for value in (": 1", ": true", ": null", ': ["a"', ': "a"'))


def test_what_is_made_alike_has_one_shape() -> None:
    one, other = ["list", [["str", "a"], ["int", "0x5"]], 2], ["list", [["str", "bcd"], ["int", "0x63"]], 2]
    assert shape(one) == shape(other)
    assert shape(one) != shape(["list", [["str", ""], ["int", "0x5"]], 2])
    assert shape(one) != shape(["list", [["str", "a"], ["int", "-0x5"]], 2])
    assert shape(["int", "0x0"]) != shape(["int", "0x5"])
