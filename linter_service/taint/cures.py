"""Edits that take the harm away where data from strangers arrives, for the few shapes in which the text tells how.

They change what the code does, which is the point: the data is no longer part of a statement, a command line or a page.
Whatever is not known to be one of these shapes is let be.
"""

import ast
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from linter_service.taint.kinds import Kind
from syntax.positions import LineIndex, Position

# How a driver marks a place for a parameter.
_MARKS = (("sqlite3.", "?"), ("psycopg.", "%s"), ("psycopg2.", "%s"), ("pymysql.", "%s"), ("MySQLdb.", "%s"))
# Between what a value stands in a statement; anywhere else it may be a name, an operator or half a word.
_BEFORE = re.compile(
    r"(?:[=<>]|\b(?:like|ilike|limit|offset|between)|\bbetween\s+\S+\s+and|\bvalues\s*\((?:[^()']*,)?)\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:$|[,)]|;\s*$)|\s+(?:and|or|order|group|having|limit|offset|union|returning|for)\b", re.IGNORECASE
)
# Comments, texts in other quotes, and marks of the statement's own.
_TOO_MUCH = re.compile(r"--|/\*|\$\$|[\"`?\\]")
_STARTING = frozenset(("run", "call", "check_call", "check_output", "Popen"))
_PLAIN_KEYWORDS = frozenset(
    ("capture_output", "check", "cwd", "encoding", "env", "input", "shell", "stderr", "stdout", "text", "timeout")
)
# What a shell makes more of than words.
_OF_SHELLS = re.compile(r"[|&;<>()$`*?\[\]#~!{}\\\n]")
_PROGRAM = re.compile(r"[\w./+-]+")
# Words of the shell itself, and programs that run what they are given.
_NO_PROGRAMS = frozenset({
    "alias", "awk", "bash", "bun", "cd", "dash", "deno", "docker", "env", "eval", "exec", "exit", "export", "find",
    "fish", "ksh", "lua", "node", "nohup", "perl", "php", "popd", "powershell", "pushd", "python", "python2",
    "python3", "read", "ruby", "set", "sh", "source", "ssh", "su", "sudo", "time", "timeout", "trap", "ulimit",
    "umask", "unset", "watch", "xargs", "zsh",
})  # fmt: skip
_INNER = re.compile(r"\.innerHTML(?=\s*=(?!=))")


@dataclass(frozen=True, slots=True)
class Edit:
    """Offsets within the text in question, and what stands between them afterwards."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Value:
    """A part that is worked out, as source; ``is_text`` where nothing else could be added to a text."""

    source: str
    is_text: bool = False


def cure(kind: Kind, sink: str, text: str, *, is_python: bool) -> list[Edit]:
    """The edits for ``text``, the expression or statement where the data arrives; none where it has another shape."""
    if not is_python:
        return _as_text(text) if kind is Kind.XSS else []
    # Places are counted in characters of lines, and a comment in between would be lost.
    if kind not in (Kind.SQL, Kind.COMMAND) or "#" in text or not re.fullmatch(r"[\t\n -~]*", text):
        return []
    try:
        call = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    if not isinstance(call, ast.Call) or not isinstance(call.func, (ast.Attribute, ast.Name)) or len(call.args) != 1:
        return []
    if text[_end(call.func, text) : _start(call.args[0], text)].strip() != "(":
        return []
    parts = _parts(call.args[0])
    if len({isinstance(part, str) for part in parts}) < 2:
        return []
    return _parametrised(call, sink, parts, text) if kind is Kind.SQL else _without_shell(call, parts, text)


def _as_text(text: str) -> list[Edit]:
    """``textContent`` in place of ``innerHTML``, where no markup is meant."""
    found = _INNER.search(text)
    if found is None or text.count(".innerHTML") != 1 or re.search(r"//|/\*", text) or re.search(r"[<&\\]", text):
        return []
    return [Edit(found.start(), found.end(), ".textContent")]


def _parts(node: ast.expr) -> list[str | _Value]:
    """What a text is put together of by ``+`` or in an f-string; nothing for what cannot be taken apart."""
    match node:
        case ast.Constant(value=str(value)):
            return [value]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            sides = _parts(left), _parts(right)
            return [*sides[0], *sides[1]] if all(sides) else []
        case ast.JoinedStr(values=values):
            return [part for value in values for part in _of_field(value)] if all(map(_of_field, values)) else []
        case ast.Call(func=ast.Name(id="str"), args=[inner], keywords=[]):
            return _value(inner, is_text=False)
    return _value(node, is_text=True)


def _of_field(value: ast.expr) -> list[str | _Value]:
    match value:
        case ast.Constant(value=str(said)):
            return [said]
        case ast.FormattedValue(value=inner, conversion=-1, format_spec=None):
            return _value(inner, is_text=False)
    return []


def _value(node: ast.expr, *, is_text: bool) -> list[str | _Value]:
    """Names, what they hold and what they give; nothing for what gives names to something on the way, or waits."""
    is_plain = isinstance(node, (ast.Name, ast.Attribute, ast.Subscript, ast.Call))
    odd = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await, ast.Starred, ast.Lambda)
    if not is_plain or any(isinstance(inner, odd) for inner in ast.walk(node)):
        return []
    return [_Value(ast.unparse(node), is_text)]


def _parametrised(call: ast.Call, sink: str, parts: Sequence[str | _Value], text: str) -> list[Edit]:
    """The statement with marks in it, and the values beside it."""
    mark = next((mark for driver, mark in _MARKS if sink.startswith(driver)), "")
    argument = call.args[0]
    is_alone = not call.keywords and text[_end(argument, text) :].strip() in (")", ",)")
    if not mark or not is_alone or not isinstance(call.func, ast.Attribute) or call.func.attr != "execute":
        return []
    if any(isinstance(part, str) and _TOO_MUCH.search(part) for part in parts):
        return []
    said, values, pieces = "", list[str](), [*parts, ""]
    for number, part in enumerate(parts):
        # What the one before has left of it.
        piece = pieces[number]
        if isinstance(piece, str):
            said += piece.replace("%", "%%") if mark == "%s" else piece
        if not isinstance(part, _Value):
            continue
        behind = pieces[number + 1]
        # Quotes around a value are the driver's to set.
        is_quoted = said.endswith("'") and isinstance(behind, str) and behind.startswith("'")
        before = said.removesuffix("'") if is_quoted else said
        rest = behind.removeprefix("'") if is_quoted and isinstance(behind, str) else behind
        if not isinstance(rest, str) or not _BEFORE.search(before) or not _BEHIND.match(rest) or before.count("'") % 2:
            return []
        pieces[number + 1] = rest
        said = before + mark
        values.append(part.source)
    return _beside(argument, said, values, text)


def _beside(argument: ast.expr, said: str, values: Sequence[str], text: str) -> list[Edit]:
    if said.count("'") % 2:
        return []
    given = f"({', '.join(values)}{',' * (len(values) == 1)})"
    return [Edit(_start(argument, text), _end(argument, text), f"{_literal(said)}, {given}")]


def _without_shell(call: ast.Call, parts: Sequence[str | _Value], text: str) -> list[Edit]:
    """A list of words in place of a line that a shell reads, which is not asked any more."""
    shell = next((one for one in call.keywords if one.arg == "shell"), None)
    is_asked = shell is not None and isinstance(shell.value, ast.Constant) and shell.value.value is True
    if shell is None or not is_asked or ast.unparse(call.func).rpartition(".")[2] not in _STARTING:
        return []
    if not {one.arg for one in call.keywords} <= _PLAIN_KEYWORDS:
        return []
    words = _words(parts)
    gone = _with_comma(call, shell, text)
    if not words or gone is None:
        return []
    argument = call.args[0]
    return [Edit(_start(argument, text), _end(argument, text), f"[{', '.join(words)}]"), Edit(*gone, "")]


def _words(parts: Sequence[str | _Value]) -> list[str]:
    """The words of a command line, each as source; none where a shell would make more of it."""
    line, values = "", list[_Value]()
    for part in parts:
        if isinstance(part, str):
            if _OF_SHELLS.search(part) or not part.isprintable():
                return []
            line += part
        else:
            line += f"\x00{len(values)}\x00"
            values.append(part)
    try:
        words = shlex.split(line)
    except ValueError:
        return []
    is_program = bool(words) and _PROGRAM.fullmatch(words[0]) is not None
    if not is_program or words[0].rpartition("/")[2] in _NO_PROGRAMS:
        return []
    return [_word(word.split("\x00"), values) for word in words]


def _word(pieces: Sequence[str], values: Sequence[_Value]) -> str:
    """One word, of texts and in between them numbers of values."""
    told = []
    for number, piece in enumerate(pieces):
        value = values[int(piece)] if number % 2 else None
        if value is not None:
            told.append(value.source if value.is_text else f"str({value.source})")
        elif piece:
            told.append(_literal(piece))
    return " + ".join(told) or '""'


def _literal(said: str) -> str:
    """A text as source, in double quotes where it needs no escape."""
    if "\n" in said and '"' not in said and "\\" not in said:
        return f'"""{said}"""'
    return f'"{said}"' if '"' not in said and "\\" not in said and said.isprintable() else repr(said)


def _with_comma(call: ast.Call, keyword: ast.keyword, text: str) -> tuple[int, int] | None:
    """Where an argument by name stands, with the comma before it; None where more stands around it."""
    start, end = _at(text, keyword.lineno, keyword.col_offset), _end(keyword.value, text)
    before = [_end(call.args[0], text), *(_end(one.value, text) for one in call.keywords)]
    last = max(place for place in before if place <= start)
    is_bare = "".join(text[start : _start(keyword.value, text)].split()) == f"{keyword.arg}="
    return (last, end) if is_bare and text[last:start].strip() == "," else None


def _start(node: ast.expr, text: str) -> int:
    return _at(text, node.lineno, node.col_offset)


def _end(node: ast.expr, text: str) -> int:
    return _at(text, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset)


def _at(text: str, line: int, column: int) -> int:
    """The offset of a place in plain ASCII, whose columns ``ast`` counts from 0."""
    return LineIndex(text).offset(Position(line, column + 1))
