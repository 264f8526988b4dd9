"""All rules of our own, of whichever engine, as clients can list them."""

from collections.abc import Iterator
from dataclasses import dataclass

from chassis.level import Level
from linter_service.engines.patterns import Patterns
from linter_service.engines.running import CONFIRMED, Running, rule_of
from linter_service.engines.taint import Taint
from linter_service.finding import Category, Severity
from linter_service.logic import CHECKS
from linter_service.rules import RULES
from linter_service.rules.rule import Rule
from linter_service.taint.kinds import HARMS
from syntax.languages import JAVASCRIPT, LANGUAGES, PYTHON, Tier


@dataclass(frozen=True, slots=True)
class Entry:
    """What a rule is called, for which languages and from which level it is, what is wrong where it fires and why, what
    to do, and what it lets be.
    """

    id: str
    languages: tuple[str, ...]
    severity: Severity
    category: Category
    level: Level
    title: str
    why: str
    advice: str
    limits: str = ""
    cwe: tuple[int, ...] = ()


def entries() -> list[Entry]:
    """Sorted by id."""
    return sorted((*_patterns(), *_checks(), *_flows(), *_confirmed()), key=lambda entry: entry.id)


def _patterns() -> Iterator[Entry]:
    rules: dict[str, tuple[Rule, list[str]]] = {}
    for language in LANGUAGES:
        for rule in RULES.get(language.name, ()):
            rules.setdefault(rule.id, (rule, []))[1].append(language.name)
    for rule, languages in rules.values():
        told = rule.message, rule.why, rule.advice, rule.limits, rule.cwe
        yield Entry(rule.id, tuple(languages), rule.severity, rule.category, Patterns.level, *told)


def _checks() -> Iterator[Entry]:
    for check in CHECKS:
        languages = tuple(language.name for language in LANGUAGES if language.family in check.bad)
        told = check.title, check.why, check.advice, check.limits, check.cwe
        yield Entry(check.id, languages, check.severity, check.category, Patterns.level, *told)


def _flows() -> Iterator[Entry]:
    languages = tuple(lang.name for lang in LANGUAGES if lang is PYTHON or lang.family == JAVASCRIPT.family)
    for kind, harm in HARMS.items():
        told = harm.title, f"What it reaches {harm.what}.", harm.advice, "", (harm.cwe,)
        yield Entry(f"TAINT-{kind}", languages, harm.severity, Category.SECURITY, Taint.level, *told)


def _confirmed() -> Iterator[Entry]:
    languages = tuple(language.name for language in LANGUAGES if language.tier is Tier.EXECUTED)
    for kind, rule in CONFIRMED.items():
        title, why = f"Running shows {rule.finds}", "It was seen twice, and the finding names the call."
        about = languages, rule.severity, Category.BUG, Running.level
        yield Entry(rule_of(kind), *about, title, why, rule.advice, rule.spares)
