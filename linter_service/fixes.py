"""Trying a fix: applied, parsed, linted again by every engine that saw the original."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from chassis.worker import WorkerFailed
from linter_service.engines.engine import Engine, EngineFailed
from linter_service.finding import Applicability, Finding, Fix, with_ids
from proof.claim import Check, CheckName, CheckStatus, Claim, Proof, Tool, conclude, held
from syntax.checker import SyntaxChecker
from syntax.edits import OverlappingEdits, apply_edits
from syntax.positions import LineIndex
from syntax.source import Source

Key = tuple[str, str, str]


async def prove(
    finding: Finding, fix: Fix, source: Source, before: Counter[Key], engines: Sequence[Engine], checker: SyntaxChecker
) -> Proof:
    """What trying ``fix`` showed. ``before`` counts the findings of ``engines`` on the original."""
    tools = [Tool(engine.name, engine.version) for engine in engines]
    try:
        changed = replace(source, text=apply_edits(source.text, fix.edits))
        parses = await checker.parses(changed.text, changed.language, changed.path)
    except OverlappingEdits:
        return conclude(Claim.FIX, [Check(CheckName.PARSES, CheckStatus.FAILED, "its edits overlap")], tools=tools)
    except WorkerFailed:
        return conclude(Claim.FIX, [Check(CheckName.PARSES, CheckStatus.NOT_RUN, "the parser broke")], tools=tools)
    checks = [held(CheckName.PARSES, parses, "the file no longer parses")]
    if parses:
        checks += await _lint_again(finding, source, changed, before, engines)
    if fix.applicability is not Applicability.SAFE:
        reason = "its engine does not promise to keep behaviour, and it was not compared"
        checks.append(Check(CheckName.BEHAVIOUR_KEPT, CheckStatus.NOT_RUN, reason))
    return conclude(Claim.FIX, checks, tools=tools)


async def _lint_again(
    finding: Finding, source: Source, changed: Source, before: Counter[Key], engines: Sequence[Engine]
) -> list[Check]:
    try:
        results = await asyncio.gather(
            *(asyncio.wait_for(engine.findings(changed), engine.timeout_s) for engine in engines)
        )
    except (EngineFailed, TimeoutError):
        names = (CheckName.FINDING_GONE, CheckName.NO_NEW_FINDING, CheckName.IDEMPOTENT)
        return [Check(name, CheckStatus.NOT_RUN, "an engine did not answer on the changed file") for name in names]
    found = [item for result in results for item in with_ids(result)]
    after = Counter(item.key for item in found)
    new = sorted(rule for (_, rule, message) in after - before for rule in [f"{rule} ({message})"])
    return [
        held(CheckName.FINDING_GONE, after[finding.key] < before[finding.key], "the finding is still there"),
        held(CheckName.NO_NEW_FINDING, not new, f"new: {'; '.join(new)[:200]}"),
        held(
            CheckName.IDEMPOTENT, not _offered_again(finding, source, changed, found), "it would be applied once more"
        ),
    ]


def _offered_again(finding: Finding, source: Source, changed: Source, found: Sequence[Finding]) -> bool:
    """Whether the same rule still wants to edit the text that the fix wrote."""
    before, after = LineIndex(source.text), LineIndex(changed.text)
    written: list[range] = []
    grown = 0
    for edit in sorted(finding.fix.edits if finding.fix is not None else (), key=lambda edit: edit.range.start):
        start, end = before.offset(edit.range.start), before.offset(edit.range.end)
        written.append(range(start + grown, start + grown + len(edit.new_text)))
        grown += len(edit.new_text) - (end - start)
    return any(
        item.rule == finding.rule
        and item.message == finding.message
        and item.fix is not None
        and any(after.offset(edit.range.start) in place for edit in item.fix.edits for place in written)
        for item in found
    )
