"""Which lines of a file's functions can execute at all."""

from collections.abc import Iterator
from types import CodeType

from syntax.functions import find_functions
from syntax.languages import PYTHON
from syntax.source import Source


def executable_lines(source: Source) -> frozenset[int]:
    """Lines inside functions that a run can reach; empty for a Python text that does not compile."""
    if source.language is PYTHON:
        return _python_lines(source.text)
    lines = source.text.split("\n")
    return frozenset(
        number
        for function in find_functions(source.text, source.language)
        for number in range(function.range.start.line, function.last_line + 1)
        if _is_code(lines[number - 1])
    )


def _python_lines(text: str) -> frozenset[int]:
    """As the compiler numbers them: a statement over several lines counts where its parts begin."""
    try:
        code = compile(text.removeprefix("\ufeff"), "source", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(line for function in _nested(code) for line in _lines(function))


def _nested(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _nested(constant)


def _lines(code: CodeType) -> set[int]:
    return {line for _, _, line in code.co_lines() if line is not None and line != code.co_firstlineno}


def _is_code(line: str) -> bool:
    """Whether a line of JavaScript is neither blank, nor comment, nor only brackets."""
    stripped = line.strip()
    if not stripped or stripped.startswith(("//", "*", "/*")):
        return False
    return stripped.strip("{}()[];, ") not in ("", "else", "try", "finally")
