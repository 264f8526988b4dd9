"""One list, not several: what several engines say of one place is told once, with the names of all of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from linter_service.engines.bandit import Bandit
from linter_service.engines.clang_tidy import ClangTidy
from linter_service.engines.eslint import Eslint
from linter_service.engines.javac import Javac
from linter_service.engines.oxlint import Oxlint
from linter_service.engines.patterns import Patterns
from linter_service.engines.ruff import Ruff
from linter_service.engines.shellcheck import ShellCheck
from linter_service.engines.taint import Taint
from linter_service.finding import Finding
from linter_service.taint.kinds import HARMS

FLOWS = Taint.name
# Who is told, where several say the same: who shows the way, then who offers a fix, then who says more.
PRECEDENCE = (
    *(FLOWS, Ruff.name, Oxlint.name, ShellCheck.name),
    *(ClangTidy.name, Javac.name, Patterns.name, Eslint.name, Bandit.name),
)
_FLOWING = frozenset(harm.cwe for harm in HARMS.values())


@dataclass
class Merging:
    """Of one analysis. ``awaited`` are the engines, by the path of a file, that have not answered for it yet: what one
    of them may say as well is held back. ``left_out`` counts what was named beside another.
    """

    awaited: dict[str, set[str]]
    left_out: int = 0
    _held: dict[str, list[Finding]] = field(default_factory=dict)
    _told: dict[str, list[Finding]] = field(default_factory=dict)

    def taken(self, path: str, engine: str, findings: Sequence[Finding]) -> list[Finding]:
        """What is to be told now, of these and of those held back; what was told may be told again with more beside
        it.
        """
        self.awaited.get(path, set()).discard(engine)
        self._held.setdefault(path, []).extend(findings)
        return self._released(path)

    def latest(self, finding: Finding) -> Finding:
        """The same, with what has been named beside it."""
        return next((told for told in self._told.get(finding.path, ()) if told.id == finding.id), finding)

    def missed(self, engine: str) -> list[Finding]:
        """What is to be told now that an engine will not answer for the files that it has not answered for."""
        late = sorted(path for path, engines in self.awaited.items() if engine in engines)
        return [finding for path in late for finding in self.taken(path, engine, ())]

    def _released(self, path: str) -> list[Finding]:
        awaited = self.awaited.get(path, set())
        held = self._held.pop(path, [])
        ready = [finding for finding in held if awaited.isdisjoint(_ahead(finding))]
        self._held[path] = [finding for finding in held if not awaited.isdisjoint(_ahead(finding))]
        told = self._told.setdefault(path, [])
        changed: dict[str, Finding] = {}
        for finding in sorted(ready, key=_rank):
            at = next((place for place, other in enumerate(told) if _says_the_same(other, finding)), None)
            if at is None:
                told.append(finding)
                changed[finding.id] = finding
                continue
            self.left_out += 1
            also = sorted({*told[at].also, f"{finding.engine} {finding.rule}"})
            told[at] = changed[told[at].id] = replace(told[at], also=tuple(also))
        return list(changed.values())


def _rank(finding: Finding) -> int:
    return PRECEDENCE.index(finding.engine) if finding.engine in PRECEDENCE else len(PRECEDENCE)


def _ahead(finding: Finding) -> Collection[str]:
    """The engines that may say the same, and would be told. One with a fix is told itself."""
    if finding.fix is not None or not finding.cwe or finding.engine not in PRECEDENCE:
        return ()
    ahead = PRECEDENCE[: _rank(finding)]
    return ahead if _FLOWING.intersection(finding.cwe) else tuple(engine for engine in ahead if engine != FLOWS)


def _says_the_same(told: Finding, finding: Finding) -> bool:
    """The same weakness in the same lines, or on a line that the data comes by; or the rule that one engine has from
    the other.
    """
    if told.engine not in _ahead(finding):
        return False
    lines = {step.range.start.line for step in told.steps} | _lines(told)
    is_there = finding.range.start.line in lines or told.range.start.line in _lines(finding)
    return is_there and (not set(told.cwe).isdisjoint(finding.cwe) or _is_twin(told, finding))


def _lines(finding: Finding) -> set[int]:
    return set(range(finding.range.start.line, finding.range.end.line + 1))


def _is_twin(told: Finding, finding: Finding) -> bool:
    """Ruff numbers what it has from Bandit as that does."""
    return (told.engine, finding.engine) == (Ruff.name, Bandit.name) and told.rule == f"S{finding.rule[1:]}"
