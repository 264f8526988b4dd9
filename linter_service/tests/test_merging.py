"""What says the same as a flow is named beside it, in whichever order the engines answer."""

from collections.abc import Sequence

import pytest

from linter_service.finding import Category, Finding, FlowStep, Severity
from linter_service.merging import Merging
from syntax.positions import Position, Range


def at(line: int) -> Range:
    return Range(Position(line, 1), Position(line, 9))


def found(engine: str, rule: str, line: int, cwe: Sequence[int], steps: Sequence[int] = ()) -> Finding:
    return Finding(
        path="a.py",
        severity=Severity.ERROR,
        message=rule,
        range=at(line),
        rule=rule,
        category=Category.SECURITY,
        engine=engine,
        cwe=tuple(cwe),
        steps=tuple(FlowStep(at(step), "kept") for step in steps),
        id=f"{rule}{line}",
    )


FLOW = found("taint", "TAINT-SQL", 12, [89], steps=[9, 10, 12])
BUILT = found("ruff", "S608", 10, [89])
ELSEWHERE = found("ruff", "S608", 30, [89])
OTHER = found("ruff", "S105", 10, [798])
UNUSED = found("ruff", "F401", 10, [])
ANSWERS = {"taint": [FLOW], "ruff": [BUILT, ELSEWHERE, OTHER, UNUSED]}


def told(order: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What clients have in the end: the later of an id replaces the earlier."""
    merging = Merging({"a.py"})
    given = [finding for engine in order for finding in merging.taken("a.py", engine, ANSWERS[engine])]
    assert merging.left_out == 1
    return {finding.id: finding.also for finding in given}


@pytest.mark.parametrize("order", [("taint", "ruff"), ("ruff", "taint")])
def test_the_same_weakness_on_the_way_is_told_once(order: Sequence[str]) -> None:
    assert told(order) == {"TAINT-SQL12": ("ruff S608",), "S60830": (), "S10510": (), "F40110": ()}


def test_what_cannot_be_the_same_does_not_wait() -> None:
    merging = Merging({"a.py"})
    assert merging.taken("a.py", "ruff", ANSWERS["ruff"]) == [OTHER, UNUSED]


def test_nothing_is_lost_when_flows_could_not_be_followed() -> None:
    merging = Merging({"a.py"})
    now = merging.taken("a.py", "ruff", ANSWERS["ruff"])
    later = merging.released("a.py")
    assert {finding.id for finding in (*now, *later)} == {finding.id for finding in ANSWERS["ruff"]}
    assert merging.left_out == 0


def test_a_file_without_flows_holds_nothing_back() -> None:
    assert Merging(set()).taken("a.js", "oxlint", [BUILT]) == [BUILT]
