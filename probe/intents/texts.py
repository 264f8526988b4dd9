"""Names of what is asked of texts, and done with them."""

import os.path
import re
from collections import Counter
from typing import Any

from probe.intents.intent import (
    Examples,
    answers,
    certain,
    gives,
    is_list,
    is_text,
)

_TEXTS: Examples = (("",), ("a",), ("abc",), ("Hello World",), ("aa bb",), ("xyzzy",), ("A b C d",))

_MIRRORED: Examples = (
    ("racecar",),
    ("abba",),
    ("abca",),
    ("ab",),
    ("a",),
    ("abcba",),
    ("hello",),
    ("Level",),
    ("A man a plan",),
    ("never odd or even",),
)

_LETTERS: Examples = (
    ("listen", "silent"),
    ("abc", "cab"),
    ("abc", "abd"),
    ("aab", "abb"),
    ("a", "a"),
    ("ab", "a"),
    ("rat", "car"),
)

_BRACKETS: Examples = (
    ("()",),
    ("(()",),
    ("())",),
    (")(",),
    ("",),
    ("([])",),
    ("([)]",),
    ("{[()]}",),
    ("((",),
    ("]",),
    ("()[]{}",),
)

_EDITS: Examples = (
    ("kitten", "sitting"),
    ("", "abc"),
    ("abc", ""),
    ("abc", "abc"),
    ("flaw", "lawn"),
    ("ab", "ba"),
    ("a", "b"),
    ("book", "back"),
)

_SENTENCES: Examples = (("hello world",), ("one",), ("the quick brown fox",), ("a b c",), ("ab cd",))

_STARTS: Examples = (
    (["flower", "flow", "flight"],),
    (["dog", "car"],),
    (["a"],),
    (["ab", "abc"],),
    (["abc", "ab"],),
    (["same", "same"],),
)

_CLOSING = {")": "(", "]": "[", "}": "{"}


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _is_mirrored(text: str) -> bool:
    return text == text[::-1]


def _is_balanced(text: str) -> bool:
    held: list[str] = []
    for sign in text:
        if sign in _CLOSING.values():
            held.append(sign)
        elif sign in _CLOSING and (not held or held.pop() != _CLOSING[sign]):
            return False
    return not held


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for n, a in enumerate(one, 1):
        above, row = row, [n]
        for m, b in enumerate(other, 1):
            row.append(min(above[m] + 1, row[-1] + 1, above[m - 1] + (a != b)))
    return row[-1]


def _aligned(one: str, other: str) -> int:
    """The same where two neighbours that change places count as one edit."""
    rows = [[n + m if n * m == 0 else 0 for m in range(len(other) + 1)] for n in range(len(one) + 1)]
    for n, a in enumerate(one, 1):
        for m, b in enumerate(other, 1):
            rows[n][m] = min(rows[n - 1][m] + 1, rows[n][m - 1] + 1, rows[n - 1][m - 1] + (a != b))
            if n > 1 and m > 1 and one[n - 2 : n] == other[m - 2 : m][::-1]:
                rows[n][m] = min(rows[n][m], rows[n - 2][m - 2] + 1)
    return rows[-1][-1]


def _is_plain(text: Any) -> bool:
    """Of letters and single spaces, so that all agree on what its words are."""
    return is_text(text) and re.fullmatch(r"[A-Za-z]+(?: [A-Za-z]+)*", text) is not None


def _are_texts(*texts: Any) -> bool:
    return all(map(is_text, texts))


INTENTS = (
    certain(
        answers(
            "(?:is_)?(?:a_)?palindrome|is_palindromic",
            is_text,
            _MIRRORED,
            lambda t: _is_mirrored(_letters(t)),
            _is_mirrored,
            lambda t: _is_mirrored(t.lower()),
            lambda t: _is_mirrored(t.lower().replace(" ", "")),
        )
    ),
    certain(
        answers(
            "(?:is_|are_)?anagrams?|is_anagram_of",
            _are_texts,
            _LETTERS,
            lambda a, b: Counter(_letters(a)) == Counter(_letters(b)),
            lambda a, b: Counter(a) == Counter(b),
            lambda a, b: Counter(a) == Counter(b) and a != b,
        )
    ),
    certain(gives("reverse(?:_(?:string|str|text))?", is_text, _TEXTS, lambda t: t[::-1])),
    gives(
        "reverse_words",
        _is_plain,
        _SENTENCES,
        lambda t: " ".join(t.split()[::-1]),
        lambda t: " ".join(w[::-1] for w in t.split()),
    ),
    gives("count_words|words?_count|number_of_words", _is_plain, _SENTENCES, lambda t: len(t.split())),
    gives(
        "(?:char(?:acter)?|letter)_(?:count|frequency|counts|frequencies)|count_(?:chars|characters|letters)",
        lambda t: is_text(t) and t.isalpha() and t.islower(),
        (("hello",), ("abc",), ("aaa",), ("banana",)),
        lambda t: dict(Counter(t)),
        len,
    ),
    certain(
        answers(
            "is_balanced|(?:is_|has_)?(?:balanced|valid)_(?:parenthes[ei]s|brackets|parens)|are_(?:parentheses|brackets)_balanced",
            lambda t: isinstance(t, str) and set(t) <= set("()[]{}"),
            _BRACKETS,
            _is_balanced,
            lambda t: _is_balanced(re.sub(r"[^()]", "", t)),
        )
    ),
    certain(gives("levenshtein(?:_distance)?|edit_distance|leven", _are_texts, _EDITS, _distance, _aligned)),
    certain(
        gives(
            "hamming(?:_distance)?",
            lambda a, b: _are_texts(a, b) and len(a) == len(b),
            (("karolin", "kathrin"), ("", ""), ("abc", "abc"), ("a", "b"), ("1011", "1001")),
            lambda a, b: sum(x != y for x, y in zip(a, b, strict=True)),
        )
    ),
    certain(
        gives(
            "longest_common_prefix|common_prefix",
            lambda v: isinstance(v, list) and len(v) > 0 and is_list(v) and isinstance(v[0], str),
            _STARTS,
            os.path.commonprefix,
        )
    ),
)
