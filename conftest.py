"""What tests of several rooms need."""

from collections.abc import AsyncIterator

import pytest

from sandbox.sandbox import Sandbox
from sandbox.selftest import open_sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """The strongest sandbox that works here."""
    opened = await open_sandbox()
    yield opened
    await opened.close()
