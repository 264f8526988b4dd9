"""Text in, text out: what must not change comes first."""

import ast
import symtable
import sysconfig
from pathlib import Path

import pytest

from refactor_service.rewrites import REWRITES
from refactor_service.rewrites.__main__ import documented
from refactor_service.rewrites.python.flow import flow_of
from refactor_service.rewrites.python.runs import Run, runs_of
from refactor_service.rewrites.rewrite import Rewrite
from refactor_service.tests import javascript_rewritten, python_rewritten
from syntax.checker import python_problems
from syntax.languages import JAVASCRIPT, PYTHON
from syntax.parsing import error_spans, parse
from syntax.source import Source

BY_NAME = {rewrite.name: rewrite for rewrite in REWRITES}


def source(rewrite: Rewrite, text: str) -> Source:
    language = PYTHON if rewrite.family == "python" else JAVASCRIPT
    return Source(f"a{language.extensions[0]}", language, text)


UNTOUCHED = [*python_rewritten.UNTOUCHED, *javascript_rewritten.UNTOUCHED]


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=f"{n}: {i}") for n, i, t in UNTOUCHED])
def test_must_not_change(name: str, text: str) -> None:
    assert not list(BY_NAME[name].find(source(BY_NAME[name], text)))


CHANGED = [*python_rewritten.CHANGED, *javascript_rewritten.CHANGED]


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_changes(name: str, before: str, after: str) -> None:
    (candidate, *_) = BY_NAME[name].find(source(BY_NAME[name], before))
    assert candidate.changed == after
    assert candidate.title
    assert candidate.description


@pytest.mark.parametrize(("name", "before", "after"), [pytest.param(*case, id=case[0]) for case in CHANGED])
def test_the_result_parses_and_is_left_alone(name: str, before: str, after: str) -> None:
    del before
    changed = source(BY_NAME[name], after)
    if changed.language is PYTHON:
        assert not python_problems(after)
    else:
        assert not error_spans(parse(after, changed.language))
    assert not list(BY_NAME[name].find(changed))


def test_every_rewrite_is_in_the_table_once_and_has_a_test() -> None:
    assert len(BY_NAME) == len(REWRITES)
    run = {rewrite.name for rewrite in REWRITES if rewrite.family in ("python", "javascript")}
    assert run == {name for name, *_ in CHANGED} == {name for name, *_ in UNTOUCHED}


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.name)
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "(((", "def f(:", "function (", "\x00", "x" * 10_000, "if 1:\n\tpass\r\n"]
)
def test_no_text_breaks_a_rewrite(rewrite: Rewrite, text: str) -> None:
    assert not list(rewrite.find(source(rewrite, text)))


READS = [
    ("a = b + c", {"b", "c"}, {"a"}),
    ("a += 1", {"a"}, {"a"}),
    ("a.b += c", {"a", "c"}, set()),
    ("a = a", {"a"}, {"a"}),
    ("a = 1\nb = a", set(), {"a", "b"}),
    ("if x:\n    a = 1\nb = a", {"x", "a"}, {"b"}),
    ("if x:\n    a = 1\nelse:\n    a = 2\nb = a", {"x"}, {"a", "b"}),
    ("if x:\n    a = 1\nelse:\n    raise E\nb = a", {"x", "E"}, {"a", "b"}),
    ("for a in xs:\n    b = a\nc = b", {"xs", "b"}, {"c"}),
    ("while (a := f()):\n    g(a)\nb = a", {"f", "g"}, {"a", "b"}),
    ("with open(f) as a:\n    b = a\nc = b", {"open", "f"}, {"a", "b", "c"}),
    ("with f() as a:\n    b = a\nc = b", {"f", "b"}, {"a", "c"}),
    ("b = [a for a in a.items if a]", {"a"}, {"b"}),
    ("try:\n    a = f()\nexcept E as e:\n    a = e\nb = a", {"f", "E"}, {"a", "b"}),
    ("try:\n    a = f()\nexcept E:\n    pass\nb = a", {"f", "E", "a"}, {"b"}),
    ("try:\n    a = f()\nfinally:\n    g(a)", {"f", "g", "a"}, {"a"}),
    ("b = [a for a in xs if a > c]", {"xs", "c"}, {"b"}),
    ("b = lambda a: a + c", {"c"}, {"b"}),
    ("def g(a):\n    return a + c", {"a", "c"}, {"g"}),
    ("match x:\n    case [a, *b]:\n        c = a\n    case _:\n        c = 1\n", {"x"}, set()),
    ("import a.b as c, d.e", set(), {"c", "d"}),
    ("x and (a := 1)\nb = a", {"x", "a"}, {"b"}),
    ("b = [(a := x) for x in xs]\nc = a", {"xs", "a"}, {"b", "c"}),
]


@pytest.mark.parametrize(("text", "read", "certain"), READS, ids=[case[0] for case in READS])
def test_what_is_read_before_it_is_written(text: str, read: set[str], certain: set[str]) -> None:
    flow = flow_of(ast.parse(text).body)
    assert (set(flow.read), set(flow.certain)) == (read, certain)


# A run of statements, what it needs, and what it has to give back.
PARTS = [
    pytest.param("for q in xs:\n    y = 0\n    if q:\n        y = 5\n    if q > b:\n        break\n    y = -1\nreturn y", "if q:\n    y = 5", {"y"}, id="a break passes over what writes it again"),
    pytest.param("for q in xs:\n    y = 0\n    if a:\n        if q:\n            y = 5\n        if q > b:\n            break\n        g(q)\n    y = -1\nreturn y", "if q:\n    y = 5", {"y"}, id="a break deeper inside"),
    pytest.param("n = 0\nfor q in xs:\n    if q:\n        n = 1\n        g(n)\n    if q > b:\n        n = q\n        continue\n    n = b", "if q:\n    n = 1\n    g(n)", set(), id="each way writes it again"),
    pytest.param("for q in xs:\n    y = 0\n    if q:\n        y = 5\n    y = -1\nreturn y", "if q:\n    y = 5", set(), id="it is written again in any case"),
    pytest.param("n = 0\nfor q in xs:\n    if q:\n        n += 1\n    g(q)", "if q:\n    n += 1", {"n"}, id="the next round counts on"),
]  # fmt: skip
REFUSED = [
    pytest.param("with suppress(E):\n    a.pop()\n    return a[k]\nreturn 1", "with suppress(E):\n    a.pop()\n    return a[k]", id="what is swallowed goes on behind it"),
    pytest.param("g = 1\ngen = (x * k for x in xs)\nk = 5\nreturn list(gen)", "g = 1\ngen = (x * k for x in xs)", id="a generator that sees what is written later"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "run", "outputs"), PARTS)
def test_what_a_part_gives_back(body: str, run: str, outputs: set[str]) -> None:
    (found,) = (one for one in runs_in(body) if text_of(one) == run)
    assert set(found.outputs) == outputs


@pytest.mark.parametrize(("body", "run"), REFUSED)
def test_what_is_no_part(body: str, run: str) -> None:
    assert not [one for one in runs_in(body) if text_of(one) == run]


def runs_in(body: str) -> list[Run]:
    lines = "\n".join(f"    {line}" for line in body.split("\n"))
    (function,) = ast.parse(f"def f(xs, a, b, k):\n{lines}\n").body
    assert isinstance(function, ast.FunctionDef)
    return list(runs_of(function, range(1, 30)))


def text_of(run: Run) -> str:
    return "\n".join(map(ast.unparse, run.statements))


def test_parts_of_real_functions_get_every_name_that_they_use() -> None:
    """Nothing that was a variable of a function is looked for in the module once it stands in another function."""
    taken = 0
    for name in ("argparse", "difflib", "gettext", "concurrent/futures/process", "trace", "tarfile", "email/header"):
        path = Path(sysconfig.get_path("stdlib")) / f"{name}.py"
        given = Source(path.name, PYTHON, path.read_text())
        before = scopes(given.text)
        for candidate in BY_NAME["extract_function"].find(given):
            (added,) = (one.rpartition(".")[2] for one in candidate.interface)
            origin = candidate.title.rpartition(" ")[2]
            (found,) = (scope for scope in scopes(candidate.changed) if scope.get_name() == added)
            variables = [set(scope.get_locals()) for scope in before if scope.get_name() == origin]
            assert any(not set(found.get_globals()) & names for names in variables), (name, candidate.title)
            taken += 1
    assert taken > 30


def scopes(text: str) -> list[symtable.Function]:
    found: list[symtable.Function] = []
    waiting = [symtable.symtable(text, "a.py", "exec")]
    while waiting:
        table = waiting.pop()
        found += [table] if isinstance(table, symtable.Function) else []
        waiting += table.get_children()
    return found


def test_the_documentation_is_that_of_the_rewrites() -> None:
    written = (Path(__file__).parents[2] / "docs/rewrites.md").read_text()
    assert written == documented(), "make docs"
