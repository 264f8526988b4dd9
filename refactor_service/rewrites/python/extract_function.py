"""Extract function.

What: a run of statements of a tangled function becomes a function of its own, with what it needs as parameters and
what is used behind it as results.
Why: each of the two can be read, named and tested by itself.
Bad: a function of many levels
Good: the same with ``total = _compute_total(rows)`` in place of a part
Limits: functions of a cognitive complexity up to 10; runs that need more than five names or give back more than two,
that leave in more than one way, suspend, or share names with functions inside; texts over several lines that would
have to be indented anew.
"""

from collections.abc import Iterator

from refactor_service.rewrites.part import MIN_COGNITIVE, MIN_LINES, MOST_KEPT, MOST_LINES, Ending, listed, rank
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
from refactor_service.rewrites.python.weight import weight_of
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source


def find(source: Source) -> Iterator[Candidate]:
    """For each tangled function the run that leaves both parts easiest."""
    for site in sites(source):
        before = weight_of(site.function.body).flat
        if before > MIN_COGNITIVE:
            yield from _best(source, site, before)


def _best(source: Source, site: Site, before: int) -> Iterator[Candidate]:
    most = int(MOST_LINES * (site.last - site.first))
    runs = [run for run in runs_of(site.function, range(MIN_LINES, most)) if is_handy(site, run)]
    run = min(runs, key=lambda run: _rank(run, before), default=None)
    if run is None or _rank(run, before)[0] > MOST_KEPT * before:
        return
    first, last = run.statements[0].lineno, run.statements[-1].end_lineno or 0
    name = name_for(source.text, site, run)
    changes = [
        (first_line(site, run), last, call(site, run, name, site.given(run), run.outputs)),
        (site.last + 1, site.last, definition(site, run, name)),
    ]
    back = "what is returned" if run.ending is Ending.RETURNS else listed(run.outputs)
    yield Candidate(
        with_lines(source, site, changes),
        site.first,
        site.last,
        f"Extract {name} from {site.function.name}",
        f"{site.function.name} has a cognitive complexity of {before}; lines {first} to {last} need "
        f"{listed(run.inputs)} and give back {back}, so they can stand by themselves.",
        interface=frozenset({f"{site.owner}.{name}" if site.owner else name}),
    )


def _rank(run: Run, before: int) -> tuple[int, int, int]:
    names = len(run.inputs) + len(run.outputs)
    return rank(before, weight_of(run.statements), run.nesting, names, run.statements[0].lineno)


REWRITE = Rewrite(
    name="extract_function",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.FUNCTION,
    what="Takes a part of a tangled function out as a function of its own",
    find=find,
)
