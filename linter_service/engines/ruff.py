"""Ruff, kept running as a language server: style, likely bugs and security patterns in Python."""

import re
import sysconfig
from pathlib import Path, PurePosixPath
from typing import Any

from chassis.level import Level
from linter_service.engines.engine import EngineFailed
from linter_service.engines.lsp import ConfiguredServers, Json, split_help, to_edits, to_range
from linter_service.engines.project import Found, matches, nearest, section
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.languages import PYTHON, Language
from syntax.source import Source

# What a reviewer would mention; formatting and docstring conventions are left to the user's own configuration.
SELECTED = ["A", "ASYNC", "B", "BLE", "C4", "C90", "DTZ", "E4", "E7", "E9", "F", "FURB", "PERF", "PIE", "PLC", "PLE",
            "PLW", "RET", "RUF", "S", "SIM", "UP", "W6"]  # fmt: skip
# S101 forbids assert, which is what tests are made of; S311 and S404 fire on every import of random and subprocess,
# S603 and S607 on every program that is started without a shell, which is how it should be: what strangers send is
# followed there.
IGNORED = ["S101", "S311", "S404", "S603", "S607", "RUF100", "PLC0415"]

# Of a project's configuration: what speaks of files and folders that are not here, or of how ruff is run.
_OF_THE_DISK = frozenset({
    "extend", "include", "exclude", "extend-exclude", "extend-include", "force-exclude", "respect-gitignore", "src",
    "cache-dir", "output-format", "required-version", "fix", "fix-only", "unsafe-fixes", "show-fixes",
    "per-file-target-version", "extension", "format", "analyze",
})  # fmt: skip
_OLDEST = re.compile(r">=\s*3\.(\d+)")
_CATEGORIES = {
    "S": Category.SECURITY,
    "PERF": Category.PERFORMANCE,
    "C90": Category.COMPLEXITY,
    "PLR09": Category.COMPLEXITY,
    "F": Category.BUG,
    "F401": Category.GENERAL,
    "F841": Category.GENERAL,
    "B": Category.BUG,
    "BLE": Category.BUG,
    "ASYNC": Category.BUG,
    "DTZ": Category.BUG,
    "PLE": Category.BUG,
    "PLW": Category.BUG,
    "E9": Category.BUG,
}
_CWE = {
    "S102": 95, "S103": 732, "S104": 605, "S105": 798, "S106": 798, "S107": 798, "S108": 377, "S110": 703, "S113": 400,
    "S201": 94, "S202": 22, "S301": 502, "S302": 502, "S306": 377, "S307": 95, "S310": 22, "S323": 295, "S324": 327,
    "S501": 295, "S502": 327, "S506": 502, "S508": 319, "S602": 78, "S604": 78, "S605": 78, "S606": 78, "S607": 426,
    "S608": 89, "S609": 78, "S701": 79, "S702": 79,
}  # fmt: skip


class Ruff:
    """One ``ruff server`` process."""

    name = "ruff"
    level = Level.QUICK
    timeout_s = 10.0
    most_lines_again = 0

    def __init__(self) -> None:
        self._servers = ConfiguredServers(lambda: [script("ruff"), "server"])

    @property
    def version(self) -> str:
        return self._servers.version

    def serves(self, language: Language) -> bool:
        return language is PYTHON

    async def findings(self, source: Source) -> list[Finding]:
        async with self._servers.serving({"settings": _settings(source)}, {}) as server:
            uri, items = await server.diagnostics(source, "python")
            server.forget(uri)
        return [_finding(item, source.path) for item in items if item.get("code") != "invalid-syntax"]

    async def close(self) -> None:
        await self._servers.stop()


def _settings(source: Source) -> Json:
    """What the server is told: the project's configuration in place of ours, where there is one. Settings files of this
    machine are not read.
    """
    found = nearest(source, "ruff.toml", ".ruff.toml", "pyproject.toml")
    own = _own(found)
    if found is None or not own:
        lint = {"select": SELECTED, "ignore": IGNORED, "preview": False}
        return {"configurationPreference": "editorOnly", "lint": lint}
    kept = {key: value for key, value in own.items() if key not in _OF_THE_DISK}
    if version := _OLDEST.search(str(section(found, "project").get("requires-python", ""))):
        kept.setdefault("target-version", f"py3{version[1]}")
    path = PurePosixPath(source.path).relative_to(found.folder).as_posix()
    try:
        return {"configurationPreference": "editorFirst", "configuration": _for_path(kept, path)}
    except (AttributeError, TypeError):
        raise EngineFailed(f"{found.path} says something of ruff that is not understood") from None


def _own(found: Found | None) -> Json:
    if found is None:
        return {}
    return section(found, "tool", "ruff") if PurePosixPath(found.path).name == "pyproject.toml" else section(found)


def _for_path(own: Json, path: str) -> Json:
    """With what is ignored at ``path``, since the server does not know the file by that."""
    lint = own.get("lint", {})
    ignored = list(lint.get("ignore", own.get("ignore", [])))
    for table in (own, lint):
        for key in ("per-file-ignores", "extend-per-file-ignores"):
            for pattern, rules in table.get(key, {}).items():
                ignored += rules if matches(path, pattern) else []
    kept = {key: value for key, value in lint.items() if "per-file-ignores" not in key}
    above = {key: value for key, value in own.items() if "per-file-ignores" not in key and key != "ignore"}
    return {**above, "lint": {**kept, "ignore": sorted(set(map(str, ignored)))}}


def script(name: str) -> str:
    """A program that pip installed beside our interpreter."""
    return str(Path(sysconfig.get_path("scripts"), name))


def _category(code: str) -> Category:
    """By the longest listed beginning that keeps the letters whole: SIM is not S."""
    letters = code.rstrip("0123456789")
    for length in range(len(code), len(letters) - 1, -1):
        if code[:length] in _CATEGORIES:
            return _CATEGORIES[code[:length]]
    return Category.STYLE


def _finding(item: dict[str, Any], path: str) -> Finding:
    code = str(item.get("code", ""))
    message, advice = split_help(item["message"])
    category = _category(code)
    severity = Severity.ERROR if item.get("severity") == 1 else Severity.WARNING
    if category is Category.STYLE:
        severity = Severity.INFO
    data = item.get("data") or {}
    fix = None
    if data.get("edits"):
        applicability = Applicability.SAFE if data.get("is_preferred") else Applicability.UNSAFE
        fix = Fix(to_edits(data["edits"]), applicability)
    return Finding(
        path=path,
        severity=severity,
        message=message,
        range=to_range(item["range"]),
        rule=code,
        category=category,
        engine=Ruff.name,
        suggestion=advice,
        rule_url=(item.get("codeDescription") or {}).get("href", ""),
        cwe=(_CWE[code],) if code in _CWE else (),
        fix=fix,
    )
