"""oxlint, kept running as a language server: correctness and suspicious code in JavaScript and TypeScript."""

import re
from typing import Any

from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.node import node_executable, tool
from linter_service.engines.engine import EngineMissing
from linter_service.engines.lsp import Json, LanguageServer, split_help, to_edits, to_range
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.languages import JAVASCRIPT, TSX, TYPESCRIPT, Language
from syntax.source import Source

_LANGUAGE_IDS = {JAVASCRIPT: "javascriptreact", TYPESCRIPT: "typescript", TSX: "typescriptreact"}
_CODE = re.compile(r"(?P<plugin>[\w-]+)\((?P<rule>[\w/-]+)\)")
_CATEGORIES = {
    "no-unused-vars": Category.GENERAL,
    "no-eval": Category.SECURITY,
    "no-script-url": Category.SECURITY,
    "no-await-in-loop": Category.PERFORMANCE,
    "no-accumulating-spread": Category.PERFORMANCE,
}
_CWE = {"no-eval": 95, "no-script-url": 79}


def _command() -> list[str]:
    try:
        return [str(node_executable()), str(tool("oxlint", "bin", "oxlint")), "--lsp"]
    except FailedPrecondition as error:
        raise EngineMissing(f"{error.message}; {error.hint}") from error


class Oxlint:
    """One ``oxlint --lsp`` process."""

    name = "oxlint"
    level = Level.QUICK
    timeout_s = 10.0
    most_lines_again = 0

    def __init__(self) -> None:
        self._server = LanguageServer(_command, {})

    @property
    def version(self) -> str:
        return self._server.version

    def serves(self, language: Language) -> bool:
        return language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        uri, items = await self._server.diagnostics(source, _LANGUAGE_IDS[source.language])
        # A message without a rule is a syntax error, which the parser reports.
        items = [item for item in items if item.get("code")]
        fixes = [await self._fix(uri, item) for item in items]
        self._server.forget(uri)
        return [_finding(item, source.path, fix) for item, fix in zip(items, fixes, strict=True)]

    async def close(self) -> None:
        await self._server.stop()

    async def _fix(self, uri: str, item: Json) -> Fix | None:
        context = {"diagnostics": [item], "only": ["quickfix"]}
        params = {"textDocument": {"uri": uri}, "range": item["range"], "context": context}
        for action in await self._server.request("textDocument/codeAction", params) or ():
            edits = action.get("edit", {}).get("changes", {}).get(uri)
            # An action that silences the rule is not a fix.
            if edits and not action["title"].startswith("Disable "):
                applicability = Applicability.SAFE if action.get("isPreferred") else Applicability.SUGGESTION
                return Fix(to_edits(edits), applicability)
        return None


def _finding(item: dict[str, Any], path: str, fix: Fix | None) -> Finding:
    matched = _CODE.fullmatch(str(item["code"]))
    plugin, rule = (matched["plugin"], matched["rule"]) if matched else ("oxlint", str(item["code"]))
    message, advice = split_help(item["message"])
    category = _CATEGORIES.get(rule, Category.TYPE if plugin == "typescript" else Category.BUG)
    return Finding(
        path=path,
        severity=Severity.ERROR if item.get("severity") == 1 else Severity.WARNING,
        message=message,
        range=to_range(item["range"]),
        rule=rule if plugin in ("eslint", "oxlint") else f"{plugin}/{rule}",
        category=category,
        engine=Oxlint.name,
        suggestion=advice,
        rule_url=(item.get("codeDescription") or {}).get("href", ""),
        cwe=(_CWE[rule],) if rule in _CWE else (),
        fix=fix,
    )
