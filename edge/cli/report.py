"""What commands print: progress on a terminal, results for people, results for programs."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from difflib import ndiff
from typing import Any

import click
import orjson
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from chassis.version import VERSION
from syntax.edits import TextEdit, apply_edits
from syntax.positions import LINE_END, Position, Range

COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


class Bar:
    """The state of one command's progress bar; silent when nobody is looking."""

    def __init__(self, progress: Progress, files: int) -> None:
        self._progress = progress
        self._task = progress.add_task("starting", total=100 * files)

    def part(self, name: str) -> "Part":
        """That of one file, which is begun now."""
        self._progress.update(self._task, description=name[-40:])
        return Part(lambda step: self._progress.advance(self._task, step))


class Part:
    """What one file has in a bar: a hundred steps."""

    def __init__(self, advance: Callable[[float], None]) -> None:
        self._advance = advance
        self._reached = 0

    def event(self, payload: dict[str, Any]) -> None:
        """Show an analysis_progress event. A file may be analysed more than once."""
        step = max(0, payload["progress"] - self._reached)
        self._reached += step
        self._advance(step)

    def end(self) -> None:
        """The file is finished."""
        self.event({"progress": 100})


@contextmanager
def progress_bar(files: int) -> Iterator[Bar]:
    """A bar on standard error when that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress, files)


def print_json(files: Sequence[dict[str, Any]]) -> None:
    """The machine's form, also for one file."""
    click.echo(orjson.dumps({"version": VERSION, "files": files}, option=orjson.OPT_INDENT_2))


def excerpt(text: str, line: int, column: int, end_column: int) -> str:
    """The line, and carets under the columns (UTF-16, from 1)."""
    lines = text.splitlines()
    if not 1 <= line <= len(lines):
        return ""
    shown = lines[line - 1].replace("\t", " ")
    width = max(1, end_column - column)
    return f"    {shown}\n    {' ' * (column - 1)}{'^' * min(width, max(1, len(shown) - column + 1))}"


def edited(text: str, edits: Sequence[dict[str, Any]]) -> list[str]:
    """The lines that edits touch, with a minus as they are and with a plus as they will be."""
    if not edits:
        return []
    first, last = min(edit["startLine"] for edit in edits), max(edit["endLine"] for edit in edits)
    changed = apply_edits(text, [as_edit(edit) for edit in edits])
    old, new = LINE_END.split(text), LINE_END.split(changed)
    before, after = old[first - 1 : last], new[first - 1 : last + len(new) - len(old)]
    return [line for line in ndiff(before, after, None, None) if line[:2] in ("- ", "+ ")]


def as_edit(edit: dict[str, Any]) -> TextEdit:
    """An edit as results carry it."""
    start, end = Position(edit["startLine"], edit["startColumn"]), Position(edit["endLine"], edit["endColumn"])
    return TextEdit(Range(start, end), edit["text"])


def verdict(proof: dict[str, Any]) -> str:
    """A proof in one line."""
    evidence = proof["evidence"]
    parts = [proof["verdict"]]
    if proof["behaviour"] != "not_run":
        parts.append(f"{proof['behaviour'].replace('_', ' ')} on {evidence['inputs']} inputs")
    if evidence["runs"]:
        parts.append(f"{evidence['runs']} runs")
    if proof["sandbox"]:
        parts.append(f"sandbox {proof['sandbox']}")
    missing = [f"{check['name']}: {check['reason']}" for check in proof["checks"] if check["status"] != "held"]
    return ", ".join(parts) + (f" ({'; '.join(missing)})" if missing else "")


def print_alike(mutants: dict[str, Any]) -> None:
    """How many of the mutants that no test kills are probably no faults."""
    if count := len(mutants["probablyEquivalent"]):
        click.echo(f"    and {count} more that are probably equivalent: many calls reach them, none tells them apart")
