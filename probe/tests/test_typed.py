"""Values of types that are written out."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from probe.inputs.generate import make_calls
from probe.inputs.given import Classes
from probe.inputs.planning import plan_calls
from probe.inputs.typed import is_plain
from probe.targets import find_targets
from sandbox.sandbox import Sandbox
from syntax.annotations import Shape, read_annotation
from syntax.languages import PYTHON, language_of
from syntax.source import Source


def given(path: str, annotation: str, body: str = "") -> tuple[str, ...]:
    text = f"def f(x: {annotation}):\n    return {body or 'x'}\n"
    if not path.endswith(".py"):
        text = f"export function f(x: {annotation}) {{ return {body or 'x'}; }}\n"
    source = Source(path, language_of("", path), text)
    (target,) = find_targets(source).targets
    return Classes(source, {}).given(target, text).get("x", ())


def each(kind: type) -> Callable[[Any], bool]:
    return lambda value: all(isinstance(item, kind) for item in value)


@pytest.mark.parametrize(
    ("annotation", "fits"),
    [
        ("dict[str, str]", lambda d: each(str)(d) and each(str)(d.values())),
        ("dict[str, list[int]]", lambda d: all(each(int)(v) for v in d.values())),
        ("Mapping[int, tuple[str, float]]", lambda d: each(int)(d) and all(len(v) == 2 for v in d.values())),
        ("list[dict[str, str]]", lambda rows: all(each(str)(row.values()) for row in rows)),
        ("list[list[str]]", lambda rows: all(each(str)(row) for row in rows)),
        ("set[str]", each(str)),
        ("list[bool]", each(bool)),
        ("tuple[str, int, bool]", lambda t: tuple(map(type, t)) == (str, int, bool)),
        ("Optional[dict[str, set[int]]]", lambda d: all(isinstance(v, set) for v in d.values())),
        ("Literal['up', 'down']", lambda word: word in ("up", "down")),
        ("'dict[str, str | None]'", lambda d: all(v is None or isinstance(v, str) for v in d.values())),
    ],
)
def test_values_are_of_the_type(annotation: str, fits: Callable[[Any], bool]) -> None:
    made = [eval(text) for text in given("a.py", annotation)]
    assert len(made) > 1
    assert all(map(fits, made)), made


@pytest.mark.parametrize(
    ("annotation", "expression"),
    [
        ("Record<string, string>", '{ "a": "abc" }'),
        ("Record<number, string[]>", '{ 1: ["a"] }'),
        ("{ [key: string]: boolean }", '{ "a": false }'),
        ("Map<string, number[]>", 'new Map([["a", [1]]])'),
        ("ReadonlySet<number>", "new Set([1])"),
        ("string[][]", '[["a", "abc"], ["a"]]'),
        ("[string, number, boolean]", '["a", 2, true]'),
        ("'asc' | 'desc'", "'desc'"),
        ("{ at: [number, number]; tags?: string[] }", '{ at: [1, 2], tags: ["a"] }'),
    ],
)
def test_values_of_typescript(annotation: str, expression: str) -> None:
    assert expression in given("a.ts", annotation)


@pytest.mark.parametrize(
    ("annotation", "fits"),
    [
        ("dict[str, str]", lambda d: each(str)(d) and each(str)(d.values())),
        ("tuple[str, int, bool]", lambda t: tuple(map(type, t)) == (str, int, bool)),
        ("Literal['up', 'down']", lambda word: word in ("up", "down")),
    ],
)
async def test_calls_have_many_of_them(sandbox: Sandbox, annotation: str, fits: Callable[[Any], bool]) -> None:
    source = Source("a.py", PYTHON, f"def f(x: {annotation}):\n    return x\n")
    (plan,) = await plan_calls(sandbox, source, find_targets(source))
    made = [eval(call.arguments[0]) for call in make_calls(plan, source, 60)]
    assert len(made) > 20 or annotation.startswith("Literal")
    assert all(map(fits, made)), made


@pytest.mark.parametrize("annotation", ["int", "list[int]", "list[tuple[int, int]]", "dict[str, int]", "T", "list[T]"])
def test_what_a_kind_says_is_left_to_it(annotation: str) -> None:
    assert is_plain(read_annotation(annotation, "python"))
    assert given("a.py", annotation) == ()


def test_words_of_the_code_are_in_them() -> None:
    assert any("'red'" in text for text in given("a.py", "dict[str, list[str]]", "x['red']"))


@pytest.mark.parametrize("text", ["list[", "[[[", "{a:", "=>", "Map<", "(" * 40, "list[" * 60 + "]" * 60, ""])
def test_what_cannot_be_read_is_a_leaf_or_shallow(text: str) -> None:
    for family in ("python", "javascript"):
        annotation = read_annotation(text, family)
        assert annotation.shape in (Shape.LEAF, Shape.LIST)
        assert len(re.findall("LIST", repr(annotation))) < 20
