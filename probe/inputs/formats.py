"""Texts that a function of the standard library reads: queries, addresses, JSON, dates, numbers, paths, patterns."""

from probe.inputs.kinds import Kind
from probe.inputs.mined import Mined
from probe.inputs.written import written


def formats(kind: Kind, family: str, mined: Mined, _seed: int) -> list[str]:
    """The texts of each format that the code reads, and nearly."""
    return [written(text, family) for known in mined.formats for text in known.texts] if kind is Kind.STR else []
