"""Strings with the parts that the code asks about: its own words and characters, between letters and digits."""

import itertools
import random
from collections.abc import Iterator

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written

_MAX_TOKENS, _SHORT, _ALPHABET, _WORDS = 10, 4, 12, 16
# Of lists of words: how many, how long they may become, and how often a word follows itself.
_SENTENCES, _MOST_SAID, _AGAIN = 32, 7, 0.3
PARTNERS = {"(": ")", "[": "]", "{": "}", "<": ">"}


def grammar(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Around each token what usually stands there, pairs of tokens in both orders, and words of several."""
    tokens = tokens_of(mined)
    if kind is Kind.STRS:
        return [
            written(items, family)
            for items in (*_sentences(mined, random.Random(seed)), *([f"a{t}b"] for t in tokens[:3]))
        ]
    if kind is not Kind.STR or not tokens:
        return []
    return [written(text, family) for text in dict.fromkeys(_texts(tokens, random.Random(seed)))]


def _sentences(mined: Mined, source: random.Random) -> list[list[str]]:
    """Words of the code one after the other, as actions or events come, some of them several times in a row."""
    known = [text for text in mined.strings if text.strip()]
    return [_sentence(known, source) for _ in range(_SENTENCES)] if known else []


def _sentence(known: list[str], source: random.Random) -> list[str]:
    words = [source.choice(known)]
    for _ in range(source.randint(1, _MOST_SAID)):
        words.append(words[-1] if source.random() < _AGAIN else source.choice(known))
    return words


def tokens_of(mined: Mined) -> list[str]:
    """Short strings of the code, the shortest first, what the formats that it reads are put together with, and the
    characters of strings that look like an alphabet.
    """
    short = sorted((text for text in mined.strings if 0 < len(text) <= _SHORT), key=len)
    alphabets = [
        text for text in mined.strings if 1 < len(text) <= _ALPHABET and " " not in text and not text.isdigit()
    ]
    characters = [character for text in sorted(alphabets, key=len) for character in text]
    of_formats = [token for known in mined.formats for token in known.tokens]
    return list(dict.fromkeys([*short, *of_formats, *characters]))[:_MAX_TOKENS]


def _texts(tokens: list[str], source: random.Random) -> Iterator[str]:
    """The forms in turns, so that each token has each form before another has its last."""
    pairs = [(first, second) for first in tokens for second in tokens if first != second]
    source.shuffle(pairs)
    forms = [
        [f"1{token}" for token in tokens],
        # Which of two comes first shows where they are not each other's.
        [f"2{token}3{token}2" for token in tokens],
        [text for first, second in pairs for text in (f"1{first}90{second}", f"{first}{second}")],
        [text for first, second in pairs for text in (f"2{first}3{second}4", f"1{first}90{second}5")],
        ["".join(source.choice(tokens) for _ in range(source.randint(2, 4))) for _ in range(_WORDS)],
        [text for token in tokens for text in (f"a{token}b", f"3{token}20", token.swapcase())],
        [
            *_nested(tokens),
            *(
                text
                for first, second in pairs
                for text in (f"{first}a{second}", f"2{first}15{second}", f"{first}7{second}3")
            ),
        ],
        [
            text
            for token in tokens
            for text in (f"{token}a", f"a{token}", token * 2, f"1{token}2{token}", f"100{token}")
        ],
    ]
    for turn in itertools.zip_longest(*forms):
        yield from (text for text in turn if text is not None)


def _nested(tokens: list[str]) -> list[str]:
    return [
        text
        for opening, closing in PARTNERS.items()
        if opening in tokens
        for text in (
            f"{opening}1{closing}",
            f"2{opening}3{closing}",
            f"{opening}{opening}1{closing}2{closing}",
            f"{opening}a",
        )
    ]
