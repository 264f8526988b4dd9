"""What was written, as tests look at it."""

from typing import Protocol

from testgen_service.evidence import TestCase
from testgen_service.generate import GenerateEvent, SuiteEnded


class Generate(Protocol):
    """Writes tests for a text; all of the job's events."""

    async def __call__(self, text: str, path: str = ..., framework: str = ...) -> list[GenerateEvent]: ...


def end(events: list[GenerateEvent]) -> SuiteEnded:
    last = events[-1]
    assert isinstance(last, SuiteEnded)
    return last


def cases(events: list[GenerateEvent]) -> list[TestCase]:
    return [event for event in events if isinstance(event, TestCase)]
