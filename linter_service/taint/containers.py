"""Lists, mappings and sets: what is put in where, and what comes out."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from linter_service.taint.program import Collection, Constant
from linter_service.taint.state import new_number
from linter_service.taint.values import NOTHING, Record, Value, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from linter_service.taint.analysis import Analysis
    from linter_service.taint.model import Given

# More places than these are not told apart.
_MOST_PLACES = 64
_MOST_KEYS = 128


class Containers:
    """Records in the state of the analysis."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._methods: dict[str, Callable[[Record, Given], tuple[Record, Value]]] = {
            **dict.fromkeys(("append", "push", "appendleft"), self._append),
            **dict.fromkeys(("add", "insert", "put", "unshift"), self._add),
            **dict.fromkeys(("extend", "update", "assign"), self._extend),
            **dict.fromkeys(("set", "setdefault", "__setitem__", "setProperty"), self._set),
            **dict.fromkeys(("get", "getProperty", "__getitem__", "at"), self._get),
            **dict.fromkeys(("pop", "popleft", "shift", "popitem"), self._pop),
            **dict.fromkeys(("keys",), self._keys),
            **dict.fromkeys(("values", "slice", "copy", "reverse", "concat", "flat"), self._all),
            **dict.fromkeys(("items", "entries"), self._pairs),
            "clear": lambda _record, _given: (Record(order=()), NOTHING),
        }

    def kept(self, record: Record) -> Value:
        """A new one in the state."""
        number = new_number()
        self._analysis.state.keep(number, record)
        return Value(record=number)

    def made(self, node: Collection) -> Value:
        """What is written out."""
        evaluate, state = self._analysis.expressions.evaluate, self._analysis.state
        record = Record(is_mapping=True) if node.is_mapping else Record(order=())
        for entry in node.entries:
            value = evaluate(entry.value)
            if entry.is_spread:
                record = self._spread(record, value)
            elif entry.key is None:
                record = self._placed(record, value)
            else:
                record = self.under(record, evaluate(entry.key), value)
            state = self._analysis.state
        number = new_number()
        state.keep(number, record)
        return Value(record=number)

    def under(self, record: Record, key: Value, value: Value) -> Record:
        """With a value under a key."""
        if key.known and (len(record.items) < _MOST_KEYS or key.known[0] in record.items):
            return replace(record, items={**record.items, key.known[0]: value})
        with_key = replace(value, marks=merged(value.marks, key.marks))
        rest = self._analysis.state.join(record.rest, with_key)
        return replace(record, rest=rest, keys=merged(record.keys, key.marks))

    def put(self, of: Value, key: Value, value: Value) -> None:
        """Into one that is known."""
        record = self._analysis.state.record(of.record)
        if record is None:
            return
        place = key.known[0] if key.known else None
        if record.order is not None and isinstance(place, int | float) and 0 <= place < len(record.order):
            order = [*record.order]
            order[int(place)] = value
            record = replace(record, order=tuple(order))
        else:
            record = self.under(record, key, value)
        self._analysis.state.keep(of.record, record)

    def element(self, of: Value) -> Value:
        """What a loop over it gives; of a mapping its keys."""
        record = self._analysis.state.record(of.record)
        if record is None:
            return replace(of, known=(), start="", name=f"{of.name}[]" if of.name else "", function=None)
        if record.is_mapping and self._analysis.is_python:
            return Value(merged(record.keys, of.marks))
        found = reduce(self._analysis.state.join, record.values)
        return replace(found, marks=merged(found.marks, of.marks), known=(), start="")

    def concatenated(self, values: Sequence[Value]) -> Value:
        """Lists one behind the other."""
        known = [self._analysis.state.record(value.record) for value in values]
        is_mapping = any(record is not None and record.is_mapping for record in known)
        record = Record(is_mapping=True) if is_mapping else Record(order=())
        for value in values:
            record = self._spread(record, value)
        return self.kept(record)

    def method(self, name: str, given: Given) -> Value | None:
        """Of a record that is known; None for one that this knows nothing of."""
        record = self._analysis.state.record(given.target.record)
        if record is None or name not in self._methods or record.of_class is not None:
            return None
        changed, value = self._methods[name](record, given)
        self._analysis.state.keep(given.target.record, changed)
        return value

    def _placed(self, record: Record, value: Value) -> Record:
        if record.order is None or len(record.order) >= _MOST_PLACES or record.rest.marks:
            return replace(record, rest=self._analysis.state.join(record.rest, value))
        return replace(record, order=(*record.order, value))

    def _spread(self, record: Record, value: Value) -> Record:
        state = self._analysis.state
        other = state.record(value.record)
        if other is None:
            keys = value.marks if record.is_mapping else ()
            # What it holds may stand in place of what was there.
            items = {key: state.join(known, value) for key, known in record.items.items()} if keys else record.items
            return replace(record, items=items, rest=state.join(record.rest, value), keys=merged(record.keys, keys))
        rest = state.join(record.rest, replace(other.rest, marks=merged(other.rest.marks, value.marks)))
        keys = merged(record.keys, other.keys, value.marks if record.is_mapping else ())
        # What a stranger's own is may stand in place of what was there.
        loose = Value(value.marks)
        items = {**{key: state.join(known, loose) for key, known in record.items.items()}, **other.items}
        for key in [*items][_MOST_KEYS:]:
            rest = state.join(rest, items.pop(key))
        if record.order is not None and other.order is not None and not record.rest.marks:
            return replace(
                record, order=(*record.order, *other.order)[:_MOST_PLACES], rest=rest, items=items, keys=keys
            )
        return replace(record, items=items, rest=reduce(state.join, other.order or (), rest), keys=keys)

    def _append(self, record: Record, given: Given) -> tuple[Record, Value]:
        for value in given.placed:
            record = self._placed(record, value)
        for value in given.spread:
            record = self._spread(record, value)
        return record, NOTHING

    def _add(self, record: Record, given: Given) -> tuple[Record, Value]:
        """Somewhere; where that is not known, no place is any longer."""
        at, order = given.value(0).known, record.order
        if given.method == "insert" and order is not None and at and isinstance(at[0], int) and not record.rest.marks:
            return replace(record, order=(*order[: at[0]], *given.placed[1:2], *order[at[0] :])), NOTHING
        everything = (*(record.order or ()), record.rest, *given.placed)
        return replace(record, order=None, rest=reduce(self._analysis.state.join, everything)), NOTHING

    def _extend(self, record: Record, given: Given) -> tuple[Record, Value]:
        for value in (*given.placed, *given.spread):
            record = self._spread(record, value)
        for name, value in given.named:
            record = replace(record, items={**record.items, name: value})
        return record, given.target

    def _set(self, record: Record, given: Given) -> tuple[Record, Value]:
        """``set(key, value)``, with two keys, as a parser of settings has them, ``set(section, key, value)``."""
        *keys, value = given.placed or (NOTHING,)
        key = _several(keys)
        return self.under(replace(record, is_mapping=True), key, value), given.target

    def _get(self, record: Record, given: Given) -> tuple[Record, Value]:
        known = _several(given.placed[:1])
        found = self._analysis.expressions.item(given.target, known, (0, 0))
        missing = known.known and known.known[0] not in record.items
        default = given.value(1)
        if len(given.placed) > 1 and (both := _several(given.placed[:2])).known and both.known[0] in record.items:
            return record, record.items[both.known[0]]
        return record, self._analysis.state.join(found, default) if missing or not known.known else found

    def _pop(self, record: Record, given: Given) -> tuple[Record, Value]:
        at = given.value(0).known
        place = int(at[0]) if at and isinstance(at[0], int | float) else -1
        if given.method in ("shift", "popleft"):
            place = 0
        if record.order and -len(record.order) <= place < len(record.order) and not record.is_mapping:
            order = [*record.order]
            value = order.pop(place)
            return replace(record, order=tuple(order)), value
        if given.placed:
            return self._get(record, given)
        return record, reduce(self._analysis.state.join, record.values)

    def _keys(self, record: Record, given: Given) -> tuple[Record, Value]:
        del given
        return record, Value(record.keys)

    def _pairs(self, record: Record, given: Given) -> tuple[Record, Value]:
        del given
        value = replace(reduce(self._analysis.state.join, record.values), known=(), start="")
        return record, self.pairs(Value(record.keys) if record.is_mapping else NOTHING, value)

    def mapped(self, of: Value) -> Value:
        """A mapping of pairs."""
        record, pairs = Record(is_mapping=True), self._analysis.state.record(of.record)
        if pairs is None:
            return self.kept(replace(record, rest=Value(of.marks), keys=of.marks))
        for pair in pairs.order or ():
            inner = self._analysis.state.record(pair.record)
            if inner is not None and inner.order is not None and len(inner.order) > 1:
                record = self.under(record, inner.order[0], inner.order[1])
        return self.kept(replace(record, rest=self._analysis.state.join(record.rest, pairs.rest)))

    def listed(self, of: Value, what: str) -> Value:
        """The keys, values or pairs of an object."""
        record = self._analysis.state.record(of.record)
        if record is None:
            marked = Value(of.marks)
            return self.pairs(marked, marked) if what == "entries" else self.kept(Record(rest=marked))
        value = reduce(self._analysis.state.join, record.values)
        if what == "entries":
            return self.pairs(Value(record.keys), replace(value, known=(), start=""))
        return self.kept(Record(rest=Value(record.keys) if what == "keys" else replace(value, known=(), start="")))

    def pairs(self, key: Value, value: Value) -> Value:
        """Of nobody knows how many."""
        return self.kept(Record(rest=self.kept(Record(order=(key, value)))))

    def _all(self, record: Record, given: Given) -> tuple[Record, Value]:
        joined = reduce(self._analysis.state.join, (*record.values, *given.placed))
        rest = replace(
            joined, known=(), start="", marks=merged(joined.marks, *map(self._analysis.state.deep, given.placed))
        )
        order = record.order if not given.placed and record.order is not None and not record.rest.marks else None
        return record, self.kept(Record(order=order, rest=NOTHING if order is not None else rest))


def _several(keys: Sequence[Value]) -> Value:
    """One key of several."""
    if len(keys) == 1:
        return keys[0]
    if keys and all(key.known for key in keys):
        return Value(known=(":".join(_word(key.known[0]) for key in keys),))
    return NOTHING


def _word(value: Constant) -> str:
    return str(value)
