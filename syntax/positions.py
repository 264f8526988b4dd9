"""Places in a text: offsets in code points inside, lines and UTF-16 columns (both from 1) towards everyone else."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# The three line ends that the Language Server Protocol knows.
LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """``line`` from 1, ``column`` in UTF-16 code units from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """Half-open: ``end`` lies just after the last character."""

    start: Position
    end: Position


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """The offset of each line; findings of one file ask for those of the same text a hundred times over."""
    return (0, *(match.end() for match in LINE_END.finditer(text)))


class LineIndex:
    """Translates between offsets and positions of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)

    def position(self, offset: int) -> Position:
        """The position of a code-point offset; offsets beyond the text mean its end."""
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return Position(line + 1, utf16_length(self._text[self._starts[line] : offset]) + 1)

    def offset(self, position: Position) -> int:
        """The code-point offset of a position; columns beyond a line mean its end, lines beyond the text its end."""
        if position.line > len(self._starts):
            return len(self._text)
        start = self._starts[position.line - 1]
        end = self._starts[position.line] if position.line < len(self._starts) else len(self._text)
        if self._text.isascii():
            return min(start + max(0, position.column - 1), end)
        units = 0
        for index in range(start, end):
            if units >= position.column - 1:
                return index
            units += 2 if ord(self._text[index]) > 0xFFFF else 1
        return end

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return Range(self.position(start), self.position(end))

    def lines(self, first: int, last: int) -> str:
        """The text of lines ``first`` to ``last``, inclusive, with their line ends."""
        end = self._starts[last] if last < len(self._starts) else len(self._text)
        return self._text[self._starts[first - 1] : end]


class Utf16Index:
    """Translates offsets in UTF-16 code units, which is what JavaScript counts in, to positions of one text."""

    def __init__(self, text: str) -> None:
        is_plain = text.isascii()
        self._wide = [] if is_plain else [n for n, character in enumerate(text) if ord(character) > 0xFFFF]
        self._index = LineIndex(text)

    def range(self, start: int, end: int) -> Range:
        """The range between two offsets."""
        return self._index.range(self._offset(start), self._offset(end))

    def _offset(self, units: int) -> int:
        offset = units
        for number in self._wide:
            if number + 1 >= offset:
                break
            offset -= 1
        return offset
