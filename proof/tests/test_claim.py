from typing import Any

import pytest

from proof.claim import (
    REQUIRED,
    Behaviour,
    Check,
    CheckName,
    CheckStatus,
    Claim,
    Comparison,
    Counterexample,
    Evidence,
    Verdict,
    behaviour_check,
    conclude,
)


def all_held(claim: Claim) -> list[Check]:
    return [Check(name, CheckStatus.HELD) for name in REQUIRED[claim]]


@pytest.mark.parametrize("claim", list(Claim))
def test_all_required_checks_held_is_proven(claim: Claim) -> None:
    assert conclude(claim, all_held(claim)).verdict is Verdict.PROVEN


@pytest.mark.parametrize("claim", list(Claim))
def test_one_check_missing_is_partial_and_named(claim: Claim) -> None:
    proof = conclude(claim, all_held(claim)[1:])
    assert proof.verdict is Verdict.PARTIAL
    assert proof.checks[0].status is CheckStatus.NOT_RUN
    assert proof.checks[0].reason


@pytest.mark.parametrize("claim", list(Claim))
def test_one_failure_refutes_whatever_else_held(claim: Claim) -> None:
    checks = [*all_held(claim)[1:], Check(REQUIRED[claim][0], CheckStatus.FAILED, "no")]
    assert conclude(claim, checks).verdict is Verdict.REFUTED


def comparison(behaviour: Behaviour, **evidence: Any) -> Comparison:
    found = Counterexample("f(1)", "1", "2") if behaviour is Behaviour.DIFFERS else None
    return Comparison(behaviour, "reason", Evidence(**evidence), "namespaces", found)


@pytest.mark.parametrize(
    ("compared", "status"),
    [
        pytest.param(comparison(Behaviour.NO_DIFFERENCE_FOUND, inputs=50), CheckStatus.HELD, id="enough inputs"),
        pytest.param(comparison(Behaviour.NO_DIFFERENCE_FOUND, inputs=49), CheckStatus.NOT_RUN, id="too few inputs"),
        pytest.param(
            comparison(Behaviour.NO_DIFFERENCE_FOUND, inputs=90, lines_covered=1, lines_total=2),
            CheckStatus.NOT_RUN,
            id="a changed line never ran",
        ),
        pytest.param(comparison(Behaviour.EXHAUSTED, inputs=2), CheckStatus.HELD, id="whole domain"),
        pytest.param(comparison(Behaviour.NOT_RUN), CheckStatus.NOT_RUN, id="not run"),
        pytest.param(comparison(Behaviour.DIFFERS, inputs=90), CheckStatus.FAILED, id="differs"),
    ],
)
def test_behaviour_is_held_only_on_enough_evidence(compared: Comparison, status: CheckStatus) -> None:
    check = behaviour_check(compared)
    assert check.name is CheckName.BEHAVIOUR_KEPT
    assert check.status is status
