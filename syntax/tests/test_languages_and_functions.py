import pytest

from chassis.errors import Unsupported
from syntax.functions import FunctionKind, find_functions
from syntax.languages import LANGUAGES, TSX, executed, language_of
from syntax.metrics import measure
from syntax.parsing import parse


@pytest.mark.parametrize(
    ("alias", "name"),
    [("JS", "javascript"), ("ts", "typescript"), ("Py", "python"), ("c++", "cpp"), ("C#", "csharp"), ("golang", "go")],
)
def test_aliases_in_any_case(alias: str, name: str) -> None:
    assert language_of(alias).name == name


def test_an_ending_decides_where_no_name_is_given() -> None:
    assert language_of("", "src/a.rs").name == "rust"
    assert language_of("typescript", "a.tsx") is TSX


@pytest.mark.parametrize(("name", "path"), [("cobol", ""), ("", "a.zzz"), ("", ""), ("x" * 1000, "")])
def test_unknown_languages_are_named_with_those_we_know(name: str, path: str) -> None:
    with pytest.raises(Unsupported) as caught:
        language_of(name, path)
    assert "python" in caught.value.hint
    assert len(caught.value.message) < 100


def test_tier_two_is_refused_for_execution() -> None:
    with pytest.raises(Unsupported):
        executed(language_of("java"))


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
@pytest.mark.parametrize("text", ["", "\ufeff", "\x00", "((((", "}" * 50, "é😀 = '", "\r\n\t\r\n", "(" * 3000])
def test_nothing_breaks_the_parser(language: object, text: str) -> None:
    known = next(candidate for candidate in LANGUAGES if candidate is language)
    parse(text, known)
    assert measure(text, known).cyclomatic >= 1


FUNCTIONS = {
    "python": "class A:\n    async def f(self, a: int = 1, *rest, key=None) -> int:\n        return a\n",
    "javascript": "class A { async f(a, b = 1, ...rest) { return a; } }\n",
    "typescript": "class A { async f(a: number, b?: string): Promise<void> {} }\n",
    "java": "class A { int f(int a, String b) { return a; } }\n",
    "c": "int *f(int a, char *b) { return 0; }\n",
    "cpp": "int A::f(int a) { return a; }\n",
    "csharp": "class A { int f(int a) { return a; } }\n",
    "go": "func (r *T) f(a int) error { return nil }\n",
    "rust": "impl A { fn f(&self, a: i32) -> i32 { a } }\n",
    "php": "<?php function f($a, $b = 1) {}\n",
    "ruby": "class A\n  def f(a)\n  end\nend\n",
    "kotlin": "fun f(a: Int): Int { return a }\n",
    "swift": "func f(a: Int) -> Int { return a }\n",
    "scala": "def f(a: Int): Int = a\n",
    "shell": "f() { echo; }\n",
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_of_every_language(name: str) -> None:
    (function,) = find_functions(FUNCTIONS[name], language_of(name))
    assert function.name.replace("::", ".").split(".")[-1] == "f"
    assert function.range.start.line <= function.last_line
    if name != "shell":
        assert "a" in [parameter.name.split()[-1].lstrip("$*&:") for parameter in function.parameters]


def test_parameters_know_annotation_default_and_stars() -> None:
    (function,) = find_functions(FUNCTIONS["python"], language_of("python"))
    _, first, rest, key = function.parameters
    assert (first.name, first.annotation, first.default) == ("a", "int", "1")
    assert (rest.name, rest.prefix) == ("rest", "*")
    assert (key.name, key.default) == ("key", "None")
    assert function.is_async
    assert function.kind is FunctionKind.METHOD
    assert function.returns == "int"


def test_arrow_functions_are_named_after_what_holds_them() -> None:
    functions = find_functions(
        "const twice = (x) => x * 2; exports.half = function (x) { return x / 2; };", language_of("js")
    )
    assert [function.name for function in functions] == ["twice", "half"]
    assert functions[0].is_top_level


@pytest.mark.parametrize(
    ("text", "name", "owner", "is_method"),
    [
        ("module.exports = (x) => x;", "default", "", False),
        ("export default function (x) {}", "default", "", False),
        ("module.exports = { f(x) {} };", "f", "", False),
        ("var F = module.exports = function (x) {};", "F", "", False),
        ("const api = { f: (x) => x };", "api.f", "api", False),
        ("function A() {}\nA.prototype.f = function (x) {};", "A.f", "A", True),
        ("function A() {}\nA.f = function (x) {};", "A.f", "A", False),
        ("const a = {};\na.b.f = function (x) {};", "a.b.f", "a.b", False),
        ("const a = { b: { f() {} } };", "a.b.f", "a.b", False),
        ("exports.A = class A { f(x) {} };", "A.f", "A", True),
        ("(function () { exports.f = f; function f(x) {} })();", "f", "", False),
        ("!function () { function A() {} A.prototype.f = (x) => x; module.exports = A; }();", "A.f", "A", True),
        ("const api = (() => { const g = (x) => x; return { f: g }; })();", "api.f", "api", False),
        ("const api = (function () { return { f(x) {} }; })();", "api.f", "api", False),
        ("var A = (function () { function A() {} A.prototype.f = (x) => x; return A; }());", "A.f", "A", True),
        ("(function (make) { module.exports = make(); })(() => { return f; function f() {} });", "f", "", False),
    ],
)
def test_what_is_assigned_at_the_top_is_reached(text: str, name: str, owner: str, is_method: bool) -> None:
    function = find_functions(text, language_of("js"))[-1]
    assert (function.name, function.owner, function.is_top_level) == (name, owner, True)
    assert (function.kind is FunctionKind.METHOD) is is_method


@pytest.mark.parametrize(
    "text",
    [
        "x[0].z = function () {};",
        "const a = { 'b c': { f() {} } };",
        "run(function f() {});",
        "if (x) { y.f = () => 1; }",
        "(function () { function f() {} })();",
        "const api = (() => { function f() {} return { g }; })();",
        "later(function () { exports.f = f; });",
    ],
)
def test_what_is_not_assigned_at_the_top_is_not_reached(text: str) -> None:
    assert not any(function.is_top_level for function in find_functions(text, language_of("js")))


def test_complexity_of_a_known_function() -> None:
    text = "def f(a, b):\n    if a and b:\n        for x in a:\n            if x:\n                return 1\n    return 0\n"
    (measured,) = measure(text, language_of("python")).functions
    # 1 + if + and + for + if; if 1, and 1, for 2, if 3.
    assert (measured.cyclomatic, measured.cognitive) == (5, 7)


@pytest.mark.parametrize("path", ["a.js", "a.ts"])
def test_a_function_that_a_class_holds_as_a_field_is_a_method(path: str) -> None:
    text = (
        "export class A {\n  has = (k) => k + 1;\n  static of = (a, b) => a;\n"
        "  get = function (y) { return y; };\n  list = [1].map((v) => v);\n}\n"
    )
    found = {f.name: f for f in find_functions(text, language_of("", path)) if f.is_top_level}
    assert list(found) == ["A.has", "A.of", "A.get"]
    assert all(f.kind is FunctionKind.METHOD and f.owner == "A" for f in found.values())
    assert [f.is_static for f in found.values()] == [False, True, False]
