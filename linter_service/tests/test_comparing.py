"""Fixes that are run: what a comparison makes of their proofs."""

from collections.abc import AsyncIterator

import pytest

from linter_service.comparing import MOST_COMPARED, Comparing
from linter_service.finding import Applicability, Fix
from proof.claim import Behaviour, Check, CheckName, CheckStatus, Claim, Verdict, conclude
from sandbox.selftest import SandboxState
from syntax.edits import replacement
from syntax.languages import language_of
from syntax.source import Source

GRADE = "import os\n\n\ndef grade(score: int) -> str:\n    if score >= 90:\n        return 'A'\n    return 'B'\n"
WEIGH = "import fs from 'node:fs';\n\nexport const weigh = (n) => (n > 3 ? 'heavy' : 'light');\n"
LINTED = [
    Check(name, CheckStatus.HELD)
    for name in (CheckName.PARSES, CheckName.FINDING_GONE, CheckName.NO_NEW_FINDING, CheckName.IDEMPOTENT)
]


@pytest.fixture
async def state() -> AsyncIterator[SandboxState]:
    made = SandboxState()
    yield made
    await made.close()


def source(path: str, text: str) -> Source:
    return Source(path, language_of("", path), text)


def fix(text: str, old: str, new: str, applicability: Applicability) -> Fix:
    edits = (replacement(text, text.replace(old, new)),)
    return Fix(edits, applicability, conclude(Claim.FIX, LINTED))


CASES = {
    "safe, and nothing changes": (Applicability.SAFE, "score >= 90", "not score < 90", Verdict.PROVEN, "no_difference_found"),
    "safe, and it changes": (Applicability.SAFE, "score >= 90", "score > 90", Verdict.REFUTED, "differs"),
    "safe, and nothing can be called": (Applicability.SAFE, "import os\n", "", Verdict.PROVEN, "not_run"),
    "unsafe, and nothing changes": (Applicability.UNSAFE, "score >= 90", "not score < 90", Verdict.PROVEN, "no_difference_found"),
    "unsafe, and it changes": (Applicability.UNSAFE, "score >= 90", "score > 90", Verdict.PARTIAL, "differs"),
    "unsafe, and nothing can be called": (Applicability.UNSAFE, "import os\n", "", Verdict.PARTIAL, "not_run"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
async def test_what_running_says_of_a_fix(name: str, state: SandboxState) -> None:
    applicability, old, new, verdict, behaviour = CASES[name]
    found = await Comparing(source("a.py", GRADE), state).compared(fix(GRADE, old, new, applicability))
    assert found.proof is not None
    assert (found.proof.verdict, found.proof.behaviour) == (verdict, Behaviour(behaviour))
    if behaviour == "differs":
        assert found.proof.counterexample is not None
        assert found.proof.counterexample.call == "grade(90)"


async def test_javascript_is_run_as_well(state: SandboxState) -> None:
    asked = fix(WEIGH, "n > 3 ? 'heavy' : 'light'", "!(n > 3) ? 'light' : 'heavy'", Applicability.SUGGESTION)
    found = await Comparing(source("a.mjs", WEIGH), state).compared(asked)
    assert found.proof is not None
    assert (found.proof.verdict, found.proof.behaviour) == (Verdict.PROVEN, Behaviour.NO_DIFFERENCE_FOUND)


async def test_what_was_refuted_is_not_run(state: SandboxState) -> None:
    refuted = conclude(Claim.FIX, [Check(CheckName.PARSES, CheckStatus.FAILED, "no")])
    asked = Fix((replacement(GRADE, GRADE + "\n"),), Applicability.SAFE, refuted)
    assert await Comparing(source("a.py", GRADE), state).compared(asked) is asked


async def test_a_file_with_very_many_fixes_is_not_run_for_each(state: SandboxState) -> None:
    comparing = Comparing(source("a.py", GRADE), state)
    asked = fix(GRADE, "import os\n", "", Applicability.UNSAFE)
    for _ in range(MOST_COMPARED):
        await comparing.compared(asked)
    found = await comparing.compared(asked)
    assert found.proof is not None
    assert "more than" in found.proof.behaviour_reason
