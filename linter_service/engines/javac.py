"""javac, where a JDK is installed: what Java's own compiler warns of."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chassis.level import Level
from linter_service.engines.engine import EngineFailed, EngineMissing, Equipment
from linter_service.engines.program import SCRATCH, Program, mounts_of, path_of
from linter_service.finding import Category, Finding, Severity
from syntax.languages import Language
from syntax.positions import LineIndex, Position
from syntax.source import Source

# No annotation processor runs, the smallest start, all that it has to say.
_OPTIONS = (
    *(
        "-J-XX:+UseSerialGC",
        "-J-XX:TieredStopAtLevel=1",
        "-J-Xshare:auto",
        "-J-Duser.language=en",
        "-encoding",
        "UTF-8",
    ),
    *(
        "-Xlint:all,-options,-path,-processing,-serial",
        "-proc:none",
        "-implicit:none",
        "-Xmaxerrs",
        "500",
        "-Xmaxwarns",
        "500",
    ),
)
_SAID = re.compile(
    r"(?P<path>[^\n]+?\.java):(?P<line>\d+): (?P<level>error|warning): (?:\[(?P<lint>[\w-]+)\] )?(?P<message>.*)"
)
_CARET = re.compile(r" *\^")
_VERSION = re.compile(r"javac (?P<version>\S+)")
# What is not in the request says nothing of the code, and neither does the name of a file that was made up for it.
_NOT_HERE = re.compile(
    r"package \S+ does not exist|cannot find symbol|cannot access |module not found|should be declared in a file"
)
_CATEGORIES = {
    "rawtypes": Category.TYPE, "unchecked": Category.TYPE, "cast": Category.STYLE, "varargs": Category.TYPE,
    "deprecation": Category.GENERAL, "removal": Category.GENERAL, "static": Category.STYLE,
}  # fmt: skip
_CWE = {"divzero": 369, "fallthrough": 484, "finally": 584, "try": 404, "empty": 1071}
_LINTS = "https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html"


class Javac:
    """Runs ``javac`` once for each file, in the sandbox, with the request's other files beside it."""

    name = "javac"
    level = Level.STANDARD
    timeout_s = 60.0
    most_lines_again = 2_000

    def __init__(self, equipment: Equipment) -> None:
        self._checker = equipment.checker
        self._sandbox = equipment.sandbox
        self.version = ""

    def serves(self, language: Language) -> bool:
        return language.name == "java"

    async def findings(self, source: Source) -> list[Finding]:
        program = _program()
        if not self.version:
            said = await program.run(self._sandbox, source, "-version")
            match = _VERSION.search(said.stdout + said.stderr)
            if match is None:
                raise EngineFailed("it does not start in the sandbox")
            self.version = match["version"]
        if await self._checker.problems(source.text, source.language, source.path):
            # The parser tells of them, and the compiler looks no further.
            return []
        said = await program.run(self._sandbox, source, *_OPTIONS, "-d", SCRATCH, path_of(source))
        return list(_findings(list(_messages(said.stderr)), source))

    async def close(self) -> None:
        """Nothing was started."""


@dataclass(frozen=True, slots=True)
class _Message:
    """``column`` in code points from 0; what follows the first line is left out."""

    path: str
    line: int
    column: int
    level: str
    lint: str
    text: str


def _program() -> Program:
    found = shutil.which("javac")
    if found is None:
        raise EngineMissing("no JDK is installed here; one that is on the PATH is used")
    executable = Path(found).resolve()
    home = executable.parents[1]
    # It looks for its libraries beside itself, by way of /proc, which is not there.
    libraries = {"LD_LIBRARY_PATH": str(home / "lib")}
    # Debian keeps its settings elsewhere.
    settings = (home / "conf" / "security" / "java.security").resolve().parents[1]
    return Program((str(executable),), (*mounts_of(home), *mounts_of(settings)), libraries)


def _messages(said: str) -> Iterator[_Message]:
    """Each is a line that names the place, the line of code, and a caret below."""
    lines = said.split("\n")
    for number, line in enumerate(lines):
        match = _SAID.fullmatch(line)
        if match is None:
            continue
        caret = next((len(below) - 1 for below in lines[number + 1 : number + 4] if _CARET.fullmatch(below)), 0)
        yield _Message(match["path"], int(match["line"]), caret, match["level"], match["lint"] or "", match["message"])


def _findings(told: list[_Message], source: Source) -> Iterator[Finding]:
    """Its errors only where everything that the file names is here."""
    index = LineIndex(source.text)
    is_whole = not any(_NOT_HERE.search(one.text) for one in told)
    for one in told:
        if one.path != path_of(source) or (one.level == "error" and not is_whole):
            continue
        at = index.offset(Position(one.line, 1)) + one.column
        yield Finding(
            path=source.path,
            severity=Severity.ERROR if one.level == "error" else Severity.WARNING,
            message=one.text[:1].upper() + one.text[1:],
            range=index.range(at, at),
            rule=one.lint or "compiler",
            category=_CATEGORIES.get(one.lint, Category.TYPE if one.level == "error" else Category.BUG),
            engine=Javac.name,
            rule_url=_LINTS if one.lint else "",
            cwe=(_CWE[one.lint],) if one.lint in _CWE else (),
        )
