"""Names of looking for something: in lists, of how often, of which one."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from probe.inputs.written import UNDEFINED
from probe.intents.intent import (
    Examples,
    are_numbers,
    follows,
    gives,
    is_list,
    is_number,
    is_text,
    is_whole,
)

_NOWHERE = (-1, None, False, UNDEFINED)
_ORDERED: Examples = (
    *(([1, 3, 5, 7, 9], n) for n in (1, 3, 5, 7, 9, 4, 0, 10)),
    *(([2, 4, 6, 8], n) for n in (2, 4, 6, 8, 5)),
    *(([], 1), ([4], 4), ([4], 5), ([1, 2], 2), ([1, 2], 1)),
)  # fmt: skip
_ITEMS: Examples = (
    *(([3, 1, 2], n) for n in (3, 1, 2, 9)),
    *(([], 1), ([4, 4], 4), (["a", "b"], "b"), (["a", "b"], "c")),
)  # fmt: skip
_MANY: Examples = (([1, 2, 2, 3],), (["a", "b", "a"],), ([5],), ([4, 4, 1, 1, 1],), ([3, 3, 3],))


def _is_place(result: Any, values: Sequence[Any], wanted: Any) -> bool:
    if wanted not in values:
        return (
            any(result is nothing or result == nothing for nothing in _NOWHERE if nothing is not False)
            or result is False
        )
    return is_whole(result, 0, len(values) - 1) and values[result] == wanted


def _is_searched(values: Any, wanted: Any) -> bool:
    return are_numbers(values) and is_number(wanted) and list(values) == sorted(values)


def _is_among(values: Any, wanted: Any) -> bool:
    return is_list(values) and (is_number(wanted) or isinstance(wanted, str)) and is_list([*values, wanted])


def _is_most_common(result: Any, values: Sequence[Any]) -> bool:
    counts = Counter(values)
    is_item = isinstance(result, (int, float, str))
    return is_item and counts.get(result, 0) == max(counts.values())


INTENTS = (
    follows(
        "binary_search(?:_(?:iterative|recursive))?|bin_search",
        _is_searched,
        _ORDERED,
        "the place of what is looked for, or none",
        _is_place,
    ),
    follows(
        "linear_search|index_of|find_index|first_index_of",
        _is_among,
        _ITEMS,
        "the place of what is looked for, or none",
        _is_place,
    ),
    gives(
        "count_occurrences|occurrences|count_(?:of|item|in)",
        _is_among,
        (*_ITEMS, ([1, 2, 1, 1], 1)),
        lambda v, x: list(v).count(x),
    ),
    follows(
        "mode|most_(?:common|frequent)(?:_(?:element|item|value))?",
        lambda v: is_list(v) and len(v) > 0,
        _MANY,
        "one that is there most often",
        _is_most_common,
    ),
    follows(
        "arg_?max|index_of_max(?:imum)?|max_index",
        lambda v: are_numbers(v, 1),
        (([1, 3, 2],), ([5],), ([4, 1],), ([-2, -1, -3],), ([1, 2, 3],)),
        "the place of the greatest",
        lambda n, v: is_whole(n, 0, len(v) - 1) and v[n] == max(v),
    ),
    follows(
        "arg_?min|index_of_min(?:imum)?|min_index",
        lambda v: are_numbers(v, 1),
        (([3, 1, 2],), ([5],), ([1, 4],), ([-2, -1, -3],), ([3, 2, 1],)),
        "the place of the least",
        lambda n, v: is_whole(n, 0, len(v) - 1) and v[n] == min(v),
    ),
    follows(
        "longest_(?:word|string)",
        lambda v: (
            (is_text(v) and v.replace(" ", "").isalpha() and len(v.split()) > 0)
            or (isinstance(v, list) and len(v) > 0 and all(isinstance(w, str) for w in v))
        ),
        (("the quick brown fox",), ("a bb ccc",), ("ccc bb a",), ("one",), ("bb aaaa cc",)),
        "one of the longest",
        lambda result, v: (
            isinstance(result, str)
            and result in (words := v.split() if isinstance(v, str) else v)
            and len(result) == max(map(len, words))
        ),
    ),
)
