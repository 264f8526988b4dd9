"""What knows types looks at several files in one run, each of which is a project of its own."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from linter_service.engines.tsgolint import MOST_AT_ONCE, TsGoLint
from syntax.languages import language_of
from syntax.source import Source

LATER = "export async function later(): Promise<number> {\n  return 1;\n}\n"
FORGETS = "export function go(): void {\n  later();\n}\n"


@pytest.fixture
async def engine() -> AsyncIterator[TsGoLint]:
    made = TsGoLint()
    yield made
    await made.close()


def source(path: str, text: str, *beside: tuple[str, str]) -> Source:
    return Source(path, language_of("", path), text, beside)


async def places(engine: TsGoLint, *sources: Source) -> list[list[tuple[int, str]]]:
    found = await asyncio.gather(*map(engine.findings, sources))
    return [[(finding.range.start.line, finding.rule) for finding in findings] for findings in found]


async def test_files_that_wait_together_are_each_told_their_own(engine: TsGoLint) -> None:
    # More than one turn has room for.
    texts = ["\n" * number + LATER + FORGETS for number in range(MOST_AT_ONCE + 3)]
    together = await places(engine, *(source("a.ts", text) for text in texts))
    assert together == [[(5 + number, "typescript/no-floating-promises")] for number in range(len(texts))]


async def test_what_one_file_declares_another_one_does_not_know(engine: TsGoLint) -> None:
    script, stranger = "async function later() {\n  return 1;\n}\n", "function go() {\n  later();\n}\n"
    assert await places(engine, source("a.js", script), source("b.js", stranger)) == [[], []]


async def test_types_of_what_a_file_imports_are_known(engine: TsGoLint) -> None:
    beside = ("lib/later.ts", LATER)
    asked = source("src/go.ts", f'import {{ later }} from "../lib/later";\n{FORGETS}', beside)
    assert await places(engine, asked) == [[(3, "typescript/no-floating-promises")]]


async def test_places_count_as_editors_do(engine: TsGoLint) -> None:
    text = f'{LATER}/* \U0001f600 */ const name = "\U0001f600"; later();\n'
    (finding,) = await engine.findings(source("a.ts", text))
    assert (finding.range.start.line, finding.range.start.column) == (4, 29)


async def test_a_file_that_nobody_waits_for_any_more_holds_nobody_up(engine: TsGoLint) -> None:
    given_up = asyncio.create_task(engine.findings(source("a.ts", LATER)))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await places(engine, source("b.ts", LATER + FORGETS)) == [[(5, "typescript/no-floating-promises")]]
