"""oxlint, kept running as a language server: correctness and suspicious code in JavaScript and TypeScript."""

import json
import re
from typing import Any

from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.node import node_executable, tool
from linter_service.engines.engine import EngineFailed, EngineMissing
from linter_service.engines.lsp import ConfiguredServers, Json, LanguageServer, split_help, to_edits, to_range
from linter_service.engines.project import nearest
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.languages import JAVASCRIPT, TSX, TYPESCRIPT, Language
from syntax.source import Source

LANGUAGE_IDS = {JAVASCRIPT: "javascriptreact", TYPESCRIPT: "typescript", TSX: "typescriptreact"}
CONFIGURATION = ".oxlintrc.json"
# Plug-ins in JavaScript are code; what is extended or ignored is not here.
_OF_THE_DISK = frozenset({"$schema", "extends", "ignorePatterns", "jsPlugins"})
_CODE = re.compile(r"(?P<plugin>[\w-]+)\((?P<rule>[\w/-]+)\)")
_CATEGORIES = {
    "no-unused-vars": Category.GENERAL,
    "no-eval": Category.SECURITY,
    "no-script-url": Category.SECURITY,
    "no-await-in-loop": Category.PERFORMANCE,
    "no-accumulating-spread": Category.PERFORMANCE,
}
_CWE = {"no-eval": 95, "no-script-url": 79}


def command() -> list[str]:
    """The language server; raises EngineMissing."""
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
        self._servers = ConfiguredServers(command)

    @property
    def version(self) -> str:
        return self._servers.version

    def serves(self, language: Language) -> bool:
        return language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        async with self._servers.serving({}, _configuration(source)) as server:
            uri, items = await server.diagnostics(source, LANGUAGE_IDS[source.language])
            # A message without a rule is a syntax error, which the parser reports.
            items = [item for item in items if item.get("code")]
            fixes = [await _fix(server, uri, item) for item in items]
            server.forget(uri)
        return [finding_of(item, source.path, fix, self.name) for item, fix in zip(items, fixes, strict=True)]

    async def close(self) -> None:
        await self._servers.stop()


async def _fix(server: LanguageServer, uri: str, item: Json) -> Fix | None:
    context = {"diagnostics": [item], "only": ["quickfix"]}
    params = {"textDocument": {"uri": uri}, "range": item["range"], "context": context}
    for action in await server.request("textDocument/codeAction", params) or ():
        edits = action.get("edit", {}).get("changes", {}).get(uri)
        # An action that silences the rule is not a fix.
        if edits and not action["title"].startswith("Disable "):
            applicability = Applicability.SAFE if action.get("isPreferred") else Applicability.SUGGESTION
            return Fix(to_edits(edits), applicability)
    return None


def _configuration(source: Source) -> dict[str, str]:
    """The project's configuration, less what would run code or read other files."""
    own = configured(source)
    return {} if own is None else {CONFIGURATION: json.dumps({k: v for k, v in own.items() if k not in _OF_THE_DISK})}


def configured(source: Source) -> Json | None:
    """What the project's configuration says, None where it has none; raises EngineFailed."""
    found = nearest(source, CONFIGURATION)
    if found is None:
        return None
    try:
        own = json.loads(found.text.removeprefix("\ufeff"))
    except ValueError:
        raise EngineFailed(f"{found.path} is not JSON without comments") from None
    if not isinstance(own, dict):
        raise EngineFailed(f"{found.path} is no object")
    return own


def finding_of(item: dict[str, Any], path: str, fix: Fix | None, engine: str) -> Finding:
    """What an item of the server says."""
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
        engine=engine,
        suggestion=advice,
        rule_url=(item.get("codeDescription") or {}).get("href", ""),
        cwe=(_CWE[rule],) if rule in _CWE else (),
        fix=fix,
    )
