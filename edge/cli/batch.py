"""A command's work over its files: one that cannot be worked on is told, and the others go on."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import click

from chassis.errors import AgentError
from edge.cli import files, report

R = TypeVar("R")
COULD_NOT_RUN = 2


async def over(
    found: Sequence[files.File], work: Callable[[files.File, report.Bar], Awaitable[R]]
) -> tuple[list[R], int]:
    """What ``work`` gave for each file it could work on, and the exit status that the rest asks for."""
    results, code = [], 0
    with report.progress_bar(len(found)) as bar:
        for file in found:
            bar.file(file.name)
            try:
                results.append(await work(file, bar))
            except (click.ClickException, AgentError) as error:
                hint = f". {error.hint}" if isinstance(error, AgentError) and error.hint else ""
                click.echo(f"{file.name}: {error.message.removeprefix(f'{file.name}: ')}{hint}", err=True)
                code = COULD_NOT_RUN
            bar.next()
    return results, code
