"""``cognicode tests``: write tests that ran stable, fresh, and against mutants of the code."""

from pathlib import Path
from typing import Any

import click

from edge import asked
from edge.cli import files, report
from edge.cli.answer import answer
from edge.cli.batch import over
from edge.cli.imports import in_its_place, with_tests
from edge.cli.session import CONNECT, Session, run, session
from edge.cli.suites import save
from edge.operations import TESTS


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write the test files to.")
@click.option("--improve", type=click.Path(exists=True, dir_okay=False), help="Test file to add to: only kills count.")
@click.option("--budget", type=click.IntRange(1, 3600), default=None, help="Seconds the search may take per file.")
@click.option("--framework", default="", help="pytest, unittest, node, jest or vitest; default by language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="", help="Needed for standard input; else told from the file's ending.")
@click.option("--force", is_flag=True, help="Overwrite a generated file that was edited since.")
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def tests(
    paths: tuple[str, ...],
    out: Path | None,
    improve: str | None,
    budget: int | None,
    framework: str,
    form: str,
    level: str,
    language: str,
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
      cognicode tests app.py --improve tests/test_app.py --out tests/
    """
    found = files.read_all(paths)
    if improve is not None and (len(found) != 1 or found[0].name == files.STDIN):
        raise click.UsageError("--improve takes one file of code, the one that the tests are of")
    existing = [files.read(improve)] if improve is not None else []

    async def main() -> int:
        template = asked.TestsRequest(code="-", level=asked.LevelName(level), budget=budget or 0, framework=framework)

        async def work(file: files.File, bar: report.Part) -> tuple[files.File, dict[str, Any]]:
            given = {"code": file.text, "language": file.language(language), **_place(file, existing)}
            result = await _suite(place, template.model_copy(update=given), bar)
            # At once: an interrupt loses what is not finished, and nothing else.
            if out is not None:
                save(out / file.folder, file, result["suite"], force=force)
            return file, result

        async with session(TESTS, connect, verbose=verbose) as place:
            results, failed = await over(found, work)
        if out is not None:
            _warn_of_namesakes([file for file, _ in results])
        if form == "json":
            report.print_json([{"path": file.name, **result} for file, result in results])
        else:
            _print(results, out)
        return failed or int(not any(result["test_cases"] for _, result in results))

    run(main)


def _place(file: files.File, existing: list[files.File]) -> dict[str, Any]:
    """What lies where: the file and what it imports, and the tests that exist."""
    if not existing:
        path, beside = in_its_place(file)
        return {"filename": path, "context": beside}
    path, tests, beside = with_tests(file, existing)
    return {"filename": path, "context": beside, "existing_tests": tests}


def _warn_of_namesakes(found: list[files.File]) -> None:
    """Python imports a module by its name alone, so that one run of pytest can hold only one of a name."""
    by_name: dict[str, list[str]] = {}
    for file in found:
        if file.filename.endswith(".py"):
            by_name.setdefault(file.filename, []).append(file.name)
    for name, paths in by_name.items():
        if len(paths) > 1:
            click.echo(
                f"{name} exists {len(paths)} times ({', '.join(paths)}): run the tests of each folder apart", err=True
            )


async def _suite(place: Session, request: asked.TestsRequest, bar: report.Part) -> dict[str, Any]:
    if not request.code.strip():
        return {"test_cases": [], "suite": None, "finished": {}}
    return await answer(place, TESTS, request, bar.event)


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
            report.print_alike(mutants)
        for item in summary.get("rejected", ()):
            click.echo(f"    dropped: {item['what']}: {item['reason']}")
        for item in summary.get("skipped", ()):
            click.echo(f"    not tested: {item['what']}: {item['reason']}")
