"""The parsers: syntax errors of every language, and nothing else."""

from chassis.level import Level
from chassis.version import VERSION
from chassis.worker import WorkerFailed
from linter_service.engines.engine import EngineFailed, Equipment
from linter_service.finding import Category, Finding, Severity
from syntax.languages import Language
from syntax.source import Source


class Parser:
    """Asks the syntax checker that the whole agent shares."""

    name = "parser"
    level = Level.QUICK
    timeout_s = 30.0
    most_lines_again = 0
    version = VERSION

    def __init__(self, equipment: Equipment) -> None:
        self._checker = equipment.checker

    def serves(self, language: Language) -> bool:
        return bool(language.grammar)

    async def findings(self, source: Source) -> list[Finding]:
        try:
            problems = await self._checker.problems(source.text, source.language, source.path)
        except WorkerFailed as error:
            raise EngineFailed(f"the parser could not read the file ({error})") from error
        return [
            Finding(
                path=source.path,
                severity=Severity.ERROR,
                message=problem.message,
                range=problem.range,
                rule=problem.rule,
                category=Category.BUG,
                engine=self.name,
            )
            for problem in problems
        ]

    async def close(self) -> None:
        """The checker belongs to the agent, which closes it."""
