"""Extract duplicate.

What: statements that stand in two functions alike, but for the names of variables, become one function that both call.
Why: what is wrong in one of them is wrong in both, and is mended in one place.
Bad: the same eight lines in two functions
Good: ``total = _compute_total(rows)`` in both
Limits: fewer than four statements or six lines; what `extract function` does not move; a function and a method, or
methods of two classes.
"""

import ast
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from refactor_service.rewrites.part import MIN_STATEMENTS, MOST_ALIKE, SIZES, listed
from refactor_service.rewrites.python.extraction import (
    Site,
    call,
    definition,
    first_line,
    is_handy,
    name_for,
    sites,
    with_lines,
)
from refactor_service.rewrites.python.runs import Run, runs_of
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


@dataclass(frozen=True)
class _Part:
    """A run, and the names in it by their order."""

    site: Site
    run: Run
    names: tuple[str, ...]

    @property
    def lines(self) -> int:
        return (self.run.statements[-1].end_lineno or 0) - self.run.statements[0].lineno + 1

    def overlaps(self, other: "_Part") -> bool:
        """Whether they share lines."""
        first, second = sorted((self, other), key=lambda part: part.run.statements[0].lineno)
        return (first.run.statements[-1].end_lineno or 0) >= second.run.statements[0].lineno


def find(source: Source) -> Iterator[Candidate]:
    """The longest pair of runs that are alike, and those that share no line with it or a longer one."""
    alike: dict[tuple[str, str], list[_Part]] = {}
    for site in sites(source):
        for run in runs_of(site.function, SIZES):
            is_part = run.statements[-1].lineno - run.statements[0].lineno < MOST_ALIKE * (site.last - site.first)
            if _statements(run) >= MIN_STATEMENTS and is_part and is_handy(site, run):
                shape, names = _shape(run)
                alike.setdefault((site.owner, shape), []).append(_Part(site, run, names))
    pairs = [(one, two) for parts in alike.values() for one, two in itertools.combinations(parts[:4], 2)]
    pairs.sort(key=lambda pair: (-pair[0].lines, pair[0].run.statements[0].lineno))
    taken: list[_Part] = []
    for one, two in pairs:
        if not one.overlaps(two) and not any(part.overlaps(old) for part in (one, two) for old in taken):
            candidate = _candidate(source, one, two)
            if candidate is not None:
                taken += [one, two]
                yield candidate


def _candidate(source: Source, one: _Part, two: _Part) -> Candidate | None:
    """None where the two need or give back different things."""
    other = dict(zip(one.names, two.names, strict=True))
    given, outputs = _as_other(one.site.given(one.run), other), _as_other(one.run.outputs, other)
    if set(given) != set(two.site.given(two.run)) or set(outputs) != set(two.run.outputs):
        return None
    if one.run.ending != two.run.ending or _comments(one) != _comments(two):
        return None
    name = name_for(source.text, one.site, one.run)
    changes = [
        (*_lines(one), call(one.site, one.run, name, one.site.given(one.run), one.run.outputs)),
        (*_lines(two), call(two.site, two.run, name, given, outputs)),
        (one.site.last + 1, one.site.last, definition(one.site, one.run, name)),
    ]
    places = " and ".join("{} to {}".format(*_lines(part)) for part in (one, two))
    return Candidate(
        with_lines(source, one.site, changes),
        one.site.first,
        two.site.last,
        f"Extract {name}, which stands there twice",
        f"Lines {places} do the same with other names; they need {listed(one.run.inputs)} and give back "
        f"{listed(one.run.outputs)}.",
        interface=frozenset({f"{one.site.owner}.{name}" if one.site.owner else name}),
    )


def _lines(part: _Part) -> tuple[int, int]:
    return first_line(part.site, part.run), part.run.statements[-1].end_lineno or 0


def _comments(part: _Part) -> list[str]:
    """What is said beside the code, which one of them would lose."""
    first, last = _lines(part)
    lines = "\n".join(part.site.lines[first - 1 : last])
    return re.findall(r"#.*", lines)


def _as_other(names: Sequence[str], other: Mapping[str, str]) -> list[str]:
    return [other.get(name, name) for name in names]


def _statements(run: Run) -> int:
    return sum(isinstance(node, ast.stmt) for statement in run.statements for node in ast.walk(statement))


def _shape(run: Run) -> tuple[str, tuple[str, ...]]:
    """The tree with a number for each name of a variable, and the names by their numbers."""
    local = {*run.inputs, *run.outputs} | {
        node.id
        for statement in run.statements
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    names: dict[str, int] = {}
    dumped = "; ".join(_dumped(statement, local, names) for statement in run.statements)
    return dumped, tuple(names)


def _dumped(node: object, local: Set[str], names: dict[str, int]) -> str:
    """As ``ast.dump`` writes it, with numbers for the names that are local."""
    if isinstance(node, ast.Name) and node.id in local:
        return f"{type(node.ctx).__name__} {names.setdefault(node.id, len(names))}"
    if isinstance(node, ast.AST):
        return f"{type(node).__name__}({', '.join(_dumped(value, local, names) for _, value in ast.iter_fields(node))})"
    if isinstance(node, list):
        return f"[{', '.join(_dumped(one, local, names) for one in node)}]"
    return repr(node)


REWRITE = Rewrite(
    name="extract_duplicate",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Takes what stands in two functions out as one function of its own",
    find=find,
)
