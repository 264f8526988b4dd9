"""One list, not several: what says the same as a flow of untrusted data is named beside it, not told twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from linter_service.engines.taint import Taint
from linter_service.finding import Finding
from linter_service.taint.kinds import HARMS

FLOWS = Taint.name
_WEAKNESSES = frozenset(harm.cwe for harm in HARMS.values())


@dataclass
class Merging:
    """Of one analysis. Of the files in ``awaited`` what may say the same as a flow is held back until these are known;
    ``left_out`` counts what was named beside a flow.
    """

    awaited: set[str]
    left_out: int = 0
    _held: dict[str, list[Finding]] = field(default_factory=dict)
    _flows: dict[str, list[Finding]] = field(default_factory=dict)

    def taken(self, path: str, engine: str, findings: Sequence[Finding]) -> list[Finding]:
        """What is to be told now, of these and of those held back; a flow may be told again with more beside it."""
        if engine == FLOWS:
            self._flows[path] = list(findings)
            return self.released(path)
        near = [finding for finding in findings if _may_be_the_same(finding)]
        others = [finding for finding in findings if not _may_be_the_same(finding)]
        if path in self.awaited:
            self._held.setdefault(path, []).extend(near)
            return others
        return [*others, *self._merged(path, near)]

    def released(self, path: str) -> list[Finding]:
        """The flows of a file, and what was held back for them; there are none when they could not be followed."""
        self.awaited.discard(path)
        held, flows = self._held.pop(path, []), self._flows.setdefault(path, [])
        merged = self._merged(path, held)
        told = [finding for finding in merged if finding.engine == FLOWS]
        return [*(flow for flow in flows if flow.id not in {one.id for one in told}), *merged]

    def _merged(self, path: str, near: Iterable[Finding]) -> list[Finding]:
        """Those that are told themselves, and the flows that some of them are named beside from now on."""
        kept: list[Finding] = []
        changed: dict[str, Finding] = {}
        flows = self._flows.get(path, [])
        for finding in near:
            at = next((n for n, flow in enumerate(flows) if _says_the_same(flow, finding)), None)
            if at is None:
                kept.append(finding)
                continue
            self.left_out += 1
            also = sorted({*flows[at].also, f"{finding.engine} {finding.rule}"})
            flows[at] = changed[flows[at].id] = replace(flows[at], also=tuple(also))
        return [*changed.values(), *kept]


def _may_be_the_same(finding: Finding) -> bool:
    return finding.fix is None and not _WEAKNESSES.isdisjoint(finding.cwe)


def _says_the_same(flow: Finding, finding: Finding) -> bool:
    """The same weakness, on a line that the data comes by."""
    lines = {step.range.start.line for step in flow.steps} | {flow.range.start.line}
    return finding.range.start.line in lines and not set(flow.cwe).isdisjoint(finding.cwe)
