"""Bandit, kept running in a process of its own: patterns of insecure code in Python."""

import sys
from typing import Any

from chassis.level import Level
from chassis.worker import JsonLineWorker
from linter_service.engines.project import nearest, section
from linter_service.engines.worker import WORKERS, asked
from linter_service.finding import Category, Finding, Severity
from syntax.languages import PYTHON, Language
from syntax.positions import LineIndex, Position, Range
from syntax.source import Source

_SEVERITIES = {"HIGH": Severity.ERROR, "MEDIUM": Severity.WARNING, "LOW": Severity.INFO}
# assert is what tests are made of; importing a module, asking for a random number and starting a program without a
# shell are no weaknesses by themselves.
_LEFT_OUT = frozenset({"B101", "B311", "B603", "B607"})
_IMPORTS = range(401, 416)


class Bandit:
    """Asks a worker, which hands a file to Bandit and reads no configuration."""

    name = "bandit"
    level = Level.STANDARD
    timeout_s = 20.0
    most_lines_again = 0

    def __init__(self) -> None:
        # Nothing of the environment or of the working directory adds a place to import from.
        self._worker = JsonLineWorker(lambda: [sys.executable, "-B", "-s", "-E", str(WORKERS / "bandit_worker.py")])

    @property
    def version(self) -> str:
        return str(self._worker.greeting.get("version", ""))

    def serves(self, language: Language) -> bool:
        return language is PYTHON

    async def findings(self, source: Source) -> list[Finding]:
        answer = await asked(self._worker, {"text": source.text}, self.timeout_s)
        index = LineIndex(source.text)
        skipped = _skipped(source)
        told = [
            item for item in answer["issues"] if not _is_left_out(item["test_id"]) and item["test_id"] not in skipped
        ]
        return [_finding(item, source, index) for item in told]

    async def close(self) -> None:
        await self._worker.close()


def _skipped(source: Source) -> frozenset[str]:
    """Tests that the project's configuration skips."""
    found = nearest(source, "pyproject.toml")
    skips = section(found, "tool", "bandit").get("skips", []) if found is not None else []
    return frozenset(map(str, skips if isinstance(skips, list) else []))


def _is_left_out(rule: str) -> bool:
    return rule in _LEFT_OUT or int(rule[1:]) in _IMPORTS


def _finding(item: dict[str, Any], source: Source, index: LineIndex) -> Finding:
    return Finding(
        path=source.path,
        severity=_SEVERITIES[item["issue_severity"]],
        message=item["issue_text"].strip().rstrip("."),
        range=_range(item, index),
        rule=item["test_id"],
        category=Category.SECURITY,
        engine=Bandit.name,
        rule_url=item["more_info"],
        cwe=(item["issue_cwe"]["id"],) if item["issue_cwe"] else (),
    )


def _range(item: dict[str, Any], index: LineIndex) -> Range:
    """Its columns count bytes of UTF-8; where code goes over several lines, only where it begins is known."""
    first, last = item["line_number"], item["line_range"][-1]
    line = index.lines(first, first)
    start = index.offset(Position(first, 1)) + _characters(line, item["col_offset"])
    if last != first:
        return index.range(start, index.offset(Position(first, 1)) + len(line.rstrip("\r\n")))
    return index.range(start, index.offset(Position(first, 1)) + _characters(line, item["end_col_offset"]))


def _characters(line: str, size_bytes: int) -> int:
    return len(line.encode(errors="surrogatepass")[:size_bytes].decode(errors="ignore"))
