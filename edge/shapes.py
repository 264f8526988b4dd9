"""Every shape of JSON that a client sees, for Socket.IO, HTTP and the command line alike."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from chassis.progress import EngineStatus

Json = dict[str, Any]


class Snake(BaseModel):
    """Fields are called in JSON as they are here."""

    model_config = ConfigDict(frozen=True)


class Camel(BaseModel):
    """Fields are called in JSON in camelCase."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


def dump(shape: BaseModel) -> Json:
    """The JSON form; what is None is left out."""
    return shape.model_dump(mode="json", by_alias=True, exclude_none=True)


# Proof

Behaviour = Literal["exhausted", "no_difference_found", "differs", "not_run"]


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
    behaviour: Behaviour
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


class FlowStep(Camel):
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


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
    steps: list[FlowStep] | None = None
    also: list[str] | None = None
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
    # Such as no test kills and that are probably no faults.
    probably_equivalent: list[Survivor]


class Suite(Camel):
    file: str
    filename: str
    coverage: Coverage
    mutants: Mutants
    suspicions: list[Suspicion]
    proof: Proof


class TestVerdict(Camel):
    """``mutants_killed_alone`` counts those that no other test kills; both are absent before mutants were tried."""

    id: str
    file: str
    name: str
    status: Literal["stable", "failing", "flaky", "order_dependent"]
    reason: str
    mutants_killed: int | None = None
    mutants_killed_alone: int | None = None
    duration_ms: float


class Branch(Camel):
    """``to_line`` is 0 for the end of a function, or where that is not known."""

    line: int
    to_line: int


class Judgement(Camel):
    """Of tests that exist; ``coverage`` is absent where the framework does not measure it here."""

    tests: int
    coverage: Coverage | None
    missed_lines: list[int]
    missed_branches: list[Branch]
    mutants: Mutants
    proof: Proof


class FunctionVerdict(Camel):
    """``reason`` tells why nothing was compared, or what differs where no call shows it."""

    name: str
    file: str
    change: Literal["unchanged", "modified", "renamed", "moved", "added", "removed", "signature_changed"]
    behaviour: Behaviour
    inputs: int
    reason: str | None = None
    counterexample: Counterexample | None = None


class ChangeEnding(Camel):
    """The verdict on a change, beside those on its functions."""

    verdict: Literal["exhausted", "no_difference_found", "unknown", "differs"]
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
