"""The command line: a verb is a module with one command."""

import click

from chassis.version import VERSION
from edge.cli import analyze, judge, refactor, replay, status, tests, up, verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="cognicode")
def main() -> None:
    """Code review that tries what it suggests before showing it.

    \b
    Examples:
      cognicode up                          the product on http://localhost:8000
      cognicode analyze src/ --fix          find problems, apply the safe proven fixes
      cognicode refactor app.py --format diff
      cognicode tests app.py --out tests/   write tests that ran stable
      cognicode judge app.py tests/test_app.py
      cognicode verify --git HEAD           does the change keep behaviour?
    """


_AGENTS = (analyze.analyze, refactor.refactor, tests.tests, judge.judge, verify.verify)
for command in (up.up, *_AGENTS, replay.replay, status.status):
    main.add_command(command)
