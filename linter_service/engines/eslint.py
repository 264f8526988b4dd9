"""ESLint, kept running: likely bugs in JavaScript and TypeScript that oxlint does not look for.

With the plugins typescript-eslint, regexp, security and unicorn, in a configuration of our own: one of the user's is
code, which runs nowhere but in the sandbox.
"""

import json
from typing import Any

from chassis.level import Level
from linter_service.engines.worker import asked, node_worker
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.edits import TextEdit
from syntax.languages import JAVASCRIPT, Language
from syntax.positions import Position, Range, Utf16Index
from syntax.source import Source

# What oxlint has not, by the plugin.
_CORE = (
    "array-callback-return", "default-case-last", "grouped-accessor-pairs", "no-case-declarations",
    "no-constructor-return", "no-duplicate-imports", "no-empty", "no-extend-native", "no-fallthrough", "no-loop-func",
    "no-new-func", "no-new-wrappers", "no-octal-escape", "no-promise-executor-return", "no-proto",
    "no-prototype-builtins", "no-redeclare", "no-script-url", "no-self-compare", "no-template-curly-in-string",
    "no-unexpected-multiline", "no-unmodified-loop-condition", "no-unreachable-loop", "no-useless-assignment",
    "preserve-caught-error",
)  # fmt: skip
_TYPESCRIPT = (
    "no-dynamic-delete", "no-empty-object-type", "no-invalid-void-type", "no-non-null-asserted-nullish-coalescing",
    "no-unnecessary-type-constraint", "no-unsafe-function-type", "no-useless-constructor", "unified-signatures",
)  # fmt: skip
_REGEXP = (
    "confusing-quantifier", "no-contradiction-with-assertion", "no-dupe-characters-character-class",
    "no-dupe-disjunctions", "no-empty-alternative", "no-empty-capturing-group", "no-empty-group",
    "no-empty-lookarounds-assertion", "no-escape-backspace", "no-invisible-character", "no-lazy-ends",
    "no-misleading-unicode-character", "no-missing-g-flag", "no-obscure-range",
    "no-optional-assertion", "no-potentially-useless-backreference", "no-super-linear-backtracking",
    "no-useless-assertions", "no-useless-dollar-replacements",
    "no-useless-flag", "no-zero-quantifier", "optimal-quantifier-concatenation", "strict",
)  # fmt: skip
_SECURITY = {
    "detect-buffer-noassert": 119, "detect-disable-mustache-escape": 79, "detect-eval-with-expression": 95,
    "detect-bidi-characters": 1007, "detect-new-buffer": 665, "detect-no-csrf-before-method-override": 352,
    "detect-pseudoRandomBytes": 338,
}  # fmt: skip
_UNICORN = (
    "consistent-date-clone", "no-accessor-recursion", "no-accidental-bitwise-operator", "no-array-concat-in-loop",
    "no-async-iterator-callback", "no-boolean-sort-comparator",
    "no-chained-comparison", "no-collection-bracket-access", "no-confusing-array-splice", "no-constant-zero-expression",
    "no-double-comparison", "no-duplicate-if-branches", "no-duplicate-logical-operands", "no-duplicate-set-values",
    "no-immediate-mutation", "no-impossible-length-comparison", "no-incorrect-template-string-interpolation",
    "no-instanceof-builtins", "no-invalid-argument-count", "no-invalid-character-comparison",
    "no-invalid-property-descriptor", "no-loop-iterable-mutation", "no-misrefactored-assignment",
    "no-multiple-promise-resolver-calls", "no-negation-in-equality-check", "no-object-as-default-parameter",
    "no-object-methods-with-collections", "no-subtraction-comparison", "no-typeof-undefined", "no-uncalled-method",
    "no-unsafe-promise-all-settled-values", "no-unsafe-string-replacement", "no-unused-builtin-method-return",
    "no-unused-iterator-helper", "no-useless-recursion", "no-xor-as-exponentiation", "prefer-array-find",
    "prefer-array-some", "prefer-date-now", "prefer-includes", "prefer-number-properties", "prefer-set-has",
    "require-number-to-fixed-digits-argument", "throw-new-error",
)  # fmt: skip
RULES: dict[str, list[Any]] = {
    **{rule: [] for rule in _CORE},
    **{f"@typescript-eslint/{rule}": [] for rule in _TYPESCRIPT},
    **{f"regexp/{rule}": [] for rule in _REGEXP},
    **{f"security/{rule}": [] for rule in _SECURITY},
    **{f"unicorn/{rule}": [] for rule in _UNICORN},
    # An empty catch is a decision that many take.
    "no-empty": [{"allowEmptyCatch": True}],
}
_CWE = {
    **{f"security/{rule}": number for rule, number in _SECURITY.items()},
    "no-fallthrough": 484,
    "no-new-func": 95,
    "no-script-url": 79,
    "regexp/no-super-linear-backtracking": 1333,
}
_SLOW = frozenset({"prefer-set-has", "prefer-array-some", "prefer-array-find", "no-array-concat-in-loop"})
_STYLE = frozenset({"prefer-date-now", "prefer-includes", "prefer-number-properties", "no-typeof-undefined"})


class Eslint:
    """One worker, which knows our configuration and no other."""

    name = "eslint"
    level = Level.STANDARD
    timeout_s = 30.0
    most_lines_again = 100_000

    def __init__(self) -> None:
        self._worker = node_worker("eslint_worker.mjs", "eslint", json.dumps(RULES))

    @property
    def version(self) -> str:
        return str(self._worker.greeting.get("version", ""))

    def serves(self, language: Language) -> bool:
        return language.family == JAVASCRIPT.family

    async def findings(self, source: Source) -> list[Finding]:
        answer = await asked(self._worker, {"path": source.path, "text": source.text}, self.timeout_s)
        index = Utf16Index(source.text)
        return [_finding(item, source.path, index) for item in answer["messages"]]

    async def close(self) -> None:
        await self._worker.close()


def _finding(item: dict[str, Any], path: str, index: Utf16Index) -> Finding:
    rule = item["rule"]
    start = Position(item["line"], item["column"])
    end = Position(item["endLine"], item["endColumn"]) if item.get("endLine") else start
    category = _category(rule)
    return Finding(
        path=path,
        severity=Severity.INFO if category is Category.STYLE else Severity.WARNING,
        message=item["message"].rstrip("."),
        range=Range(start, max(start, end)),
        rule=rule,
        category=category,
        engine=Eslint.name,
        suggestion=(item.get("advice") or "").rstrip("."),
        rule_url=item.get("url") or f"https://eslint.org/docs/latest/rules/{rule}",
        cwe=(_CWE[rule],) if rule in _CWE else (),
        fix=_fix(item.get("fix"), index),
    )


def _category(rule: str) -> Category:
    plugin, _, name = rule.rpartition("/")
    if rule in _CWE and rule != "no-fallthrough":
        return Category.SECURITY
    if name in _SLOW:
        return Category.PERFORMANCE
    if name in _STYLE:
        return Category.STYLE
    return Category.TYPE if plugin == "@typescript-eslint" else Category.BUG


def _fix(fix: dict[str, Any] | None, index: Utf16Index) -> Fix | None:
    if fix is None:
        return None
    start, end = fix["range"]
    return Fix((TextEdit(index.range(start, end), fix["text"]),), Applicability.SUGGESTION)
