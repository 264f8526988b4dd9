"""Names of puzzles with numbers and words."""

import math
import string

from probe.intents.intent import (
    Examples,
    answers,
    are_numbers,
    certain,
    gives,
    is_number,
    is_text,
    is_whole,
)

_SMALL: Examples = tuple((n,) for n in (1, 2, 3, 4, 5, 7, 8, 10, 12))

_SHIFTED: Examples = (
    ("abc", 3),
    ("xyz", 3),
    ("Hello, World!", 5),
    ("abc", 0),
    ("abc", 26),
    ("Zebra", 1),
)


def _shifted(text: str, by: int) -> str:
    for letters in (string.ascii_lowercase, string.ascii_uppercase):
        by %= len(letters)
        text = text.translate(str.maketrans(letters, letters[by:] + letters[:by]))
    return text


def _collatz(n: int) -> int:
    steps = 0
    while n != 1:
        n, steps = (n // 2 if n % 2 == 0 else 3 * n + 1), steps + 1
    return steps


def _fizzbuzz(n: int) -> str:
    return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else str(n)


def _pascal(rows: int) -> list[list[int]]:
    return [[math.comb(n, k) for k in range(n + 1)] for n in range(rows)]


def _is_armstrong(n: int) -> bool:
    digits = [int(digit) for digit in str(n)]
    return sum(math.prod([digit] * len(digits)) for digit in digits) == n


INTENTS = (
    gives(
        "(?:caesar|shift)_?(?:cipher|encrypt|encode|shift)?",
        lambda t, n: is_text(t) and is_whole(n, 0, 100),
        _SHIFTED,
        _shifted,
    ),
    gives(
        "collatz(?:_(?:steps|length|conjecture))?",
        lambda n: is_whole(n, 1, 1000),
        _SMALL,
        _collatz,
        lambda n: _collatz(n) + 1,
    ),
    certain(
        gives(
            "fizz_?buzz",
            lambda n: is_whole(n, 1, 100),
            (*_SMALL, (15,), (30,)),
            _fizzbuzz,
            lambda n: [_fizzbuzz(m) for m in range(1, n + 1)],
        )
    ),
    certain(gives("pascals?_triangle", lambda n: is_whole(n, 1, 20), _SMALL, _pascal, lambda n: _pascal(n + 1))),
    certain(
        answers(
            "is_armstrong(?:_number)?|is_narcissistic",
            lambda n: is_whole(n, 1, 10_000),
            (*_SMALL, (153,), (154,), (370,), (9474,), (100,)),
            _is_armstrong,
        )
    ),
    certain(
        answers(
            "(?:is_)?pangram",
            is_text,
            (
                ("The quick brown fox jumps over the lazy dog",),
                ("abcdefghijklmnopqrstuvwxyz",),
                ("hello",),
                ("",),
                ("abcdefghijklmnopqrstuvwxy",),
            ),
            lambda t: set(string.ascii_lowercase) <= set(t.lower()),
        )
    ),
    answers(
        "(?:is_)?isogram",
        lambda t: is_text(t) and t.isalpha(),
        (("isogram",), ("hello",), ("Alphabet",), ("moon",), ("abc",), ("aba",)),
        lambda t: len(set(t.lower())) == len(t),
        lambda t: len(set(t)) == len(t),
    ),
    certain(
        gives(
            "digital_root",
            lambda n: is_whole(n, 0, 10**6),
            ((0,), (9,), (16,), (942,), (132189,), (10,)),
            lambda n: 0 if n == 0 else 1 + (n - 1) % 9,
        )
    ),
    certain(
        gives(
            "(?:decimal|int|dec|number)_to_bin(?:ary)?|to_binary",
            lambda n: is_whole(n, 0, 10**6),
            ((0,), (1,), (2,), (5,), (8,), (10,), (255,)),
            lambda n: f"{n:b}",
            bin,
        )
    ),
    certain(
        gives(
            "bin(?:ary)?_to_(?:decimal|int|dec|number)|from_binary",
            lambda t: isinstance(t, str) and 0 < len(t) < 20 and set(t) <= {"0", "1"},
            (("0",), ("1",), ("10",), ("101",), ("1000",), ("1010",), ("11111111",)),
            lambda t: int(t, 2),
        )
    ),
    gives(
        "(?:climb(?:ing)?_stairs)",
        lambda n: is_whole(n, 1, 30),
        _SMALL,
        lambda n: sum(math.comb(n - k, k) for k in range(n // 2 + 1)),
    ),
    certain(
        gives(
            "manhattan(?:_distance)?",
            lambda a, b: are_numbers(a, 1) and are_numbers(b, 1) and len(a) == len(b),
            (([0, 0], [3, 4]), ([1, 2], [1, 2]), ([-1, 2], [1, -2])),
            lambda a, b: sum(abs(x - y) for x, y in zip(a, b, strict=True)),
        )
    ),
    certain(
        gives(
            "euclidean(?:_distance)?",
            lambda a, b: are_numbers(a, 1) and are_numbers(b, 1) and len(a) == len(b),
            (([0, 0], [3, 4]), ([1, 2], [1, 2]), ([-1, 2], [1, -2])),
            math.dist,
        )
    ),
    gives(
        "compound_interest",
        lambda p, r, n: is_number(p) and is_number(r) and is_whole(n, 0, 50) and 0 <= r < 1,
        ((1000, 0.05, 2), (100, 0.1, 0), (500, 0.5, 1), (200, 0, 3)),
        lambda p, r, n: p * (1 + r) ** n,
        lambda p, r, n: p * (1 + r) ** n - p,
    ),
)
