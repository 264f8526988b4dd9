"""``cognicode judge``: what existing tests are worth, found by running them."""

from typing import Any

import click

from edge import asked
from edge.cli import files, report
from edge.cli.answer import answer
from edge.cli.imports import with_tests
from edge.cli.session import CONNECT, run, session
from edge.operations import JUDGE

_SHOWN = 20


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False))
@click.argument("files_of_tests", metavar="[TESTS]...", nargs=-1, type=click.Path(exists=True, dir_okay=False))
@click.option("--tests", multiple=True, type=click.Path(exists=True, dir_okay=False), help="A test file; repeatable.")
@click.option("--budget", type=click.IntRange(1, 3600), default=None, help="Seconds it may take.")
@click.option("--framework", default="", help="pytest, unittest, node, jest or vitest; default by language.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def judge(
    source: str,
    files_of_tests: tuple[str, ...],
    tests: tuple[str, ...],
    budget: int | None,
    framework: str,
    form: str,
    level: str,
    connect: str,
    verbose: bool,
) -> None:
    """Judge the test files TESTS of the file SOURCE.

    Each test is run in several surroundings, in both orders, alone, and against mutants of the code. Exits 1 when a
    test is flaky, failing or dependent on the order, 2 when it could not run.

    \b
    Examples:
      cognicode judge app.py tests/test_app.py
      cognicode judge src/cart.js --tests test/cart.test.js --framework jest
    """
    if not (*files_of_tests, *tests):
        raise click.UsageError("name at least one file of tests")
    file = files.read(source)
    path, given, context = with_tests(file, [files.read(name) for name in (*files_of_tests, *tests)])
    request = asked.JudgeRequest(
        code=file.text,
        language=file.language(""),
        filename=path,
        level=asked.LevelName(level),
        budget=budget or 0,
        framework=framework,
        tests=given,
        context=context,
    )

    async def main() -> int:
        async with session(JUDGE, connect, verbose=verbose) as place:
            with report.progress_bar(1) as bar:
                result = await answer(place, JUDGE, request, bar.part(source).event)
        if form == "json":
            report.print_json([{"path": source, **result}])
        else:
            _print(source, result)
        doubtful = any(verdict["status"] != "stable" for verdict in result["verdicts"])
        return int(doubtful or not result["verdicts"])

    run(main)


def _print(source: str, result: dict[str, Any]) -> None:
    verdicts, mutants = result["verdicts"], result["mutants"]
    for verdict in verdicts:
        name = f"{verdict['file']}: {verdict['name']}"
        if verdict["status"] != "stable":
            click.echo(f"{name}: {verdict['status'].replace('_', ' ')}: {verdict['reason']}")
        elif not verdict["mutantsKilled"]:
            click.echo(f"{name}: kills nothing")
    for item in result["finished"].get("summary", {}).get("skipped", ()):
        click.echo(f"{item['what']}: {item['reason']}")
    stable = sum(verdict["status"] == "stable" for verdict in verdicts)
    coverage = result.get("coverage")
    covered = f"lines {coverage['lines']:.0%}, branches {coverage['branches']:.0%}, " if coverage else ""
    killed = f"mutants {mutants['killed']}/{mutants['total']} killed"
    click.echo(f"{source}: {stable} of {len(verdicts)} tests stable, {covered}{killed}")
    if result["missedLines"]:
        click.echo(f"    lines no test reaches: {_listed(result['missedLines'])}")
    if branches := sorted({item["line"] for item in result["missedBranches"]}):
        click.echo(f"    lines with a branch no test takes: {_listed(branches)}")
    for item in mutants["survivors"][:_SHOWN]:
        click.echo(f"    survivor: line {item['line']}: {item['before']} -> {item['after']}")
    if len(mutants["survivors"]) > _SHOWN:
        click.echo(f"    and {len(mutants['survivors']) - _SHOWN} more survivors; --format json lists all")
    report.print_alike(mutants)
    click.echo(f"    proof: {report.verdict(result['proof'])}")


def _listed(lines: list[int]) -> str:
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return ", ".join(map(str, lines[:_SHOWN])) + more
