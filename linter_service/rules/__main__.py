"""``python -m linter_service.rules``: docs/rules.md, made of what the rules say of themselves."""

import sys
from collections.abc import Iterator

from linter_service.engines import ENGINES
from linter_service.engines.engine import Equipment
from linter_service.engines.running import CONFIRMED, rule_of
from linter_service.logic import CHECKS
from linter_service.rules import RULES
from linter_service.rules.rule import Rule
from linter_service.taint.kinds import HARMS
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import LANGUAGES, language_of

_HEAD = """# Engines, and rules of our own

`make docs` writes this file from the engines (`linter_service/engines/`) and the rules (`linter_service/rules/`) themselves; every example is a test.
"""
_ENGINES = """
What others document is where the link of a finding leads. Those marked † read what a file names, such as what it includes, and run in the sandbox; those marked ‡ are under the GPL and
come with `pip install 'cognicode[gpl]'`; javac is used where a JDK is installed. An engine that is missing is named in the result, with the way to get it. What several say of one place is
told once, with the others beside it.

The rules of our own are of untrusted data, of Python and JavaScript what no other engine here finds, and of what reviewers look for in other languages.

## Confirmed by running, in Python, JavaScript and TypeScript

At level deep the functions of a file are called in the sandbox with what they are for (`probe/doubts.py`), twice, under two hash seeds. A finding names the call; whoever makes it sees the same.
"""
_SANDBOXED, _OPTIONAL = (
    frozenset({"shellcheck", "clang-tidy", "javac", "pylint", "run"}),
    frozenset({"shellcheck", "pylint"}),
)


# Languages whose rules are those of another one, by the name of that in words.
_ALIKE = {"c": "C++", "typescript": "JavaScript", "tsx": "JavaScript"}


def documented() -> str:
    """The whole text."""
    return "\n".join(
        [
            _HEAD,
            *_engines(),
            _ENGINES,
            *_confirmed(),
            *_flows(),
            *_logic(),
            *(line for name in RULES for line in _language(name)),
        ]
    )


def _engines() -> Iterator[str]:
    yield "| engine | from level | languages |\n|---|---|---|"
    equipment = Equipment(SyntaxChecker(), SandboxState())
    for engine in (make(equipment) for make in ENGINES):
        signs = "†" * (engine.name in _SANDBOXED) + "‡" * (engine.name in _OPTIONAL)
        served = [language.name for language in LANGUAGES if engine.serves(language)]
        languages = "all" if len(served) == len(LANGUAGES) else ", ".join(served)
        yield f"| {engine.name}{signs} | {engine.level.name.lower()} | {languages} |"


def _confirmed() -> Iterator[str]:
    yield "| rule | | finds | let be |\n|---|---|---|---|"
    for kind, rule in CONFIRMED.items():
        yield f"| {rule_of(kind)} | {rule.severity} | {rule.finds} | {rule.spares} |"
    yield ""


def _flows() -> Iterator[str]:
    yield "## Untrusted data, in Python, JavaScript and TypeScript\n"
    yield "How it is followed: [flows.md](flows.md). Every finding shows the way from source to sink.\n"
    yield "| rule | | finds | because what it reaches | instead |\n|---|---|---|---|---|"
    for kind, harm in HARMS.items():
        yield f"| TAINT-{kind} | {harm.severity}, CWE-{harm.cwe} | {harm.title} | {harm.what} | {harm.advice} |"
    yield ""


def _logic() -> Iterator[str]:
    yield "## Mistakes in reasoning, in Python, JavaScript and TypeScript\n"
    for check in CHECKS:
        yield f"### {check.id}\n\n{check.title}. ({check.severity}, {check.category})\n"
        yield f"*Why*: {check.why} *Instead*: {check.advice}.\n"
        for language in check.bad:
            for word, code in (("Bad", check.bad[language]), ("Good", check.good[language])):
                yield f"{word}:\n\n```{language}\n{code}\n```\n"
        if check.limits:
            yield f"*Limits*: {check.limits}\n"


def _language(name: str) -> Iterator[str]:
    if name in _ALIKE:
        yield f"## {name}\n\nOf those of {_ALIKE[name]}: {', '.join(rule.id for rule in RULES[name])}.\n"
        return
    yield f"## {language_of(name, '').name}\n"
    for rule in RULES[name]:
        yield from _rule(rule, name)


def _rule(rule: Rule, language: str) -> Iterator[str]:
    weaknesses = "".join(f", CWE-{number}" for number in rule.cwe)
    yield f"### {rule.id}\n\n{rule.message}. ({rule.severity}, {rule.category}{weaknesses})\n"
    yield f"*Why*: {rule.why} *Instead*: {rule.advice}.\n"
    for word, code in (("Bad", rule.bad), ("Good", rule.good)):
        yield f"{word}:\n\n```{language}\n{code}\n```\n"
    if rule.limits:
        yield f"*Limits*: {rule.limits}\n"


if __name__ == "__main__":
    sys.stdout.write(documented())
