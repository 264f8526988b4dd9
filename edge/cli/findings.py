"""What was found, in each of the forms that ``cognicode analyze`` prints."""

from collections.abc import Callable
from typing import Any

import click
import orjson

from edge.cli import annotations, files, report, sarif

# Lines of a fix that are shown.
MOST_SHOWN = 8
RANK = {"info": 0, "warning": 1, "error": 2}
Results = list[tuple[files.File, dict[str, Any]]]


def _text(results: Results) -> None:
    counts = dict.fromkeys(RANK, 0)
    proven = 0
    for file, result in results:
        for issue in result["issues"]:
            counts[issue["severity"]] += 1
            proven += "fix" in issue
            _issue(file, issue)
        for item in result.get("finished", {}).get("summary", {}).get("skipped", ()):
            click.echo(f"left out: {item['what']}: {item['reason']}", err=True)
        for engine in result.get("engines", ()):
            if engine["status"] != "ok":
                click.echo(
                    f"{file.name}: engine {engine['name']} {engine['status']}: {engine.get('reason', '')}", err=True
                )
    totals = ", ".join(
        f"{counts[name]} {name}{'s' * (counts[name] != 1 and name != 'info')}" for name in reversed(RANK)
    )
    click.echo(f"{len(results)} file{'s' * (len(results) != 1)}: {totals}; {proven} with a tried fix")


def _issue(file: files.File, issue: dict[str, Any]) -> None:
    severity = click.style(issue["severity"], fg=report.COLOURS[issue["severity"]], bold=True)
    rules = ", ".join((issue["rule"], *issue.get("also", ())))
    click.echo(f"{file.name}:{issue['line']}:{issue['column']}: {severity}: {issue['message']} [{rules}]")
    same_line = issue["endLine"] == issue["line"]
    shown = report.excerpt(file.text, issue["line"], issue["column"], issue["endColumn"] if same_line else 10**6)
    if shown:
        click.echo(shown)
    for step in issue.get("steps", ()):
        click.echo(f"    line {step['line']}: {step['text']}")
    if issue.get("suggestion"):
        click.echo(f"    help: {issue['suggestion']}")
    if "fix" in issue:
        proof = issue["fix"]["proof"]
        ran = "; tried and linted again, behaviour not run" if proof["behaviour"] == "not_run" else ""
        click.echo(f"    fix: {issue['fix']['applicability']}, {report.verdict(proof)}{ran}")
        for line in report.edited(file.text, issue["fix"]["edits"])[:MOST_SHOWN]:
            click.echo(f"        {line}")


def _json(results: Results) -> None:
    report.print_json([{"path": file.name, **result} for file, result in results])


def _sarif(results: Results) -> None:
    click.echo(orjson.dumps(sarif.log(results), option=orjson.OPT_INDENT_2))


def _github(results: Results) -> None:
    for line in annotations.lines(results):
        click.echo(line)


FORMS: dict[str, Callable[[Results], None]] = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}
