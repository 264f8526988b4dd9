"""What is known where a test holds: what was compared, matched or looked up in a list cannot do all harm any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter_service.taint.kinds import ALL_KINDS, Kind
from linter_service.taint.program import (
    Block,
    Bound,
    Call,
    Comprehension,
    Either,
    Expression,
    Field,
    Lambda,
    Leave,
    Literal,
    Name,
    Operation,
)
from linter_service.taint.state import State, joined, new_number
from linter_service.taint.told import (
    CONTAINS,
    HOSTS,
    NONE,
    PATHS,
    called_by,
    is_fixed_host,
    pattern_of,
    position_of,
    subject_of,
    told_by,
    without,
)
from linter_service.taint.values import NOTHING, Closure, Frame, Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter_service.taint.analysis import Analysis

_PROTOTYPE = frozenset((Kind.PROTOTYPE,))
_WITHOUT_START = {"//": frozenset((Kind.REDIRECT,)), "..": PATHS, "../": PATHS, "$": frozenset((Kind.NOSQL,))}
_STARTS = frozenset(("startswith", "startsWith"))
_BELOW = frozenset(("is_relative_to", "relative_to"))
_PLAIN = re.compile(r"is(?:digit|alnum|alpha|numeric|decimal|identifier|Integer|SafeInteger|Finite)|is_integer")
_VALIDATES = re.compile(
    r"^(?:is|check|has|url_has|validate|verify|assert|ensure)?_?(?:[a-z]+_)*"
    r"(?:valid|safe|allowed|permitted|trusted|local|known|white_?listed|internal|within|inside)",
    re.IGNORECASE,
)
# Where this holds, the data is what somebody with a key has made.
_SIGNED = frozenset(("compare_digest", "timingSafeEqual", "verify", "check_signature", "issubset", "isSubsetOf"))
_MOST_ITEMS = 16
_DEEPEST = 2


class Guards:
    """Changes what the state says of data that was tested."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        # How many functions that answer a test are being followed.
        self._depth = 0
        self._names: set[str] = set()

    def cure(self, marks: Iterable[Mark], kinds: frozenset[Kind]) -> None:
        """From here on data of these origins cannot do that."""
        for mark in marks:
            self._analysis.state.cure(mark.origin, kinds)

    def assume(self, test: Expression, *, holds: bool) -> None:
        """The test holds from here on, or does not."""
        match test:
            case Operation(_, "not", (inner,)):
                self.assume(inner, holds=not holds)
            case Either(_, operator, left, right) if (operator == "and") is holds:
                self.assume(left, holds=holds)
                self.assume(right, holds=holds)
            case Either(_, _, left, right):
                self._one_of(left, right, holds=holds)
            case Operation(_, operator, (left, right)):
                self._compared(operator, left, right, holds=holds)
            case Bound(_, statement):
                self.assume(statement.value, holds=holds)
            case Name(_, name):
                self._named(name, holds=holds)
            case Call():
                self._called(test, holds=holds)
            case _:
                return

    def _named(self, name: str, *, holds: bool) -> None:
        """A test that was given a name; one that is made of itself is looked at once."""
        known = self._analysis.test_of(name)
        if known is not None and name not in self._names:
            self._names.add(name)
            self.assume(known, holds=holds)
            self._names.discard(name)

    def _one_of(self, left: Expression, right: Expression, *, holds: bool) -> None:
        """What is cured whichever of the two it was."""
        state = self._analysis.state
        before = dict(state.cures)
        self.assume(left, holds=holds)
        one, state.cures = state.cures, dict(before)
        self.assume(right, holds=holds)
        other = state.cures
        origins = [origin for origin in one if origin in other]
        state.cures = before | {origin: one[origin] & other[origin] for origin in origins}

    def _compared(self, operator: str, left: Expression, right: Expression, *, holds: bool) -> None:
        if operator in ("!=", "not in"):
            operator, holds = {"!=": "==", "not in": "in"}[operator], not holds
        if operator == "==" and isinstance(right, Literal) and (right.value is None or isinstance(right.value, bool)):
            # A match that is None, a test that is False.
            self.assume(left, holds=holds if right.value else not holds)
            return
        if operator == "-" and not holds:
            self.cure(self._peek(left).marks, ALL_KINDS)
            return
        one, other = self._peek(left), self._peek(right)
        if operator in ("==", ">", ">=", "<", "<=") and (found := position_of(left, other, operator)) is not None:
            self._contains(found, holds=holds is (operator != "=="))
        elif operator == "==":
            self._equal(left, one, other, holds=holds)
            self._equal(right, other, one, holds=holds)
        elif operator == "in" or (operator == "<=" and isinstance(left, Call)):
            self._member(left, one, other, holds=holds)

    def _equal(self, expression: Expression, value: Value, other: Value, *, holds: bool) -> None:
        if isinstance(expression, Operation) and expression.operator == "typeof" and holds:
            kind = other.known[0] if other.known else ""
            kinds = ALL_KINDS if kind in ("number", "boolean") else frozenset((Kind.NOSQL, Kind.ASSIGN))
            self.cure(self._peek(expression.operands[0]).marks, kinds if kind != "object" else NONE)
        elif value.marks and not other.marks and holds:
            self._told_of(expression)
        elif value.marks and other.known and not holds:
            self.cure(value.marks, without(other.known[0]) & frozenset((Kind.PROTOTYPE,)))

    def _member(self, expression: Expression, value: Value, other: Value, *, holds: bool) -> None:
        """``expression`` in ``other``."""
        if value.marks and not self._analysis.state.deep(other) and holds:
            self._told_of(expression)
        elif other.marks and value.known and not holds:
            self.cure(other.marks, without(value.known[0]))
        elif value.marks and not holds:
            record = self._analysis.state.record(other.record)
            words = [one.known[0] for one in (record.order or ()) if one.known] if record is not None else []
            if any(without(word) == _PROTOTYPE for word in words):
                subject, _ = subject_of(expression)
                self.cure(self._peek(subject).marks, _PROTOTYPE)

    def _told_of(self, expression: Expression) -> None:
        subject, kinds = subject_of(expression)
        if kinds:
            value = self._peek(subject)
            self.cure(self._analysis.state.deep(value), kinds)

    def _called(self, call: Call, *, holds: bool) -> None:
        method = called_by(call.function)
        if method in ("any", "all", "some", "every"):
            self._for_each(call, method, holds=holds)
            return
        callee = self._peek(call.function)
        if callee.function is not None and callee.function.function.body:
            self._followed(call, callee, holds=holds)
        elif method in CONTAINS:
            self._contains(call, holds=holds)
        elif self._matched(call, method, holds=holds) or not holds:
            if method in _STARTS and not holds:
                self._starts(call, holds=False)
            elif method == "isNaN" and not holds:
                self.cure(self._arguments(call), ALL_KINDS)
        elif method in _STARTS or method in _BELOW:
            self._starts(call, holds=True)
        elif method == "isinstance" and len(call.arguments) > 1:
            said = call.arguments[1].value
            is_text = isinstance(said, Name) and said.id in ("str", "bytes", "dict", "list")
            self.cure(self._arguments(call), frozenset((Kind.NOSQL,)) if is_text else ALL_KINDS)
        elif method in _SIGNED or _PLAIN.fullmatch(method) or _VALIDATES.match(method):
            self.cure((*self._arguments(call), *self._target(call).marks), ALL_KINDS)

    def _arguments(self, call: Call) -> tuple[Mark, ...]:
        return tuple(mark for argument in call.arguments for mark in self._peek(argument.value).marks)

    def _target(self, call: Call) -> Value:
        return self._peek(call.function.of) if isinstance(call.function, Field) else NOTHING

    def _contains(self, call: Call, *, holds: bool) -> None:
        """``target.has(argument)``, or with the two as arguments."""
        if not call.arguments:
            return
        target, last = self._target(call), call.arguments[-1].value
        if len(call.arguments) > 1:
            target = self._peek(call.arguments[0].value)
        self._member(last, self._peek(last), target, holds=holds)

    def _starts(self, call: Call, *, holds: bool) -> None:
        target = self._target(call)
        given = self._peek(call.arguments[0].value) if call.arguments else NOTHING
        if given.known and not holds:
            self.cure(target.marks, _WITHOUT_START.get(str(given.known[0]), NONE))
        if not holds:
            return
        if is_fixed_host(given.start):
            self.cure(target.marks, HOSTS)
        resolved = [mark for mark in target.marks if mark.is_resolved]
        if not given.marks or all(mark.is_resolved for mark in given.marks):
            self.cure(resolved, PATHS)

    def _matched(self, call: Call, method: str, *, holds: bool) -> bool:
        """Whether it is a match against a pattern; then what that tells is kept."""
        if method not in ("fullmatch", "match", "test", "search", "exec"):
            return False
        target = self._target(call)
        values = [self._peek(argument.value) for argument in call.arguments]
        pattern, subjects = pattern_of(target, values)
        if pattern is None:
            pattern, subjects = "", [value for value in [*values, target] if value.marks]
        for subject in subjects:
            self.cure(subject.marks, told_by(pattern, method, holds=holds))
        return True

    def _for_each(self, call: Call, method: str, *, holds: bool) -> None:
        """What holds of every item, or of none."""
        if (method in ("all", "every")) is not holds or not call.arguments:
            return
        analysis, said = self._analysis, call.arguments[0].value
        if isinstance(said, Comprehension):
            clause = said.clauses[0]
            iterable, target, test = self._peek(clause.iterable), clause.target, said.entry.value
        elif isinstance(said, Lambda) and len(said.function.body) == 1 and said.function.parameters:
            last = said.function.body[0]
            if not isinstance(last, Leave) or last.value is None:
                return
            iterable, target, test = self._target(call), said.function.parameters[0].target, last.value
        else:
            return
        record = analysis.state.record(iterable.record)
        items = (*(record.order or ()),)[:_MOST_ITEMS] if record is not None else ()
        if iterable.known and isinstance(iterable.known[0], str):
            # Its characters together: one by itself tells little.
            items = (iterable,)
        for item in items or (analysis.containers.element(iterable),):
            analysis.statements.bind(target, item, target.at)
            self.assume(test, holds=holds)

    def filtered(self, closure: Closure | None, item: Value) -> Value:
        """An item for which a function of one line gives true."""
        analysis = self._analysis
        if closure is None or not closure.function.parameters or not closure.function.body:
            return item
        last = closure.function.body[-1]
        if not isinstance(last, Leave) or last.value is None:
            return item
        before, around = analysis.state, analysis.frame
        analysis.state = before.copy()
        analysis.frame = Frame(new_number(), closure.frame, closure.function)
        target = closure.function.parameters[0].target
        analysis.statements.bind(target, item, target.at)
        self.assume(last.value, holds=True)
        checked = analysis.state.as_checked(item)
        analysis.state, analysis.frame = before, around
        return checked

    def _followed(self, call: Call, callee: Value, *, holds: bool) -> None:
        """A function of the file: what it knows where it gives that answer."""
        analysis, closure = self._analysis, callee.function
        if closure is None or self._depth >= _DEEPEST or len(closure.function.body) > _MOST_ITEMS:
            return
        before = analysis.state
        analysis.state = before.copy()
        given = analysis.calls.given(call, self._target(call))
        if not any((*given.all_marks, before.deep(given.target))):
            analysis.state = before
            return
        self._depth += 1
        frame = Frame(new_number(), closure.frame, closure.function)
        analysis.calls.bind(closure, frame, given, call.at, closure.function.name)
        found = self._endings(closure.function.body, frame, holds=holds)
        analysis.state = before
        self._depth -= 1
        if found:
            for origin, kinds in joined(found).cures.items():
                before.cure(origin, kinds)

    def _endings(self, body: Block, frame: Frame, *, holds: bool) -> list[State]:
        """The states in which a function may give that answer."""
        analysis, around = self._analysis, self._analysis.frame
        analysis.frame = frame
        analysis.statements.body(body)
        found = []
        for state, said in frame.answering:
            value = self._peek_in(state, said)
            if value.known and bool(value.known[0]) is not holds:
                continue
            analysis.state = state.copy()
            self.assume(said, holds=holds)
            found.append(analysis.state)
        analysis.frame = around
        return found

    def _peek(self, expression: Expression) -> Value:
        return self._peek_in(self._analysis.state, expression)

    def _peek_in(self, state: State, expression: Expression) -> Value:
        """A value, with nothing done."""
        analysis = self._analysis
        before, analysis.state = analysis.state, state.copy()
        value = analysis.expressions.evaluate(expression)
        marks = analysis.state.deep(value)
        analysis.state = before
        return value if value.marks or not marks or before.record(value.record) else Value(marks, value.name)
