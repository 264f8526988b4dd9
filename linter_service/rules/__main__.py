"""``python -m linter_service.rules``: docs/rules.md, made of what the rules say of themselves."""

import sys
from collections.abc import Iterator

from linter_service.engines import ENGINES
from linter_service.engines.engine import Equipment
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

| rule | | finds | let be |
|---|---|---|---|
| RUN-CRASH | warning | an error that nobody raises: an index too far, a division by nought, something asked of nothing, a name that never got a value | an index or a key that the caller gives, empty or odd values where nothing says that the function takes such, kinds of values that nobody meant, private names, errors of the code's own |
| RUN-HANG | warning | a call that takes more than 10,000,000 steps | the same |
| RUN-DOCUMENTATION | error | an example in the documentation that gives something else | what cannot be compared |
| RUN-NAME | warning | a result that is not what the function's name says: a median that is none, a list that `sort_numbers` left out of order, `is_prime(4)` that is true, a `Stack` that gives back first what came first. `probe/intents/` has the names, with what follows from each | names by which most calls show that the code means something else, or one of the other things that such a name may mean; errors of the code's own; private names |
| RUN-INVERSE | warning | what `encode` gave that `decode`, or any other function with such a name, does not take back to what it was | pairs on which that is so for most; what formats are known to lose |
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
        [_HEAD, *_engines(), _ENGINES, *_flows(), *_logic(), *(line for name in RULES for line in _language(name))]
    )


def _engines() -> Iterator[str]:
    yield "| engine | from level | languages |\n|---|---|---|"
    equipment = Equipment(SyntaxChecker(), SandboxState())
    for engine in (make(equipment) for make in ENGINES):
        signs = "†" * (engine.name in _SANDBOXED) + "‡" * (engine.name in _OPTIONAL)
        served = [language.name for language in LANGUAGES if engine.serves(language)]
        languages = "all" if len(served) == len(LANGUAGES) else ", ".join(served)
        yield f"| {engine.name}{signs} | {engine.level.name.lower()} | {languages} |"


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
