"""One file of a request."""

from dataclasses import dataclass

from syntax.languages import Language


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is relative, with forward slashes; ``text`` is exactly what the user has."""

    path: str
    language: Language
    text: str
