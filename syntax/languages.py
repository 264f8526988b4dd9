"""The languages we know: names, aliases, tiers, file endings."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import PurePosixPath

from chassis.errors import Unsupported


class Tier(IntEnum):
    """What is offered for a language."""

    EXECUTED = 1
    """All three operations, proven by running."""
    REWRITTEN = 2
    """Syntax errors, metrics, functions, and rewrites that are not run."""
    ANALYSED = 3
    """Syntax errors, metrics and functions; nothing is run."""


@dataclass(frozen=True, slots=True)
class Language:
    """``grammar`` is ast-grep's name; ``family`` groups dialects that share engines and rewrites."""

    name: str
    tier: Tier
    grammar: str
    family: str
    extensions: tuple[str, ...]
    aliases: tuple[str, ...] = ()


def _executed(name: str, grammar: str, family: str, extensions: str, aliases: str = "") -> Language:
    return Language(name, Tier.EXECUTED, grammar, family, tuple(extensions.split()), tuple(aliases.split()))


def _rewritten(name: str, extensions: str, aliases: str = "") -> Language:
    return Language(name, Tier.REWRITTEN, name, name, tuple(extensions.split()), tuple(aliases.split()))


def _analysed(name: str, extensions: str, aliases: str = "", grammar: str = "") -> Language:
    return Language(name, Tier.ANALYSED, grammar or name, name, tuple(extensions.split()), tuple(aliases.split()))


PYTHON = _executed("python", "python", "python", ".py .pyi", "py python3")
JAVASCRIPT = _executed("javascript", "javascript", "javascript", ".js .mjs .cjs .jsx", "js jsx mjs cjs node ecmascript")
TYPESCRIPT = _executed("typescript", "typescript", "javascript", ".ts .mts .cts", "ts mts cts")
TSX = _executed("tsx", "tsx", "javascript", ".tsx", "typescriptreact")

LANGUAGES: tuple[Language, ...] = (
    PYTHON,
    JAVASCRIPT,
    TYPESCRIPT,
    TSX,
    _rewritten("java", ".java"),
    _analysed("c", ".c .h"),
    _rewritten("cpp", ".cpp .cc .cxx .hpp .hh", "c++ cxx cc"),
    _rewritten("csharp", ".cs", "c# cs"),
    _rewritten("go", ".go", "golang"),
    _rewritten("rust", ".rs", "rs"),
    _analysed("php", ".php"),
    _analysed("ruby", ".rb", "rb"),
    _analysed("kotlin", ".kt .kts", "kt"),
    _analysed("swift", ".swift"),
    _analysed("scala", ".scala .sc"),
    _analysed("shell", ".sh .bash", "bash sh", grammar="bash"),
)

_BY_NAME = {name: language for language in LANGUAGES for name in (language.name, *language.aliases)}
_BY_EXTENSION = {extension: language for language in LANGUAGES for extension in language.extensions}


def names(tier: Tier = Tier.ANALYSED) -> list[str]:
    """Names of the languages for which at least so much is offered, in the table's order."""
    return [language.name for language in LANGUAGES if language.tier <= tier]


def language_of(name: str, path: str = "") -> Language:
    """The language called ``name``; when that is empty, the one of the path's ending.

    Raises Unsupported, with the list of those we know.
    """
    wanted = name.strip().lower()
    suffix = PurePosixPath(path).suffix.lower()
    if not wanted:
        found = _BY_EXTENSION.get(suffix)
        wanted = suffix or "a file without an ending"
    else:
        found = _BY_NAME.get(wanted)
    if found is None:
        raise Unsupported(f"Language {wanted[:40]!r}", names())
    # A client that says "typescript" or "javascript" for a .tsx file means the dialect of the file.
    dialect = _BY_EXTENSION.get(suffix)
    if dialect is TSX and found.family == TSX.family:
        return TSX
    return found


def is_known_path(path: str) -> bool:
    """Whether the ending of ``path`` belongs to a language we know."""
    return PurePosixPath(path).suffix.lower() in _BY_EXTENSION


def executed(language: Language) -> Language:
    """``language`` itself when it is run; raises Unsupported otherwise."""
    return _offered(language, Tier.EXECUTED)


def rewritten(language: Language) -> Language:
    """``language`` itself when there are rewrites for it; raises Unsupported otherwise."""
    return _offered(language, Tier.REWRITTEN)


def _offered(language: Language, tier: Tier) -> Language:
    if language.tier > tier:
        raise Unsupported(f"Language {language.name!r} for this operation", names(tier))
    return language
