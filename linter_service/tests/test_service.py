import grpc
import pytest
from cognicode.common.v1 import source_pb2
from cognicode.linter.v1 import linter_service_pb2 as pb
from cognicode.linter.v1 import linter_service_pb2_grpc as pb_grpc

from chassis import testing
from linter_service.engines import ENGINES
from linter_service.lint import Linter
from linter_service.service import agent
from linter_service.settings import LinterSettings


async def analyse(request: pb.AnalyzeRequest, settings: LinterSettings | None = None) -> list[pb.AnalyzeResponse]:
    settings = settings or LinterSettings()
    linter = Linter(ENGINES)
    async with testing.running(agent(linter, settings), settings) as channel:
        return [message async for message in pb_grpc.LinterServiceStub(channel).Analyze(request)]


def request(text: str, path: str = "", language: str = "") -> pb.AnalyzeRequest:
    return pb.AnalyzeRequest(files=[source_pb2.SourceFile(path=path, language=language, text=text)])


async def test_a_real_server_streams_plan_findings_and_summary() -> None:
    messages = await analyse(request("import os\nx = None\nif x == None:\n    pass\n", "a.py"))
    kinds = [message.WhichOneof("event") for message in messages]
    assert (kinds[0], kinds[-1]) == ("plan", "summary")
    assert {"progress", "finding", "metrics"} <= set(kinds)
    fixed = [message.finding for message in messages if message.finding.HasField("fix")]
    assert {finding.rule for finding in fixed} == {"F401", "E711"}


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (pb.AnalyzeRequest(), grpc.StatusCode.INVALID_ARGUMENT),
        (request("x", language="cobol"), grpc.StatusCode.UNIMPLEMENTED),
        (request("x", "../../etc/passwd.py"), grpc.StatusCode.INVALID_ARGUMENT),
        (request("x", "/etc/passwd.py"), grpc.StatusCode.INVALID_ARGUMENT),
        (request("x", "a\n.py"), grpc.StatusCode.INVALID_ARGUMENT),
        (request("x" * 101, "a.py"), grpc.StatusCode.INVALID_ARGUMENT),
    ],
)
async def test_bad_requests_are_refused_by_name(bad: pb.AnalyzeRequest, code: grpc.StatusCode) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await analyse(bad, LinterSettings(max_source_bytes=100))
    assert caught.value.code() is code


async def test_status_names_languages() -> None:
    settings = LinterSettings()
    async with testing.running(agent(Linter(ENGINES), settings), settings) as channel:
        answer = await pb_grpc.LinterServiceStub(channel).GetStatus(pb.GetStatusRequest())
    assert {"python", "javascript", "java"} <= set(answer.status.languages)


async def test_the_rules_of_our_own_are_listed() -> None:
    settings = LinterSettings()
    async with testing.running(agent(Linter(ENGINES), settings), settings) as channel:
        listed = await pb_grpc.LinterServiceStub(channel).ListRules(pb.ListRulesRequest())
    rules = {rule.id: rule for rule in listed.rules}
    assert [rule.id for rule in listed.rules] == sorted(rules)
    assert {"PY-ALWAYS-TRUE", "GO-DEFER-IN-LOOP", "LOGIC-SWAPPED", "TAINT-SQL", "RUN-NAME"} <= set(rules)
    assert list(rules["LOGIC-SWAPPED"].languages) == ["python", "javascript", "typescript", "tsx"]
    assert list(rules["TAINT-SQL"].cwe) == [89]
    assert rules["RUN-NAME"].level == source_pb2.LEVEL_DEEP
    assert all(rule.title and rule.why and rule.advice and rule.severity and rule.category for rule in listed.rules)
