"""Rules of our own, looked for in the parse tree: what reviewers of a language look for, where no other engine does."""

import asyncio
from collections.abc import Iterator
from typing import cast

from ast_grep_py import Config, SgNode

from chassis.level import Level
from chassis.version import VERSION
from linter_service.engines.engine import EngineFailed
from linter_service.finding import Finding
from linter_service.logic import CHECKS
from linter_service.logic.check import Check
from linter_service.logic.tree import Tree
from linter_service.rules import RULES
from linter_service.rules.rule import Rule
from syntax.languages import PYTHON, Language, language_of
from syntax.parsing import error_spans, parse, span
from syntax.positions import LineIndex
from syntax.source import Source

# Nobody reviews what no person wrote.
MOST_CHARACTERS = 2_000_000


class Patterns:
    """Needs no process and no file of its own."""

    name = "cognicode"
    level = Level.QUICK
    timeout_s = 30.0
    most_lines_again = 0
    version = VERSION

    def serves(self, language: Language) -> bool:
        return language.name in RULES

    async def findings(self, source: Source) -> list[Finding]:
        if len(source.text) > MOST_CHARACTERS:
            raise EngineFailed(f"the file is longer than {MOST_CHARACTERS} characters")
        return await asyncio.to_thread(lambda: list(found(source)))

    async def close(self) -> None:
        """Nothing was started."""


def matcher(rule: Rule) -> Config:
    """The rule as ast-grep takes it."""
    found = {"rule": dict(rule.matcher), **({"constraints": dict(rule.constraints)} if rule.constraints else {})}
    return cast("Config", found)


def found(source: Source) -> Iterator[Finding]:
    """What the rules for its language and the checks of reasoning find."""
    root, index = _tree(source), LineIndex(source.text)
    for rule in RULES[source.language.name]:
        for node in root.find_all(matcher(rule)):
            yield _finding(rule, rule.message, node, source, index)
    checks = [check for check in CHECKS if source.language.family in check.bad]
    if checks:
        tree = Tree(root, is_python=source.language is PYTHON)
        for check in checks:
            for node, said in check.find(tree):
                yield _finding(check, said, node, source, index)


def _finding(rule: Rule | Check, said: str, node: SgNode, source: Source, index: LineIndex) -> Finding:
    return Finding(
        path=source.path,
        severity=rule.severity,
        message=said,
        range=index.range(*span(node)),
        rule=rule.id,
        category=rule.category,
        engine=Patterns.name,
        suggestion=rule.advice,
        cwe=rule.cwe,
    )


def _tree(source: Source) -> SgNode:
    """A header of C++ may be called like one of C."""
    root = parse(source.text, source.language)
    if source.language.name == "c" and next(iter(error_spans(root, 1)), None) is not None:
        return parse(source.text, language_of("cpp", ""))
    return root
