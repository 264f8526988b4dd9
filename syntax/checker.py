"""Does a text parse? Python by its own compiler, JavaScript and TypeScript by the TypeScript parser, the rest by
ast-grep's grammars.
"""

import ast
import asyncio
import threading
import warnings
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chassis.node import TOOLS_ROOT, node_executable, tool
from chassis.worker import JsonLineWorker, WorkerFailed
from syntax.languages import JAVASCRIPT, PYTHON, Language
from syntax.parsing import error_spans, parse
from syntax.positions import LineIndex, Position, Range, Utf16Index
from syntax.source import Source

PARSER_TIMEOUT_S = 20.0
INLINE_CHARACTERS = 50_000
_FILTERS = threading.Lock()


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One syntax error; ``rule`` is the parser's own code."""

    range: Range
    message: str
    rule: str


def _parser_command() -> list[str]:
    tool("typescript", "package.json")
    # Without a bound to its young generation V8 lets garbage of hundreds of megabytes lie.
    node = [str(node_executable()), "--max-semi-space-size=8"]
    return [*node, str(Path(__file__).with_name("node") / "parser.mjs"), str(TOOLS_ROOT)]


class SyntaxChecker:
    """Holds the Node worker, which starts with the first JavaScript text."""

    def __init__(self) -> None:
        self._worker = JsonLineWorker(_parser_command)

    @property
    def typescript_version(self) -> str:
        """Empty until the worker has started."""
        return str(self._worker.greeting.get("version", ""))

    async def problems(self, text: str, language: Language, path: str = "") -> list[SyntaxProblem]:
        """Syntax errors of ``text`` in its order; raises WorkerFailed when the parser broke on it."""
        if language.family == JAVASCRIPT.family:
            return await self._javascript(text, path or f"source{language.extensions[0]}")
        read = python_problems if language is PYTHON else partial(_grammar_problems, language=language)
        # A long text would hold up everything else, signs of life included.
        return read(text) if len(text) < INLINE_CHARACTERS else await asyncio.to_thread(read, text)

    async def parses(self, text: str, language: Language, path: str = "") -> bool:
        """Whether ``text`` is free of syntax errors."""
        return not await self.problems(text, language, path)

    async def first_problem(self, source: Source) -> str:
        """The first syntax error in words for a user; empty when there is none, or when the parser broke."""
        try:
            problems = await self.problems(source.text, source.language, source.path)
        except WorkerFailed:
            return ""
        if not problems:
            return ""
        return f"it has a syntax error in line {problems[0].range.start.line}: {problems[0].message}"

    async def close(self) -> None:
        """End the worker."""
        await self._worker.close()

    async def _javascript(self, text: str, path: str) -> list[SyntaxProblem]:
        answer = await self._worker.ask({"path": path, "text": text}, PARSER_TIMEOUT_S)
        index = Utf16Index(text)
        return [
            SyntaxProblem(index.range(error["start"], error["end"]), error["message"], error["rule"])
            for error in answer["errors"]
        ]


def _grammar_problems(text: str, language: Language) -> list[SyntaxProblem]:
    index = LineIndex(text)
    return [
        SyntaxProblem(index.range(start, max(end, start)), message, "syntax-error")
        for start, end, message in error_spans(parse(text, language))
    ]


def python_problems(text: str) -> list[SyntaxProblem]:
    """The compiler stops at the first error, so the list has at most one entry."""
    try:
        # The filters are the whole process's.
        with _FILTERS, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text.removeprefix("\ufeff"))
    except SyntaxError as error:
        line, column = error.lineno or 1, error.offset or 1
        start = Position(line, max(1, column))
        end = Position(error.end_lineno or line, max(1, error.end_offset or column))
        return [SyntaxProblem(Range(start, max(start, end)), error.msg, "invalid-syntax")]
    except (RecursionError, MemoryError):
        return [SyntaxProblem(Range(Position(1, 1), Position(1, 1)), "Nested too deeply to parse", "too-deep")]
    except ValueError:
        return [SyntaxProblem(Range(Position(1, 1), Position(1, 1)), "Source contains a NUL character", "nul")]
    return []
