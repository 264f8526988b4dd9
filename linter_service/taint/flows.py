"""The flows of one file, as JSON may carry them."""

from typing import Any

from linter_service.taint import javascript_program, python_program
from linter_service.taint.analysis import Analysis, Flow
from linter_service.taint.models import JAVASCRIPT_MODELS, PYTHON_MODELS
from linter_service.taint.program import Block
from linter_service.taint.values import Step
from syntax.languages import PYTHON, Language


def flows_in(text: str, language: Language) -> dict[str, Any]:
    """{flows, is_complete}; a flow is {kind, at, sink, source, steps}, its source and each step {at, text}, and places
    are offsets [start, end]. None is found in what does not parse. Raises RecursionError and MemoryError.
    """
    is_python = language is PYTHON
    program = _program(text, language)
    analysis = Analysis(PYTHON_MODELS if is_python else JAVASCRIPT_MODELS, is_python=is_python)
    flows = analysis.flows(program) if program is not None else []
    return {"flows": list(map(_told, flows)), "is_complete": analysis.is_complete}


def _program(text: str, language: Language) -> Block | None:
    if language is not PYTHON:
        return javascript_program.program(text, language)
    try:
        return python_program.program(text)
    except (SyntaxError, ValueError):
        return None


def _told(flow: Flow) -> dict[str, Any]:
    return {
        "kind": flow.kind,
        "at": flow.at,
        "sink": flow.sink,
        "source": _step(flow.mark.source),
        "steps": list(map(_step, flow.mark.steps)),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"at": step.at, "text": step.text}
