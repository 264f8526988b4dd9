"""Test files as a person would write them: one renderer a framework, in one table."""

from collections.abc import Callable, Sequence

from probe.targets import Drivable
from syntax.languages import Language, Tier, names
from syntax.source import Source
from testgen_service.cases import Case
from testgen_service.render import javascript, pytest, unittest
from testgen_service.render.dialects import JEST, NODE, VITEST
from testgen_service.render.suite import RenderedSuite

Renderer = Callable[[Source, Drivable, Sequence[Case]], RenderedSuite]

RENDERERS: dict[str, Renderer] = {
    "jest": javascript.renderer(JEST),
    "node": javascript.renderer(NODE),
    "pytest": pytest.render,
    "unittest": unittest.render,
    "vitest": javascript.renderer(VITEST),
}

FAMILIES: dict[str, str] = {
    "jest": "javascript",
    "node": "javascript",
    "pytest": "python",
    "unittest": "python",
    "vitest": "javascript",
}
DEFAULTS: dict[str, str] = {"python": "pytest", "javascript": "node"}


def frameworks(language: Language) -> list[str]:
    """The frameworks for a language, sorted."""
    return [name for name, family in FAMILIES.items() if family == language.family]


def languages(framework: str) -> list[str]:
    """The languages of a framework."""
    python = FAMILIES[framework] == "python"
    return [name for name in names(Tier.EXECUTED) if (name == "python") == python]
