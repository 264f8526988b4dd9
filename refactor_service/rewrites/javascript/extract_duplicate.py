"""Extract duplicate.

What: statements that stand in two functions alike, but for the names of variables, become one function that both call.
Why: what is wrong in one of them is wrong in both, and is mended in one place.
Bad: the same eight lines in two functions
Good: ``const total = computeTotal(rows);`` in both
Limits: fewer than four statements or six lines; what `extract function` does not move; a function and a method, or
methods of two classes; TypeScript.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from refactor_service.rewrites.javascript.extraction import Site, call, definition, is_handy, name_for, sites
from refactor_service.rewrites.javascript.runs import Run, runs_of
from refactor_service.rewrites.javascript.tree import IDENTIFIERS, names_of, parse_tree, patterns
from refactor_service.rewrites.part import MIN_STATEMENTS, MOST_ALIKE, SIZES, listed
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.languages import JAVASCRIPT
from syntax.parsing import span, walk
from syntax.source import Source


@dataclass(frozen=True)
class _Part:
    """A run, and the names in it by their order."""

    site: Site
    run: Run
    names: tuple[str, ...]

    def overlaps(self, other: "_Part") -> bool:
        """Whether they share text."""
        first, second = sorted((self.run.span, other.run.span))
        return first[1] > second[0]


def find(source: Source) -> Iterator[Candidate]:
    """The longest pair of runs that are alike, and those that share no text with it or a longer one."""
    tree = parse_tree(source)
    if tree is None or source.language is not JAVASCRIPT:
        return
    alike: dict[tuple[str, str], list[_Part]] = {}
    for site in sites(tree):
        if not site.owner and site.whole.parent() != tree.root:
            # What stands in one function is not seen in another.
            continue
        for run in runs_of(tree, site.function, site.body, SIZES):
            start, end = run.span
            is_part = end - start < MOST_ALIKE * (span(site.body)[1] - span(site.body)[0])
            if is_part and _statements(run) >= MIN_STATEMENTS and is_handy(source, site, run):
                shape, names = _shape(run)
                alike.setdefault((site.owner, shape), []).append(_Part(site, run, names))
    pairs = [(one, two) for parts in alike.values() for one, two in itertools.combinations(parts[:4], 2)]
    pairs.sort(key=lambda pair: (pair[0].run.span[0] - pair[0].run.span[1], pair[0].run.span[0]))
    taken: list[_Part] = []
    for one, two in pairs:
        if not one.overlaps(two) and not any(part.overlaps(old) for part in (one, two) for old in taken):
            candidate = _candidate(one, two)
            if candidate is not None:
                taken += [one, two]
                yield candidate


def _candidate(one: _Part, two: _Part) -> Candidate | None:
    """None where the two need or give back different things."""
    other = dict(zip(one.names, two.names, strict=True))
    inputs, outputs = _as_other(one.run.inputs, other), _as_other(one.run.outputs, other)
    if set(inputs) != set(two.run.inputs) or set(outputs) != set(two.run.outputs):
        return None
    if (one.run.ending, one.run.word) != (two.run.ending, two.run.word):
        return None
    tree, name = one.site.tree, name_for(one.site, one.run)
    changes = [
        (*one.run.span, call(one.site, one.run, name, one.run.inputs, one.run.outputs)),
        (*two.run.span, call(two.site, two.run, name, inputs, outputs)),
        definition(one.site, one.run, name, two.site),
    ]
    lines = [[tree.index.position(place).line for place in part.run.span] for part in (one, two)]
    places = " and ".join(f"{first} to {last}" for first, last in lines)
    return tree.candidate(
        tree.with_all(changes),
        [one.site.whole, two.site.whole],
        f"Extract {name}, which stands there twice",
        f"Lines {places} do the same with other names; they need {listed(one.run.inputs)} and give back "
        f"{listed(one.run.outputs)}.",
        interface=frozenset({f"{one.site.owner}.{name}" if one.site.owner else name}),
    )


def _as_other(names: Sequence[str], other: Mapping[str, str]) -> list[str]:
    return [other.get(name, name) for name in names]


def _statements(run: Run) -> int:
    ends = ("_statement", "_declaration")
    return sum(node.kind().endswith(ends) for statement in run.statements for node in walk(statement))


def _shape(run: Run) -> tuple[str, tuple[str, ...]]:
    """What stands there, with a number for each name of a variable, and the names by their numbers."""
    declared = (name for one in run.statements for pattern in patterns(one) for name in names_of(pattern))
    local = {*run.inputs, *run.outputs, *(name.text() for name in declared)}
    names: dict[str, int] = {}
    parts = []
    for node in (node for statement in run.statements for node in walk(statement)):
        if node.kind() in IDENTIFIERS and node.text() in local:
            # A name that is a property too is not only a variable's.
            own = node.text() if node.kind() != "identifier" else ""
            parts.append(f"${names.setdefault(node.text(), len(names))}{own}")
        elif not node.children() and node.kind() != "comment":
            parts.append(node.text())
    return " ".join(parts), tuple(names)


REWRITE = Rewrite(
    name="extract_duplicate_js",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.LINES,
    what="Takes what stands in two functions out as one function of its own",
    find=find,
)
