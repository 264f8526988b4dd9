"""The jobs a client can ask for, and what each is called on every way in."""

from dataclasses import dataclass
from enum import StrEnum

from edge.asked import AnalyzeRequest, JobRequest, JudgeRequest, LevelName, RefactorRequest, TestsRequest, VerifyRequest


class AgentId(StrEnum):
    """The three agents."""

    LINTER = "linter"
    REFACTOR = "refactor"
    TESTGEN = "testgen"


@dataclass(frozen=True)
class Operation:
    """``item_event`` carries one result as soon as it is ready, ``result_event`` all of them."""

    name: str
    agent: AgentId
    request: type[JobRequest]
    request_event: str
    item_event: str
    result_event: str
    route: str
    # Under which name the items stand in the result; empty where they are the result.
    items: str = ""


ANALYZE = Operation(
    "analyze", AgentId.LINTER, AnalyzeRequest, "analyze_code", "finding", "analysis_complete", "/api/analyze", "issues"
)
REFACTOR = Operation(
    "refactor",
    AgentId.REFACTOR,
    RefactorRequest,
    "generate_refactoring",
    "suggestion",
    "refactor_suggestions",
    "/api/refactor",
)
TESTS = Operation(
    "tests", AgentId.TESTGEN, TestsRequest, "generate_tests", "test_case", "test_cases_generated", "/api/tests"
)
JUDGE = Operation(
    "judge", AgentId.TESTGEN, JudgeRequest, "judge_tests", "test_verdict", "tests_judged", "/api/judge", "verdicts"
)
VERIFY = Operation(
    "verify",
    AgentId.REFACTOR,
    VerifyRequest,
    "verify_change",
    "function_verdict",
    "change_verdict",
    "/api/verify",
    "functions",
)
OPERATIONS = (ANALYZE, REFACTOR, TESTS, JUDGE, VERIFY)

# A job's deadline in seconds; the agent stops its work by counts long before.
DEADLINES_S = {LevelName.QUICK: 60.0, LevelName.STANDARD: 180.0, LevelName.DEEP: 900.0}
