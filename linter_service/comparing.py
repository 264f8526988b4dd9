"""Fixes held against the original by running both versions, where code is run.

A safe one promises to keep behaviour: a call that shows otherwise refutes it. Others promise nothing: a call that shows
what they change is told with them, and one of which no call shows anything is as good as a safe one.
"""

from collections.abc import Iterable
from dataclasses import replace

from linter_service.finding import Applicability, Fix
from proof.claim import Behaviour, Check, CheckName, CheckStatus, Claim, Comparison, Verdict, behaviour_check, conclude
from proof.equivalence import Equivalence
from sandbox.selftest import SandboxState
from syntax.edits import TextEdit, apply_edits
from syntax.source import Source

# Fixes of one file that are compared: each takes a good part of a second. A count, so that load changes nothing.
MOST_COMPARED = 60
_TOO_MANY = Comparison(Behaviour.NOT_RUN, f"more than {MOST_COMPARED} fixes of the file are offered")


class Comparing:
    """Compares the fixes of one file with it."""

    def __init__(self, source: Source, state: SandboxState) -> None:
        self._source = source
        self._equivalence = Equivalence(source, state)
        self._asked = 0

    async def compared(self, fix: Fix) -> Fix:
        """``fix`` with what running showed of it; one that was refuted before stays as it is."""
        if fix.proof is None or fix.proof.verdict is Verdict.REFUTED:
            return fix
        self._asked += 1
        found = _TOO_MANY if self._asked > MOST_COMPARED else await self._comparison(fix)
        check = _check(fix.applicability, found)
        checks = [one for one in fix.proof.checks if one.name is not CheckName.BEHAVIOUR_KEPT]
        checks += [check] if check is not None else []
        return replace(fix, proof=conclude(Claim.FIX, checks, found, fix.proof.tools))

    async def _comparison(self, fix: Fix) -> Comparison:
        changed = apply_edits(self._source.text, fix.edits)
        comparison, _ = await self._equivalence.compare(changed, frozenset(_lines(fix.edits)))
        return comparison


def _lines(edits: Iterable[TextEdit]) -> Iterable[int]:
    """Those that the edits touch; where one ends at the beginning of a line, that one is not touched."""
    for edit in edits:
        start, end = edit.range.start.line, edit.range.end.line
        yield from range(start, max(start, end - (edit.range.end.column == 1)) + 1)


def _check(applicability: Applicability, found: Comparison) -> Check | None:
    """What a comparison says of a fix; nothing of a safe one that no function can be called to try."""
    check = behaviour_check(found)
    if applicability is Applicability.SAFE:
        return None if found.behaviour is Behaviour.NOT_RUN else check
    if check.status is CheckStatus.FAILED:
        return replace(check, status=CheckStatus.NOT_RUN, reason=check.reason.replace("behaves", "it behaves", 1))
    return check
