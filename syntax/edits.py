"""Text edits: applied exactly, so that everything outside them stays byte for byte what it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from syntax.positions import LineIndex, Range


@dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """What stands at ``range`` is replaced by ``new_text``."""

    range: Range
    new_text: str


class OverlappingEdits(ValueError):
    """Two edits of one change touch the same text."""


def apply_edits(text: str, edits: Sequence[TextEdit]) -> str:
    """``text`` after all ``edits``, which are all meant against ``text`` itself.

    Raises OverlappingEdits. Insertions at one place keep the order in which they are given.
    """
    index = LineIndex(text)
    spans = [(index.offset(edit.range.start), index.offset(edit.range.end), edit.new_text) for edit in edits]
    spans.sort(key=lambda span: (span[0], span[1]))
    parts: list[str] = []
    reached = 0
    for start, end, new_text in spans:
        if start < reached or end < start:
            raise OverlappingEdits("edits overlap")
        parts += [text[reached:start], new_text]
        reached = end
    return "".join([*parts, text[reached:]])


def replacement(text: str, changed: str) -> TextEdit:
    """The one edit that makes ``changed`` of ``text``, trimmed of what both have in common at either end."""
    limit = min(len(text), len(changed))
    start = _common(lambda count: text[:count] == changed[:count], limit)
    tail = _common(lambda count: text[len(text) - count :] == changed[len(changed) - count :], limit - start)
    # Never cut a CRLF in two: the half that stays would read as a line end of its own.
    if 0 < start < len(text) and text[start - 1] == "\r" and text[start] == "\n":
        start -= 1
    if tail and text[-tail] == "\n" and text[-tail - 1 : -tail] == "\r":
        tail -= 1
    span = LineIndex(text).range(start, len(text) - tail)
    return TextEdit(span, changed[start : len(changed) - tail])


def _common(is_common: Callable[[int], bool], most: int) -> int:
    """How many characters are the same, ``most`` at most, by halves."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if is_common(middle):
            least = middle
        else:
            most = middle - 1
    return least


def diff(text: str, changed: str, path: str) -> str:
    """Unified diff with three lines of context; empty when nothing changed."""
    before, after = text.splitlines(keepends=True), changed.splitlines(keepends=True)
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def line_ending(text: str) -> str:
    """The line end that most of ``text`` uses."""
    crlf = text.count("\r\n")
    return "\r\n" if crlf * 2 > text.count("\n") else "\n"


def with_line_ending(text: str, ending: str) -> str:
    """``text``, whose line ends are all LF, with ``ending`` instead."""
    return text if ending == "\n" else text.replace("\r\n", "\n").replace("\n", ending)
