"""Names of what is done with lists."""

from collections.abc import Iterable
from typing import Any

from probe.intents.intent import (
    Examples,
    Intent,
    answers,
    are_numbers,
    certain,
    exactly,
    gives,
    is_list,
    is_true,
    is_whole,
    named,
    one_of,
)

_UNORDERED: Examples = (
    ([3, 1, 2],),
    ([5, 4, 4, 1],),
    ([],),
    ([7],),
    ([2, 10, 9, 1],),
    ([-1, -3, 0],),
    ([1, 2, 3],),
)
_REPEATED: Examples = (
    ([1, 2, 1, 3, 2],),
    ([1, 1, 1],),
    ([],),
    ([4],),
    (["b", "a", "b"],),
    ([1, 2, 3],),
    ([2, 1, 1],),
)
_NESTED: Examples = (
    ([1, [2, 3]],),
    ([[1], [2, [3]]],),
    ([],),
    ([[[4]]],),
    ([[1, 2], [3]],),
    ([1, 2],),
    ([[], 1],),
)
_PARTS: Examples = (
    ([1, 2, 3, 4, 5], 2),
    ([1, 2, 3, 4], 2),
    ([1, 2, 3], 3),
    ([1, 2], 5),
    ([], 2),
    ([1, 2, 3], 1),
)
_TURNS: Examples = (
    ([1, 2, 3, 4, 5], 2),
    ([1, 2, 3], 0),
    ([1, 2, 3], 3),
    ([1, 2, 3], 1),
    ([1, 2, 3], 5),
    ([1, 2], 1),
)
_TWO: Examples = (
    ([1, 2, 3], [2, 3, 4]),
    ([1], [2]),
    ([], [1]),
    ([1, 2], []),
    ([5, 1, 5], [5]),
    ([3, 1], [1, 3]),
)
_ORDERED: Examples = (
    ([1, 3, 5], [2, 4]),
    ([], [1]),
    ([1], []),
    ([1, 2], [2, 3]),
    ([5], [1, 2, 9]),
    ([1, 1], [1]),
)
_TABLES: Examples = (([[1, 2], [3, 4]],), ([[1, 2, 3], [4, 5, 6]],), ([[1], [2]],), ([[7]],))


def _is_ordered(values: Any) -> bool:
    return is_list(values) and list(values) == sorted(values)


def _is_many(values: Any, count: Any) -> bool:
    return is_list(values) and is_whole(count, 1, 100)


def _are_two(one: Any, other: Any) -> bool:
    return is_list(one) and is_list(other) and is_list([*one, *other])


def _flat(values: Iterable[Any], depth: int = 50) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        flat += _flat(value, depth - 1) if isinstance(value, list) and depth > 0 else [value]
    return flat


def _is_nested(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(v, (list, int, str)) for v in values)


def _turned(values: list[Any], count: int) -> list[Any]:
    at = count % len(values) if values else 0
    return [*values[at:], *values[:at]]


def _is_table(rows: Any) -> bool:
    return (
        isinstance(rows, list)
        and bool(rows)
        and all(isinstance(r, list) and r for r in rows)
        and len({len(r) for r in rows}) == 1
    )


def _elements(values: Any) -> list[str]:
    return sorted(map(repr, values)) if isinstance(values, (list, tuple, set, frozenset)) else ["no list"]


def _same_elements(value: Any) -> Any:
    return one_of("the same elements", lambda result, *given: _elements(result) == _elements(value(*given)))


INTENTS = (
    certain(
        gives(
            r"sort(?:ed)?(?:_(?:list|array|numbers|items|values|ascending|asc|in_place))?|"
            r"(?:bubble|quick|merge|insertion|selection|heap|shell|comb|gnome|tim)_?sort(?:ed)?",
            are_numbers,
            _UNORDERED,
            sorted,
            lambda v: sorted(v, reverse=True),
        )
    ),
    gives("sort_(?:descending|desc)", are_numbers, _UNORDERED, lambda v: sorted(v, reverse=True)),
    certain(
        answers(
            "is_sorted(?:_asc(?:ending)?)?|is_ordered",
            are_numbers,
            (*_UNORDERED, ([1, 1, 2],), ([1, 3, 2],), ([2, 1, 3],)),
            _is_ordered,
        )
    ),
    Intent(
        named(
            "unique|uniq|distinct|dedupe|dedup|deduplicate|remove_duplicates|without_duplicates|unique_(?:values|elements|items)"
        ),
        is_list,
        _REPEATED,
        (exactly(lambda v: list(dict.fromkeys(v))), _same_elements(set)),
    ),
    certain(answers("(?:has|contains)_(?:any_)?duplicates?", is_list, _REPEATED, lambda v: len(set(v)) < len(v))),
    certain(gives("(?:deep_)?flatten(?:_(?:deep|list|array))?", _is_nested, _NESTED, _flat, lambda v: _flat(v, 1))),
    certain(
        gives(
            "rotate(?:_(?:left|right|list|array))?",
            lambda v, n: is_list(v) and is_whole(n, 0, 100),
            _TURNS,
            _turned,
            lambda v, n: _turned(v, -n),
        )
    ),
    Intent(
        named("intersection|intersect|common_(?:elements|items)"),
        _are_two,
        _TWO,
        (
            _same_elements(lambda a, b: set(a) & set(b)),
            exactly(lambda a, b: [x for x in a if x in b]),
            exactly(lambda a, b: [x for x in b if x in a]),
        ),
    ),
    Intent(named("union"), _are_two, _TWO, (_same_elements(lambda a, b: {*a, *b}),)),
    Intent(
        named("difference|list_difference|array_difference"),
        _are_two,
        _TWO,
        (
            exactly(lambda a, b: [x for x in a if x not in b]),
            _same_elements(lambda a, b: set(a) - set(b)),
            _same_elements(lambda a, b: set(a) ^ set(b)),
        ),
    ),
    certain(
        gives(
            "merge_(?:two_)?sorted(?:_(?:lists|arrays))?",
            lambda a, b: _are_two(a, b) and _is_ordered(a) and _is_ordered(b),
            _ORDERED,
            lambda a, b: sorted([*a, *b]),
            lambda a, b: sorted({*a, *b}),
        )
    ),
    certain(
        gives(
            "transpose(?:d)?(?:_matrix)?", _is_table, _TABLES, lambda rows: [list(r) for r in zip(*rows, strict=True)]
        )
    ),
    certain(
        gives(
            "reverse(?:d)?(?:_(?:list|array|items))?",
            is_list,
            (*_UNORDERED, (["a", "b", "c"],)),
            lambda v: list(v)[::-1],
        )
    ),
    gives("take|take_first|first_n", _is_many, _PARTS, lambda v, n: list(v)[:n]),
    gives("drop|drop_first|skip", _is_many, _PARTS, lambda v, n: list(v)[n:], lambda v, n: list(v)[:-n]),
    gives("take_last|last_n", _is_many, _PARTS, lambda v, n: list(v)[-n:]),
    gives(
        "compact",
        lambda v: isinstance(v, list),
        (([0, 1, "", 2],), ([],), ([False, 3],), ([1, 2],)),
        lambda v: [x for x in v if is_true(x)],
    ),
    answers(
        "is_subset(?:_of)?",
        _are_two,
        (*_TWO, ([1], [1, 2]), ([1, 2], [1])),
        lambda a, b: set(a) <= set(b),
        lambda a, b: set(b) <= set(a),
    ),
    certain(
        gives(
            "dot(?:_product)?",
            lambda a, b: are_numbers(a, 1) and are_numbers(b, 1) and len(a) == len(b),
            (([1, 2, 3], [4, 5, 6]), ([1], [7]), ([0, 1], [5, 5]), ([2, -1], [3, 4])),
            lambda a, b: sum(x * y for x, y in zip(a, b, strict=True)),
        )
    ),
    certain(
        gives(
            "(?:matrix_multiply|multiply_matri(?:x|ces)|matmul|mat_mul)",
            lambda a, b: (
                _is_table(a) and _is_table(b) and len(a[0]) == len(b) and all(are_numbers(row) for row in (*a, *b))
            ),
            (
                ([[1, 2], [3, 4]], [[5, 6], [7, 8]]),
                ([[1, 2, 3]], [[4], [5], [6]]),
                ([[2]], [[3]]),
                ([[1], [2]], [[3, 4]]),
            ),
            lambda a, b: [
                [sum(x * y for x, y in zip(row, column, strict=True)) for column in zip(*b, strict=True)] for row in a
            ],
        )
    ),
)
