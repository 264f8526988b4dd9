"""Fixes of one file: each is tried alone, by the parser and by its own engine. Those that hold are tried all at once:
one look of every engine for as many as do not touch each other, and for each half of them where something is amiss,
down to the one that is to blame.

The text that all of them leave is what whoever applies them gets; what the other engines think of each alone is not
asked where they have nothing against all.
"""

from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace

from chassis.worker import WorkerFailed
from linter_service.engines.engine import EngineFailed
from linter_service.finding import Finding, Fix
from linter_service.fixes import File, prove, seen, tools_of
from proof.claim import CheckName, Claim, Verdict, conclude
from syntax.edits import OverlappingEdits, apply_edits
from syntax.positions import LineIndex


async def prove_all(findings: Sequence[Finding], file: File) -> AsyncGenerator[tuple[Finding, Fix], None]:
    """Each of the findings, all of which have a fix, with that fix and what trying it showed."""
    original = {finding.id: finding for finding in findings}
    held: list[Finding] = []
    for finding in findings:
        own = replace(file, engines=[engine for engine in file.engines if engine.name == finding.engine])
        fix = await _alone(finding, own if own.engines else file)
        verdict = fix.proof.verdict if fix.proof is not None else None
        if not own.engines or verdict is Verdict.REFUTED:
            yield finding, fix
        else:
            held.append(replace(finding, fix=fix))
    for group in _apart(held, LineIndex(file.source.text)):
        async for finding, fix in _halved(group, file):
            yield original[finding.id], fix


def _apart(findings: Sequence[Finding], index: LineIndex) -> list[list[Finding]]:
    """In groups whose edits neither overlap nor touch, each in the first that has room for it."""
    groups: list[tuple[list[Finding], list[tuple[int, int]]]] = []
    for finding in findings:
        edits = finding.fix.edits if finding.fix is not None else ()
        spans = [(index.offset(edit.range.start), index.offset(edit.range.end)) for edit in edits]
        fitting = (group for group in groups if not _touches(spans, group[1]))
        members, taken = next(fitting, ([], []))
        if not members:
            groups.append((members, taken))
        members.append(finding)
        taken += spans
    return [members for members, _ in groups]


def _touches(spans: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> bool:
    return any(start <= end_taken and begin_taken <= end for start, end in spans for begin_taken, end_taken in taken)


async def _halved(group: Sequence[Finding], file: File) -> AsyncGenerator[tuple[Finding, Fix], None]:
    """Those of the group, each of which its own engine has nothing against."""
    is_good = False
    if len(group) > 1:
        try:
            is_good = await _all_hold(group, file)
        except (EngineFailed, OverlappingEdits, TimeoutError, WorkerFailed):
            # Who does not answer for all is asked for each, until it is given up on; so is who contradicts itself.
            for finding in group:
                yield finding, await _alone(finding, file)
            return
    if is_good or len(group) == 1:
        for finding in group:
            yield finding, _beside(finding, len(group) - 1, file) if is_good else await _alone(finding, file)
        return
    middle = len(group) // 2
    for half in (group[:middle], group[middle:]):
        async for proven in _halved(half, file):
            yield proven


async def _all_hold(group: Sequence[Finding], file: File) -> bool:
    """Whether the text with all fixes parses, has none of the findings, and none that the original has not."""
    edits = [edit for finding in group if finding.fix is not None for edit in finding.fix.edits]
    changed = replace(file.source, text=apply_edits(file.source.text, edits))
    parses, found = await seen(changed, file)
    after, gone = Counter(item.key for item in found), Counter(finding.key for finding in group)
    return parses and after <= file.before - gone


def _beside(finding: Finding, others: int, file: File) -> Fix:
    """As its own engine saw it alone, with what all engines said of it among ``others``."""
    fix = _fix(finding)
    terms = f"{finding.engine} for it alone, the others for {others} more fixes of the file with it"
    checks = [
        replace(check, reason=terms) if check.name is CheckName.NO_NEW_FINDING and not check.reason else check
        for check in (fix.proof.checks if fix.proof is not None else ())
    ]
    return replace(fix, proof=conclude(Claim.FIX, checks, tools=tools_of(file)))


async def _alone(finding: Finding, file: File) -> Fix:
    return await prove(finding, _fix(finding), file)


def _fix(finding: Finding) -> Fix:
    if finding.fix is None:
        raise ValueError("a finding without a fix")
    return finding.fix
