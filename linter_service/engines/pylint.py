"""Pylint: mistakes in Python that need the whole file. A program of its own under the GPL, so optional, and slow."""

import json
from pathlib import PurePosixPath
from typing import Any

from chassis.level import Level
from linter_service.engines.engine import EngineFailed, Equipment
from linter_service.engines.program import Program, installed, path_of
from linter_service.engines.project import nearest
from linter_service.finding import Category, Finding, Severity
from sandbox.interpreters import python_command
from syntax.languages import PYTHON, Language
from syntax.positions import LineIndex, Position, Range
from syntax.source import Source

# What neither ruff nor ty finds: all else would be told twice.
ENABLED = (
    "abstract-class-instantiated", "access-member-before-definition", "arguments-differ", "arguments-renamed",
    "assigning-non-slot", "assignment-from-no-return", "assignment-from-none", "attribute-defined-outside-init",
    "bad-super-call", "comparison-with-callable", "confusing-with-statement", "consider-using-with",
    "deprecated-argument", "deprecated-class", "deprecated-method", "deprecated-module", "inherit-non-class",
    "invalid-metaclass", "invalid-overridden-method", "invalid-sequence-index",
    "isinstance-second-argument-not-valid-type", "kwarg-superseded-by-positional-arg", "lost-exception",
    "method-hidden", "missing-parentheses-for-call-in-test", "modified-iterating-dict", "modified-iterating-list",
    "modified-iterating-set", "non-parent-init-called", "overridden-final-method", "possibly-used-before-assignment",
    "raising-bad-type", "raising-non-exception", "redundant-u-string-prefix", "signature-differs",
    "super-init-not-called", "super-without-brackets", "unbalanced-dict-unpacking", "unbalanced-tuple-unpacking",
    "undefined-loop-variable", "unexpected-special-method-signature", "unpacking-non-sequence", "unreachable",
    "unsupported-assignment-operation", "unsupported-delete-operation", "unused-private-member", "using-constant-test",
    "using-final-decorator-in-unsupported-version",
)  # fmt: skip
_SEVERITIES = {"fatal": Severity.ERROR, "error": Severity.ERROR, "warning": Severity.WARNING}
_CATEGORIES = {"deprecated": Category.GENERAL, "consider": Category.STYLE, "redundant": Category.STYLE}


class Pylint:
    """Runs ``pylint`` once for each file, in the sandbox, with the request's other files beside it."""

    name = "pylint"
    level = Level.DEEP
    timeout_s = 120.0
    most_lines_again = 1_000

    def __init__(self, equipment: Equipment) -> None:
        self._sandbox = equipment.sandbox
        self.version = ""

    def serves(self, language: Language) -> bool:
        return language is PYTHON

    async def findings(self, source: Source) -> list[Finding]:
        self.version = installed("pylint").version
        found = nearest(source, ".pylintrc", "pylintrc")
        ours = ("--rcfile=/dev/null", "--disable=all", f"--enable={','.join(ENABLED)}")
        settings = ours if found is None else (f"--rcfile={found.path}",)
        program = Program((*python_command(), "-m", "pylint", "--persistent=no", "--output-format=json2", "--score=no"))
        said = await program.run(self._sandbox, source, *settings, path_of(source))
        try:
            messages = json.loads(said.stdout)["messages"]
        except ValueError as error:
            raise EngineFailed("its answer cannot be read") from error
        index = LineIndex(source.text)
        return [
            _finding(one, source, index) for one in messages if PurePosixPath(one["path"]) == PurePosixPath(source.path)
        ]

    async def close(self) -> None:
        """Nothing was started."""


def _finding(item: dict[str, Any], source: Source, index: LineIndex) -> Finding:
    symbol, kind = item["symbol"], item["type"]
    return Finding(
        path=source.path,
        severity=_SEVERITIES.get(kind, Severity.INFO),
        message=item["message"].partition("\n")[0],
        range=_range(item, index),
        rule=symbol,
        category=_CATEGORIES.get(symbol.partition("-")[0], Category.BUG),
        engine=Pylint.name,
        rule_url=f"https://pylint.readthedocs.io/en/stable/user_guide/messages/{kind}/{symbol}.html",
    )


def _range(item: dict[str, Any], index: LineIndex) -> Range:
    """Its columns count code points from 0; the end is not always known."""
    start = index.offset(Position(item["line"], 1)) + item["column"]
    if item["endLine"] is None:
        return index.range(start, start)
    return index.range(start, index.offset(Position(item["endLine"], 1)) + item["endColumn"])
