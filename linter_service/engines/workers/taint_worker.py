"""Reads one JSON request a line, {id, text, language}, and answers {id, flows, is_complete}, or {id, problem}."""

import json
import sys
from typing import Any

from linter_service.taint.flows import flows_in
from syntax.languages import language_of


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"id": request["id"], **flows_in(request["text"], language_of(request["language"]))}
    except (RecursionError, MemoryError):
        return {"id": request["id"], "problem": "the file is nested too deeply to be followed"}


def main() -> None:
    """Answer until the input ends."""
    print(json.dumps({}), flush=True)
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
