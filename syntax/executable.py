"""Which lines of a file's functions can execute at all."""

from collections.abc import Iterator
from types import CodeType

from syntax.instrument import instrumented
from syntax.languages import PYTHON
from syntax.source import Source


def executable_lines(source: Source) -> frozenset[int]:
    """Lines inside functions that a run can reach; empty for a Python text that does not compile."""
    if source.language is PYTHON:
        return _python_lines(source.text)
    return frozenset[int]().union(*instrumented(source.text, source.language).lines)


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
