"""The engines, one file each, in one table."""

from collections.abc import Callable

from linter_service.engines.bandit import Bandit
from linter_service.engines.clang_tidy import ClangTidy
from linter_service.engines.engine import Engine, Equipment
from linter_service.engines.eslint import Eslint
from linter_service.engines.javac import Javac
from linter_service.engines.oxlint import Oxlint
from linter_service.engines.parser import Parser
from linter_service.engines.patterns import Patterns
from linter_service.engines.pylint import Pylint
from linter_service.engines.ruff import Ruff
from linter_service.engines.running import Running
from linter_service.engines.shellcheck import ShellCheck
from linter_service.engines.taint import Taint
from linter_service.engines.tsgolint import TsGoLint
from linter_service.engines.ty import Ty
from linter_service.engines.typescript import TypeScript

# Cheapest first; each entry makes an engine that starts its process with the first file it is given.
ENGINES: tuple[Callable[[Equipment], Engine], ...] = (
    Parser,
    lambda _: Patterns(),
    lambda _: Ruff(),
    lambda _: Oxlint(),
    ShellCheck,
    lambda _: Bandit(),
    lambda _: Taint(),
    lambda _: Ty(),
    lambda _: TsGoLint(),
    lambda _: Eslint(),
    lambda _: TypeScript(),
    ClangTidy,
    Javac,
    Pylint,
    Running,
)
