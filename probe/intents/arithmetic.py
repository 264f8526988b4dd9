"""Names of arithmetic: what a number is, and what is made of numbers."""

import math
import statistics
from itertools import accumulate
from typing import Any

from probe.intents.intent import (
    Examples,
    Intent,
    answers,
    are_numbers,
    certain,
    follows,
    gives,
    is_number,
    is_same,
    is_whole,
)

_LISTS: Examples = (
    ([1, 2, 3, 4],),
    ([3, 1, 2],),
    ([5],),
    ([4, 1],),
    ([2, -7, 0.5],),
    ([10, 9, 2, 10],),
)
_SPREAD = tuple(one for one in _LISTS if len(one[0]) > 1)
_WHOLE: Examples = tuple((n,) for n in (0, 1, 2, 3, 4, 5, 9, 10, 12, 15, 17, 25, 97))
_POSITIVE = _WHOLE[1:]
_PAIRS: Examples = ((12, 18), (18, 12), (7, 5), (4, 8), (9, 3), (1, 6), (10, 10), (100, 75))
_RANGES: Examples = (
    (5, 1, 10),
    (-3, 1, 10),
    (12, 1, 10),
    (1, 1, 10),
    (10, 1, 10),
    (0, -2, -1),
    (7, 7, 7),
)
_YEARS: Examples = tuple((y,) for y in (1900, 1996, 2000, 2001, 2004, 2023, 2024, 2100, 2400))


def _is_prime(n: int) -> bool:
    return n > 1 and all(n % d for d in range(2, math.isqrt(n) + 1))


def _fibonacci(n: int) -> int:
    one, other = 0, 1
    for _ in range(n):
        one, other = other, one + other
    return one


def _divisors(n: int) -> list[int]:
    return [d for d in range(1, n + 1) if n % d == 0]


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _largest_sum(numbers: list[float]) -> float:
    best = current = numbers[0]
    for number in numbers[1:]:
        current = max(number, current + number)
        best = max(best, current)
    return best


def _means(numbers: list[float], size: int) -> list[float]:
    return [sum(numbers[n : n + size]) / size for n in range(len(numbers) - size + 1)]


def _is_small(n: Any) -> bool:
    return is_whole(n, 0, 10_000)


def _is_positive(n: Any) -> bool:
    return is_whole(n, 1, 10_000)


def _are_positive(*numbers: Any) -> bool:
    return all(is_whole(n, 1, 100_000) for n in numbers)


def _are_some(numbers: Any) -> bool:
    return are_numbers(numbers, 1)


def _is_range(_: Any, low: Any, high: Any) -> bool:
    return is_number(_) and is_number(low) and is_number(high) and low <= high


def _question(names: str, answer: Any, examples: Examples = _WHOLE) -> Intent:
    return certain(answers(names, _is_small, examples, answer))


INTENTS = (
    _question("is_(?:a_)?prime(?:_number)?", _is_prime),
    _question("is_even", lambda n: n % 2 == 0),
    _question("is_odd", lambda n: n % 2 == 1),
    certain(answers("(?:is_)?leap(?:_year)?", lambda year: is_whole(year, 1583, 9999), _YEARS, _is_leap)),
    _question("is_(?:a_)?perfect_square", lambda n: math.isqrt(n) ** 2 == n, (*_WHOLE, (16,), (26,))),
    certain(
        answers("is_(?:a_)?power_of_(?:two|2)", _is_positive, (*_POSITIVE, (64,), (96,)), lambda n: n & (n - 1) == 0)
    ),
    certain(gives("gcd|greatest_common_divisor|hcf", _are_positive, _PAIRS, math.gcd)),
    certain(gives("lcm|least_common_multiple", _are_positive, _PAIRS, math.lcm)),
    certain(answers("is_coprime|are_coprime|coprime", _are_positive, _PAIRS, lambda a, b: math.gcd(a, b) == 1)),
    certain(
        gives(
            "factorial(?:_(?:recursive|iterative))?|fact",
            lambda n: is_whole(n, 0, 18),
            tuple((n,) for n in (0, 1, 2, 3, 5, 8, 12)),
            math.factorial,
        )
    ),
    certain(
        gives(
            "(?:nth_)?fib(?:onacci)?(?:_(?:number|recursive|iterative|memo))?",
            lambda n: is_whole(n, 1, 30),
            tuple((n,) for n in (1, 2, 3, 4, 5, 7, 10, 15)),
            _fibonacci,
            lambda n: _fibonacci(n - 1),
            lambda n: _fibonacci(n + 1),
        )
    ),
    certain(
        gives(
            "(?:sum_of_digits|digit_sum|sum_digits|digits_sum)",
            _is_small,
            (*_WHOLE, (1999,), (1000,)),
            lambda n: sum(map(int, str(n))),
        )
    ),
    certain(
        gives(
            "count_digits|digit_count|number_of_digits|num_digits",
            _is_small,
            (*_WHOLE, (99,), (100,), (1000,)),
            lambda n: len(str(n)),
        )
    ),
    certain(
        follows(
            "prime_factors|prime_factorization|factorize",
            lambda n: is_whole(n, 2, 10_000),
            ((2,), (4,), (12,), (13,), (49,), (60,), (97,), (98,)),
            "primes whose product is the number",
            lambda result, n: are_numbers(result) and all(map(_is_prime, result)) and math.prod(result) == n,
        )
    ),
    follows(
        "divisors|all_divisors",
        _is_positive,
        _POSITIVE,
        "every divisor once",
        lambda result, n: are_numbers(result) and sorted(result) == _divisors(n),
    ),
    certain(
        gives(
            "sum|total|sum_(?:list|array|all|of|numbers)|sum_of_(?:list|array|numbers)",
            are_numbers,
            (*_LISTS, ([],)),
            sum,
        )
    ),
    certain(gives("product|multiply_(?:all|list)|product_of_(?:list|array)", _are_some, _LISTS, math.prod)),
    certain(gives("mean|average|avg|arithmetic_mean", _are_some, _LISTS, statistics.fmean)),
    certain(
        gives(
            "median",
            _are_some,
            (*_LISTS, ([1, 3, 5, 7],), ([7, 1, 5],)),
            statistics.median,
        )
    ),
    certain(
        gives(
            "variance|pvariance|population_variance|sample_variance",
            lambda v: are_numbers(v, 2),
            _SPREAD,
            statistics.pvariance,
            statistics.variance,
        )
    ),
    certain(
        gives(
            "(?:standard_deviation|std_dev|stdev|stddev|std)",
            lambda v: are_numbers(v, 2),
            _SPREAD,
            statistics.pstdev,
            statistics.stdev,
        )
    ),
    certain(
        gives(
            "maximum|largest|biggest|max_(?:of|value|element|number)|largest_(?:number|element)",
            _are_some,
            _LISTS,
            max,
        )
    ),
    certain(
        gives("minimum|smallest|min_(?:of|value|element|number)|smallest_(?:number|element)", _are_some, _LISTS, min)
    ),
    certain(
        gives(
            "second_(?:largest|highest|max|biggest)(?:_(?:number|element|value))?",
            lambda v: are_numbers(v, 2) and len(set(v)) > 1,
            (([1, 2, 3, 4],), ([4, 3, 2, 1],), ([5, 5, 1],), ([2, 9, 4],), ([-1, -5],), ([10, 9, 2, 10],)),
            lambda v: sorted(set(v))[-2],
            lambda v: sorted(v)[-2],
        )
    ),
    gives(
        "clamp|clip|limit|constrain|bound|clamp_value", _is_range, _RANGES, lambda x, low, high: min(max(x, low), high)
    ),
    certain(gives("abs|absolute|absolute_value", is_number, ((3,), (-3,), (0,), (-0.5,)), abs)),
    gives("square", is_number, ((3,), (-3,), (0,), (1.5,)), lambda x: x * x),
    gives("cube", is_number, ((3,), (-3,), (0,), (1.5,)), lambda x: x**3),
    gives(
        "power|pow|exponentiate",
        lambda a, b: is_whole(a, -20, 20) and is_whole(b, 0, 10),
        ((2, 3), (2, 0), (5, 1), (-2, 3), (3, 4), (0, 2)),
        lambda a, b: a**b,
    ),
    certain(
        gives(
            "(?:cumulative_sums?|prefix_sums?|running_(?:totals?|sums?)|cumsum)",
            are_numbers,
            (*_LISTS, ([],)),
            lambda v: list(accumulate(v)),
            lambda v: [0, *accumulate(v)],
        )
    ),
    gives(
        "(?:moving|rolling|sliding)_(?:average|mean)s?",
        lambda v, size: are_numbers(v) and is_whole(size, 1, max(1, len(v))),
        (([1, 2, 3, 4], 2), ([1, 2, 3, 4], 4), ([4, 8, 6], 1), ([5, 1, 9, 2, 8], 3)),
        _means,
    ),
    gives(
        "max(?:imum)?_sub_?array(?:_sum)?|kadane|largest_sum",
        _are_some,
        (([1, -3, 4, -1, 2],), ([-2, -1, -3],), ([5],), ([2, 3, -10, 4],), ([1, 2, 3],)),
        _largest_sum,
    ),
    certain(
        gives("(?:celsius|c)_to_(?:fahrenheit|f)", is_number, ((0,), (100,), (-40,), (37,)), lambda c: c * 9 / 5 + 32)
    ),
    certain(
        gives(
            "(?:fahrenheit|f)_to_(?:celsius|c)", is_number, ((32,), (212,), (-40,), (98.6,)), lambda f: (f - 32) * 5 / 9
        )
    ),
    gives(
        "hypotenuse|hypot", lambda a, b: is_number(a) and is_number(b), ((3, 4), (5, 12), (0, 2), (1, 1)), math.hypot
    ),
    certain(
        follows(
            "(?:integer|int|floor)_sqrt|isqrt",
            _is_small,
            (*_WHOLE, (8,), (16,), (24,)),
            "the whole part of the root",
            lambda result, n: is_same(result, math.isqrt(n)),
        )
    ),
)
