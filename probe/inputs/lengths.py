"""Texts and lists as long as the code asks whether they are, one less and one more."""

from probe.inputs.fields import LONGEST, text_of
from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written


def lengths(kind: Kind, family: str, mined: Mined, _seed: int) -> list[str]:
    """Of a text, a list of numbers or of texts."""
    counts = [count for number in mined.lengths for count in (number, number + 1, number - 1) if 0 < count <= LONGEST]
    counts = list(dict.fromkeys(counts))
    match kind:
        case Kind.STR:
            return [written(text_of(count), family) for count in counts]
        case Kind.INTS:
            return [written(list(range(1, count + 1)), family) for count in counts]
        case Kind.STRS:
            return [written([text_of(1 + n % 3) for n in range(count)], family) for count in counts]
        case _:
            return []
