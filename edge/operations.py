"""The jobs a client can ask for, and what each is called on every way in."""

from dataclasses import dataclass
from enum import StrEnum

from edge.shapes import CodeRequest, LevelName, RefactorRequest, TestsRequest


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
    request: type[CodeRequest]
    request_event: str
    item_event: str
    result_event: str
    route: str


ANALYZE = Operation(
    "analyze", AgentId.LINTER, CodeRequest, "analyze_code", "finding", "analysis_complete", "/api/analyze"
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
OPERATIONS = (ANALYZE, REFACTOR, TESTS)

# A job's deadline in seconds; the agent stops its work by counts long before.
DEADLINES_S = {LevelName.QUICK: 60.0, LevelName.STANDARD: 180.0, LevelName.DEEP: 900.0}
