"""Extract function.

What: a run of statements of a tangled function becomes a function of its own, with what it needs as parameters and
what is used behind it as its result.
Why: each of the two can be read, named and tested by itself.
Bad: a function of many levels
Good: the same with ``total = computeTotal(rows);`` in place of a part
Limits: functions of a cognitive complexity up to 10; runs that need more than five names or give back several, that
leave in more than one way, suspend, declare functions, or share names that change with functions inside; TypeScript
whose types the text does not give; texts over several lines that would have to be indented anew.
"""

from collections.abc import Iterator

from refactor_service.rewrites.javascript.extraction import Site, call, definition, is_handy, name_for, sites
from refactor_service.rewrites.javascript.runs import Run, runs_of
from refactor_service.rewrites.javascript.tree import parse_tree
from refactor_service.rewrites.javascript.weight import weight_of
from refactor_service.rewrites.part import MIN_COGNITIVE, MIN_LINES, MOST_KEPT, MOST_LINES, Ending, listed, rank
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """For each tangled function the run that leaves both parts easiest."""
    tree = parse_tree(source)
    if tree is None:
        return
    for site in sites(tree):
        before = weight_of([site.body]).flat
        if before > MIN_COGNITIVE:
            yield from _best(source, site, before)


def _best(source: Source, site: Site, before: int) -> Iterator[Candidate]:
    lines = site.body.text().count("\n") + 1
    found = runs_of(site.tree, site.function, site.body, range(MIN_LINES, int(MOST_LINES * lines)))
    runs = [run for run in found if is_handy(source, site, run)]
    run = min(runs, key=lambda run: _rank(run, before), default=None)
    if run is None or _rank(run, before)[0] > MOST_KEPT * before:
        return
    name = name_for(site, run)
    first, last = (site.tree.index.position(place).line for place in run.span)
    back = "what is returned" if run.ending is Ending.RETURNS else listed(run.outputs)
    changes = [(*run.span, call(site, run, name, run.inputs, run.outputs)), definition(site, run, name, site)]
    yield site.tree.candidate(
        site.tree.with_all(changes),
        [site.whole],
        f"Extract {name} from {site.name}",
        f"{site.name} has a cognitive complexity of {before}; lines {first} to {last} need {listed(run.inputs)} and "
        f"give back {back}, so they can stand by themselves.",
        interface=frozenset({f"{site.owner}.{name}" if site.owner else name}),
    )


def _rank(run: Run, before: int) -> tuple[int, int, int]:
    names = len(run.inputs) + len(run.outputs)
    return rank(before, run.weight, run.nesting, names, run.span[0])


REWRITE = Rewrite(
    name="extract_function_js",
    family="javascript",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.FUNCTION,
    what="Takes a part of a tangled function out as a function of its own",
    find=find,
)
