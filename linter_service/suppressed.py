"""What somebody has decided to live with: findings on lines with a comment that says so.

``cognicode: ignore`` leaves out all of its line, ``cognicode: ignore[RULE, RULE]`` those of the rules; alone on a line
it speaks of the next one. Comments of the engines' own, such as noqa, are theirs to read.
"""

import asyncio
import re
from collections.abc import Sequence

from linter_service.configuration import applied
from linter_service.engines.engine import Engine
from linter_service.finding import Finding, with_ids
from syntax.source import Source

_COMMENT = re.compile(r"(?P<before>.*?)(?:#|//|/\*|--).*?\bcognicode:\s*ignore\b(?:\[(?P<rules>[^\]]*)\])?")


async def findings_of(engine: Engine, source: Source) -> tuple[list[Finding], int]:
    """What an engine finds in its time, sorted and named, and how much else comments or the project's
    configuration leave out; raises what the engine raises, and TimeoutError.
    """
    findings = with_ids(await asyncio.wait_for(engine.findings(source), engine.timeout_s))
    kept = applied(left(findings, source.text), source)
    return kept, len(findings) - len(kept)


def left(findings: Sequence[Finding], text: str) -> list[Finding]:
    """Without those that a comment leaves out."""
    said = _said(text)
    return [finding for finding in findings if not _is_left_out(finding, said)]


def _is_left_out(finding: Finding, said: dict[int, frozenset[str] | None]) -> bool:
    if finding.range.start.line not in said:
        return False
    rules = said[finding.range.start.line]
    return rules is None or finding.rule in rules


def _said(text: str) -> dict[int, frozenset[str] | None]:
    """By line the rules that are left out there, None for all."""
    found: dict[int, frozenset[str] | None] = {}
    if "cognicode:" not in text:
        return found
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _COMMENT.match(line):
            named = match["rules"]
            rules = None if named is None else frozenset(rule.strip() for rule in named.split(","))
            found[number if match["before"].strip() else number + 1] = rules
    return found
