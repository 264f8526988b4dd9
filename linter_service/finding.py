"""What the linter finds, before and after its fix is proven."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from proof.claim import Proof
from syntax.edits import TextEdit
from syntax.positions import Range


class Severity(StrEnum):
    """In the order in which findings are listed."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Category(StrEnum):
    """What a finding is about."""

    SECURITY = "security"
    PERFORMANCE = "performance"
    STYLE = "style"
    TYPE = "type"
    BUG = "bug"
    COMPLEXITY = "complexity"
    GENERAL = "general"


class Applicability(StrEnum):
    """How far a fix may be trusted to be wanted."""

    SAFE = "safe"
    SUGGESTION = "suggestion"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change an engine offers; ``proof`` is set once it was tried. ``changes`` says what of the behaviour it is meant
    to change; empty where none is declared.
    """

    edits: tuple[TextEdit, ...]
    applicability: Applicability
    proof: Proof | None = None
    changes: str = ""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """Where data has been on its way, in words that follow its place."""

    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place. ``steps`` lead there, first the source; ``also`` names the rules of other engines that
    say the same; ``id`` is given by ``with_ids``.
    """

    path: str
    severity: Severity
    message: str
    range: Range
    rule: str
    category: Category
    engine: str
    suggestion: str = ""
    rule_url: str = ""
    cwe: tuple[int, ...] = ()
    fix: Fix | None = None
    steps: tuple[FlowStep, ...] = ()
    also: tuple[str, ...] = ()
    id: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when the finding merely moves, or counts one more or less."""
        return self.engine, self.rule, re.sub(r"\d+", "#", self.message)


def with_ids(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their sorted order, each once, with an id that is the same for the same input."""
    named: dict[str, Finding] = {}
    order = {severity: number for number, severity in enumerate(Severity)}
    for finding in sorted(findings, key=lambda f: (order[f.severity], f.range, f.engine, f.rule, f.message)):
        place = f"{finding.path}:{finding.engine}:{finding.rule}:{finding.range}:{finding.message}"
        digest = hashlib.sha256(place.encode(errors="surrogatepass")).hexdigest()[:16]
        named.setdefault(digest, replace(finding, id=digest))
    return list(named.values())
