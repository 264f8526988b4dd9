"""``cognicode replay``: the evidence of a saved result, run once more."""

import json
from collections.abc import Iterator
from typing import Any

import click
from pydantic import ValidationError

from edge import shapes
from edge.cli import files, report
from edge.cli.answer import BY_NAME, answer
from edge.cli.session import CONNECT, run, session

# What may differ from one run to the next, or from one machine to another, and is no evidence.
_VOLATILE = frozenset({
    "cached", "clockCut", "durationMs", "duration_ms", "engines", "estimatedExecutionTime", "job_id", "processing_time",
    "sandbox", "seq", "timestamp", "tools",
})  # fmt: skip
_SHOWN = 20


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def replay(file: str, connect: str, verbose: bool) -> None:
    """Run the evidence of a saved result again, and say whether it is the same.

    FILE is what another command printed with --format json. Exits 1 when something is not as it was, 2 when it could
    not run.

    \b
    Examples:
      cognicode verify --git main --format json > change.json; cognicode replay change.json
      cognicode tests app.py --format json > tests.json; cognicode replay tests.json
    """
    entries = _saved(files.read(file).text, file)

    async def main() -> int:
        differing = 0
        with report.progress_bar(len(entries)) as bar:
            for entry in entries:
                part = bar.part(entry.get("path", file))
                again = await _again(entry["asked"], connect, verbose, part)
                found = [*differences(_evidence(entry), _evidence(again))]
                part.end()
                differing += bool(found)
                click.echo(f"{entry.get('path', file)}: {'not reproduced' if found else 'reproduced'}")
                for said in found[:_SHOWN]:
                    click.echo(f"    {said}")
        return int(differing > 0)

    run(main)


def differences(saved: Any, again: Any, at: str = "") -> Iterator[str]:
    """The places where the evidence is another one, in words."""
    if isinstance(saved, dict) and isinstance(again, dict):
        for name in sorted({*saved, *again} - _VOLATILE):
            yield from differences(saved.get(name), again.get(name), f"{at}.{name}" if at else name)
    elif isinstance(saved, list) and isinstance(again, list) and len(saved) == len(again):
        for number, (one, other) in enumerate(zip(saved, again, strict=True)):
            yield from differences(one, other, f"{at}[{number}]")
    elif saved != again:
        yield f"{at}: was {_short(saved)}, is {_short(again)}"


def _short(value: Any) -> str:
    text = f"{len(value)} entries" if isinstance(value, list) else json.dumps(value)
    return text if len(text) <= 80 else f"{text[:77]}..."


def _saved(text: str, name: str) -> list[shapes.Json]:
    try:
        saved = json.loads(text)
    except ValueError:
        raise files.Unreadable(f"{name}: is no JSON; save what a command prints with --format json") from None
    entries = saved.get("files", [saved]) if isinstance(saved, dict) else []
    found = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("asked"), dict)]
    if not found:
        raise files.Unreadable(f"{name}: holds no result of analyze, refactor, tests, judge or verify")
    return found


def _evidence(entry: shapes.Json) -> shapes.Json:
    return {key: value for key, value in entry.items() if key not in ("asked", "path", "version")}


async def _again(question: shapes.Json, connect: str, verbose: bool, bar: report.Part) -> shapes.Json:
    try:
        operation = BY_NAME[question["operation"]]
        request = operation.request.model_validate(question["request"])
    except (ValidationError, KeyError):
        raise files.Unreadable("what was asked cannot be read") from None
    async with session(operation, connect, verbose=verbose) as place:
        return await answer(place, operation, request, bar.event)
