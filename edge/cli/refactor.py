"""``cognicode refactor``: rewrites that were compared with the original by running both."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from edge import asked
from edge.cli import files, report
from edge.cli.answer import answer
from edge.cli.batch import over
from edge.cli.imports import in_its_place
from edge.cli.session import CONNECT, Session, run, session
from edge.operations import REFACTOR

# Each application starts a new search on the new text; this many end any quarrel between two rewrites.
MAX_ROUNDS = 30


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "diff"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="", help="Needed for standard input; else told from the file's ending.")
@click.option("--apply", is_flag=True, help="Apply what is proven, best first, until nothing is left.")
@click.option("--only-proven", is_flag=True, help="Leave out what could only partly be checked.")
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def refactor(
    paths: tuple[str, ...],
    form: str,
    level: str,
    language: str,
    apply: bool,
    only_proven: bool,
    connect: str,
    verbose: bool,
) -> None:
    """Suggest refactorings of files or folders (- is standard input).

    Exits 1 when something is offered and not applied, 2 when it could not run.

    \b
    Examples:
      cognicode refactor app.py
      cognicode refactor src/ --format diff --only-proven
      cognicode refactor app.py --apply
    """
    if apply and files.STDIN in paths:
        raise click.UsageError("--apply cannot write to standard input; give it a file")
    found = files.read_all(paths)

    async def main() -> int:
        async with session(REFACTOR, connect, verbose=verbose) as place:
            results, failed = await over(found, partial(_file, place, (language, level), apply))
        if only_proven:
            results = [(file, {**result, "suggestions": _proven(result)}) for file, result in results]
        _print(results, form)
        return failed or int(any(result["suggestions"] for _, result in results))

    run(main)


Result = tuple[files.File, dict[str, Any]]


async def _file(place: Session, how: tuple[str, str], apply: bool, file: files.File, bar: report.Part) -> Result:
    result = await _suggestions(place, file, how, bar)
    first, applied = _proven(result), set[str]()
    for _ in range(MAX_ROUNDS if apply else 0):
        best = next(iter(_proven(result)), None)
        if best is None:
            break
        files.write(Path(file.name), best["refactoredCode"], expected=file.text)
        click.echo(f"{file.name}:{best['lineStart']}: applied: {best['title']}", err=True)
        applied.add(best["title"])
        file = replace(file, text=best["refactoredCode"])
        result = await _suggestions(place, file, how, bar)
    still = applied | {suggestion["title"] for suggestion in result["suggestions"]}
    for title in dict.fromkeys(one["title"] for one in first if apply and one["title"] not in still):
        click.echo(f"{file.name}: no longer offered, because it met one that was applied: {title}", err=True)
    return file, result


async def _suggestions(place: Session, file: files.File, how: tuple[str, str], bar: report.Part) -> dict[str, Any]:
    if not file.text.strip():
        return {"suggestions": [], "finished": {}}
    language, level = how
    path, context = in_its_place(file)
    request = asked.RefactorRequest(
        code=file.text,
        language=file.language(language),
        filename=path,
        context=context,
        level=asked.LevelName(level),
    )
    return await answer(place, REFACTOR, request, bar.event)


def _proven(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [suggestion for suggestion in result["suggestions"] if suggestion["proof"]["verdict"] == "proven"]


def _print(results: list[Result], form: str) -> None:
    if form == "json":
        report.print_json([{"path": file.name, **result} for file, result in results])
        return
    for file, result in results:
        for suggestion in result["suggestions"]:
            if form == "diff":
                click.echo(suggestion["diff"], nl=False)
            else:
                _print_suggestion(file, suggestion)
        if form == "text":
            summary = result["finished"].get("summary", {})
            refused = summary.get("rejected", [])
            click.echo(f"{file.name}: {len(result['suggestions'])} offered, {len(refused)} refused by their proof")
            for item in refused:
                click.echo(f"    refused: {item['what']}: {item['reason']}")
            for item in summary.get("skipped", ()):
                click.echo(f"    left out: {item['what']}: {item['reason']}")


def _print_suggestion(file: files.File, suggestion: dict[str, Any]) -> None:
    head = click.style(suggestion["title"], bold=True)
    click.echo(f"{file.name}:{suggestion['lineStart']}-{suggestion['lineEnd']}: {head} [{suggestion['rewrite']}]")
    click.echo(f"    {suggestion['description']}")
    click.echo(f"    {suggestion['type']}, impact {suggestion['impact']}, confidence {suggestion['confidence']}, "
               f"{suggestion['estimatedImprovement']}")  # fmt: skip
    click.echo(f"    proof: {report.verdict(suggestion['proof'])}")
    for line in suggestion["diff"].splitlines()[2:]:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo("    " + click.style(line, fg=colour))
