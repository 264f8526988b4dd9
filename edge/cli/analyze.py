"""``cognicode analyze``: find problems, and apply the fixes that are safe and proven."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from edge import asked
from edge.cli import files, report
from edge.cli.answer import answer
from edge.cli.batch import over
from edge.cli.session import CONNECT, Session, run, session
from edge.operations import ANALYZE
from syntax.edits import TextEdit, apply_edits
from syntax.positions import Position, Range

_RANK = {"info": 0, "warning": 1, "error": 2}
MAX_FIX_ROUNDS = 10


@dataclass(frozen=True)
class Options:
    """What the user asked for."""

    language: str
    level: str
    fix: bool


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="", help="Needed for standard input; else told from the file's ending.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe and proven, until none is left.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="warning", show_default=True)
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def analyze(
    paths: tuple[str, ...], form: str, level: str, language: str, fix: bool, fail_on: str, connect: str, verbose: bool
) -> None:
    """Find problems in files or folders (- is standard input).

    Exits 1 when something at or above --fail-on was found, 2 when it could not run.

    \b
    Examples:
      cognicode analyze app.py
      cognicode analyze src/ --fail-on error --format json
      cognicode analyze - --language python < app.py
    """
    if fix and files.STDIN in paths:
        raise click.UsageError("--fix cannot write to standard input; give it a file")
    found = files.read_all(paths)

    async def main() -> int:
        options = Options(language, level, fix)
        async with session(ANALYZE, connect, verbose=verbose) as place:
            results, failed = await over(found, partial(_file, place, options))
        if form == "json":
            report.print_json([{"path": file.name, **result} for file, result in results])
        else:
            _print(results)
        worst = max((_RANK[issue["severity"]] for _, result in results for issue in result["issues"]), default=-1)
        return failed or int(worst >= _RANK[fail_on])

    run(main)


async def _file(
    place: Session, options: Options, file: files.File, bar: report.Bar
) -> tuple[files.File, dict[str, Any]]:
    result = await _analysis(place, file, options, bar)
    for _ in range(MAX_FIX_ROUNDS if options.fix else 0):
        fixed, issues = _fixed(file.text, result["issues"])
        if not issues:
            break
        files.write(Path(file.name), fixed, expected=file.text)
        for issue in issues:
            click.echo(f"{file.name}:{issue['line']}: fixed: {issue['message']} [{issue['rule']}]", err=True)
        file = replace(file, text=fixed)
        result = await _analysis(place, file, options, bar)
    return file, result


async def _analysis(place: Session, file: files.File, options: Options, bar: report.Bar) -> dict[str, Any]:
    if not file.text.strip():
        return {"issues": [], "functions": []}
    request = asked.CodeRequest(
        code=file.text,
        language=file.language(options.language),
        filename=file.filename,
        level=asked.LevelName(options.level),
    )
    return await answer(place, ANALYZE, request, bar.event)


def _fixed(text: str, issues: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """``text`` after every safe and proven fix that does not touch the lines of another, and what was fixed."""
    chosen: list[TextEdit] = []
    fixed: list[dict[str, Any]] = []
    taken: set[int] = set()
    for issue in issues:
        fix = issue.get("fix")
        if fix is None or fix["applicability"] != "safe" or fix["proof"]["verdict"] != "proven":
            continue
        edits = [_edit(edit) for edit in fix["edits"]]
        lines = {line for edit in edits for line in range(edit.range.start.line, edit.range.end.line + 1)}
        if not lines & taken:
            taken |= lines
            chosen += edits
            fixed.append(issue)
    return apply_edits(text, chosen), fixed


def _edit(edit: dict[str, Any]) -> TextEdit:
    start, end = Position(edit["startLine"], edit["startColumn"]), Position(edit["endLine"], edit["endColumn"])
    return TextEdit(Range(start, end), edit["text"])


def _print(results: list[tuple[files.File, dict[str, Any]]]) -> None:
    counts = dict.fromkeys(_RANK, 0)
    proven = 0
    for file, result in results:
        for issue in result["issues"]:
            counts[issue["severity"]] += 1
            proven += "fix" in issue
            _print_issue(file, issue)
        for engine in result.get("engines", ()):
            if engine["status"] != "ok":
                click.echo(
                    f"{file.name}: engine {engine['name']} {engine['status']}: {engine.get('reason', '')}", err=True
                )
    totals = ", ".join(
        f"{counts[name]} {name}{'s' * (counts[name] != 1 and name != 'info')}" for name in reversed(_RANK)
    )
    click.echo(f"{len(results)} file{'s' * (len(results) != 1)}: {totals}; {proven} with a tried fix")


def _print_issue(file: files.File, issue: dict[str, Any]) -> None:
    severity = click.style(issue["severity"], fg=report.COLOURS[issue["severity"]], bold=True)
    click.echo(f"{file.name}:{issue['line']}:{issue['column']}: {severity}: {issue['message']} [{issue['rule']}]")
    same_line = issue["endLine"] == issue["line"]
    shown = report.excerpt(file.text, issue["line"], issue["column"], issue["endColumn"] if same_line else 10**6)
    if shown:
        click.echo(shown)
    if issue.get("suggestion"):
        click.echo(f"    help: {issue['suggestion']}")
    if "fix" in issue:
        proof = issue["fix"]["proof"]
        ran = "; tried and linted again, behaviour not run" if proof["behaviour"] == "not_run" else ""
        click.echo(f"    fix: {issue['fix']['applicability']}, {report.verdict(proof)}{ran}")
