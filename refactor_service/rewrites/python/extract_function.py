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

import ast
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refactor_service.rewrites.names import free_name, is_deed, words_of_part
from refactor_service.rewrites.python.runs import Def, Ending, Run, jumps, runs_of
from refactor_service.rewrites.python.weight import weight_of
from refactor_service.rewrites.rewrite import Aim, Candidate, Metric, Rewrite
from syntax.source import Source

MIN_COGNITIVE = 10
MAX_INPUTS, MAX_OUTPUTS, MIN_LINES = 5, 2, 4
# Of what was there, the harder of the two parts has to keep less than this share.
MOST_KEPT = 0.75
# Of its lines a part has at most this share.
MOST_LINES = 0.85
_BOM = "\ufeff"


def find(source: Source) -> Iterator[Candidate]:
    """For each tangled function the run that leaves both parts easiest."""
    text = source.text.removeprefix(_BOM)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    lines = text.split("\n")
    classes = [(node.name, node.body) for node in tree.body if isinstance(node, ast.ClassDef)]
    for owner, body in (("", tree.body), *classes):
        for function in body:
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                site = _Site(lines, function, owner)
                if site.is_movable() and (before := site.cognitive()) > MIN_COGNITIVE:
                    yield from _best(source, site, before)


@dataclass(frozen=True)
class _Site:
    """A function, the lines of its file, and the class it is a method of, if any."""

    lines: Sequence[str]
    function: Def
    owner: str

    @property
    def is_method(self) -> bool:
        return bool(self.owner)

    @property
    def first(self) -> int:
        """The line of the first decorator, or of the function itself."""
        return min([self.function.lineno, *(one.lineno for one in self.function.decorator_list)])

    @property
    def last(self) -> int:
        return self.function.end_lineno or self.function.lineno

    def is_movable(self) -> bool:
        """Whether its parts can be called beside it: a function, or a method that knows its instance."""
        arguments = self.function.args.args
        return not self.is_method or bool(arguments and arguments[0].arg == "self")

    def cognitive(self) -> int:
        """Of the function as it is."""
        return weight_of(self.function.body).flat


@dataclass(frozen=True, slots=True)
class _Parts:
    """The function with a call in place of the run, and the function that is called; lines of both."""

    name: str
    rest: str
    part: str
    run: Run


def _best(source: Source, site: _Site, before: int) -> Iterator[Candidate]:
    most = int(MOST_LINES * (site.last - site.first))
    runs = [run for run in runs_of(site.function, range(MIN_LINES, most)) if _is_handy(site, run)]
    ranked = sorted((_rank(run, before), number) for number, run in enumerate(runs))
    fitting = (runs[number] for (hardest, *_), number in ranked if hardest <= MOST_KEPT * before)
    made = next((parts for run in fitting if (parts := _parts(source.text, site, run)) is not None), None)
    if made is None:
        return
    first, last = made.run.statements[0].lineno, made.run.statements[-1].end_lineno
    gap = "\n\n" if site.is_method else "\n\n\n"
    text = "\n".join([*site.lines[: site.first - 1], f"{made.rest}{gap}{made.part}", *site.lines[site.last :]])
    bom = _BOM if source.text.startswith(_BOM) else ""
    name = site.function.name
    yield Candidate(
        bom + text,
        site.first,
        site.last,
        f"Extract {made.name} from {name}",
        f"{name} has a cognitive complexity of {before}; lines {first} to {last} need "
        f"{_listed(made.run.inputs)} and give back {_given_back(made.run)}, so they can stand by themselves.",
        interface=frozenset({f"{site.owner}.{made.name}" if site.owner else made.name}),
    )


def _is_handy(site: _Site, run: Run) -> bool:
    """Whether it would not need too much."""
    inputs = [name for name in run.inputs if not (site.is_method and name == "self")]
    return len(inputs) <= MAX_INPUTS and len(run.outputs) <= MAX_OUTPUTS


def _rank(run: Run, before: int) -> tuple[int, int, int]:
    """The complexity of the harder of the two parts, the names they share, and where the run begins; less is better."""
    weight = weight_of(run.statements)
    hardest = max(before - weight.at(run.nesting), weight.flat)
    return hardest, len(run.inputs) + len(run.outputs), run.statements[0].lineno


def _parts(text: str, site: _Site, run: Run) -> _Parts | None:
    """None where the lines cannot move, because a statement or a text shares them."""
    first, last = run.statements[0].lineno, run.statements[-1].end_lineno or 0
    outer = _indent(site.lines[site.function.lineno - 1])
    step = _indent(site.lines[site.function.body[-1].lineno - 1]).removeprefix(outer) or "    "
    inner = _indent(site.lines[first - 1])
    if inner != site.lines[first - 1][: run.statements[0].col_offset] or not _is_movable(run, inner != outer + step):
        return None
    start = first
    while site.lines[start - 2].startswith(f"{inner}#"):
        start -= 1
    comment = site.lines[first - 2].strip().lstrip("# ") if start < first else ""
    words = words_of_part(comment, run.outputs, run.subject, _deed(run), site.function.name)
    name = free_name("_" + "_".join(words), lambda word: not re.search(rf"\b{word}\b", text))
    given = [name for name in run.inputs if not (site.is_method and name == "self")]
    call = f"{'self.' if site.is_method else ''}{name}({', '.join(given)})"
    body = _with_returns(site.lines[start - 1 : last], start, run)
    moved = textwrap.indent(textwrap.dedent("\n".join(body)), outer + step)
    results = f"\n{outer}{step}return {', '.join(run.outputs)}" if run.outputs else ""
    parameters = ", ".join([*(["self"] if site.is_method else []), *(_annotated(site.function, one) for one in given)])
    rest = [*site.lines[site.first - 1 : start - 1], f"{inner}{_use(run)}{call}", *site.lines[last : site.last]]
    return _Parts(name, "\n".join(rest), f"{outer}def {name}({parameters}):\n{moved}{results}", run)


def _use(run: Run) -> str:
    """What is done with the call."""
    if run.ending is Ending.RETURNS:
        return "return "
    return f"{', '.join(run.outputs)} = " if run.outputs else ""


def _with_returns(lines: Sequence[str], first: int, run: Run) -> list[str]:
    """The lines, with ``return`` where a round of the loop around them ended."""
    changed = list(lines)
    if run.ending is Ending.NEXT_ROUND:
        for node in jumps(run.statements):
            # Columns of ast are counted in bytes.
            line, start = changed[node.lineno - first].encode(), node.col_offset
            changed[node.lineno - first] = (line[:start] + b"return" + line[start + len("continue") :]).decode()
    return changed


def _is_movable(run: Run, is_indented_anew: bool) -> bool:
    nodes = [node for statement in run.statements for node in ast.walk(statement)]
    texts = (node for node in nodes if isinstance(node, (ast.Constant, ast.JoinedStr)))
    spans_lines = any(node.lineno != node.end_lineno for node in texts)
    return not (spans_lines and is_indented_anew)


def _deed(run: Run) -> str:
    """What they do most often to one of their names, such as ``append_rows``; empty when they call and fill none."""
    deeds: Counter[str] = Counter()
    names = {*run.inputs} - {"self"}
    for node in (node for statement in run.statements for node in ast.walk(statement)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=attr)) if owner in names and is_deed(attr):
                deeds[f"{attr.strip('_')}_{owner.strip('_')}"] += 1
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store()) if owner in names:
                deeds[f"fill_{owner.strip('_')}"] += 1
    return max(deeds, key=lambda deed: deeds[deed], default="")


def _annotated(function: Def, name: str) -> str:
    given = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    kinds = [one.annotation for one in given if one.arg == name and one.annotation is not None]
    return f"{name}: {ast.unparse(kinds[0])}" if kinds else name


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "nothing"


def _given_back(run: Run) -> str:
    return "what is returned" if run.ending is Ending.RETURNS else _listed(run.outputs)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


REWRITE = Rewrite(
    name="extract_function",
    family="python",
    aim=Aim.MAINTAINABILITY,
    metric=Metric.FUNCTION,
    what="Takes a part of a tangled function out as a function of its own",
    find=find,
)
