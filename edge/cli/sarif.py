"""Findings as SARIF 2.1.0, the form that code scanning takes (OASIS, "Static Analysis Results Interchange Format")."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chassis.version import VERSION
from edge.cli import files

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
# What GitHub ranks security alerts by: high, medium, low.
_SECURITY = {"error": "8.0", "warning": "5.5", "info": "3.0"}
_ROOT = "%SRCROOT%"
Result = tuple[files.File, dict[str, Any]]


def log(results: Sequence[Result]) -> dict[str, Any]:
    """One run with everything that was found; columns are UTF-16 units, as everywhere in the contract with clients."""
    issues = [(file, issue) for file, result in results for issue in result["issues"]]
    rules = {_rule_id(issue): _rule(issue) for _, issue in issues}
    numbers = {name: number for number, name in enumerate(rules)}
    seen: Counter[str] = Counter()
    engines = {engine["name"]: engine for _, result in results for engine in result.get("engines", ())}
    run = {
        "tool": {"driver": _driver(list(rules.values())), "extensions": [_component(e) for e in engines.values()]},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notices(engines.values()))}],
        "results": [_result(file, issue, numbers[_rule_id(issue)], seen) for file, issue in issues],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "cognicode", "semanticVersion": VERSION, "rules": rules}


def _component(engine: dict[str, Any]) -> dict[str, Any]:
    return {"name": engine["name"], **({"version": engine["version"]} if engine["version"] else {})}


def _notices(engines: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """What did not answer, so that nobody takes silence for a clean file."""
    for engine in engines:
        if engine["status"] != "ok":
            text = f"{engine['name']} {engine['status']}: {engine.get('reason', '')}".rstrip(": ")
            yield {"level": "warning", "message": {"text": text}}


def _rule_id(issue: dict[str, Any]) -> str:
    return f"{issue['engine']}/{issue['rule']}"


def _rule(issue: dict[str, Any]) -> dict[str, Any]:
    weaknesses = [f"external/cwe/cwe-{number:03}" for number in issue.get("cwe") or ()]
    properties: dict[str, Any] = {"tags": [issue["category"], *weaknesses]}
    if issue["category"] == "security":
        properties["security-severity"] = _SECURITY[issue["severity"]]
    return {
        "id": _rule_id(issue),
        "defaultConfiguration": {"level": _LEVELS[issue["severity"]]},
        "properties": properties,
        **({"helpUri": issue["ruleUrl"]} if issue["ruleUrl"] else {}),
    }


def _result(file: files.File, issue: dict[str, Any], rule: int, seen: Counter[str]) -> dict[str, Any]:
    advice = f"\n\n{issue['suggestion']}" if issue.get("suggestion") else ""
    place = {"artifactLocation": _artifact(file), "region": _region(issue)}
    return {
        "ruleId": _rule_id(issue),
        "ruleIndex": rule,
        "level": _LEVELS[issue["severity"]],
        "message": {"text": f"{issue['message']}{advice}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"cognicode/v1": _fingerprint(file, issue, seen)},
        **({"properties": {"also": issue["also"]}} if "also" in issue else {}),
        **({"codeFlows": [_flow(file, issue["steps"])]} if "steps" in issue else {}),
        **({"fixes": [_fix(file, issue["fix"])]} if "fix" in issue else {}),
    }


def _flow(file: files.File, steps: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The way of untrusted data, place by place."""
    places = [
        {
            "physicalLocation": {"artifactLocation": _artifact(file), "region": _region(step)},
            "message": {"text": step["text"]},
        }
        for step in steps
    ]
    return {"threadFlows": [{"locations": [{"location": place} for place in places]}]}


def _artifact(file: files.File) -> dict[str, Any]:
    path = Path(file.name)
    inside = path.resolve().relative_to(Path.cwd()) if path.resolve().is_relative_to(Path.cwd()) else path
    return {"uri": quote(inside.as_posix()), "uriBaseId": _ROOT}


def _region(issue: dict[str, Any]) -> dict[str, int]:
    start = {"startLine": issue["line"], "startColumn": issue["column"]}
    return {**start, "endLine": issue["endLine"], "endColumn": issue["endColumn"]}


def _fingerprint(file: files.File, issue: dict[str, Any], seen: Counter[str]) -> str:
    """Of the rule and the line's text, so that a finding is known again where it has moved; the second of a kind has
    another one.
    """
    lines = file.text.splitlines()
    line = " ".join(lines[issue["line"] - 1].split()) if issue["line"] <= len(lines) else ""
    kind = f"{file.name}\0{_rule_id(issue)}\0{line}"
    seen[kind] += 1
    return hashlib.sha256(f"{kind}\0{seen[kind]}".encode(errors="surrogatepass")).hexdigest()[:32]


def _fix(file: files.File, fix: dict[str, Any]) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {name: edit[name] for name in ("startLine", "startColumn", "endLine", "endColumn")},
            "insertedContent": {"text": edit["text"]},
        }
        for edit in fix["edits"]
    ]
    said = f"{fix['applicability']}, {fix['proof']['verdict']}"
    change = {"artifactLocation": _artifact(file), "replacements": replacements}
    return {"description": {"text": said}, "artifactChanges": [change]}
