"""``cognicode analyze``: find problems, and apply the fixes that are safe and proven."""

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from edge import asked
from edge.cli import files, git, report
from edge.cli.answer import answer
from edge.cli.batch import over
from edge.cli.cache import Cache
from edge.cli.findings import FORMS, RANK
from edge.cli.projects import in_its_project
from edge.cli.session import CONNECT, Session, run, session
from edge.operations import ANALYZE
from syntax.edits import TextEdit, apply_edits
from syntax.languages import is_known_path

MAX_FIX_ROUNDS = 10
# Files of one run that are analysed side by side: some engines look at all that wait in one go.
AT_ONCE = 16


@dataclass(frozen=True)
class Options:
    """What the user asked for."""

    language: str
    level: str
    fix: bool
    tries_fixes: bool
    cache: Cache | None


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice([*FORMS]), default="text", show_default=True)
@click.option("--changed-since", metavar="REV", help="Only files that differ from a revision of git; PATHS limit them.")
@click.option("--level", type=click.Choice(["quick", "standard", "deep"]), default="standard", show_default=True)
@click.option("--language", default="", help="Needed for standard input; else told from the file's ending.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe and proven, until none is left.")
@click.option("--no-fixes", is_flag=True, help="Problems alone: no fix is tried, which takes a third of the time.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info"]), default="warning", show_default=True)
@click.option("--no-cache", is_flag=True, help="Analyse every file, also those that are known from before.")
@CONNECT
@click.option("--verbose", "-v", is_flag=True, help="Show the agent's log.")
def analyze(
    paths: tuple[str, ...],
    form: str,
    changed_since: str | None,
    level: str,
    language: str,
    fix: bool,
    no_fixes: bool,
    fail_on: str,
    no_cache: bool,
    connect: str,
    verbose: bool,
) -> None:
    """Find problems in files or folders (- is standard input).

    Exits 1 when something at or above --fail-on was found, 2 when it could not run.

    \b
    Examples:
      cognicode analyze app.py
      cognicode analyze src/ --fail-on error --format sarif > findings.sarif
      cognicode analyze . --no-fixes --format github
      cognicode analyze --changed-since origin/main --format github
      cognicode analyze - --language python < app.py
    """
    if fix and no_fixes:
        raise click.UsageError("--fix applies what --no-fixes leaves out; say one of them")
    if fix and files.STDIN in paths:
        raise click.UsageError("--fix cannot write to standard input; give it a file")
    found = _found(paths, changed_since)

    async def main() -> int:
        # An edge that somebody else runs has a cache of its own, and other clients.
        options = Options(language, level, fix, not no_fixes, None if no_cache or connect else Cache())
        async with session(ANALYZE, connect, verbose=verbose, at_once=AT_ONCE) as place:
            results, failed = await over(found, partial(_file, place, options), 1 if connect else AT_ONCE)
        if options.cache is not None:
            options.cache.tidy()
        FORMS[form](results)
        worst = max((RANK[issue["severity"]] for _, result in results for issue in result["issues"]), default=-1)
        return failed or int(worst >= RANK[fail_on])

    run(main)


def _found(paths: tuple[str, ...], revision: str | None) -> list[files.File]:
    """The files to look at; raises Unreadable."""
    if revision is None and not paths:
        raise click.UsageError("name files or folders, or a revision with --changed-since")
    if revision is None:
        return files.read_all(paths)
    names = [git.top() / name for name in git.changed_since(revision, paths) if is_known_path(name)]
    return files.read_all([os.path.relpath(name) for name in names if name.is_file()])


async def _file(
    place: Session, options: Options, file: files.File, bar: report.Part
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


async def _analysis(place: Session, file: files.File, options: Options, bar: report.Part) -> dict[str, Any]:
    if not file.text.strip():
        return {"issues": [], "functions": []}
    path, context = in_its_project(file)
    request = asked.AnalyzeRequest(
        code=file.text,
        language=file.language(options.language),
        filename=path,
        level=asked.LevelName(options.level),
        context=context,
        fixes=options.tries_fixes,
    )
    if options.cache is not None and (known := options.cache.get(request)) is not None:
        return known
    result = await answer(place, ANALYZE, request, bar.event)
    if options.cache is not None:
        options.cache.put(request, result)
    return result


def _fixed(text: str, issues: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """``text`` after every safe and proven fix that does not touch the lines of another, and what was fixed."""
    chosen: list[TextEdit] = []
    fixed: list[dict[str, Any]] = []
    taken: set[int] = set()
    for issue in issues:
        fix = issue.get("fix")
        if fix is None or fix["applicability"] != "safe" or fix["proof"]["verdict"] != "proven":
            continue
        edits = [report.as_edit(edit) for edit in fix["edits"]]
        lines = {line for edit in edits for line in range(edit.range.start.line, edit.range.end.line + 1)}
        if not lines & taken:
            taken |= lines
            chosen += edits
            fixed.append(issue)
    return apply_edits(text, chosen), fixed
