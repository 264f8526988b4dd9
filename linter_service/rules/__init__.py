"""Rules of our own for languages that nothing else here looks at, one file a language, all in one table."""

from linter_service.rules import cpp, csharp, go, java, rust
from linter_service.rules.rule import Rule

# By the name of the language.
RULES: dict[str, tuple[Rule, ...]] = {
    "c": cpp.C_RULES,
    "cpp": cpp.RULES,
    "csharp": csharp.RULES,
    "go": go.RULES,
    "java": java.RULES,
    "rust": rust.RULES,
}
