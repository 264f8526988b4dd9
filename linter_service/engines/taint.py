"""Data from strangers, followed to where it does harm, in Python, JavaScript and TypeScript."""

import asyncio
from collections.abc import Iterator

from chassis.level import Level
from chassis.version import VERSION
from linter_service.engines.engine import EngineFailed
from linter_service.finding import Category, Finding, FlowStep, Severity
from linter_service.taint import javascript_program, python_program
from linter_service.taint.analysis import Analysis, Flow
from linter_service.taint.kinds import HARMS
from linter_service.taint.models import JAVASCRIPT_MODELS, PYTHON_MODELS
from linter_service.taint.program import Block, Place
from syntax.languages import JAVASCRIPT, PYTHON, Language
from syntax.positions import LineIndex
from syntax.source import Source

# Nobody reviews what no person wrote.
MOST_CHARACTERS = 1_000_000


class Taint:
    """Needs no process and no file of its own."""

    name = "taint"
    level = Level.STANDARD
    timeout_s = 30.0
    # Some ten seconds.
    most_lines_again = 100_000
    version = VERSION

    def serves(self, language: Language) -> bool:
        return language is PYTHON or language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        if len(source.text) > MOST_CHARACTERS:
            raise EngineFailed(f"the file is longer than {MOST_CHARACTERS} characters")
        try:
            return await asyncio.to_thread(lambda: list(_found(source)))
        except (RecursionError, MemoryError) as error:
            raise EngineFailed("the file is nested too deeply to be followed") from error

    async def close(self) -> None:
        """Nothing was started."""


def _program(source: Source) -> Block | None:
    """None for what does not parse, of which the parser tells."""
    if source.language is not PYTHON:
        return javascript_program.program(source.text, source.language)
    try:
        return python_program.program(source.text)
    except (SyntaxError, ValueError):
        return None


def _found(source: Source) -> Iterator[Finding]:
    program = _program(source)
    if program is None:
        return
    index, is_python = LineIndex(source.text), source.language is PYTHON
    analysis = Analysis(PYTHON_MODELS if is_python else JAVASCRIPT_MODELS, is_python=is_python)
    for flow in analysis.flows(program):
        yield _finding(flow, source.path, index)
    if not analysis.is_complete:
        yield _incomplete(source.path, index)


def _finding(flow: Flow, path: str, index: LineIndex) -> Finding:
    harm, source = HARMS[flow.kind], flow.mark.source

    def step(at: Place, text: str) -> FlowStep:
        return FlowStep(index.range(*at), text)

    steps = [step(source.at, f"comes from {source.text}"), *(step(each.at, each.text) for each in flow.mark.steps)]
    began = index.position(source.at[0]).line
    return Finding(
        path=path,
        severity=harm.severity,
        message=f"Untrusted data from {source.text} (line {began}) reaches {flow.sink}, which {harm.what}",
        range=index.range(*flow.at),
        rule=f"TAINT-{flow.kind}",
        category=Category.SECURITY,
        engine=Taint.name,
        suggestion=harm.advice,
        cwe=(harm.cwe,),
        steps=(*steps, step(flow.at, f"reaches {flow.sink}")),
    )


def _incomplete(path: str, index: LineIndex) -> Finding:
    return Finding(
        path=path,
        severity=Severity.INFO,
        message="There are more ways through this file than are followed, so that more may get through than is listed",
        range=index.range(0, 0),
        rule="TAINT-INCOMPLETE",
        category=Category.GENERAL,
        engine=Taint.name,
        suggestion="Split the file, or look through its longest functions by eye",
    )
