"""Programs of others, in the sandbox: what they see, what they do not, and how they end."""

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from chassis.errors import FailedPrecondition
from chassis.level import Level
from chassis.progress import EngineStatus
from linter_service.engines import ENGINES
from linter_service.engines.engine import EngineMissing
from linter_service.engines.program import Program
from linter_service.finding import Finding
from linter_service.lint import Ended, Linter
from sandbox.sandbox import Sandbox
from sandbox.selftest import SandboxState
from syntax.edits import apply_edits
from syntax.languages import language_of
from syntax.source import Source

# A compiler is used where it is.
JAVA = [".java"] * (shutil.which("javac") is not None)


@pytest_asyncio.fixture
async def linter() -> AsyncIterator[Linter]:
    made = Linter(ENGINES)
    yield made
    await made.close()


def source(path: str, text: str) -> Source:
    return Source(path, language_of("", path), text)


async def found(linter: Linter, *sources: Source, level: Level = Level.STANDARD) -> tuple[dict[str, Finding], Ended]:
    events = [event async for event in linter.analyse(sources, level)]
    ended = events[-1]
    assert isinstance(ended, Ended)
    return {event.id: event for event in events if isinstance(event, Finding)}, ended


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.c", '#include "/etc/passwd"\n#include "/proc/self/environ"\n#include "../../../../etc/passwd"\nint x;\n'),
        ("a.sh", "#!/bin/bash\n# shellcheck source=/etc/passwd\n. /etc/passwd\n"),
    ],
)
async def test_nothing_of_this_machine_reaches_a_finding(linter: Linter, path: str, text: str) -> None:
    findings, ended = await found(linter, source(path, text))
    said = repr(findings) + repr(ended)
    assert "root:" not in said
    assert "PATH=" not in said


@pytest.mark.parametrize(
    ("main", "beside", "rules"),
    [
        (
            source("a.c", '#include "b/count.h"\nint f(void) { return twice("x"); }\n'),
            source("b/count.h", "static inline int twice(int x) { return 2 * x; }\n"),
            {"clang-diagnostic-int-conversion"},
        ),
        *(
            (
                source(f"A{suffix}", "class A {\n    int f() {\n        return B.text();\n    }\n}\n"),
                source(f"B{suffix}", 'class B {\n    static String text() {\n        return "";\n    }\n}\n'),
                {"compiler"},
            )
            for suffix in JAVA
        ),
        (
            source("src/a.ts", 'import { twice } from "./lib/b";\nexport const x: string = twice(1);\n'),
            source("src/lib/b.ts", "export function twice(x: number): number {\n  return 2 * x;\n}\n"),
            {"TS2322"},
        ),
    ],
    ids=lambda given: given.path if isinstance(given, Source) else "",
)
async def test_the_files_of_a_request_see_each_other(
    linter: Linter, main: Source, beside: Source, rules: set[str]
) -> None:
    findings, _ = await found(linter, main, beside)
    assert {finding.rule for finding in findings.values() if finding.path == main.path} >= rules
    assert not [finding for finding in findings.values() if finding.path == beside.path]


async def test_a_configuration_of_the_request_decides_how_types_are_read(linter: Linter) -> None:
    text = "export function size(text: string | null): number {\n  return text.length;\n}\n"
    strict, _ = await found(linter, source("a.ts", text))
    assert {finding.rule for finding in strict.values()} == {"TS18047"}
    loose = source("a.ts", text)
    beside = (("tsconfig.json", '{"compilerOptions": {"strict": false /* for now */}}'),)
    findings, _ = await found(linter, Source(loose.path, loose.language, loose.text, beside))
    assert not findings


@pytest.mark.parametrize("prefix", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("path", "lines", "rule", "place"),
    [
        ("a.cpp", ["void f();", "char *é = 0; /* 😀 */ char *q = 0;"], "modernize-use-nullptr", "0"),
        ("a.ts", ["export const a = 1;", "/* 😀 */ export const é: string = a;"], "TS2322", "é"),
        ("a.js", ["export const a = 1;", "/* 😀 */ export const é = '${a}';"], "no-template-curly-in-string", "'${a}'"),
    ],
    ids=["clang-tidy", "typescript", "eslint"],
)
async def test_places_are_right_behind_wide_characters(
    linter: Linter, path: str, lines: list[str], rule: str, place: str, ending: str, prefix: str
) -> None:
    text = prefix + ending.join([*lines, ""])
    findings, _ = await found(linter, source(path, text))
    (finding, *_) = [one for one in findings.values() if one.rule == rule]
    assert finding.range.start.line == 2
    units = lines[1].encode("utf-16-le")
    start = 2 * (finding.range.start.column - 1)
    assert units[start:].decode("utf-16-le").startswith(place)


@pytest.mark.parametrize("name", ["-x", "--version", "@a", "a b", "é'\"", "$(id)", "d/-x"])
@pytest.mark.parametrize(
    ("suffix", "text", "rule"),
    [
        (".c", "int f(int x) { return x / (x - x); }\n", "misc-redundant-expression"),
        (".sh", "#!/bin/sh\ncd x\n", "SC2164"),
        *((suffix, "class A { int f() { return 1 / 0; } }\n", "divzero") for suffix in JAVA),
        (".py", "def f(x):\n    if x:\n        y = 2\n    return y\n", "possibly-used-before-assignment"),
    ],
)
async def test_a_name_is_no_more_than_a_name(linter: Linter, name: str, suffix: str, text: str, rule: str) -> None:
    findings, _ = await found(linter, source(f"{name}{suffix}", text), level=Level.DEEP)
    assert rule in {finding.rule for finding in findings.values()}


async def test_a_fix_of_shellcheck_is_applied_where_it_belongs(linter: Linter) -> None:
    text = '#!/bin/bash\necho "😀"; cp $1 "é"\n'
    findings, _ = await found(linter, source("a.sh", text))
    (fixed,) = [finding for finding in findings.values() if finding.rule == "SC2086"]
    assert fixed.fix is not None
    assert apply_edits(text, fixed.fix.edits) == '#!/bin/bash\necho "😀"; cp "$1" "é"\n'


async def test_pylint_is_asked_at_the_deep_level_alone(linter: Linter) -> None:
    late = source("a.py", "def f(x: int) -> int:\n    if x > 1:\n        y = 2\n    return y\n")
    findings, ended = await found(linter, late)
    assert "pylint" not in {report.name for report in ended.ending.engines}
    findings, _ = await found(linter, late, level=Level.DEEP)
    assert "possibly-used-before-assignment" in {finding.rule for finding in findings.values()}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.cpp", "template<int n> struct A { A<n + 1> a; };\nA<0> a;\n"),
        ("a.c", "#define A B B\n#define B C C\n" + "int x" + "[1" * 500 + "\n"),
        ("A.java", "class A { int x = " + "(" * 3000 + "1" + ")" * 3000 + "; }\n"),
        ("a.ts", "type T<A> = A extends string ? T<[A]> : never;\nexport const x: T<T<string>> = 1;\n"),
        ("a.sh", "$(" * 2000),
        ("a.js", "a" + "[0]" * 5000 + ";\n"),
    ],
)
async def test_hostile_code_ends_in_findings_or_a_reason(linter: Linter, path: str, text: str) -> None:
    _, ended = await found(linter, source(path, text))
    assert all(report.reason for report in ended.ending.engines if report.status is not EngineStatus.OK)


async def test_a_compiler_that_is_not_there_is_missed_by_name(linter: Linter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    _, ended = await found(linter, source("A.java", "class A { }\n"))
    (report,) = [report for report in ended.ending.engines if report.name == "javac"]
    assert (report.status, report.reason) == (
        EngineStatus.MISSING,
        "no JDK is installed here; one that is on the PATH is used",
    )


async def test_without_a_sandbox_no_program_runs_and_it_is_said() -> None:
    class NoSandbox(SandboxState):
        async def get(self) -> Sandbox:
            raise FailedPrecondition("No sandbox works here", hint="Get one.")

    with pytest.raises(EngineMissing, match="No sandbox works here"):
        await Program(("/bin/true",)).run(NoSandbox(), source("a.c", ""))
