"""Edits that take the harm away where data from strangers arrives, for the shapes in which the text tells how.

They change what the code does, which is the point: the data is no longer part of a statement, a command line or a page.
"""

import ast
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from linter_service.taint.kinds import Kind

# How a driver marks a place for a parameter.
_MARKS = (("sqlite3.", "?"), ("psycopg.", "%s"), ("psycopg2.", "%s"), ("pymysql.", "%s"), ("MySQLdb.", "%s"))
# Behind these words stands a name, which is no parameter.
_NAMES_FOLLOW = re.compile(
    r"\b(?:from|into|update|table|join|by|select|asc|desc|index|on|database|schema)\s*$", re.IGNORECASE
)
_WITH_SHELL = frozenset(("run", "call", "check_call", "check_output", "Popen"))
# What a shell makes more of than words.
_OF_SHELLS = re.compile(r"[|&;<>()$`*?\[\]#~!{}\\\n]")
_INNER = re.compile(r"\.innerHTML(?=\s*=(?!=))")


@dataclass(frozen=True, slots=True)
class Edit:
    """Offsets within the text in question, and what stands between them afterwards."""

    start: int
    end: int
    text: str


def cure(kind: Kind, sink: str, text: str, *, is_python: bool) -> list[Edit]:
    """The edits for ``text``, the expression or statement where the data arrives; none where it has another shape."""
    if not is_python:
        return _as_text(text) if kind is Kind.XSS else []
    if kind not in (Kind.SQL, Kind.COMMAND):
        return []
    try:
        call = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    if not isinstance(call, ast.Call) or not call.args or not text.isascii():
        return []
    parts = _parts(call.args[0], text)
    if len({isinstance(part, str) for part in parts}) < 2:
        return []
    return _parametrised(call, sink, parts, text) if kind is Kind.SQL else _without_shell(call, parts, text)


def _as_text(text: str) -> list[Edit]:
    """``textContent`` in place of ``innerHTML``, where no markup is meant."""
    found = _INNER.search(text)
    if found is None or "<" in text[found.end() :]:
        return []
    return [Edit(found.start(), found.end(), ".textContent")]


def _parts(node: ast.expr, text: str) -> list[str | ast.expr]:
    """What a text is put together of by ``+`` or in an f-string; nothing for what it cannot be taken apart."""
    match node:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            sides = _parts(left, text), _parts(right, text)
            return [*sides[0], *sides[1]] if all(sides) else []
        case ast.JoinedStr(values=values):
            return [part for value in values for part in _of_field(value)] if all(map(_of_field, values)) else []
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return [node]
        case ast.Call(func=ast.Name(id="str"), args=[inner], keywords=[]):
            return [inner]
    return []


def _of_field(value: ast.expr) -> list[str | ast.expr]:
    match value:
        case ast.Constant(value=str(said)):
            return [said]
        case ast.FormattedValue(value=inner, conversion=-1, format_spec=None):
            return [inner]
    return []


def _parametrised(call: ast.Call, sink: str, parts: Sequence[str | ast.expr], text: str) -> list[Edit]:
    """The statement with marks in it, and the values beside it."""
    mark = next((mark for driver, mark in _MARKS if sink.startswith(driver)), "")
    if not mark or len(call.args) != 1 or call.keywords:
        return []
    said, values = "", list[str]()
    for number, part in enumerate(parts):
        if isinstance(part, str):
            # Quotes around a place are the driver's to set.
            own = part[1:] if said.endswith(f"'{mark}") and part.startswith("'") else part
            said = said[: -len(mark) - 1] + mark if own != part else said
            said += own.replace("%", "%%") if mark == "%s" else own
            continue
        if _NAMES_FOLLOW.search(said.rstrip("'\"`[")):
            return []
        said += mark
        values.append(_source(part, text))
        if number + 1 == len(parts) and said.endswith(f"'{mark}"):
            return []
    if _is_within_quotes(said, mark):
        return []
    given = f"({', '.join(values)}{',' * (len(values) == 1)})"
    return [Edit(*_span(call.args[0], text), f"{_literal(said)}, {given}")]


def _is_within_quotes(said: str, mark: str) -> bool:
    """Whether a mark stands in a text of the statement, where it is no mark."""
    return any(before.count("'") % 2 or before.count('"') % 2 for before in _before_marks(said, mark))


def _before_marks(said: str, mark: str) -> list[str]:
    pieces = said.split(mark)
    return [mark.join(pieces[:count]) for count in range(1, len(pieces))]


def _without_shell(call: ast.Call, parts: Sequence[str | ast.expr], text: str) -> list[Edit]:
    """A list of words in place of a line that a shell reads, which is not asked any more."""
    name = ast.unparse(call.func).rpartition(".")[2]
    shell = next((one for one in call.keywords if one.arg == "shell"), None)
    is_asked = shell is not None and isinstance(shell.value, ast.Constant) and shell.value.value is True
    if name not in _WITH_SHELL or shell is None or not is_asked or len(call.args) != 1:
        return []
    line, values = "", list[str]()
    for part in parts:
        if isinstance(part, str):
            if _OF_SHELLS.search(part):
                return []
            line += part
        else:
            line += f"\x00{len(values)}\x00"
            values.append(_source(part, text))
    try:
        words = shlex.split(line)
    except ValueError:
        return []
    if not words or "\x00" in words[0]:
        return []
    listed = f"[{', '.join(_word(word, values) for word in words)}]"
    return [Edit(*_span(call.args[0], text), listed), Edit(*_with_comma(shell, text), "")]


def _word(word: str, values: Sequence[str]) -> str:
    """One word of a command line, as source."""
    pieces = word.split("\x00")
    if len(pieces) == 1:
        return _literal(word)
    if len(pieces) == 3 and not pieces[0] and not pieces[2]:
        return values[int(pieces[1])]
    if any(quote in values[int(number)] for number in pieces[1::2] for quote in "\"'{}"):
        return " + ".join(
            f"str({values[int(piece)]})" if number % 2 else _literal(piece)
            for number, piece in enumerate(pieces)
            if number % 2 or piece
        )
    told = "".join(f"{{{values[int(piece)]}}}" if number % 2 else piece for number, piece in enumerate(pieces))
    return f"f{_literal(told)}"


def _literal(said: str) -> str:
    if "\n" in said:
        return f'"""{said}"""' if '"""' not in said and "\\" not in said and not said.endswith('"') else repr(said)
    return f'"{said}"' if '"' not in said and "\\" not in said and said.isprintable() else repr(said)


def _with_comma(keyword: ast.keyword, text: str) -> tuple[int, int]:
    """Where an argument by name stands, with what parts it from the one before."""
    start, end = _offset(text, keyword.lineno, keyword.col_offset), _span(keyword.value, text)[1]
    return text.rindex(",", 0, start), end


def _source(node: ast.expr, text: str) -> str:
    start, end = _span(node, text)
    return text[start:end]


def _span(node: ast.expr, text: str) -> tuple[int, int]:
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
    return _offset(text, node.lineno, node.col_offset), _offset(text, end_line, end_column)


def _offset(text: str, line: int, column: int) -> int:
    """Of a place in plain ASCII."""
    return sum(len(one) for one in text.splitlines(keepends=True)[: line - 1]) + column
