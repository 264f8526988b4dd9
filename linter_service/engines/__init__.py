"""The engines, one file each, in one table."""

from collections.abc import Callable

from linter_service.engines.engine import Engine
from linter_service.engines.oxlint import Oxlint
from linter_service.engines.parser import Parser
from linter_service.engines.patterns import Patterns
from linter_service.engines.ruff import Ruff
from linter_service.engines.taint import Taint
from linter_service.engines.ty import Ty
from syntax.checker import SyntaxChecker

# Cheapest first; each entry makes an engine that starts its process with the first file it is given.
ENGINES: tuple[Callable[[SyntaxChecker], Engine], ...] = (
    Parser,
    lambda _: Patterns(),
    lambda _: Ruff(),
    lambda _: Oxlint(),
    lambda _: Taint(),
    lambda _: Ty(),
)
