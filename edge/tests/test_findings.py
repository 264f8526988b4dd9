"""What was found, as other programs take it: SARIF 2.1.0 and GitHub's annotations."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from edge.cli import annotations, sarif
from edge.cli.files import File

SCHEMA = Path(__file__).parents[2] / "node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json"
TEXT = "import os\nimport os\n\u00e4 = 1\n"
EDIT = {"startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 1, "text": ""}


def issue(**changes: Any) -> dict[str, Any]:
    found = {"id": "1", "severity": "warning", "message": "`os` imported but unused", "line": 1, "column": 8}
    found |= {"endLine": 1, "endColumn": 10, "suggestion": "Remove it", "rule": "F401", "ruleUrl": "https://x.test/r"}
    return {**found, "category": "general", "fixable": False, "engine": "ruff", **changes}


def logged(*issues: dict[str, Any], name: str = "a b.py", engines: tuple[dict[str, str], ...] = ()) -> dict[str, Any]:
    found = sarif.log([(File(name, TEXT), {"issues": list(issues), "engines": list(engines)})])
    jsonschema.validate(found, json.loads(SCHEMA.read_text()))
    run: dict[str, Any] = found["runs"][0]
    return run


def test_nothing_found_is_a_log_too() -> None:
    assert logged()["results"] == []


def test_a_result_has_its_place_and_its_rule() -> None:
    run = logged(issue(category="security", cwe=[78], severity="error"))
    result, rule = run["results"][0], run["tool"]["driver"]["rules"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "a%20b.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 10}
    assert (result["ruleId"], result["level"], rule["id"]) == ("ruff/F401", "error", "ruff/F401")
    assert rule["properties"] == {"tags": ["security", "external/cwe/cwe-078"], "security-severity": "8.0"}
    assert result["message"]["text"] == "`os` imported but unused\n\nRemove it"


def test_a_fix_says_what_was_shown_of_it() -> None:
    fix = {"edits": [EDIT], "applicability": "safe", "proof": {"verdict": "proven"}}
    (found,) = logged(issue(fix=fix))["results"][0]["fixes"]
    assert found["description"]["text"] == "safe, proven"
    assert found["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": ""}


def test_a_flow_is_a_code_flow() -> None:
    steps = [
        {"line": 1, "column": 1, "endLine": 1, "endColumn": 7, "text": "comes from a parameter of the request"},
        {"line": 3, "column": 1, "endLine": 3, "endColumn": 2, "text": "reaches os.system()"},
    ]
    (flow,) = logged(issue(steps=steps))["results"][0]["codeFlows"]
    places = [place["location"] for place in flow["threadFlows"][0]["locations"]]
    assert [place["message"]["text"] for place in places] == [step["text"] for step in steps]
    assert [place["physicalLocation"]["region"]["startLine"] for place in places] == [1, 3]


def test_a_finding_is_known_again_where_it_has_moved() -> None:
    first, second = (r["partialFingerprints"] for r in logged(issue(), issue(line=2, endLine=2))["results"])
    (alone,) = logged(issue(line=2, endLine=2))["results"]
    assert first == alone["partialFingerprints"]
    assert first != second


def test_an_engine_that_did_not_answer_is_told() -> None:
    engine = {"name": "ty", "version": "", "status": "timed_out", "reason": "did not answer within 20 s"}
    (notice,) = logged(engines=(engine,))["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "ty timed_out: did not answer within 20 s"


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (
            issue(),
            (
                "::warning file=a%2Cb.py,line=1,endLine=1,col=8,endColumn=10,title=ruff F401::"
                "`os` imported but unused%0ARemove it"
            ),
        ),
        (
            issue(severity="info", message="50%\r\n", suggestion="", endLine=2),
            "::notice file=a%2Cb.py,line=1,endLine=2,col=8,endColumn=8,title=ruff F401::50%25%0D%0A",
        ),
    ],
)
def test_an_annotation_is_one_line(found: dict[str, Any], line: str) -> None:
    assert list(annotations.lines([(File("a,b.py", TEXT), {"issues": [found]})])) == [line]
