"""Findings as GitHub's workflow commands, which become annotations beside the lines of a pull request."""

from collections.abc import Iterator, Sequence
from typing import Any

from edge.cli import files

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def lines(results: Sequence[tuple[files.File, dict[str, Any]]]) -> Iterator[str]:
    """One command for each finding."""
    for file, result in results:
        for issue in result["issues"]:
            end = issue["endColumn"] if issue["endLine"] == issue["line"] else issue["column"]
            place = {
                "file": file.name,
                "line": issue["line"],
                "endLine": issue["endLine"],
                "col": issue["column"],
                "endColumn": end,
                "title": f"{issue['engine']} {issue['rule']}",
            }
            shown = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
            advice = f"\n{issue['suggestion']}" if issue.get("suggestion") else ""
            yield f"::{_COMMANDS[issue['severity']]} {shown}::{_data(issue['message'] + advice)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
