from collections.abc import AsyncIterator

import pytest

from chassis.level import Level
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import language_of
from syntax.source import Source
from testgen_service.generate import GenerateEvent, TestWriter
from testgen_service.tests.written import Generate


@pytest.fixture(scope="session")
async def writer() -> AsyncIterator[TestWriter]:
    """One for all tests, as an agent has one for all jobs: what it started for one is warm for the next."""
    made = TestWriter(SandboxState(), SyntaxChecker())
    yield made
    await made.close()


@pytest.fixture
def generate(writer: TestWriter) -> Generate:
    """What is written for a text."""

    async def generate(text: str, path: str = "grade.py", framework: str = "pytest") -> list[GenerateEvent]:
        source = Source(path, language_of("", path), text)
        return [e async for e in writer.generate(source, framework, Level.STANDARD, 0, frozenset())]

    return generate
