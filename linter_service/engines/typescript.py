"""TypeScript's own compiler, kept running: what types tell, across the files of a request."""

import re
from typing import Any

from chassis.level import Level
from linter_service.engines.worker import asked, node_worker
from linter_service.finding import Category, Finding, Severity
from syntax.languages import TSX, TYPESCRIPT, Language
from syntax.positions import Utf16Index
from syntax.source import Source

# A module, a library or a name of the surroundings that is not in the request says nothing of the code; nor does a type
# that nobody wrote down.
_NOT_HERE = frozenset({
    2304, 2307, 2318, 2503, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2688, 2691, 2732, 2792, 2868, 2875,
    *range(7005, 7060), 17004,
})  # fmt: skip
# Of these, those that are told where nothing is missing.
_WHERE_WHOLE = frozenset({2304, 2552})
_MISSING = frozenset({2307, 2792, 2875})
# What libraries and pages add to.
_OPEN = re.compile(
    r"on type '(?:Window & )?typeof globalThis'|on type '(?:Window|ImportMeta|ImportMetaEnv|HTMLElement|EventTarget)'"
)
_UNKNOWN_PROPERTY = 2339
# No declaration of what Node or a test framework brings is here.
_AMBIENT = frozenset({
    "Buffer", "process", "require", "module", "exports", "global", "__dirname", "__filename", "describe", "it", "test",
    "expect", "beforeEach", "afterEach", "beforeAll", "afterAll", "jest", "vi", "NodeJS", "JSX", "setImmediate",
    "clearImmediate",
})  # fmt: skip


class TypeScript:
    """One worker, which knows the files of a request and TypeScript's own libraries, and nothing of the disk."""

    name = "typescript"
    level = Level.STANDARD
    timeout_s = 30.0
    most_lines_again = 100_000

    def __init__(self) -> None:
        self._worker = node_worker("typescript_worker.mjs", "typescript")

    @property
    def version(self) -> str:
        return str(self._worker.greeting.get("version", ""))

    def serves(self, language: Language) -> bool:
        return language in (TYPESCRIPT, TSX)

    async def findings(self, source: Source) -> list[Finding]:
        answer = await asked(self._worker, {"path": source.path, "files": source.files}, self.timeout_s)
        index = Utf16Index(source.text)
        is_whole = not any(problem["code"] in _MISSING for problem in answer["problems"])
        told = [problem for problem in answer["problems"] if _says_something(problem, source.text, is_whole=is_whole)]
        return [_finding(problem, source.path, index) for problem in told]

    async def close(self) -> None:
        await self._worker.close()


def _says_something(problem: dict[str, Any], text: str, *, is_whole: bool) -> bool:
    if problem["code"] == _UNKNOWN_PROPERTY:
        return not _OPEN.search(problem["message"])
    if problem["code"] not in _NOT_HERE:
        return True
    name = text[problem["start"] : problem["end"]]
    return is_whole and problem["code"] in _WHERE_WHOLE and name not in _AMBIENT


def _finding(problem: dict[str, Any], path: str, index: Utf16Index) -> Finding:
    message, _, because = problem["message"].partition("\n")
    return Finding(
        path=path,
        severity=Severity.ERROR,
        message=message.rstrip("."),
        range=index.range(problem["start"], problem["end"]),
        rule=f"TS{problem['code']}",
        category=Category.TYPE,
        engine=TypeScript.name,
        suggestion=" ".join(because.split()),
    )
