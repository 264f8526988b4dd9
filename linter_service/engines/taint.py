"""Data from strangers, followed to where it does harm, in Python, JavaScript and TypeScript."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chassis.level import Level
from chassis.version import VERSION
from chassis.worker import JsonLineWorker
from linter_service.engines.engine import EngineFailed
from linter_service.engines.worker import WORKERS, asked
from linter_service.finding import Applicability, Category, Finding, Fix, FlowStep, Severity
from linter_service.taint.cures import cure
from linter_service.taint.kinds import HARMS, Kind
from syntax.edits import TextEdit
from syntax.languages import JAVASCRIPT, PYTHON, Language
from syntax.positions import LineIndex
from syntax.source import Source

# Nobody reviews what no person wrote.
MOST_CHARACTERS = 1_000_000


class Taint:
    """Asks a worker, which can be ended when it takes too long, and leaves the agent's own process its processor."""

    name = "taint"
    level = Level.STANDARD
    timeout_s = 30.0
    # Some ten seconds.
    most_lines_again = 100_000
    version = VERSION

    def __init__(self) -> None:
        self._worker = JsonLineWorker(lambda: [sys.executable, "-B", "-s", "-E", str(WORKERS / "taint_worker.py")])

    def serves(self, language: Language) -> bool:
        return language is PYTHON or language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        if len(source.text) > MOST_CHARACTERS:
            raise EngineFailed(f"the file is longer than {MOST_CHARACTERS} characters")
        answer = await asked(self._worker, {"text": source.text, "language": source.language.name}, self.timeout_s)
        if "problem" in answer:
            raise EngineFailed(answer["problem"])
        return list(found(answer, source))

    async def close(self) -> None:
        await self._worker.close()


def found(answer: dict[str, Any], source: Source) -> Iterator[Finding]:
    """What flows (``flows_in``) say to a person."""
    index = LineIndex(source.text)
    for flow in answer["flows"]:
        yield replace(_finding(flow, source.path, index), fix=_fix(flow, source, index))
    if not answer["is_complete"]:
        yield _incomplete(source.path, index)


def _finding(flow: dict[str, Any], path: str, index: LineIndex) -> Finding:
    kind, source, sink = Kind(flow["kind"]), flow["source"], flow["sink"]
    harm = HARMS[kind]
    began = index.position(source["at"][0]).line
    return Finding(
        path=path,
        severity=harm.severity,
        message=f"Untrusted data from {source['text']} (line {began}) reaches {sink}, which {harm.what}",
        range=index.range(*flow["at"]),
        rule=f"TAINT-{kind}",
        category=Category.SECURITY,
        engine=Taint.name,
        suggestion=harm.advice,
        cwe=(harm.cwe,),
        steps=(
            FlowStep(index.range(*source["at"]), f"comes from {source['text']}"),
            *(FlowStep(index.range(*step["at"]), step["text"]) for step in flow["steps"]),
            FlowStep(index.range(*flow["at"]), f"reaches {sink}"),
        ),
    )


def _fix(flow: dict[str, Any], source: Source, index: LineIndex) -> Fix | None:
    """What takes the harm away, where that can be told; it changes what the code does."""
    start, end = flow["at"]
    is_python = source.language is PYTHON
    edits = cure(Kind(flow["kind"]), flow["sink"], source.text[start:end], is_python=is_python)
    placed = [TextEdit(index.range(start + edit.start, start + edit.end), edit.text) for edit in edits]
    meant = "what data from strangers can do there"
    return Fix(tuple(placed), Applicability.SUGGESTION, changes=meant) if placed else None


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
