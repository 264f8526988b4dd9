import pytest

from syntax.checker import SyntaxChecker
from syntax.executable import executable_lines
from syntax.languages import JAVASCRIPT, PYTHON, language_of
from syntax.modules import WHOLE, ModuleStyle, javascript_module
from syntax.parsing import parse
from syntax.source import Source


@pytest.mark.parametrize(
    ("language", "path", "text", "line"),
    [
        ("python", "a.py", "def f(:\n", 1),
        ("python", "a.py", "x = 1\n\x00", 1),
        ("javascript", "a.js", "// 😀\nfoo('😀',", 2),
        ("javascript", "a.js", "const x: number = 1;", 1),
        ("typescript", "a.ts", "const x: = 1;", 1),
        ("tsx", "a.tsx", "const x = <div>;", 1),
        ("java", "A.java", "class A { int f( { } }", 1),
        ("go", "a.go", "package a\nfunc f( {}\n", 2),
    ],
)
async def test_syntax_errors_have_their_line(language: str, path: str, text: str, line: int) -> None:
    checker = SyntaxChecker()
    problems = await checker.problems(text, language_of(language), path)
    await checker.close()
    assert problems[0].range.start.line == line
    assert problems[0].message


@pytest.mark.parametrize(
    ("language", "path", "text"),
    [
        ("python", "a.py", "\ufeffx = 1\r\n"),
        ("javascript", "a.jsx", "const x = <div>{1}</div>;"),
        ("typescript", "a.ts", "enum A { B }\ntype C = A | undefined;"),
        ("rust", "a.rs", "fn main() {}\n"),
        ("python", "a.py", ""),
    ],
)
async def test_what_parses_has_no_problem(language: str, path: str, text: str) -> None:
    checker = SyntaxChecker()
    assert await checker.parses(text, language_of(language), path)
    await checker.close()


@pytest.mark.parametrize(
    ("text", "style", "exports"),
    [
        ("export const a = 1, b = 2;", ModuleStyle.MODULE, {"a": "a", "b": "b"}),
        ("function f() {}\nexport { f as g };", ModuleStyle.MODULE, {"f": "g"}),
        ("export default function f() {}", ModuleStyle.MODULE, {"f": "default"}),
        ("function f() {}\nmodule.exports = { f, g: f };", ModuleStyle.COMMONJS, {"f": "g"}),
        ("function f() {}\nmodule.exports = f;", ModuleStyle.COMMONJS, {"f": WHOLE}),
        ("function f() {}\nexports.f = f;", ModuleStyle.COMMONJS, {"f": "f"}),
        ("exports = module.exports = { f() {}, g: (x) => x, [k]: 1 };", ModuleStyle.COMMONJS, {"f": "f", "g": "g"}),
        ("exports.f = function g() {};", ModuleStyle.COMMONJS, {"g": "f"}),
        ("module.exports = function () {};", ModuleStyle.COMMONJS, {"default": WHOLE}),
        ("export default (x) => x;", ModuleStyle.MODULE, {"default": "default"}),
        ("function f() {}\nvar f_1 = f;\nmodule.exports = f_1;", ModuleStyle.COMMONJS, {"f": WHOLE}),
        ("var F = module.exports = function (n) {};", ModuleStyle.COMMONJS, {"F": WHOLE}),
        ("const f = exports.g = (x) => x;", ModuleStyle.COMMONJS, {"f": "g"}),
        ("if (x) module.exports = f;", ModuleStyle.COMMONJS, {"f": WHOLE}),
        ("exports.default = f;\nfunction f() {}", ModuleStyle.COMMONJS, {"f": "default"}),
        ("exports.f = f;\nexports['default'] = f;\nfunction f() {}", ModuleStyle.COMMONJS, {"f": "f"}),
        ("exports.default = f;\nmodule.exports = exports.default;", ModuleStyle.COMMONJS, {"f": WHOLE}),
        ("!function () { function f() {}\nexports['g'] = f; }();", ModuleStyle.COMMONJS, {"f": "g"}),
        ("module.exports = (() => { return { f, g: () => 1 }; })();", ModuleStyle.COMMONJS, {"f": "f", "g": "g"}),
        (
            "(function (root, make) { if (x) module.exports = make(); })(this, function () { return f; });",
            ModuleStyle.COMMONJS,
            {"f": WHOLE},
        ),
        ("function f() {}", ModuleStyle.SCRIPT, {}),
    ],
)
def test_how_a_file_offers_its_names(text: str, style: ModuleStyle, exports: dict[str, str]) -> None:
    module = javascript_module(parse(text, JAVASCRIPT))
    assert module.style is style
    assert module.exports == exports


def test_executable_lines_leave_out_what_cannot_run() -> None:
    text = "def f(x):\n    # note\n    if x:\n\n        return 1\n    return 2\n"
    assert executable_lines(Source("a.py", PYTHON, text)) == {3, 5, 6}
