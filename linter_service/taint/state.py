"""All values at one place of a program, and what is left where several ways to it meet."""

from __future__ import annotations

import itertools
from dataclasses import replace

from linter_service.taint.kinds import Kind
from linter_service.taint.values import MAX_DEPTH, MAX_RECORDS, NOTHING, Mark, Origin, Record, Value, merged


class State:
    """Variables by frame and name, records by number, and by origin what data can no longer do because it was checked.

    Copies share what neither of them has written since.
    """

    __slots__ = ("_cures", "_joining", "_owned", "_owns", "_records", "_variables", "pairs")

    def __init__(self) -> None:
        self._variables: dict[int, dict[str, Value]] = {}
        self._records: dict[int, Record] = {}
        self._cures: dict[Origin, frozenset[Kind]] = {}
        # The frames whose variables no other state shares, and whether records and cures are this one's alone.
        self._owned: set[int] = set()
        self._owns = True
        # The number of the record that two were joined to, so that joining again gives the same.
        self.pairs: dict[tuple[int, int], int] = {}
        self._joining: set[int] = set()

    def copy(self) -> State:
        """What happens to it leaves this one alone."""
        made = State()
        made._variables = dict(self._variables)
        made._records, made._cures, made.pairs = self._records, self._cures, self.pairs
        made._owns = self._owns = False
        self._owned = set()
        return made

    def variable(self, frame: int, name: str) -> Value | None:
        """Of one call of a function; None when it has none of that name."""
        return self._variables.get(frame, _EMPTY).get(name)

    def set(self, frame: int, name: str, value: Value) -> None:
        """A variable."""
        if frame not in self._owned:
            self._variables[frame] = dict(self._variables.get(frame, _EMPTY))
            self._owned.add(frame)
        self._variables[frame][name] = value

    def drop(self, frame: int) -> None:
        """All variables of one call."""
        self._variables.pop(frame, None)
        self._owned.discard(frame)

    def record(self, number: int) -> Record | None:
        """None for 0, and for what nothing is known of."""
        return self._records.get(number)

    def keep(self, number: int, record: Record) -> None:
        """What a record holds from here on."""
        self._own()
        self._records[number] = record

    def cure(self, origin: Origin, kinds: frozenset[Kind]) -> None:
        """From here on the data cannot do that."""
        known = self._cures.get(origin, frozenset())
        if not kinds <= known:
            self._own()
            self._cures[origin] = known | kinds

    @property
    def cures(self) -> dict[Origin, frozenset[Kind]]:
        """To be read only."""
        return self._cures

    @cures.setter
    def cures(self, cures: dict[Origin, frozenset[Kind]]) -> None:
        self._own()
        self._cures = cures

    def _own(self) -> None:
        if not self._owns:
            self._records, self._cures = dict(self._records), dict(self._cures)
            self._owns = True

    def is_cured(self, mark: Mark, kind: Kind) -> bool:
        """Whether the data, or what it is part of, was checked for that."""
        return kind in mark.cured or (bool(self._cures) and kind in self.checked(mark))

    def checked(self, mark: Mark) -> frozenset[Kind]:
        """What the data can no longer do because it, or what it is part of, was checked."""
        found = frozenset[Kind]()
        for length in range(len(mark.where) + 1):
            found |= self._cures.get((mark.name, mark.where[:length]), found)
        return found

    def as_checked(self, value: Value) -> Value:
        """With what only this state knows of it."""
        if not value.marks or not self._cures:
            return value
        return replace(value, marks=tuple(replace(mark, cured=mark.cured | self.checked(mark)) for mark in value.marks))

    def deep(self, value: Value, depth: int = MAX_DEPTH) -> tuple[Mark, ...]:
        """The marks of a value and of all that is in it."""
        if not value.record or not depth:
            return value.marks
        within = self._records.get(value.record, Record()).values
        return merged(value.marks, *(self.deep(inner, depth - 1) for inner in within if inner.marks or inner.record))

    def join(self, one: Value, other: Value) -> Value:
        """What is either of the two."""
        if one is other or other is NOTHING or one == other:
            return one
        if one == NOTHING:
            return other
        if other == NOTHING:
            return one
        return Value(
            merged(one.marks, other.marks),
            _one_of(one, other),
            one.known if one.known == other.known else (),
            _both_begin(one.start, other.start),
            self._joined_records(one.record, other.record),
            one.function or other.function,
            one.of_class or other.of_class,
            one.options if one.options == other.options else (),
        )

    def _joined_records(self, one: int, other: int) -> int:
        if one == other or not one or not other:
            return one or other
        pair = (min(one, other), max(one, other))
        number = self.pairs.get(pair)
        if number is None:
            if len(self._records) > MAX_RECORDS:
                return one
            number = self.pairs[pair] = next(_NUMBERS)
        # Where they hold each other, the first look ends it.
        if number not in self._joining and number not in pair:
            self._joining.add(number)
            both = self.join_records(self._records.get(one, Record()), self._records.get(other, Record()))
            self.keep(number, both)
            self._joining.discard(number)
        return number

    def join_records(self, one: Record, other: Record) -> Record:
        """What is in either of the two."""
        if one is other:
            return one
        keys = [*one.items, *(key for key in other.items if key not in one.items)]
        items = {key: self.join(one.items.get(key, NOTHING), other.items.get(key, NOTHING)) for key in keys}
        of_class = one.of_class or other.of_class
        rest, is_mapping = self.join(one.rest, other.rest), one.is_mapping or other.is_mapping
        key_marks = merged(one.keys, other.keys)
        if one.order is not None and other.order is not None and len(one.order) == len(other.order):
            order = tuple(self.join(a, b) for a, b in zip(one.order, other.order, strict=True))
            return Record(items, order, rest, of_class, is_mapping, key_marks)
        for value in (*(one.order or ()), *(other.order or ())):
            rest = self.join(rest, value)
        return Record(items, None, rest, of_class, is_mapping, key_marks)

    def take_in(self, other: State) -> None:
        """What holds whichever of the two it was."""
        if other._records is not self._records:
            self._take_records(other)
        for frame, variables in other._variables.items():
            ours = self._variables.get(frame)
            if ours is None:
                self._variables[frame] = variables
                self._owned.discard(frame)
            elif ours is not variables:
                self._take_variables(frame, ours, variables, other)
        if other._cures is not self._cures:
            origins = [origin for origin in self._cures if origin in other._cures]
            self.cures = {origin: self._cures[origin] & other._cures[origin] for origin in origins}

    def _take_records(self, other: State) -> None:
        ours = dict(self._records)
        for number, record in other._records.items():
            if number not in ours:
                self.keep(number, record)
        for number, record in other._records.items():
            if number in ours and ours[number] is not record:
                self.keep(number, self.join_records(ours[number], record))

    def _take_variables(self, frame: int, ours: dict[str, Value], theirs: dict[str, Value], other: State) -> None:
        for name, value in theirs.items():
            known = ours.get(name)
            if known is None:
                self.set(frame, name, value)
            elif known is not value:
                self.set(frame, name, self.join(self.as_checked(known), other.as_checked(value)))

    def changed(self, before: State) -> bool:
        """Whether anything has marks here that it had not before."""
        for frame, variables in self._variables.items():
            ours = before._variables.get(frame, _EMPTY)
            if ours is not variables and any(_origins(v) - _origins(ours.get(n)) for n, v in variables.items()):
                return True
        if self._records is before._records:
            return False
        records = self._records.items()
        return any(
            record is not before._records.get(n) and _inner(record) - _inner(before._records.get(n))
            for n, record in records
        )


_EMPTY: dict[str, Value] = {}
_NUMBERS = itertools.count(1)


def new_number() -> int:
    """Of a frame or a record; no two are the same."""
    return next(_NUMBERS)


def _origins(value: Value | None) -> frozenset[Origin]:
    return frozenset(mark.origin for mark in value.marks) if value is not None and value.marks else frozenset()


def _inner(record: Record | None) -> frozenset[Origin]:
    values = record.values if record is not None else ()
    return frozenset(mark.origin for value in values for mark in value.marks)


def joined(states: list[State]) -> State:
    """What holds whichever of them it was."""
    whole = states[0].copy()
    for state in states[1:]:
        whole.take_in(state)
    return whole


def _both_begin(one: str, other: str) -> str:
    ahead = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:ahead]


def _one_of(one: Value, other: Value) -> str:
    """The name that both have, or the only one where the other is a constant, such as None at first."""
    if one.name == other.name or (one.name and other.known):
        return one.name
    return other.name if one.known else ""
