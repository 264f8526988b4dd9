from collections.abc import Iterator

import grpc
import pytest
from cognicode.common.v1 import proof_pb2, source_pb2
from cognicode.refactor.v1 import refactor_service_pb2 as pb
from cognicode.refactor.v1 import refactor_service_pb2_grpc as pb_grpc

from chassis import testing
from chassis.level import Level
from chassis.progress import Rejected
from proof.claim import Behaviour, CheckName, CheckStatus, Verdict
from refactor_service.refactor import Ended, Refactorer, RefactorEvent
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from refactor_service.service import agent
from refactor_service.settings import RefactorSettings
from refactor_service.suggestion import Suggestion
from sandbox.selftest import SandboxState
from syntax.checker import SyntaxChecker
from syntax.languages import JAVASCRIPT, PYTHON, Language
from syntax.source import Source

NEGATIVE = """def has_negative(numbers):
    for number in numbers:
        if number < 0:
            return True
    return False
"""
NEGATIVE_JS = """function hasNegative(numbers) {
  if (!Array.isArray(numbers)) { return false; }
  for (const number of numbers) {
    if (number < 0) { return true; }
  }
  return false;
}
"""


async def suggest(text: str, language: Language = PYTHON, state: SandboxState | None = None) -> list[RefactorEvent]:
    refactorer = Refactorer(state or SandboxState(), SyntaxChecker())
    source = Source(f"a{language.extensions[0]}", language, text)
    events = [event async for event in refactorer.suggest([source], Level.STANDARD, frozenset())]
    await refactorer.close()
    return events


@pytest.mark.parametrize(("text", "language"), [(NEGATIVE, PYTHON), (NEGATIVE_JS, JAVASCRIPT)])
async def test_a_rewrite_is_offered_with_a_whole_proof(text: str, language: Language) -> None:
    (suggestion,) = [event for event in await suggest(text, language) if isinstance(event, Suggestion)]
    proof = suggestion.proof
    assert proof.verdict is Verdict.PROVEN
    assert proof.behaviour is Behaviour.NO_DIFFERENCE_FOUND
    assert proof.evidence.inputs >= 50
    assert proof.sandbox in {"namespaces", "landlock"}
    assert proof.evidence.seeds
    assert suggestion.measurement.after < suggestion.measurement.before
    assert suggestion.confidence == 100


LEFT_OUT_JS = """function scaled(number, factor) {
  if (factor === undefined) {
    factor = 2;
  }
  return number * factor;
}
"""


async def test_a_parameter_may_get_a_default() -> None:
    (suggestion,) = [event for event in await suggest(LEFT_OUT_JS, JAVASCRIPT) if isinstance(event, Suggestion)]
    assert "function scaled(number, factor = 2) {" in suggestion.refactored_text
    assert suggestion.proof.verdict is Verdict.PROVEN


BY_INDEX = """def total(prices: list[int], counts: list[int]) -> int:
    result = 0
    for i in range(len(prices)):
        result += prices[i] * counts[i]
    return result
"""


async def test_errors_that_an_assumption_rules_out_are_no_difference() -> None:
    events = await suggest(BY_INDEX)
    (found,) = [e for e in events if isinstance(e, Suggestion) and e.rewrite == "zip_iteration"]
    assert "for price, count in zip(prices, counts):" in found.refactored_text
    assert (found.proof.verdict, found.proof.behaviour) == (Verdict.PARTIAL, Behaviour.NO_DIFFERENCE_FOUND)


def with_rewrite(monkeypatch: pytest.MonkeyPatch, before: str, after: str, language: Language = PYTHON) -> None:
    """Put a rewrite of our own making into the table: it turns one text into another."""

    def find(source: Source) -> Iterator[Candidate]:
        if before in source.text:
            lines = source.text.count("\n") + 1
            yield Candidate(source.text.replace(before, after), 1, lines, "Change it", "Because.")

    wrong = Rewrite("wrong", language.family, Aim.READABILITY, Metric.OCCURRENCES, "Changes it", find)
    monkeypatch.setattr("refactor_service.refactor.REWRITES", (wrong,))


MISTAKES = [
    ("x == y", "x is y", "def f(x: int, y: int):\n    return x == y\n", PYTHON),
    ("sorted(xs)", "xs.sort() or xs", "def f(xs: list[int]):\n    return sorted(xs)\n", PYTHON),
    ("x or 1", "1 if x is None else x", "def f(x: int):\n    return x or 1\n", PYTHON),
    ("range(n)", "range(1, n)", "def f(n: int):\n    return list(range(n))\n", PYTHON),
    ("x / 2", "x // 2", "def f(x: int):\n    return x / 2\n", PYTHON),
    ("a || b", "a ?? b", "function f(a, b) { return a || b; }\n", JAVASCRIPT),
    ("x == null", "x === null", "function f(x) { return x == null; }\n", JAVASCRIPT),
    (
        "Math.max(...xs)",
        "xs.reduce((a, b) => Math.max(a, b), 0)",
        "function f(xs) { return Math.max(...xs); }\n",
        JAVASCRIPT,
    ),
]


@pytest.mark.parametrize(("before", "after", "text", "language"), MISTAKES, ids=[case[0] for case in MISTAKES])
async def test_a_rewrite_that_changes_behaviour_is_refused_with_the_input(
    before: str, after: str, text: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rewrite(monkeypatch, before, after, language)
    events = await suggest(text, language)
    assert not [event for event in events if isinstance(event, Suggestion)]
    (rejected,) = [event for event in events if isinstance(event, Rejected)]
    assert "f(" in rejected.counterexample
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending.rejected == (rejected,)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("return x", "return x +", "parse"),
        ("def f(x)", "def f(x, y=1)", "signature"),
        ("# why\n", "\n", "comment"),
    ],
)
async def test_static_checks_refuse(before: str, after: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rewrite(monkeypatch, before, after)
    events = await suggest("def f(x):\n    # why\n    return x\n")
    (rejected,) = [event for event in events if isinstance(event, Rejected)]
    assert reason in rejected.reason


async def test_what_cannot_be_run_is_partial_and_says_why() -> None:
    text = f"import not_there\n{NEGATIVE}"
    (suggestion,) = [event for event in await suggest(text) if isinstance(event, Suggestion)]
    assert suggestion.proof.verdict is Verdict.PARTIAL
    (missing,) = [check for check in suggestion.proof.checks if check.status is CheckStatus.NOT_RUN]
    assert missing.name is CheckName.BEHAVIOUR_KEPT
    assert "not_there" in missing.reason
    assert suggestion.confidence < 50


async def test_without_a_sandbox_nothing_is_called_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.selftest.BACKENDS", ())
    (suggestion,) = [event for event in await suggest(NEGATIVE) if isinstance(event, Suggestion)]
    assert suggestion.proof.verdict is Verdict.PARTIAL
    assert not suggestion.proof.sandbox


async def test_crlf_and_bom_survive() -> None:
    text = "\ufeff" + NEGATIVE.replace("\n", "\r\n")
    (suggestion,) = [event for event in await suggest(text) if isinstance(event, Suggestion)]
    assert (
        suggestion.refactored_text
        == "\ufeffdef has_negative(numbers):\r\n    return any(number < 0 for number in numbers)\r\n"
    )


async def test_equal_input_gives_equal_suggestions() -> None:
    first = [event for event in await suggest(NEGATIVE) if isinstance(event, Suggestion)]
    assert first == [event for event in await suggest(NEGATIVE) if isinstance(event, Suggestion)]


async def test_over_a_real_server() -> None:
    settings = RefactorSettings()
    refactorer = Refactorer(SandboxState(), SyntaxChecker())
    async with testing.running(agent(refactorer, settings), settings) as channel:
        stub = pb_grpc.RefactorServiceStub(channel)
        files = [source_pb2.SourceFile(path="a.py", text=NEGATIVE)]
        messages = [message async for message in stub.Suggest(pb.SuggestRequest(files=files))]
        listed = await stub.ListRewrites(pb.ListRewritesRequest())
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            _ = [m async for m in stub.Suggest(pb.SuggestRequest(files=[source_pb2.SourceFile(path="A.kt", text="x")]))]
    assert caught.value.code() is grpc.StatusCode.UNIMPLEMENTED
    kinds = [message.WhichOneof("event") for message in messages]
    assert (kinds[0], kinds[-1]) == ("plan", "summary")
    (offered,) = [message.suggestion for message in messages if message.WhichOneof("event") == "suggestion"]
    assert offered.proof.verdict == proof_pb2.VERDICT_PROVEN
    assert "any(" in offered.refactored_text
    assert len(listed.rewrites) >= 10


ASSUMING = [
    pytest.param(
        "function f(value) {\n  return 'at ' + value + ' ms';\n}\n", JAVASCRIPT, "valueOf", id="template literal"
    ),
    pytest.param(
        "function f(a, b) {\n  return Object.assign({}, a, b);\n}\n", JAVASCRIPT, "__proto__", id="object spread"
    ),
    pytest.param(
        'def f(x):\n    if x == "a":\n        return 1\n    elif x == "b":\n        return 2\n    elif x == "c":\n        return 3\n    return 0\n',
        PYTHON,
        "hashed",
        id="lookup table",
    ),
]


@pytest.mark.parametrize(("text", "language", "word"), ASSUMING)
async def test_what_is_assumed_of_all_values_is_said_and_not_proven(text: str, language: Language, word: str) -> None:
    (suggestion,) = [event for event in await suggest(text, language) if isinstance(event, Suggestion)]
    assert suggestion.proof.verdict is Verdict.PARTIAL
    assert any(word in check.reason for check in suggestion.proof.checks)
    assert suggestion.confidence <= 100


async def test_an_annotation_settles_what_was_assumed() -> None:
    text = 'def f(x: str) -> int:\n    if x == "a":\n        return 1\n    elif x == "b":\n        return 2\n    elif x == "c":\n        return 3\n    return 0\n'
    (suggestion,) = [event for event in await suggest(text, PYTHON) if isinstance(event, Suggestion)]
    assert suggestion.proof.verdict is Verdict.PROVEN


async def test_a_file_that_does_not_parse_says_so() -> None:
    ended = next(event for event in await suggest("def f(:\n    pass\n", PYTHON) if isinstance(event, Ended))
    assert "syntax error in line 1" in ended.ending.skipped[0].reason


async def test_what_is_slower_in_complexity_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before = "def f(xs: list[int]) -> list[int]:\n    seen = set()\n    for x in xs:\n        seen.add(x)\n    return sorted(seen)\n"
    loops = "for y in xs:\n            if y == x:\n                seen.add(y)"
    with_rewrite(monkeypatch, "seen.add(x)", loops)
    (rejected,) = [event for event in await suggest(before) if isinstance(event, Rejected)]
    assert "it is slower" in rejected.reason
