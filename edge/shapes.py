"""Every shape of JSON that a client sends or sees, for Socket.IO, HTTP and the command line alike."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from chassis.progress import EngineStatus
from syntax.source import path_problem

Json = dict[str, Any]


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


class Snake(BaseModel):
    """Fields are called in JSON as they are here."""

    model_config = ConfigDict(frozen=True)


class Camel(BaseModel):
    """Fields are called in JSON in camelCase."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


def dump(shape: BaseModel) -> Json:
    """The JSON form; what is None is left out."""
    return shape.model_dump(mode="json", by_alias=True, exclude_none=True)


class LevelName(StrEnum):
    """How much work a request may cost."""

    QUICK = "quick"
    STANDARD = "standard"
    DEEP = "deep"


# Requests


class ContextFile(BaseModel):
    """A file that the code may import when it is run; ``path`` is relative to the same root as ``filename``."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    path: Annotated[Text, AfterValidator(_named)] = Field(min_length=1)
    text: Text


class CodeRequest(BaseModel):
    """What all three jobs take; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: Code
    language: Annotated[str, BeforeValidator(_or_javascript)] = Field("javascript", max_length=40)
    filename: Annotated[OptionalText, AfterValidator(_named)] = ""
    level: LevelName = LevelName.STANDARD
    request_id: OptionalText = Field("", max_length=200)
    traceparent: OptionalText = Field("", max_length=200)
    timestamp: Any = None
    context: tuple[ContextFile, ...] = Field((), max_length=MAX_CONTEXT_FILES)

    @property
    def size_bytes(self) -> int:
        """What the limit counts: all source, as UTF-8."""
        return len(self.code.encode()) + sum(len(file.text.encode()) for file in self.context)


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
    """``functions`` are hints; ``budget`` is in seconds."""

    functions: Annotated[tuple[FunctionHint, ...], BeforeValidator(_hints)] = ()
    budget: int = Field(0, ge=0, le=3600, strict=True)
    framework: OptionalText = Field("", max_length=40)


# Proof


class Check(Camel):
    name: str
    status: str
    reason: str


class Evidence(Camel):
    inputs: int
    runs: int
    seeds: list[int]
    input_kinds: list[str]
    lines_covered: int
    lines_total: int
    mutants_killed: int
    mutants_total: int


class Counterexample(Camel):
    call: str
    before: str
    after: str


class Tool(Camel):
    name: str
    version: str


class Proof(Camel):
    verdict: Literal["proven", "partial", "refuted"]
    checks: list[Check]
    behaviour: Literal["exhausted", "no_difference_found", "differs", "not_run"]
    behaviour_reason: str
    evidence: Evidence
    sandbox: str
    tools: list[Tool]
    counterexample: Counterexample | None = None


# Results


class Edit(Camel):
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    text: str


class Fix(Camel):
    edits: list[Edit]
    applicability: Literal["safe", "suggestion", "unsafe"]
    proof: Proof


class Issue(Camel):
    id: str
    severity: Literal["error", "warning", "info"]
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    suggestion: str
    rule: str
    rule_url: str
    category: Literal["security", "performance", "style", "type", "bug", "complexity", "general"]
    fixable: bool
    engine: str
    cwe: list[int] | None = None
    fix: Fix | None = None


class FunctionInfo(Camel):
    id: str
    name: str
    start_line: int
    end_line: int
    complexity: int
    parameters: list[str]
    parameter_count: int
    line_count: int
    type: str
    returns: str


class FileMetrics(Camel):
    """As the linter measured them; clients see Metrics."""

    lines_of_code: int
    cyclomatic: int
    cognitive: int
    maintainability_index: float
    readability: float
    testability: float


class Metrics(Camel):
    complexity: int = Field(ge=1, le=10)
    maintainability: int = Field(ge=1, le=10)
    code_quality_score: int = Field(ge=1, le=100)
    lines_of_code: int
    cyclomatic_complexity: int
    cognitive_complexity: int
    maintainability_index: float
    technical_debt: Literal["low", "medium", "high"]
    readability_score: float
    testability_score: float


class Insights(Snake):
    semantic_issues: list[str]
    performance_suggestions: list[str]
    security_concerns: list[str]
    code_smells: list[str]


class Engine(Snake):
    name: str
    version: str
    duration_ms: int
    status: EngineStatus
    reason: str | None = None


class Analysis(Snake):
    issues: list[Issue]
    metrics: Metrics
    functions: list[FunctionInfo]
    ai_insights: Insights
    code_hash: str
    language: str
    timestamp: str
    processing_time: float
    job_id: str
    engines: list[Engine]


class Suggestion(Camel):
    id: str
    type: Literal["performance", "readability", "maintainability"]
    title: str
    description: str
    original_code: str
    refactored_code: str
    line_start: int
    line_end: int
    impact: Literal["low", "medium", "high"]
    impact_score: int
    confidence: int
    benefits: list[str]
    estimated_improvement: str
    diff: str
    edits: list[Edit]
    rewrite: str
    proof: Proof


class TestCase(Camel):
    id: str
    name: str
    description: str
    type: Literal["unit", "edge_case", "negative", "integration", "property"]
    code: str
    expected_result: Literal["pass", "fail"]
    test_data: list[str]
    framework: str
    priority: int = Field(ge=1, le=10)
    estimated_execution_time: float = Field(description="milliseconds, as measured")
    function: str
    proof: Proof


class Suspicion(Camel):
    function: str
    kind: str
    message: str
    call: str


class Coverage(Camel):
    lines: float
    branches: float


class Survivor(Camel):
    line: int
    operator: str
    before: str
    after: str


class Mutants(Camel):
    killed: int
    total: int
    survivors: list[Survivor]


class Suite(Camel):
    file: str
    filename: str
    coverage: Coverage
    mutants: Mutants
    suspicions: list[Suspicion]
    proof: Proof


class Skipped(Camel):
    what: str
    reason: str


class Rejected(Camel):
    what: str
    reason: str
    counterexample: str | None = None


class Summary(Camel):
    engines: list[Engine]
    skipped: list[Skipped]
    rejected: list[Rejected]
    clock_cut: bool = False


class JobStatus(StrEnum):
    """A job's state; all but RUNNING are final."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobFinished(Snake):
    status: JobStatus
    cached: bool
    duration_ms: int
    summary: Summary
    suite: Suite | None = None


class Error(Snake):
    """``error`` repeats ``message`` for older clients."""

    message: str
    error: str
    code: str
    retryable: bool
    hint: str | None = None
    job_id: str | None = None
    retry_after_ms: int | None = None


class AgentCard(Snake):
    id: Literal["linter", "refactor", "testgen"]
    name: str
    status: Literal["idle", "busy", "error", "offline"]
    capabilities: list[str]
    model: str | None
    last_run: str | None
    languages: list[str]
    version: str
    sandbox: str
    sandbox_reason: str


def now() -> str:
    """ISO 8601 in UTC, with the zone."""
    return datetime.now(UTC).isoformat()
