"""tsgolint, asked through oxlint: rules that know the types of JavaScript and TypeScript.

A tenth of a second goes by before it has read its own libraries, and little more until it has judged a dozen files:
those that wait are asked about together. Each lies in a folder of its own, under a name that none of the others can
guess, and is a project of its own.
"""

import asyncio
import json
import os
import platform
import re
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chassis.children import end
from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.node import node_executable, tool
from chassis.scratch import scratch_folder
from linter_service.engines.engine import EngineFailed, EngineMissing
from linter_service.engines.lsp import Json
from linter_service.engines.oxlint import configured
from linter_service.finding import Category, Finding, Severity
from syntax.languages import JAVASCRIPT, Language, is_known_path, language_of
from syntax.positions import LineIndex
from syntax.source import Source

# Files that one run looks at.
MOST_AT_ONCE = 24
# A run takes a fraction of a second. One that does not end leaves time to ask about each file alone.
_RUN_S = 8.0

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
_CONFIGURATION = "oxlint.json"
_OPTIONS = ("--type-aware", "--format=json", "--disable-nested-config", "--no-ignore", "--threads=2")
# A project that says nothing of itself is read as a new one would be.
_PROJECT = {
    "compilerOptions": {
        **dict.fromkeys(("allowImportingTsExtensions", "allowJs", "checkJs", "noEmit", "skipLibCheck", "strict"), True),
        "resolveJsonModule": False,
        "jsx": "preserve",
        "module": "esnext",
        "moduleResolution": "bundler",
        "target": "esnext",
        "types": [],
    }
}
_RULE = re.compile(r"typescript\(([\w-]+)\)")
_MACHINES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}


@dataclass(eq=False)
class _Asked:
    """A file that waits for its turn, under rules as oxlint's configuration has them."""

    source: Source
    rules: str
    answer: asyncio.Future[list[Finding]]


class TsGoLint:
    """Runs oxlint with tsgolint over all files that wait."""

    name = "tsgolint"
    level = Level.STANDARD
    timeout_s = 30.0
    most_lines_again = 20_000

    def __init__(self) -> None:
        self._waiting: list[_Asked] = []
        self._work: asyncio.Task[None] | None = None
        self.version = ""

    def serves(self, language: Language) -> bool:
        return language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        rules = _rules(configured(source))
        if not rules:
            return []
        asked = _Asked(source, json.dumps(rules), asyncio.get_running_loop().create_future())
        self._waiting.append(asked)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._answer())
        return await asked.answer

    async def close(self) -> None:
        if self._work is not None:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)

    async def _answer(self) -> None:
        turn: list[_Asked] = []
        try:
            while self._waiting:
                rules = self._waiting[0].rules
                turn = [asked for asked in self._waiting if asked.rules == rules][:MOST_AT_ONCE]
                self._waiting = [asked for asked in self._waiting if asked not in turn]
                await self._told(turn)
        finally:
            # Whatever ended it: nobody waits for an answer that will not come.
            for asked in (*turn, *self._waiting):
                _end(asked, EngineFailed("it was ended"))
            self._waiting = []

    async def _told(self, turn: Sequence[_Asked]) -> None:
        """Each that somebody waits for learns what was found in its file; where it fails, each is looked at alone."""
        turn = [asked for asked in turn if not asked.answer.done()]
        if not turn:
            return
        try:
            found = await self._found([asked.source for asked in turn], turn[0].rules)
        except (EngineFailed, TimeoutError, OSError) as error:
            if len(turn) > 1:
                for asked in turn:
                    await self._told([asked])
            else:
                _end(turn[0], EngineFailed("it could not be started") if isinstance(error, OSError) else error)
            return
        for asked, findings in zip(turn, found, strict=True):
            if not asked.answer.done():
                asked.answer.set_result(findings)

    async def _found(self, sources: Sequence[Source], rules: str) -> list[list[Finding]]:
        command, self.version = _command()
        folders = [secrets.token_hex(8) for _ in sources]
        asked = [f"{folder}/{source.path}" for folder, source in zip(folders, sources, strict=True)]
        with scratch_folder("tsgolint") as scratch:
            root = Path(scratch)
            await asyncio.to_thread(_laid_out, root, dict(zip(folders, sources, strict=True)), rules)
            said = await _said([*command, f"--config={_CONFIGURATION}", *asked], root)
        by_file: dict[str, list[Json]] = {}
        for item in said:
            by_file.setdefault(str(item.get("filename", "")), []).append(item)
        return [
            [_finding(item, source, folder) for item in by_file.get(name, []) if _is_of_types(item)]
            for name, source, folder in zip(asked, sources, folders, strict=True)
        ]


def _end(asked: _Asked, error: Exception) -> None:
    if not asked.answer.done():
        asked.answer.set_exception(error)


def program() -> Path:
    """Tsgolint itself; raises FailedPrecondition."""
    machine = platform.machine().lower()
    return tool("@oxlint-tsgolint", f"{sys.platform}-{_MACHINES.get(machine, machine)}", "tsgolint")


def _command() -> tuple[list[str], str]:
    """oxlint, which starts tsgolint, and the version of that; raises EngineMissing."""
    try:
        own = program()
        named = f"OXLINT_TSGOLINT_PATH={own}"
        command = ["env", named, str(node_executable()), "--no-warnings", str(tool("oxlint", "bin", "oxlint"))]
        about = json.loads(own.with_name("package.json").read_text())
    except FailedPrecondition as error:
        raise EngineMissing(f"{error.message}; {error.hint}") from error
    return [*command, *_OPTIONS], str(about["version"])


def _laid_out(root: Path, projects: Mapping[str, Source], rules: str) -> None:
    """The configuration, and in a folder for each file its project: what code came with it, and what makes it one."""
    (root / _CONFIGURATION).write_text(json.dumps({**_ALONE, "rules": json.loads(rules)}))
    for folder, source in projects.items():
        known = {path: text for path, text in source.files.items() if is_known_path(path)}
        code = {path: text for path, text in known.items() if language_of("", path).family == JAVASCRIPT.family}
        project = json.dumps({**_PROJECT, "files": [source.path]})
        for path, text in {**code, source.path: source.text, "tsconfig.json": project}.items():
            place = root / folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode(errors="surrogatepass"))


async def _said(command: Sequence[str], root: Path) -> list[Json]:
    """What it finds; raises EngineFailed and TimeoutError."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=root,
        env={"PATH": os.defpath, "HOME": str(root)},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        stdout, _ = await asyncio.wait_for(process.communicate(), _RUN_S)
        found: list[Json] = json.loads(stdout)["diagnostics"]
    except (ValueError, KeyError, TypeError) as error:
        raise EngineFailed("its answer cannot be read") from error
    finally:
        await end(process)
    return found


def _is_of_types(item: Json) -> bool:
    return str(item.get("code", "")).startswith("typescript(") and bool(item.get("labels"))


def _finding(item: Json, source: Source, folder: str) -> Finding:
    """Without its fixes, which mostly say that a promise is not waited for on purpose."""
    rule = _RULE.sub(r"typescript/\1", item["code"])
    # The one that has nothing to say of itself is the place that all of it is about.
    span = min(item["labels"], key=lambda label: bool(label.get("label")))["span"]
    text = source.text.encode(errors="surrogatepass")
    start, end = (len(text[:at].decode(errors="replace")) for at in (span["offset"], span["offset"] + span["length"]))
    return Finding(
        path=source.path,
        severity=Severity.ERROR if item.get("severity") == "error" else Severity.WARNING,
        message=item["message"].replace(f"{folder}/", ""),
        range=LineIndex(source.text).range(start, end),
        rule=rule,
        category=Category.TYPE if rule.removeprefix(_PREFIXES[0]) in _OF_TYPES else Category.BUG,
        engine=TsGoLint.name,
        suggestion=(item.get("help") or "").replace(f"{folder}/", ""),
        rule_url=item.get("url") or "",
    )


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
