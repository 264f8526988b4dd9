"""Names of well-known algorithms over lists and texts."""

import math
from collections import Counter
from itertools import combinations, permutations
from typing import Any

from probe.intents.intent import (
    Examples,
    Intent,
    are_numbers,
    certain,
    exactly,
    follows,
    gives,
    is_list,
    is_text,
    is_whole,
    named,
    one_of,
)

_RUNS: Examples = (
    ([10, 9, 2, 5, 3, 7, 101, 18],),
    ([1, 2, 3],),
    ([3, 2, 1],),
    ([7, 7, 7],),
    ([0, 1, 0, 3, 2, 3],),
    ([4],),
)


_TABLES: Examples = (
    ([[1, 2, 3], [4, 5, 6], [7, 8, 9]],),
    ([[1, 2], [3, 4]],),
    ([[1, 2, 3, 4]],),
    ([[1], [2]],),
    ([[1, 2, 3], [4, 5, 6]],),
)


def _rising(numbers: list[float]) -> int:
    best: list[int] = []
    for n, number in enumerate(numbers):
        best.append(1 + max((best[m] for m in range(n) if numbers[m] < number), default=0))
    return max(best, default=0)


def _is_table(rows: Any) -> bool:
    return (
        isinstance(rows, list)
        and bool(rows)
        and all(are_numbers(r, 1) for r in rows)
        and len({len(r) for r in rows}) == 1
    )


def _spiral(rows: list[list[float]]) -> list[float]:
    left, found = [list(row) for row in rows], list[float]()
    while left:
        found += left.pop(0)
        left = [list(column) for column in zip(*left, strict=True)][::-1]
    return found


def _kth(values: list[float], k: int) -> float:
    return sorted(values, reverse=True)[k - 1]


def _is_kth(values: Any, k: Any) -> bool:
    return are_numbers(values, 1) and is_whole(k, 1, len(values))


def _arranged(result: Any) -> list[str]:
    """Lists of lists or of texts, whatever their order."""
    return (
        sorted(repr(list(one)) for one in result)
        if isinstance(result, (list, tuple)) and all(isinstance(v, (list, tuple, str)) for v in result)
        else ["none"]
    )


def _is_distinct(values: Any) -> bool:
    return (is_list(values) or is_text(values)) and len(values) < 5 and len(set(values)) == len(values)


def _without(values: list[float]) -> list[float]:
    return [math.prod([*values[:n], *values[n + 1 :]]) for n in range(len(values))]


INTENTS = (
    certain(
        Intent(
            named("(?:length_of_)?(?:longest_increasing_subsequence|lis)(?:_length)?|length_of_lis"),
            are_numbers,
            _RUNS,
            (exactly(_rising), one_of("the longest that rises", lambda r, v: are_numbers(r) and len(r) == _rising(v))),
        )
    ),
    certain(gives("spiral(?:_order|_matrix|_traversal)?", _is_table, _TABLES, _spiral)),
    certain(
        gives(
            "(?:find_)?kth_largest(?:_element)?",
            _is_kth,
            (([3, 2, 1, 5, 6, 4], 2), ([1], 1), ([2, 1], 2), ([3, 3, 1], 2)),
            _kth,
        )
    ),
    follows(
        "permutations|permute",
        _is_distinct,
        (([1, 2, 3],), ([1],), ([1, 2],), ("abc",)),
        "every order once",
        lambda r, v: (
            _arranged(r)
            in (
                [*sorted(repr(list(p)) for p in permutations(v))],
                sorted(repr(list("".join(map(str, p)))) for p in permutations(v)),
            )
        ),
    ),
    follows(
        "power_?set|(?:all_)?subsets",
        lambda v: _is_distinct(v) and isinstance(v, list),
        (([1, 2, 3],), ([1],), ([],), ([1, 2],)),
        "every subset once",
        lambda r, v: (
            _arranged([sorted(s) for s in r] if _arranged(r) != ["none"] and isinstance(r, list) else r)
            == _arranged([sorted(c) for n in range(len(v) + 1) for c in combinations(v, n)])
        ),
    ),
    certain(
        gives(
            "product_except_self",
            lambda v: are_numbers(v, 2),
            (([1, 2, 3, 4],), ([0, 1, 2],), ([-1, 1, 0, -3, 3],), ([5, 2],), ([0, 0],)),
            _without,
        )
    ),
    certain(
        gives(
            "majority_element",
            lambda v: is_list(v) and len(v) > 0 and 2 * max(Counter(v).values()) > len(v),
            (([3, 2, 3],), ([2, 2, 1, 1, 2],), ([7],), ([1, 1, 2],), ([4, 5, 5],)),
            lambda v: Counter(v).most_common(1)[0][0],
        )
    ),
    gives(
        "move_zero(?:e?s)(?:_to_end)?",
        are_numbers,
        (([0, 1, 0, 3, 12],), ([0],), ([1, 2],), ([0, 0, 1],), ([4, 0],)),
        lambda v: [*(x for x in v if x != 0), *(x for x in v if x == 0)],
    ),
    certain(
        gives(
            "count_inversions|inversion_count",
            are_numbers,
            _RUNS,
            lambda v: sum(a > b for n, a in enumerate(v) for b in v[n + 1 :]),
        )
    ),
)
