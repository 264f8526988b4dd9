"""``cognicode tests``: write tests that ran stable, fresh, and against mutants of the code."""

import os
from pathlib import Path
from typing import Any

import click

from edge import shapes
from edge.cli import files, report
from edge.cli.session import Session, run, session
from edge.cli.suites import save
from edge.operations import TESTS
from syntax.languages import language_of


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write the test files to.")
@click.option("--budget", type=click.IntRange(1, 3600), default=None, help="Seconds the search may take per file.")
@click.option("--framework", default="", help="pytest, unittest, node, jest or vitest; default by language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@click.option("--force", is_flag=True, help="Overwrite a generated file that was edited since.")
@click.option("--connect", default="", metavar="URL", help="Use a running edge instead of starting an agent.")
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def tests(
    paths: tuple[str, ...],
    out: Path | None,
    budget: int | None,
    framework: str,
    form: str,
    level: str,
    force: bool,
    connect: str,
    verbose: bool,
) -> None:
    """Generate tests for files or folders.

    Without --out the test files are printed. Exits 1 when no test could be kept, 2 when it could not run.

    \b
    Examples:
      cognicode tests app.py --out tests/
      cognicode tests cart.js --framework jest --out test/
    """
    found = files.read_all(paths)

    async def main() -> int:
        results = []
        template = shapes.TestsRequest(code="-", level=shapes.LevelName(level), budget=budget or 0, framework=framework)
        async with session(TESTS, connect, verbose=verbose) as place:
            with report.progress_bar(len(found)) as bar:
                for file in found:
                    bar.file(file.name)
                    results.append((file, await _suite(place, file, template, bar)))
                    bar.next()
        if out is not None:
            for file, result in results:
                save(out, file, result.get("suite"), force=force)
        if form == "json":
            report.print_json([{"path": file.name, **result} for file, result in results])
        else:
            _print(results, out)
        return int(not any(result["test_cases"] for _, result in results))

    run(main)


async def _suite(place: Session, file: files.File, template: shapes.TestsRequest, bar: report.Bar) -> dict[str, Any]:
    result: dict[str, Any] = {"test_cases": [], "suite": None, "finished": {}}
    if not file.text.strip():
        return result
    name = os.path.basename(file.name) if file.name != files.STDIN else ""
    request = template.model_copy(update={"code": file.text, "language": language_of("", name).name, "filename": name})
    async for event, payload in place.run(request):
        if event == "analysis_progress":
            bar.event(payload)
        elif event == TESTS.result_event:
            result["test_cases"] = payload
        elif event == "job_finished":
            result["suite"] = payload.get("suite")
            result["finished"] = payload
    return result


def _print(results: list[tuple[files.File, dict[str, Any]]], out: Path | None) -> None:
    for file, result in results:
        suite, summary = result["suite"], result["finished"].get("summary", {})
        if suite is None:
            click.echo(f"{file.name}: no test could be kept")
        else:
            if out is None:
                click.echo(suite["file"])
            coverage, mutants = suite["coverage"], suite["mutants"]
            click.echo(
                f"{file.name}: {len(result['test_cases'])} tests, lines {coverage['lines']:.0%}, "
                f"branches {coverage['branches']:.0%}, mutants {mutants['killed']}/{mutants['total']} killed"
            )
            click.echo(f"    proof: {report.verdict(suite['proof'])}")
            for item in suite["suspicions"]:
                click.echo(f"    suspicion: {item['call']}: {item['message']}")
            for item in mutants["survivors"]:
                click.echo(f"    survivor: line {item['line']}: {item['before']} -> {item['after']}")
        for item in summary.get("skipped", ()):
            click.echo(f"    not tested: {item['what']}: {item['reason']}")
