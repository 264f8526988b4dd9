"""clang-tidy: likely bugs, needless cost and unsafe calls in C and C++."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from chassis.level import Level
from linter_service.engines.engine import EngineFailed, Equipment
from linter_service.engines.program import Program, installed, mounts_of, path_of
from linter_service.engines.project import nearest
from linter_service.finding import Applicability, Category, Finding, Fix, Severity
from syntax.edits import TextEdit
from syntax.languages import Language
from syntax.positions import LineIndex, Range
from syntax.source import Source

# What a reviewer would mention; what is a matter of taste or of one project's conventions is left to its configuration.
CHECKS = [
    "-*", "bugprone-*", "cert-err33-c", "cert-err34-c", "cert-env33-c", "cert-flp30-c", "cert-msc50-cpp",
    "clang-analyzer-*", "clang-diagnostic-*", "concurrency-thread-canceltype-asynchronous",
    "cppcoreguidelines-init-variables", "cppcoreguidelines-slicing", "cppcoreguidelines-virtual-class-destructor",
    "misc-confusable-identifiers", "misc-definitions-in-headers", "misc-misleading-bidirectional",
    "misc-misplaced-const", "misc-new-delete-overloads", "misc-non-copyable-objects", "misc-redundant-expression",
    "misc-throw-by-value-catch-by-reference", "misc-unconventional-assign-operator", "misc-uniqueptr-reset-release",
    "misc-unused-alias-decls", "misc-unused-using-decls", "modernize-use-nullptr", "modernize-use-override",
    "performance-*", "-bugprone-assignment-in-if-condition", "-bugprone-easily-swappable-parameters",
    "-bugprone-implicit-widening*", "-bugprone-macro-parentheses", "-bugprone-narrowing-conversions",
    "-bugprone-reserved-identifier", "-bugprone-signed-bitwise", "-clang-diagnostic-parentheses",
    "-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling", "-performance-avoid-endl",
    "-performance-enum-size", "-performance-prefer-single-char-overloads",
]  # fmt: skip
_FLAGS = {"c": ("-xc", "-std=c17"), "cpp": ("-xc++", "-std=c++20")}
# Of a header that is looked at by itself: what nothing in it calls is for others.
_OF_HEADERS = ("-Wno-unused-function", "-Wno-unused-const-variable", "-Wno-pragma-once-outside-header")
_HEADERS = (".h", ".hh", ".hpp", ".hxx", ".h++")
_WARNINGS = ("-Wall", "-Wextra", "-Wno-unused-parameter", "-Wno-unknown-warning-option")
_SEVERITIES = {"Error": Severity.ERROR, "Warning": Severity.WARNING, "Remark": Severity.INFO}
_CATEGORIES = {
    "performance": Category.PERFORMANCE,
    "modernize": Category.STYLE,
    "cppcoreguidelines": Category.BUG,
    "cert": Category.SECURITY,
}
_CWE = {
    "bugprone-assert-side-effect": 617, "bugprone-assignment-in-selection-statement": 481,
    "bugprone-empty-catch": 390, "bugprone-float-loop-counter": 1339, "bugprone-standalone-empty": 252,
    "bugprone-command-processor": 78, "bugprone-dangling-handle": 416, "bugprone-integer-division": 682,
    "bugprone-not-null-terminated-result": 170, "bugprone-suspicious-realloc-usage": 401,
    "bugprone-unsafe-functions": 676, "bugprone-unused-return-value": 252, "bugprone-use-after-move": 672,
    "cert-env33-c": 78, "cert-err33-c": 252, "cert-err34-c": 20, "cert-msc50-cpp": 338,
    "clang-analyzer-core.DivideZero": 369, "clang-analyzer-core.NullDereference": 476,
    "clang-analyzer-core.StackAddressEscape": 562, "clang-analyzer-core.UndefinedBinaryOperatorResult": 457,
    "clang-analyzer-cplusplus.NewDelete": 416, "clang-analyzer-cplusplus.NewDeleteLeaks": 401,
    "clang-analyzer-security.insecureAPI.gets": 242, "clang-analyzer-security.insecureAPI.strcpy": 120,
    "clang-analyzer-unix.Malloc": 416, "clang-analyzer-unix.MismatchedDeallocator": 762,
    "clang-diagnostic-format-security": 134, "clang-diagnostic-logical-not-parentheses": 783,
    "clang-diagnostic-self-assign": 480, "misc-redundant-expression": 570, "clang-diagnostic-uninitialized": 457,
}  # fmt: skip
_COMPILER = "clang-diagnostic-"
_NOT_HERE = f"{_COMPILER}error"


# Its findings go to a file of its scratch space, in a form that people do not read.
_SHELL = """
said=$TMPDIR/said tool=$1
shift
"$tool" --export-fixes="$said" "$@" >/dev/null 2>&1
cat "$said" 2>/dev/null
"""


class ClangTidy:
    """Runs ``clang-tidy`` once for each file, with the system's headers and those of the request."""

    name = "clang-tidy"
    level = Level.STANDARD
    timeout_s = 60.0
    most_lines_again = 4_000

    def __init__(self, equipment: Equipment) -> None:
        self._sandbox = equipment.sandbox
        self.version = ""

    def serves(self, language: Language) -> bool:
        return language.name in _FLAGS

    async def findings(self, source: Source) -> list[Finding]:
        program, resources, self.version = _program()
        ours = (f"--checks={','.join(CHECKS)}", "--config={}")
        options = ("--quiet", *(() if nearest(source, ".clang-tidy") else ours))
        flags = (*_FLAGS[source.language.name], *_WARNINGS, "-I.", f"-resource-dir={resources}")
        flags = (*flags, *(_OF_HEADERS if source.path.lower().endswith(_HEADERS) else ()))
        said = await program.run(self._sandbox, source, *options, path_of(source), "--", *flags)
        told = _diagnostics(said.stdout)
        # A header that is not here says nothing of the code, and neither does what the compiler then makes of the rest.
        if any(one["DiagnosticName"] == _NOT_HERE for one in told):
            told = [one for one in told if not one["DiagnosticName"].startswith(_COMPILER)]
        return list(_findings(told, source))

    async def close(self) -> None:
        """Nothing was started."""


def _program() -> tuple[Program, Path, str]:
    """The program, the folder of its own headers, and its version."""
    package = installed("clang-tidy")
    executable = Path(str(package.locate_file("clang_tidy/data/bin/clang-tidy")))
    home = executable.parents[1]
    # It looks for them beside itself, by way of /proc, which is not there.
    resources = next((home / "lib" / "clang").iterdir())
    return Program(("/bin/sh", "-c", _SHELL, "sh", str(executable)), mounts_of(home)), resources, package.version


def _diagnostics(said: str) -> list[dict[str, Any]]:
    try:
        document = yaml.load(said, Loader=yaml.CSafeLoader) or {}
    except yaml.YAMLError as error:
        raise EngineFailed("its answer cannot be read") from error
    diagnostics: list[dict[str, Any]] = document.get("Diagnostics", [])
    return diagnostics


def _findings(told: Sequence[dict[str, Any]], source: Source) -> Iterator[Finding]:
    index = LineIndex(source.text)
    offsets = _ByteOffsets(source.text)
    for one in told:
        message, rule = one["DiagnosticMessage"], one["DiagnosticName"]
        if not _is_of(message, source):
            continue
        yield Finding(
            path=source.path,
            severity=_SEVERITIES[one["Level"]],
            message=message["Message"],
            range=_range(message, index, offsets),
            rule=rule,
            category=_CATEGORIES.get(rule.partition("-")[0], Category.BUG),
            engine=ClangTidy.name,
            suggestion=_advice(one, source),
            rule_url=_url(rule),
            cwe=(_CWE[rule],) if rule in _CWE else (),
            fix=_fix(message["Replacements"], source, index, offsets),
        )


def _is_of(message: dict[str, Any], source: Source) -> bool:
    """Whether it is about the file itself, and not about one that it includes."""
    return (
        PurePosixPath(message["FilePath"]).parts[-len(PurePosixPath(source.path).parts) :]
        == PurePosixPath(source.path).parts
    )


def _range(message: dict[str, Any], index: LineIndex, offsets: "_ByteOffsets") -> Range:
    """What it underlines, where that holds the place; else the place."""
    at = message["FileOffset"]
    spans = [(one["FileOffset"], one["FileOffset"] + one["Length"]) for one in message.get("Ranges", ())]
    start, end = next(((a, b) for a, b in spans if a <= at <= b), (at, at))
    return index.range(offsets(start), offsets(end))


def _advice(one: dict[str, Any], source: Source) -> str:
    """What its notes say without a place of their own."""
    at = one["DiagnosticMessage"]["FileOffset"]
    notes = [note for note in one.get("Notes", ()) if _is_of(note, source) and note["FileOffset"] == at]
    return "; ".join(note["Message"] for note in notes)


def _fix(
    replacements: Sequence[dict[str, Any]], source: Source, index: LineIndex, offsets: "_ByteOffsets"
) -> Fix | None:
    """clang-tidy does not say how far a fix may be trusted."""
    if not replacements or not all(_is_of(one, source) for one in replacements):
        return None
    edits = [
        TextEdit(index.range(offsets(one["Offset"]), offsets(one["Offset"] + one["Length"])), one["ReplacementText"])
        for one in replacements
    ]
    return Fix(tuple(edits), Applicability.SUGGESTION)


def _url(rule: str) -> str:
    if rule.startswith(_COMPILER):
        return ""
    group, _, name = rule.partition("-")
    if rule.startswith("clang-analyzer-"):
        group, name = "clang-analyzer", rule.removeprefix("clang-analyzer-")
    return f"https://clang.llvm.org/extra/clang-tidy/checks/{group}/{name}.html"


class _ByteOffsets:
    """Offsets in bytes of UTF-8 to offsets in code points."""

    def __init__(self, text: str) -> None:
        self._bytes = text.encode(errors="surrogatepass")

    def __call__(self, size_bytes: int) -> int:
        return len(self._bytes[:size_bytes].decode(errors="ignore"))
