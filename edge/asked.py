"""What clients ask for: the JSON of every request, for Socket.IO, HTTP and the command line alike."""

from abc import abstractmethod
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from syntax.source import path_problem


def _valid_unicode(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("is not valid Unicode: it holds half a surrogate pair") from None
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; send the source to work on")
    return text


def _or_empty(value: object) -> object:
    """Older clients send null for what they do not have."""
    return "" if value is None else value


def _or_javascript(value: object) -> object:
    return "javascript" if value in (None, "") else value


def _or_zero(value: object) -> int:
    return value if type(value) is int and 0 <= value < 2**31 else 0


def _or_empty_text(value: object) -> str:
    return value if isinstance(value, str) and len(value) <= MAX_HINT_LENGTH and value.isprintable() else ""


def _named(path: str) -> str:
    if path and (problem := path_problem(path)):
        raise ValueError(problem)
    return path


def _hints(value: object) -> object:
    """What clients send along is read as far as it is of use, and never a reason to refuse."""
    items = value[:MAX_HINTS] if isinstance(value, (list, tuple)) else ()
    return tuple(item for item in items if isinstance(item, dict))


# More hints than a file has places to hint at help nobody.
MAX_CONTEXT_FILES = 500
MAX_HINTS, MAX_HINT_LENGTH = 1000, 200
Text = Annotated[str, AfterValidator(_valid_unicode)]
OptionalText = Annotated[Text, BeforeValidator(_or_empty)]
Code = Annotated[str, AfterValidator(_not_blank), AfterValidator(_valid_unicode)]


class LevelName(StrEnum):
    """How much work a request may cost."""

    QUICK = "quick"
    STANDARD = "standard"
    DEEP = "deep"


class ContextFile(BaseModel):
    """A file that the code may import when it is run; ``path`` is relative to the same root as ``filename``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Annotated[Text, AfterValidator(_named)] = Field(min_length=1)
    text: Text


class JobRequest(BaseModel):
    """What all jobs take; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: Annotated[str, BeforeValidator(_or_javascript)] = Field("javascript", max_length=40)
    filename: Annotated[OptionalText, AfterValidator(_named)] = ""
    level: LevelName = LevelName.STANDARD
    request_id: OptionalText = Field("", max_length=200)
    traceparent: OptionalText = Field("", max_length=200)
    timestamp: Any = None

    @property
    @abstractmethod
    def size_bytes(self) -> int:
        """What the limit counts: all source, as UTF-8."""


class VersionFile(BaseModel):
    """A file of a version; ``path`` is empty where the text of one file is all there is."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Annotated[Text, AfterValidator(_named)] = ""
    text: Text


def _as_files(value: object) -> object:
    return [{"text": value}] if isinstance(value, str) else value


Version = Annotated[
    tuple[VersionFile, ...], BeforeValidator(_as_files), Field(min_length=1, max_length=MAX_CONTEXT_FILES)
]


class CodeRequest(JobRequest):
    """A job about one file."""

    code: Code
    context: tuple[ContextFile, ...] = Field((), max_length=MAX_CONTEXT_FILES)

    @property
    def size_bytes(self) -> int:
        return len(self.code.encode()) + sum(len(file.text.encode()) for file in self.beside)

    @property
    def beside(self) -> tuple[ContextFile, ...]:
        """All files that come with the code."""
        return self.context


class AnalyzeRequest(CodeRequest):
    """Without ``fixes`` none is tried and none offered, which takes less time."""

    fixes: bool = True


class IssueHint(BaseModel):
    """An issue as a client knows it; only its place and rule are read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    line: Annotated[int, BeforeValidator(_or_zero)] = 0
    rule: Annotated[str, BeforeValidator(_or_empty_text)] = ""


class RefactorRequest(CodeRequest):
    """``analysis`` carries issues, whatever its name."""

    analysis: Annotated[tuple[IssueHint, ...], BeforeValidator(_hints)] = ()


class FunctionHint(BaseModel):
    """A function as a client knows it; only its name is read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: Annotated[str, BeforeValidator(_or_empty_text)] = ""


class TestsRequest(CodeRequest):
    """``functions`` are hints; ``budget`` is in seconds. With ``existing_tests`` only such tests are asked for
    that kill what survives these.
    """

    functions: Annotated[tuple[FunctionHint, ...], BeforeValidator(_hints)] = ()
    budget: int = Field(0, ge=0, le=3600, strict=True)
    framework: OptionalText = Field("", max_length=40)
    existing_tests: tuple[ContextFile, ...] = Field((), max_length=MAX_CONTEXT_FILES)

    @property
    def beside(self) -> tuple[ContextFile, ...]:
        return (*self.context, *self.existing_tests)


class JudgeRequest(CodeRequest):
    """``tests`` are test files of the code, by their paths relative to the same root; ``budget`` is in seconds."""

    tests: tuple[ContextFile, ...] = Field(min_length=1, max_length=MAX_CONTEXT_FILES)
    budget: int = Field(0, ge=0, le=3600, strict=True)
    framework: OptionalText = Field("", max_length=40)

    @property
    def beside(self) -> tuple[ContextFile, ...]:
        return (*self.context, *self.tests)


class VerifyRequest(JobRequest):
    """Two versions, each the text of one file or some files by their paths, with what they import among them."""

    original: Version
    changed: Version

    @property
    def size_bytes(self) -> int:
        return sum(len(file.text.encode()) for version in (self.original, self.changed) for file in version)
