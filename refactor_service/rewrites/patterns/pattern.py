"""A rewrite for a language that nothing here runs: what it looks for in a parse tree, and what it puts there.

Variables are ast-grep's: ``$NAME`` stands for one node, ``$$$NAME`` for any number of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from ast_grep_py import Config, SgNode

from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.languages import language_of
from syntax.parsing import error_spans, parse, span
from syntax.positions import LineIndex
from syntax.source import Source

_VARIABLE = re.compile(r"\$\$\$([A-Z]+)|\$([A-Z]+)")
# Beside these an expression falls apart that is none of the closed ones, by parts of the names of their kinds.
_BEFORE, _BEHIND = re.compile(r"(?:!|&&|\?\?)\s*$"), re.compile(r"\s*(?:&&|\?\?)|\??\.")
_BINDS = re.compile("binary|unary|cast|reference|ternary|conditional")
_CLOSED = re.compile(
    "throw|identifier|call|invocation|field|member|access|selector|literal|parenthesized|index|subscript|this"
)


@dataclass(frozen=True, slots=True)
class PatternRewrite:
    """``matcher`` is a rule of ast-grep's, ``constraints`` say what its variables stand for. ``bad`` and ``good`` are
    code, the first of which becomes the second; ``untouched`` is code that looks alike and stays. ``assumption`` is
    what must hold and the text does not tell.
    """

    name: str
    aim: Aim
    what: str
    why: str
    matcher: Mapping[str, Any]
    template: str
    bad: str
    good: str
    untouched: tuple[str, ...]
    # Further code, and what it becomes.
    others: tuple[tuple[str, str], ...] = ()
    constraints: Mapping[str, Any] | None = None
    assumption: str = ""
    # Whether what it makes falls apart where it is part of an expression.
    falls_apart: bool = False
    # What must not stand in it.
    unless: str = ""
    # Whether the statement behind it is replaced with it.
    takes_next: bool = False
    # A name that has to stand elsewhere too, because an import of what is used nowhere is an error.
    still_used: str = ""


def rewrite_of(pattern: PatternRewrite, language: str) -> Rewrite:
    """As the table has them."""
    return Rewrite(
        name=f"{language}_{pattern.name}",
        family=language,
        aim=pattern.aim,
        metric=Metric.OCCURRENCES,
        what=pattern.what,
        find=partial(_find, pattern, language),
        undrivable=f"nothing here runs {language}",
    )


def _find(pattern: PatternRewrite, language: str, source: Source) -> Iterator[Candidate]:
    root = parse(source.text, language_of(language))
    if next(iter(error_spans(root, 1)), None) is not None:
        return
    index = LineIndex(source.text)
    config = {"rule": dict(pattern.matcher)}
    if pattern.constraints:
        config["constraints"] = dict(pattern.constraints)
    for node in root.find_all(cast("Config", config)):
        behind = node.next() if pattern.takes_next else None
        start, end = span(node)[0], span(behind or node)[1]
        old, made = source.text[start:end], _filled(pattern.template, node, source.text)
        parent = node.parent()
        if pattern.falls_apart and parent is not None and _BINDS.search(parent.kind()):
            made = f"({made})"
        if made == old or "//" in old or "/*" in old or (pattern.unless and re.search(pattern.unless, old)):
            continue
        changed = f"{source.text[:start]}{made}{source.text[end:]}"
        if pattern.still_used and not re.search(rf"(?<![\w.]){re.escape(pattern.still_used)}", changed):
            continue
        first, last = index.position(start).line, index.position(end).line
        title = f"{pattern.what.rstrip('.')} in line {first}"
        yield Candidate(changed, first, last, title, pattern.why, assumption=pattern.assumption)


def _filled(template: str, node: SgNode, text: str) -> str:
    """The template with what its variables matched; what would fall apart beside an operator keeps together."""

    def filled(variable: re.Match[str]) -> str:
        if many := variable[1]:
            found = node.get_multiple_matches(many)
            return text[span(found[0])[0] : span(found[-1])[1]] if found else ""
        matched = node.get_match(variable[2])
        if matched is None:
            return ""
        is_operand = _BEFORE.search(template[: variable.start()]) or _BEHIND.match(template[variable.end() :])
        return f"({matched.text()})" if is_operand and not _CLOSED.search(matched.kind()) else matched.text()

    return _VARIABLE.sub(filled, template)
