"""``cognicode.toml``: what of all engines a project leaves out, and how bad it takes the rest to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from chassis.errors import InvalidArgument
from linter_service.engines.engine import EngineFailed
from linter_service.engines.project import Found, matches, nearest, section
from linter_service.finding import Finding, Severity
from syntax.source import Source

NAME = "cognicode.toml"


@dataclass(frozen=True, slots=True)
class Paths:
    """Rules and engines that are left out where one of the ``patterns`` matches the path of a file."""

    patterns: tuple[str, ...]
    disabled: frozenset[str]

    def means(self, path: str) -> bool:
        """Whether a file lies there."""
        return any(matches(path, pattern) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Configuration:
    """Of one ``cognicode.toml``: rules and engines by name that are left out, some of them in some places, and other
    severities than an engine's own.
    """

    disabled: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    paths: tuple[Paths, ...] = ()

    def applied(self, findings: Sequence[Finding], path: str) -> list[Finding]:
        """Those that are left, with the severities that are wanted; ``path`` is relative to the configuration."""
        disabled = self.disabled.union(*(one.disabled for one in self.paths if one.means(path)))
        return [
            replace(finding, severity=self.severities.get(finding.rule, finding.severity))
            for finding in findings
            if disabled.isdisjoint((finding.rule, finding.engine))
        ]


def applied(findings: Sequence[Finding], source: Source) -> list[Finding]:
    """The findings as the nearest ``cognicode.toml`` wants them; raises InvalidArgument when that cannot be read."""
    found = nearest(source, NAME)
    if found is None:
        return list(findings)
    path = PurePosixPath(source.path).relative_to(found.folder).as_posix()
    return _configuration(found).applied(findings, path)


def check(source: Source) -> None:
    """Raises InvalidArgument when a configuration of ours cannot be read."""
    if (found := nearest(source, NAME)) is not None:
        _configuration(found)


@lru_cache(maxsize=64)
def _configuration(found: Found) -> Configuration:
    try:
        told = section(found, "analyze")
    except EngineFailed as error:
        raise InvalidArgument("context", str(error)) from None
    places = told.get("paths", [])
    if not isinstance(places, list):
        raise _wrong(found, "'analyze.paths' is a list of tables: write [[analyze.paths]]")
    return Configuration(
        frozenset(_names(told, "disable", found)),
        {rule: _severity(word, found) for rule, word in section(found, "analyze", "severity").items()},
        tuple(
            Paths(tuple(_names(place, "match", found)), frozenset(_names(place, "disable", found))) for place in places
        ),
    )


def _names(table: Any, key: str, found: Found) -> list[str]:
    values = table.get(key, []) if isinstance(table, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise _wrong(found, f"'{key}' is a list of texts")
    return values


def _severity(word: object, found: Found) -> Severity:
    try:
        return Severity(str(word))
    except ValueError:
        raise _wrong(found, f"{word!r} is no severity; write error, warning or info") from None


def _wrong(found: Found, problem: str) -> InvalidArgument:
    return InvalidArgument("context", f"{found.path}: {problem}")
