"""Rewrites for languages that nothing here runs, one file each, in one table."""

from refactor_service.rewrites.patterns import cpp, csharp, go, java, rust
from refactor_service.rewrites.patterns.pattern import PatternRewrite

# By the name of the language.
PATTERNS: dict[str, tuple[PatternRewrite, ...]] = {
    "java": java.REWRITES,
    "go": go.REWRITES,
    "csharp": csharp.REWRITES,
    "cpp": cpp.REWRITES,
    "rust": rust.REWRITES,
}
