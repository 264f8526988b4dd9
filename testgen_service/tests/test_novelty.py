"""What is new of a case, besides the way that it goes and what it gives."""

from probe.call import Call, CallOutcome, OutcomeKind
from probe.inputs.generate import Plan
from probe.inputs.mined import Mined
from probe.targets import find_targets
from syntax.languages import PYTHON
from syntax.source import Source
from testgen_service.cases import Case
from testgen_service.novelty import Novelty, newest_first, news
from testgen_service.outline import meetings, neighbourhoods, pieces_of, shared, steps

SOURCE = Source("a.py", PYTHON, "def f(x):\n    return x\n")
(TARGET,) = find_targets(SOURCE).targets


def case(*arguments: str, kind: OutcomeKind = OutcomeKind.RETURNED) -> Case:
    outcome = CallOutcome(kind, ["str", "a"] if kind is OutcomeKind.RETURNED else None)
    return Case(Plan(TARGET, (), (), False, Mined()), Call("f", arguments), outcome)


def test_words_of_the_code_stand_for_themselves_among_others() -> None:
    assert neighbourhoods([["push", "coin", "x"]], {"push", "coin"}) == {
        (0, "", "push"),
        (0, "push", "coin"),
        (0, "coin", "other"),
        (0, "other", ""),
    }
    assert neighbourhoods(["1.05"], set()) == {(0, "", "9"), (0, "9", "."), (0, ".", "099"), (0, "099", "")}


def test_numbers_of_the_code_are_met_or_missed_by_one() -> None:
    assert meetings([1024], (1024.0, 60.0), ()) == {(0, 1024.0, 0.0)}
    assert meetings(["abc"], (3.0,), (4,)) == {(0, 4, -1.0)}
    assert meetings([True, None, 10**400, float("inf"), float("nan")], (1.0,), (1,)) == frozenset()


def test_calls_on_an_instance_are_told_by_what_they_meet_again() -> None:
    before = (Call("put", ("'a'", "1")), Call("put", ("'b'", "0")), Call("get", ("'a'",)), Call("put", ("'a'", "2")))
    kinds = [step[2:] for step in steps(Call("size", (), before=before)) if isinstance(step, tuple)]
    assert kinds == [("new", False), ("new", True), ("again", False), ("last", False), ("", False)]


def test_what_two_mappings_hold_under_one_key_is_told_at_any_depth() -> None:
    assert shared([{"a": [1], "b": 1}, {"a": None, "c": 2}]) == {(0, "list", "NoneType", True, False, False)}
    assert (1, "int", "int", True, True, False) in shared([{"a": {"b": 1}}, {"a": {"b": 2}}])


def test_what_containers_hold_is_told_by_its_depth() -> None:
    assert (1, "text", 0) in set(pieces_of(["", "a"]))
    assert (1, "text", 0) not in set(pieces_of(["a", "b"]))
    assert len(set(pieces_of([10**400, float("inf"), float("nan")]))) > 1
    assert (0, "shape", 3, frozenset({1})) in set(pieces_of([[1], [2], [3]]))


def test_letters_count_where_something_is_refused_that_looks_like_what_is_not() -> None:
    accepted, close, far = case("'1d'"), case("'1x'", kind=OutcomeKind.RAISED), case("'-'", kind=OutcomeKind.RAISED)
    looks = [
        next(sign[3] for sign in Novelty([accepted], "python").signs(one) if sign[2] == "looks") for one in (close, far)
    ]
    assert "9x" in str(looks[0])
    assert "f('-')" not in str(looks[1])


def test_what_is_newest_comes_first_and_what_is_not_keeps_its_place() -> None:
    plain, same, rich = case("1"), case("1"), case("[1, {'a': ''}]")
    assert newest_first([plain, same, rich], Novelty([], "python")) == [rich, plain, same]
    signs = Novelty([], "python").signs
    assert news(signs(plain), signs(same)) == 0 < news(signs(rich), signs(plain))
