"""Trying a fix: applied, parsed, linted again by every engine that saw the original."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chassis.worker import WorkerFailed
from linter_service.engines.engine import Engine, EngineFailed
from linter_service.finding import Applicability, Finding, Fix
from linter_service.suppressed import findings_of
from proof.claim import Check, CheckName, CheckStatus, Claim, Tool, conclude, held
from syntax.checker import SyntaxChecker
from syntax.edits import OverlappingEdits, apply_edits, replacement
from syntax.positions import LineIndex
from syntax.source import Source

Key = tuple[str, str, str]
# Fixes that one may bring about in a row, such as from % to format and from there to an f-string.
MAX_FOLLOWING = 3
NO_ANSWER = "an engine did not answer on the changed file"


@dataclass(frozen=True, slots=True)
class File:
    """What fixes are held against: a file, and ``before``, which counts the findings of ``engines`` in it."""

    source: Source
    before: Counter[Key]
    engines: Sequence[Engine]
    checker: SyntaxChecker


async def prove(finding: Finding, fix: Fix, file: File) -> Fix:
    """``fix`` with what trying it alone showed.

    Where all that is new after it are findings with safe fixes of their own in the text it wrote, those are part of it.
    """
    source = file.source

    def claimed(checks: list[Check]) -> Fix:
        return replace(fix, proof=conclude(Claim.FIX, checks, tools=tools_of(file)))

    try:
        changed = replace(source, text=apply_edits(source.text, fix.edits))
        parses, found = await seen(changed, file)
        for _ in range(MAX_FOLLOWING):
            following = _following(fix, source, changed, file.before, found)
            if following is None:
                break
            changed = replace(changed, text=apply_edits(changed.text, following.edits))
            fix = replace(fix, edits=(replacement(source.text, changed.text),))
            parses, found = await seen(changed, file)
    except OverlappingEdits:
        return claimed([Check(CheckName.PARSES, CheckStatus.FAILED, "its edits overlap")])
    except WorkerFailed:
        return claimed([Check(CheckName.PARSES, CheckStatus.NOT_RUN, "the parser broke")])
    except (EngineFailed, TimeoutError):
        names = (CheckName.FINDING_GONE, CheckName.NO_NEW_FINDING, CheckName.IDEMPOTENT)
        return claimed(
            [
                Check(CheckName.PARSES, CheckStatus.HELD),
                *(Check(name, CheckStatus.NOT_RUN, NO_ANSWER) for name in names),
            ]
        )
    checks = [held(CheckName.PARSES, parses, "the file no longer parses")]
    if parses:
        checks += _judged(replace(finding, fix=fix), source, changed, file.before, found)
    if fix.applicability is not Applicability.SAFE:
        promised = "its engine does not promise to keep behaviour, and it was not compared"
        reason = f"it is meant to change {fix.changes}" if fix.changes else promised
        checks.append(Check(CheckName.BEHAVIOUR_KEPT, CheckStatus.NOT_RUN, reason))
    return claimed(checks)


def tools_of(file: File) -> list[Tool]:
    """The engines that look at the file again."""
    return [Tool(engine.name, engine.version) for engine in file.engines]


async def seen(changed: Source, file: File) -> tuple[bool, list[Finding]]:
    """Whether a text parses, and what the engines find in it when it does; raises what these raise."""
    if not await file.checker.parses(changed.text, changed.language, changed.path):
        return False, []
    results = await asyncio.gather(*(findings_of(engine, changed) for engine in file.engines))
    return True, [item for findings, _ in results for item in findings]


def _following(fix: Fix, source: Source, changed: Source, before: Counter[Key], found: Sequence[Finding]) -> Fix | None:
    """The safe fix of a finding that this one brought about, when all that it brought about have one."""
    new = Counter(item.key for item in found) - before
    if not new:
        return None
    after, written = LineIndex(changed.text), _written(fix, source)
    fixes = {
        item.key: item.fix
        for item in found
        if item.key in new
        and item.fix is not None
        and item.fix.applicability is Applicability.SAFE
        and all(any(after.offset(edit.range.start) in place for place in written) for edit in item.fix.edits)
    }
    return next(iter(fixes.values())) if set(fixes) == set(new) else None


def _judged(
    finding: Finding, source: Source, changed: Source, before: Counter[Key], found: Sequence[Finding]
) -> list[Check]:
    after = Counter(item.key for item in found)
    new = sorted(rule for (_, rule, message) in after - before for rule in [f"{rule} ({message})"])
    return [
        held(CheckName.FINDING_GONE, after[finding.key] < before[finding.key], "the finding is still there"),
        held(CheckName.NO_NEW_FINDING, not new, f"new: {'; '.join(new)[:200]}"),
        held(
            CheckName.IDEMPOTENT, not _offered_again(finding, source, changed, found), "it would be applied once more"
        ),
    ]


def _written(fix: Fix, source: Source) -> list[range]:
    """Where in the changed text the fix wrote something."""
    before = LineIndex(source.text)
    written: list[range] = []
    grown = 0
    for edit in sorted(fix.edits, key=lambda edit: edit.range.start):
        start, end = before.offset(edit.range.start), before.offset(edit.range.end)
        written.append(range(start + grown, start + grown + len(edit.new_text)))
        grown += len(edit.new_text) - (end - start)
    return written


def _offered_again(finding: Finding, source: Source, changed: Source, found: Sequence[Finding]) -> bool:
    """Whether the same rule still wants to edit the text that the fix wrote."""
    after, written = LineIndex(changed.text), _written(finding.fix, source) if finding.fix is not None else []
    return any(
        item.rule == finding.rule
        and item.message == finding.message
        and item.fix is not None
        and any(after.offset(edit.range.start) in place for edit in item.fix.edits for place in written)
        for item in found
    )
