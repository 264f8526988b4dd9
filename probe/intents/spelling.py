"""Names of ways to write something."""

import re
from itertools import pairwise
from typing import Any

from probe.intents.intent import (
    Examples,
    Intent,
    certain,
    exactly,
    follows,
    gives,
    is_text,
    is_whole,
    named,
    one_of,
)

_TEXTS: Examples = (("",), ("a",), ("abc",), ("Hello World",), ("aa bb",), ("xyzzy",), ("A b C d",))

_LONG: Examples = (
    ("hello world", 5),
    ("hello", 5),
    ("hello", 10),
    ("hello world", 8),
    ("abcdefghij", 4),
)

_SHORT: Examples = (("7", 3), ("abc", 3), ("abcd", 3), ("", 2), ("12", 5))

_SENTENCES: Examples = (("hello world",), ("one",), ("the quick brown fox",), ("a b c",), ("ab cd",))

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

_NUMBERS = (1, 3, 4, 5, 9, 14, 40, 58, 90, 400, 944, 1994, 2024)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is_plain(text: Any) -> bool:
    """Of letters and single spaces, so that all agree on what its words are."""
    return is_text(text) and re.fullmatch(r"[A-Za-z]+(?: [A-Za-z]+)*", text) is not None


def _is_cut(text: Any, length: Any) -> bool:
    return _is_plain(text) and is_whole(length, 4, 100)


def _is_padded(text: Any, length: Any) -> bool:
    return is_text(text) and is_whole(length, 0, 100)


def _tells_runs(result: Any, text: str) -> bool:
    """Whether the letters of the result are those of the runs, in any of the usual forms."""
    runs = [text[:1], *(b for a, b in pairwise(text) if a != b)]
    letters = [c for c in str(result) if c.isalpha()]
    return letters == runs or result == text


INTENTS = (
    certain(
        gives(
            "count_vowels|vowel_count|number_of_vowels",
            is_text,
            (*_TEXTS, ("AEIOU",), ("education",)),
            lambda t: sum(c in "aeiouAEIOU" for c in t),
            lambda t: sum(c in "aeiouyAEIOUY" for c in t),
        )
    ),
    gives(
        "capitali[sz]e|capitali[sz]e_first|upper_?case_first|upper_first|ucfirst",
        is_text,
        (("hello",), ("hello world",), ("a",), ("",), ("HELLO",), ("x y",)),
        _capitalised,
        lambda t: _capitalised(t.lower()),
        lambda t: " ".join(map(_capitalised, t.split(" "))),
    ),
    gives(
        "(?:to_)?title_case|capitali[sz]e_(?:words|all|each_word)",
        _is_plain,
        (*_SENTENCES, ("hELLO wORLD",)),
        lambda t: " ".join(map(_capitalised, t.split(" "))),
        lambda t: " ".join(_capitalised(w.lower()) for w in t.split(" ")),
    ),
    Intent(
        named("truncate(?:_(?:text|string))?|shorten|ellipsi[sz]e|limit_length"),
        _is_cut,
        _LONG,
        (
            one_of(
                "no more than it may have",
                lambda result, t, n: isinstance(result, str) and len(result) <= n and (len(t) > n or result == t),
            ),
            exactly(lambda t, n: t if len(t) <= n else f"{t[:n]}..."),
        ),
    ),
    follows(
        "(?:left_pad|pad_left|pad_start|lpad)",
        _is_padded,
        _SHORT,
        "as long as asked for, with the text at its end",
        lambda result, t, n: isinstance(result, str) and len(result) == max(n, len(t)) and result.endswith(t),
    ),
    follows(
        "(?:right_pad|pad_right|pad_end|rpad)",
        _is_padded,
        _SHORT,
        "as long as asked for, with the text at its start",
        lambda result, t, n: isinstance(result, str) and len(result) == max(n, len(t)) and result.startswith(t),
    ),
    certain(
        gives(
            "(?:remove|strip|without)_vowels|disemvowel",
            is_text,
            (*_TEXTS, ("AEIOU",), ("education",)),
            lambda t: re.sub("[aeiou]", "", t, flags=re.IGNORECASE),
        )
    ),
    gives(
        "(?:remove|strip)_(?:spaces|whitespace)",
        is_text,
        (*_TEXTS, (" a b ",)),
        lambda t: t.replace(" ", ""),
        str.strip,
    ),
    follows(
        "slug|slugify|to_slug|kebab_case|to_kebab_case",
        _is_plain,
        (("Hello World",), ("one",), ("The Quick Fox",), ("A b",)),
        "small letters, joined by hyphens",
        lambda result, t: isinstance(result, str) and result == t.lower().replace(" ", "-"),
    ),
    gives(
        "(?:camel(?:_case)?_to_snake(?:_case)?|to_snake_case|snake_case|snakify)",
        lambda t: isinstance(t, str) and re.fullmatch(r"[a-z]+(?:[A-Z][a-z]+)*", t) is not None,
        (("camelCase",), ("fooBarBaz",), ("plain",), ("aBe",), ("twoWords",)),
        lambda t: re.sub("([A-Z])", r"_\1", t).lower(),
    ),
    gives(
        "(?:snake(?:_case)?_to_camel(?:_case)?|to_camel_case|camel_case|camelize)",
        lambda t: isinstance(t, str) and re.fullmatch(r"[a-z]+(?:_[a-z]+)*", t) is not None,
        (("snake_case",), ("foo_bar_baz",), ("plain",), ("a_b",), ("two_words",)),
        lambda t: re.sub("_([a-z])", lambda m: m[1].upper(), t),
        lambda t: "".join(map(_capitalised, t.split("_"))),
    ),
    certain(
        gives(
            "(?:int(?:eger)?|number|arabic)?_?to_roman(?:_numerals?)?|romani[sz]e",
            lambda n: is_whole(n, 1, 3999),
            tuple((n,) for n in _NUMBERS),
            _roman,
        )
    ),
    certain(
        gives(
            "(?:roman|from_roman)(?:_numerals?)?(?:_to_(?:int|integer|number|arabic|decimal))?|parse_roman",
            lambda t: isinstance(t, str) and any(_roman(n) == t for n in range(1, 4000)),
            tuple((_roman(n),) for n in _NUMBERS),
            lambda t: next(n for n in range(1, 4000) if _roman(n) == t),
        )
    ),
    follows(
        "run_?length_encod(?:e|ing)|rle(?:_encode)?|compress_string",
        lambda t: isinstance(t, str) and t.isalpha(),
        (("aaabbc",), ("abc",), ("a",), ("aaa",), ("aabba",)),
        "every run of equal letters",
        _tells_runs,
    ),
)
