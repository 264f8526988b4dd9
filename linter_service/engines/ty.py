"""ty, kept running as a language server: types in Python."""

from typing import Any

from chassis.level import Level
from linter_service.engines.lsp import LanguageServer, to_range
from linter_service.engines.ruff import script
from linter_service.finding import Category, Finding, Severity
from syntax.languages import PYTHON, Language
from syntax.source import Source

# Hints grey code out in an editor: names unused by design, branches of other platforms. ruff tells what is a finding.
_HINT = 4
# The parsers tell of syntax. What a snippet imports is not on this machine, and that says nothing about the snippet.
_LEFT_OUT = frozenset({"invalid-syntax", "unresolved-global"})
_NOT_HERE = "Cannot resolve imported module"
_SEVERITIES = {1: Severity.ERROR, 2: Severity.WARNING}


class Ty:
    """One ``ty server`` process."""

    name = "ty"
    level = Level.STANDARD
    timeout_s = 20.0
    most_lines_again = 0

    def __init__(self) -> None:
        self._server = LanguageServer(lambda: [script("ty"), "server"], {}, {})

    @property
    def version(self) -> str:
        return self._server.version

    def serves(self, language: Language) -> bool:
        return language is PYTHON

    async def findings(self, source: Source) -> list[Finding]:
        uri, items = await self._server.diagnostics(source, "python")
        self._server.forget(uri)
        return [_finding(item, source.path) for item in items if not _says_nothing(item)]

    async def close(self) -> None:
        await self._server.stop()


def _says_nothing(item: dict[str, Any]) -> bool:
    return item.get("severity") == _HINT or item.get("code") in _LEFT_OUT or item["message"].startswith(_NOT_HERE)


def _finding(item: dict[str, Any], path: str) -> Finding:
    message, _, notes = item["message"].strip().partition("\n\n")
    advice = [line.removeprefix("info:").strip() for line in notes.splitlines()]
    return Finding(
        path=path,
        severity=_SEVERITIES.get(item.get("severity", 3), Severity.INFO),
        message=message,
        range=to_range(item["range"]),
        rule=str(item["code"]),
        category=Category.TYPE,
        # Notes that name a place on this machine stay here.
        suggestion=" ".join(line for line in advice if "/" not in line),
        engine=Ty.name,
        rule_url=(item.get("codeDescription") or {}).get("href", ""),
    )
