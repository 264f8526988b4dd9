import asyncio

import pytest
from pydantic import ValidationError

from chassis.progress import Plan, Progress, Step
from chassis.settings import Environment
from edge import asked, errors, shapes
from edge.jobs import Job, JobStore, ResultCache
from edge.operations import ANALYZE, OPERATIONS, REFACTOR, TESTS
from edge.origins import Origins
from edge.relay import Meter
from edge.scores import metrics
from edge.settings import EdgeSettings
from edge.sockets import parse


@pytest.mark.parametrize(
    ("environment", "configured", "origin", "allowed"),
    [
        ("development", "", "http://localhost:5173", True),
        ("development", "", "http://127.0.0.1:1", True),
        ("development", "", "https://evil.example", False),
        ("development", "*", "https://evil.example", True),
        ("production", "", "http://localhost:3000", True),
        ("production", "", "http://localhost:3001", False),
        ("production", "", "https://app.vercel.app", True),
        ("production", "", "https://a.b.vercel.app", False),
        ("production", "", "https://vercel.app.evil.example", False),
        ("production", "", "https://evil.example/.vercel.app", False),
        ("production", "https://one.example, https://two.example", "https://two.example", True),
        ("production", "", "null", False),
        ("production", "", "", True),
        ("production", "", "http://host:8000", True),
    ],
)
def test_origins(
    environment: str, configured: str, origin: str, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLASK_ENV", environment)
    monkeypatch.setenv("COGNICODE_CORS_ORIGINS", configured)
    assert Origins(EdgeSettings()).allows(origin, "host:8000") is allowed


@pytest.mark.parametrize(("host", "known"), [("localhost:8000", True), ("127.0.0.1", True), ("evil.example", False)])
def test_a_foreign_host_name_on_loopback_is_not_ours(host: str, known: bool) -> None:
    assert Origins(EdgeSettings()).knows_host(host) is known


def test_names_of_existing_deployments_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "PORT": "9", "MAX_CONNECTIONS": "2", "AGENT_POOL_SIZE": "3", "CACHE_TIMEOUT": "4.5", "FLASK_ENV": "production",
        "MAX_CONTENT_LENGTH": "5",
    }  # fmt: skip
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    settings = EdgeSettings()
    assert (settings.port, settings.max_connections, settings.agent_pool_size) == (9, 2, 3)
    assert (settings.cache_timeout, settings.max_content_length) == (4.5, 5)
    assert settings.environment is Environment.PRODUCTION


def test_a_bad_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "many")
    with pytest.raises(ValidationError):
        EdgeSettings()


BAD_REQUESTS: list[object] = [None, "text", 7, [], {}, {"code": None}, {"code": ""}, {"code": " \n"}, {"code": 7}, {"code": "\ud800"},
                {"code": "x", "level": "enormous"}, {"code": "x", "filename": "a" * 300}, {"code": "x", "language": ["js"]}]  # fmt: skip


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("payload", BAD_REQUESTS, ids=str)
def test_bad_requests_name_the_field(operation: object, payload: object) -> None:
    chosen = next(candidate for candidate in OPERATIONS if candidate is operation)
    with pytest.raises(errors.ClientError) as caught:
        parse(chosen, payload)
    assert caught.value.code == "invalid_argument"
    assert "Traceback" not in caught.value.message


def test_what_older_clients_send_is_accepted() -> None:
    assert parse(ANALYZE, {"code": "x", "language": None, "timestamp": 1, "more": {}}).language == "javascript"
    request = parse(REFACTOR, {"code": "x", "analysis": [{"line": 3, "rule": None, "severity": "error"}]})
    assert isinstance(request, asked.RefactorRequest)
    assert request.analysis[0].line == 3
    wanted = parse(TESTS, {"code": "x", "functions": [{"name": "f", "id": 1}]})
    assert isinstance(wanted, asked.TestsRequest)
    assert wanted.functions[0].name == "f"


def test_progress_is_weighted_never_falls_and_stops_at_99() -> None:
    meter = Meter()
    meter.plan(Plan((Step("a", 1), Step("b", 3))))
    assert meter.advance(Progress("a", 1, 1)) == 25
    assert meter.advance(Progress("b", 1, 2)) == 62
    assert meter.advance(Progress("b", 0, 2)) == 62
    assert meter.advance(Progress("b", 2, 2)) == 99
    assert meter.advance(Progress("unknown", 1, 1)) == 99


def issue(severity: str) -> shapes.Issue:
    return shapes.Issue.model_validate({
        "id": "1", "severity": severity, "message": "m", "line": 1, "column": 1, "endLine": 1, "endColumn": 2, "rule": "r",
        "suggestion": "", "ruleUrl": "", "category": "bug", "fixable": False, "engine": "e",
    })  # fmt: skip


@pytest.mark.parametrize("complexity", [1, 2, 20, 500])
@pytest.mark.parametrize("found", [0, 3, 500])
def test_scores_stay_in_their_ranges_and_fall_with_findings(complexity: int, found: int) -> None:
    measured = shapes.FileMetrics(
        lines_of_code=100, cyclomatic=complexity, cognitive=0, maintainability_index=50, readability=1, testability=1
    )
    bad = metrics(measured, [], [issue("error")] * found)
    assert 1 <= bad.complexity <= 10
    assert 1 <= bad.maintainability <= 10
    assert 1 <= bad.code_quality_score <= 100
    assert bad.code_quality_score <= metrics(measured, [], []).code_quality_score


async def test_a_follower_gets_every_event_from_the_beginning() -> None:
    job = Job(ANALYZE)
    job.record("finding", {"n": 1})

    async def collect() -> list[tuple[int, str]]:
        return [(event.seq, event.name) async for event in job.follow()]

    follower = asyncio.create_task(collect())
    await asyncio.sleep(0)
    job.record("analysis_progress", {"progress": 1}, stored=False)
    job.record("job_finished", {})
    assert await follower == [(1, "finding"), (1, "analysis_progress"), (2, "job_finished")]
    assert [event.seq for event in job.since(1)] == [2]


def test_equal_idempotency_keys_are_one_job() -> None:
    store = JobStore()
    job = Job(ANALYZE, request_id="key")
    store.add(job)
    assert store.find_request("key") is job
    assert store.find_request("other") is None


@pytest.mark.parametrize(("keep_s", "kept"), [(60.0, True), (0.0, False)])
def test_the_cache_keeps_only_as_long_as_it_may(keep_s: float, kept: bool) -> None:
    cache = ResultCache(keep_s)
    cache.put("k", [], {})
    assert (cache.get("k") is not None) is kept


def test_job_ids_cannot_be_guessed() -> None:
    ids = {Job(ANALYZE).id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 22
