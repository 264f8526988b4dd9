"""tsgolint, asked through oxlint's language server: rules that know the types of JavaScript and TypeScript."""

import json
import platform
import sys
from dataclasses import replace

from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.node import tool
from linter_service.engines.engine import EngineMissing
from linter_service.engines.lsp import ConfiguredServers, Json
from linter_service.engines.oxlint import CONFIGURATION, LANGUAGE_IDS, command, configured, finding_of
from linter_service.finding import Category, Finding
from syntax.languages import JAVASCRIPT, Language
from syntax.source import Source

# Those that tell of mistakes; matters of taste are left to a project's own configuration.
RULES = (
    *("await-thenable", "no-array-delete", "no-base-to-string", "no-duplicate-type-constituents"),
    *("no-floating-promises", "no-for-in-array", "no-implied-eval", "no-meaningless-void-operator"),
    *("no-misused-promises", "no-misused-spread", "no-mixed-enums", "no-redundant-type-constituents"),
    *("no-unnecessary-type-assertion", "no-unsafe-enum-comparison", "no-unsafe-unary-minus", "only-throw-error"),
    *("prefer-promise-reject-errors", "related-getter-setter-pairs", "require-array-sort-compare"),
    *("restrict-plus-operands", "switch-exhaustiveness-check", "unbound-method"),
)
_OF_TYPES = frozenset(
    ("no-duplicate-type-constituents", "no-redundant-type-constituents", "no-unnecessary-type-assertion")
)
# Everything else is oxlint's to tell.
_ALONE = {"plugins": ["typescript"], "categories": {"correctness": "off"}, "options": {"typeAware": True}}
_PREFIXES = ("typescript/", "@typescript-eslint/")
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}


def _command() -> list[str]:
    machine = platform.machine().lower()
    place = f"{sys.platform}-{_MACHINES.get(machine, machine)}"
    try:
        program = tool("@oxlint-tsgolint", place, "tsgolint")
    except FailedPrecondition as error:
        raise EngineMissing(f"{error.message}; {error.hint}") from error
    return ["env", f"OXLINT_TSGOLINT_PATH={program}", *command()]


class TsGoLint:
    """A process of oxlint's of its own, which starts tsgolint for each file; oxlint alone answers sooner."""

    name = "tsgolint"
    level = Level.STANDARD
    timeout_s = 15.0
    # A quarter of a second each time.
    most_lines_again = 2_000

    def __init__(self) -> None:
        self._servers = ConfiguredServers(_command)

    @property
    def version(self) -> str:
        return self._servers.version

    def serves(self, language: Language) -> bool:
        return language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        rules = _rules(configured(source))
        if not rules:
            return []
        async with self._servers.serving({}, {CONFIGURATION: json.dumps({**_ALONE, "rules": rules})}) as server:
            uri, items = await server.diagnostics(source, LANGUAGE_IDS[source.language])
            items = [item for item in items if str(item.get("code", "")).startswith("typescript(")]
            server.forget(uri)
        return [_finding(item, source.path) for item in items]

    async def close(self) -> None:
        await self._servers.stop()


def _finding(item: Json, path: str) -> Finding:
    """Without its fixes, which mostly say that a promise is not waited for on purpose."""
    found = finding_of(item, path, None, TsGoLint.name)
    return found if found.rule.removeprefix(_PREFIXES[0]) in _OF_TYPES else replace(found, category=Category.BUG)


def _rules(own: Json | None) -> Json:
    """Ours, or those of ours that a project's configuration names, as it has them."""
    if own is None:
        return {f"typescript/{rule}": "warn" for rule in RULES}
    said = own.get("rules")
    named = said if isinstance(said, dict) else {}
    return {
        f"typescript/{rule}": named[f"{prefix}{rule}"]
        for rule in RULES
        for prefix in _PREFIXES
        if f"{prefix}{rule}" in named
    }
