"""Rules of our own for what nothing else here finds, one file a language, all in one table."""

from linter_service.rules import cpp, csharp, go, java, javascript, python, rust
from linter_service.rules.rule import Rule

# By the name of the language.
RULES: dict[str, tuple[Rule, ...]] = {
    "c": cpp.C_RULES,
    "cpp": cpp.RULES,
    "csharp": csharp.RULES,
    "go": go.RULES,
    "java": java.RULES,
    **dict.fromkeys(("javascript", "typescript", "tsx"), javascript.RULES),
    "python": python.RULES,
    "rust": rust.RULES,
}
