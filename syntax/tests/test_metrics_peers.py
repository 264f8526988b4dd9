"""Our figures beside those of tools that people know: radon, lizard and complexipy, on real files.

They do not agree with each other to the last one either. radon counts ``assert``, the ``else`` of a loop and each
comprehension twice; lizard counts ``finally`` and takes some regular expressions for code; complexipy counts
comprehensions and ``finally``, not conditional expressions. What is nested is its own function's with us, and its outer
function's with complexipy, so that only functions without another one inside are compared.
"""

import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lizard
import pytest
from complexipy import code_complexity
from radon.complexity import cc_visit

from chassis.node import tool
from syntax.languages import JAVASCRIPT, PYTHON, Language
from syntax.metrics import FunctionMetrics, measure

MODULES = (
    *("argparse", "base64", "bisect", "calendar", "cmd", "configparser", "contextlib", "copy", "csv", "dataclasses"),
    *("difflib", "dis", "enum", "fnmatch", "fractions", "ftplib", "functools", "getopt", "glob", "gzip", "heapq"),
    *("imaplib", "mailbox", "netrc", "platform", "pprint", "random", "shlex", "smtplib", "statistics", "string"),
    *("textwrap", "tokenize", "uuid", "json/decoder", "html/parser", "http/cookies", "urllib/parse"),
)
# Figures by the line on which a function begins.
Figures = dict[int, int]


def of_radon(text: str) -> Figures:
    def leaves(block: Any) -> Iterator[tuple[int, int]]:
        for inner in (
            *getattr(block, "methods", ()),
            *getattr(block, "closures", ()),
            *getattr(block, "inner_classes", ()),
        ):
            yield from leaves(inner)
        if not hasattr(block, "methods"):
            yield block.lineno, block.complexity

    return {line: figure for block in cc_visit(text) for line, figure in leaves(block)}


def of_lizard(text: str, name: str) -> Figures:
    found = lizard.analyze_file.analyze_source_code(name, text).function_list
    return {function.start_line: function.cyclomatic_complexity for function in found}


def of_complexipy(text: str) -> Figures:
    return {function.line_start: function.complexity for function in code_complexity(text).functions}


def agreement(
    paths: list[Path], language: Language, peer: Callable[[str], Figures], own: Callable[[FunctionMetrics], int]
) -> tuple[float, int]:
    """The share of functions for which both say the same, and of how many."""
    same = total = 0
    for path in paths:
        text = path.read_text()
        theirs = peer(text)
        functions = measure(text, language).functions
        starts = [one.function.range.start.line for one in functions]
        for one, line in zip(functions, starts, strict=True):
            has_inner = any(line < other <= one.function.range.end.line for other in starts)
            if line in theirs and not has_inner:
                total += 1
                same += own(one) == theirs[line]
    return same / total, total


def python_files() -> list[Path]:
    return [Path(sysconfig.get_path("stdlib"), f"{name}.py") for name in MODULES]


@pytest.mark.parametrize(
    ("peer", "own", "least"),
    [
        pytest.param(of_radon, lambda one: one.cyclomatic, 0.95, id="cyclomatic beside radon"),
        pytest.param(
            lambda text: of_lizard(text, "a.py"), lambda one: one.cyclomatic, 0.98, id="cyclomatic beside lizard"
        ),
        pytest.param(of_complexipy, lambda one: one.cognitive, 0.9, id="cognitive beside complexipy"),
    ],
)
def test_most_functions_of_python_have_the_figures_that_others_give_them(
    peer: Callable[[str], Figures], own: Callable[[FunctionMetrics], int], least: float
) -> None:
    share, functions = agreement(python_files(), PYTHON, peer, own)
    assert functions > 1_000
    assert share >= least


def test_most_functions_of_javascript_have_the_figures_that_lizard_gives_them() -> None:
    rules = sorted(tool("eslint", "lib", "rules").glob("*.js"))[:60]
    share, functions = agreement(rules, JAVASCRIPT, lambda text: of_lizard(text, "a.js"), lambda one: one.cyclomatic)
    assert functions > 400
    assert share >= 0.97
