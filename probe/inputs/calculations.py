"""Texts for code that works out calculations: numbers and signs between them, of several ranks and in brackets."""

import itertools
import random
from collections.abc import Iterator

from probe.inputs.grammar import tokens_of
from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written

# Those whose order and rounding say most stand first.
_SIGNS = ("/", "^", "%", "-", "**", "//", "*", "+")
# With fewer of them, the code most likely means something else by them.
_FEWEST, _MOST = 3, 48
_NUMBERS = ("2", "3", "7", "0", "5", "1", "10", "4")


def calculations(kind: Kind, family: str, mined: Mined, seed: int) -> list[str]:
    """Some texts, the forms in turns; none for code that does not ask for several signs."""
    tokens = tokens_of(mined)
    signs = [sign for sign in _SIGNS if sign in tokens]
    if kind is not Kind.STR or len(signs) < _FEWEST:
        return []
    source = random.Random(f"{seed}:{signs}")
    has_brackets = any("(" in text for text in mined.strings)
    texts = itertools.islice(_texts(signs, source, has_brackets=has_brackets), _MOST)
    return [written(text, family) for text in dict.fromkeys(texts)]


def _texts(signs: list[str], source: random.Random, *, has_brackets: bool) -> Iterator[str]:
    """First, for each sign, in turns: what of it is of the number, from which side it is worked out, what it makes of
    nought.
    """
    forms = ("-7{0}2", "2{0}3{0}2", "5{0}0")
    for turn in range(len(forms)):
        yield from (forms[(turn + n) % len(forms)].format(sign) for n, sign in enumerate(signs))
    while True:
        first, second = source.choice(signs), source.choice(signs)
        a, b, c, d = (source.choice(_NUMBERS) for _ in range(4))
        yield f"{a}{first}{b}{second}{c}"
        yield f"{a} {first} {b} {second} {c} {source.choice(signs)} {d}"
        if has_brackets:
            yield source.choice((f"({a}{first}{b}){second}{c}", f"{a}{first}({b}{second}{c})", f"-({a}{first}{b})"))
        yield source.choice((f"{a}{first}-{b}", f"--{a}{first}{b}", f"{a}{first}{second}{b}", f"{a}.5{first}{b}"))
