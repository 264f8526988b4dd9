"""``python -m linter_service.rules``: docs/rules.md, made of what the rules say of themselves."""

import sys
from collections.abc import Iterator

from linter_service.rules import RULES
from linter_service.rules.rule import Rule
from linter_service.taint.kinds import HARMS
from syntax.languages import language_of

_HEAD = """# Rules of our own

Of untrusted data, of Python and JavaScript what no other engine here finds, and for languages that none looks at. `make docs` writes this file from the rules themselves (`linter_service/rules/`); every example
is a test. Python is looked at by ruff and ty, JavaScript and TypeScript by oxlint, which document their rules where a finding's link leads.
"""


# Languages whose rules are those of another one, by the name of that in words.
_ALIKE = {"c": "C++", "typescript": "JavaScript", "tsx": "JavaScript"}


def documented() -> str:
    """The whole text."""
    return "\n".join([_HEAD, *_flows(), *(line for name in RULES for line in _language(name))])


def _flows() -> Iterator[str]:
    yield "## Untrusted data, in Python, JavaScript and TypeScript\n"
    yield "How it is followed: [flows.md](flows.md). Every finding shows the way from source to sink.\n"
    yield "| rule | | finds | because what it reaches | instead |\n|---|---|---|---|---|"
    for kind, harm in HARMS.items():
        yield f"| TAINT-{kind} | {harm.severity}, CWE-{harm.cwe} | {harm.title} | {harm.what} | {harm.advice} |"
    yield ""


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
