"""Objects of JavaScript that are merged, set and made by keys that somebody else may have chosen."""

from collections.abc import Iterable

from linter_service.taint.kinds import Kind
from linter_service.taint.model import Cleaner, Given, Model, Sink
from linter_service.taint.models.writing import Marks, by_keys, deep, picked, whole


def _by_key(given: Given) -> Iterable[Marks]:
    """A value of a stranger's under a key of a stranger's, in an object that has a prototype."""
    value, key = given.value(0), given.value(1)
    if given.target.name in ("Object.create()", "Map()", "localStorage", "sessionStorage"):
        return []
    record = given.state.record(given.target.record)
    is_array = record is not None and record.order is not None
    inner = given.target.marks if given.target.name.endswith("[]") else ()
    # A text is no prototype.
    is_text = bool(value.marks) and all(Kind.NOSQL in mark.cured for mark in value.marks)
    may_be = inner or (not is_text and (given.state.deep(value) or not value.known))
    return [key.marks] if key.marks and not is_array and may_be else []


def _assigned_over(given: Given) -> Iterable[Marks]:
    """Onto something that was there before."""
    target = given.state.record(given.value(0).record)
    if target is not None and not target.items and not target.rest.marks and target.of_class is None:
        return []
    return [whole(given, value) for value in given.placed[1:]]


def _told(given: Given) -> Iterable[Marks]:
    """A session that all of a request is written into."""
    return given.all_marks if "session" in given.value(0).name else []


MODEL = Model(
    sinks=(
        *picked(Kind.ASSIGN, "Object.assign lodash.assign lodash.extend underscore.extend", _assigned_over),
        *picked(Kind.TRUST, "Object.assign lodash.merge lodash.assign", _told),
        *picked(Kind.PROTOTYPE, "lodash.merge lodash.mergeWith lodash.defaultsDeep", deep(1, 2)),
        *picked(
            Kind.PROTOTYPE,
            """
            _.merge _.mergeWith _.defaultsDeep merge lodash.merge.default lodash.defaultsdeep lodash.merge
            deepmerge.all
            """,
            deep(1, 2),
        ),
        *picked(
            Kind.PROTOTYPE,
            """
            deep-extend merge-deep hoek.merge hoek.applyToDefaults jquery.extend $.extend extend
            """,
            deep(1, 2),
        ),
        *picked(
            Kind.PROTOTYPE,
            """
            lodash.set lodash.setWith _.set _.setWith object-path.set object-path.*.set dot-prop.set
            """,
            deep(1),
        ),
        *picked(Kind.PROTOTYPE, "dot-prop.setProperty set-value Reflect.set Object.defineProperty", deep(1)),
        *picked(Kind.PROTOTYPE, "lodash.zipObjectDeep _.zipObjectDeep flat.unflatten unflatten", by_keys()),
    ),
    cleaners=(
        Cleaner("lodash.pick", frozenset((Kind.ASSIGN, Kind.PROTOTYPE))),
        Cleaner("_.pick", frozenset((Kind.ASSIGN, Kind.PROTOTYPE))),
    ),
    assigned=(Sink("*[]", Kind.PROTOTYPE, pick=_by_key),),
)
