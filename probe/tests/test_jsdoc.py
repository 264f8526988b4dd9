"""Types in documentation comments of JavaScript."""

import pytest

from probe.targets import find_targets
from syntax.languages import language_of
from syntax.source import Source


@pytest.mark.parametrize(
    ("comment", "annotation"),
    [
        ("@param {string[]} x", "string[]"),
        ("@param {?number} x", "number | null"),
        ("@param {Array.<string>} [x]", "Array<string>"),
        ("@param {(string|number)} x", "string|number"),
        ("@param {{a: number, b?: {c: string}}} x - with braces in it", "{a: number, b?: {c: string}}"),
        ("@param {Object} x\n * @param {string} x.a\n * @param {number} [x.b]", "{ a: string; b?: number }"),
        ("@param {*} x", ""),
        ("@param {string} y", ""),
        ("@param x", ""),
        ("@param {unclosed x", ""),
    ],
)
@pytest.mark.parametrize(
    "head", ["export function f(x) {}", "export const f = (x) => x;", "export default function (x) {}"]
)
def test_a_comment_types_the_parameters_of_what_follows_it(comment: str, annotation: str, head: str) -> None:
    text = f"/**\n * Says something.\n * {comment}\n */\n{head}\n"
    (target,) = find_targets(Source("f.mjs", language_of("", "f.mjs"), text)).targets
    assert target.parameters[0].annotation == annotation


def test_a_comment_of_something_else_types_nothing() -> None:
    text = "/** @param {string} x */\nconst a = 1;\nexport function f(x) {}\n"
    (target,) = find_targets(Source("f.mjs", language_of("", "f.mjs"), text)).targets
    assert target.parameters[0].annotation == ""


@pytest.mark.parametrize(
    "typedef",
    [
        "@typedef {{name: string, size?: number}} Entry",
        "@typedef {Object} Entry\n * @property {string} name\n * @property {number} [size]",
    ],
)
def test_a_type_that_a_comment_names_stands_for_what_it_is(typedef: str) -> None:
    text = f"/**\n * {typedef}\n */\n\n/** @param {{Entry[]}} x */\nexport function f(x) {{}}\n"
    (target,) = find_targets(Source("f.mjs", language_of("", "f.mjs"), text)).targets
    assert target.parameters[0].annotation.replace(";", ",") in (
        "{name: string, size?: number}[]",
        "{ name: string, size?: number }[]",
    )
