"""A command's work over its files: one that cannot be worked on is told, and the others go on."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import click

from chassis.errors import AgentError
from edge.cli import files, report

R = TypeVar("R")
COULD_NOT_RUN = 2


async def over(
    found: Sequence[files.File], work: Callable[[files.File, report.Part], Awaitable[R]], at_once: int = 1
) -> tuple[list[R], int]:
    """What ``work`` gave for each file it could work on, in their order whatever ended first, and the exit status that
    the rest asks for.
    """
    turns = asyncio.Semaphore(at_once)
    with report.progress_bar(len(found)) as bar:

        async def one(file: files.File) -> list[R] | str:
            async with turns:
                part = bar.part(file.name)
                try:
                    return [await work(file, part)]
                except (click.ClickException, AgentError) as error:
                    hint = f". {error.hint}" if isinstance(error, AgentError) and error.hint else ""
                    return f"{file.name}: {error.message.removeprefix(f'{file.name}: ')}{hint}"
                finally:
                    part.end()

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(file)) for file in found]
    ended = [task.result() for task in tasks]
    problems = [one for one in ended if isinstance(one, str)]
    for problem in problems:
        click.echo(problem, err=True)
    results = [result for one in ended if not isinstance(one, str) for result in one]
    return results, COULD_NOT_RUN if problems else 0
