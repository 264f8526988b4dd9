"""``cognicode verify``: does a change keep behaviour, whoever made it?"""

from contextlib import nullcontext
from typing import Any

import click
import orjson

from chassis.version import VERSION
from edge import asked
from edge.cli import files, report
from edge.cli.answer import answer
from edge.cli.session import CONNECT, run, session
from edge.cli.versions import Versions, of_paths, of_revision
from edge.operations import VERIFY

# What a shell, a CI job or a coding agent goes by.
EXITS = {"exhausted": 0, "no_difference_found": 0, "differs": 1, "unknown": 3}
_WORDS = {
    "exhausted": "the same along every path",
    "no_difference_found": "no difference found",
    "differs": "behaves differently",
    "unknown": "could not tell",
    "not_run": "not compared",
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True))
@click.option("--git", "revision", metavar="REV", help="Compare the work tree with a revision; PATHS limit it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def verify(paths: tuple[str, ...], revision: str | None, form: str, level: str, connect: str, verbose: bool) -> None:
    """Compare two versions of some code by running both: files or folders OLD and NEW, or a revision and the work tree.

    Every function that was changed, or uses what was changed, is called in both versions with the same inputs. Exits 0
    when no difference was found, 1 when something differs, 3 when it could not tell, 2 when it could not run.

    \b
    Examples:
      cognicode verify before.py after.py
      cognicode verify old/ new/ --format json
      cognicode verify --git HEAD
      cognicode verify --git main src/
    """
    if revision is None and len(paths) != 2:
        raise click.UsageError("name two files or folders, OLD and NEW, or a revision with --git")
    place = nullcontext(of_paths(*paths)) if revision is None else of_revision(revision, paths)

    async def main() -> int:
        with place as versions:
            if versions.is_empty:
                click.echo("nothing that could be compared was changed", err=True)
                return 0
            async with session(VERIFY, connect, verbose=verbose) as where:
                with report.progress_bar(1) as bar:
                    result = await answer(where, VERIFY, _request(versions, level), bar.part("comparing").event)
        if form == "json":
            click.echo(orjson.dumps({"version": VERSION, **result}, option=orjson.OPT_INDENT_2))
        else:
            _print(result)
        return EXITS[result["verdict"]]

    run(main)


def _request(versions: Versions, level: str) -> asked.VerifyRequest:
    if not versions.original or not versions.changed:
        raise files.Unreadable("one of the two versions is empty: there is nothing to compare with")
    return asked.VerifyRequest(original=versions.original, changed=versions.changed, level=asked.LevelName(level))


def _print(result: dict[str, Any]) -> None:
    for function in result["functions"]:
        change = function["change"].replace("_", " ")
        said = [change, _WORDS[function["behaviour"]]]
        if function["inputs"]:
            said.append(f"{function['inputs']} inputs")
        if function.get("reason"):
            said.append(function["reason"])
        click.echo(f"{function['file']}: {function['name']}: {', '.join(said)}")
        if found := function.get("counterexample"):
            click.echo(f"    {found['call']}")
            click.echo(f"      before: {found['before']}")
            click.echo(f"      after:  {found['after']}")
    for item in result["finished"].get("summary", {}).get("skipped", ()):
        click.echo(f"{item['what']}: {item['reason']}")
    is_untouched = result["verdict"] == "exhausted" and not result["functions"]
    verdict = "nothing that runs was changed" if is_untouched else _WORDS[result["verdict"]]
    click.echo(f"{verdict}: {report.verdict(result['proof'])}")
