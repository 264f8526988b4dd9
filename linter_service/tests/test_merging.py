"""What several engines say of one place is told once."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest

from linter_service.finding import Applicability, Category, Finding, Fix, FlowStep, Severity
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
# By its number the same as ruff's, by its weakness not.
TWIN = found("bandit", "B105", 10, [259])
ALONE = found("bandit", "B614", 40, [502])
ANSWERS = {"taint": [FLOW], "ruff": [BUILT, ELSEWHERE, OTHER, UNUSED], "bandit": [TWIN, ALONE]}


def awaiting(*engines: str) -> Merging:
    return Merging({"a.py": set(engines)})


@pytest.mark.parametrize("order", list(itertools.permutations(ANSWERS)), ids=" ".join)
def test_what_several_say_of_one_place_is_told_once_in_whichever_order_they_answer(order: Sequence[str]) -> None:
    merging = awaiting(*order)
    given = [finding for engine in order for finding in merging.taken("a.py", engine, ANSWERS[engine])]
    # The later of an id replaces the earlier.
    assert {finding.id: finding.also for finding in given} == {
        "TAINT-SQL12": ("ruff S608",),
        "S60830": (),
        "S10510": ("bandit B105",),
        "F40110": (),
        "B61440": (),
    }
    assert merging.left_out == 2


def test_what_cannot_be_the_same_does_not_wait() -> None:
    assert awaiting("taint", "ruff").taken("a.py", "ruff", ANSWERS["ruff"]) == [OTHER, UNUSED]


def test_one_with_a_fix_is_told_itself() -> None:
    fixed = replace(TWIN, fix=Fix((), Applicability.SAFE))
    merging = awaiting("ruff", "bandit")
    assert merging.taken("a.py", "bandit", [fixed]) == [fixed]


@pytest.mark.parametrize("missing", ["taint", "ruff"])
def test_nothing_is_lost_when_an_engine_does_not_answer(missing: str) -> None:
    merging = awaiting(*ANSWERS)
    others = [engine for engine in ANSWERS if engine != missing]
    given = [finding for engine in others for finding in merging.taken("a.py", engine, ANSWERS[engine])]
    given += merging.missed(missing)
    told = {finding.id for finding in given} | {also for finding in given for also in finding.also}
    assert len(told) == sum(len(ANSWERS[engine]) for engine in others)


def test_what_was_told_is_told_again_with_what_is_said_beside_it() -> None:
    merging = awaiting("ruff", "bandit")
    assert merging.taken("a.py", "ruff", [OTHER]) == [OTHER]
    (again,) = merging.taken("a.py", "bandit", [TWIN])
    assert again == merging.latest(OTHER) == replace(OTHER, also=("bandit B105",))


def test_a_file_that_no_other_engine_serves_holds_nothing_back() -> None:
    assert awaiting("oxlint").taken("a.py", "oxlint", [replace(BUILT, engine="oxlint")])
