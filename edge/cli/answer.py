"""What one job came to, with what was asked, so that it can be asked again."""

from collections.abc import Callable
from typing import Any

from edge import asked, shapes
from edge.cli.session import Session
from edge.operations import OPERATIONS, REFACTOR, TESTS, Operation

BY_NAME = {operation.name: operation for operation in OPERATIONS}
# What a bare array is called in the form for machines.
_NAMES = {REFACTOR: "suggestions", TESTS: "test_cases"}


async def answer(
    place: Session, operation: Operation, request: asked.JobRequest, progress: Callable[[shapes.Json], None]
) -> shapes.Json:
    """Run a job to its end: its result, with what ended it as "finished" and what was asked as "asked".

    Raises JobFailed.
    """
    result: Any = None
    finished: shapes.Json = {}
    async for event, payload in place.run(request):
        if event == "analysis_progress":
            progress(payload)
        elif event == operation.result_event:
            result = payload
        elif event == "job_finished":
            finished = payload
    found = {_NAMES[operation]: result} if operation in _NAMES else result
    suite = {"suite": finished.get("suite")} if operation is TESTS else {}
    question = {"operation": operation.name, "request": request.model_dump(mode="json")}
    return {**found, **suite, "finished": finished, "asked": question}
