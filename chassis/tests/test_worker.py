import sys

import pytest

from chassis.worker import JsonLineWorker, WorkerFailed

ECHO = """
import json, sys, time
print(json.dumps({"version": "1"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if request.get("die"):
        sys.exit(1)
    if request.get("hang"):
        time.sleep(60)
    if request.get("fail"):
        print(json.dumps({"id": request["id"], "failure": "cannot"}), flush=True)
        continue
    print(json.dumps(request), flush=True)
"""


def worker() -> JsonLineWorker:
    return JsonLineWorker(lambda: [sys.executable, "-c", ECHO])


async def test_it_answers_and_greets() -> None:
    child = worker()
    assert (await child.ask({"text": "é\n"}, 10))["text"] == "é\n"
    assert child.greeting == {"version": "1"}
    await child.close()


@pytest.mark.parametrize("request_", [{"die": True}, {"hang": True}, {"fail": True}])
async def test_a_failure_is_told_and_the_next_request_is_answered(request_: dict[str, bool]) -> None:
    child = worker()
    with pytest.raises(WorkerFailed):
        await child.ask(request_, 0.5)
    assert (await child.ask({"text": "again"}, 10))["text"] == "again"
    await child.close()


async def test_what_does_not_start_is_told() -> None:
    child = JsonLineWorker(lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    with pytest.raises(WorkerFailed):
        await child.ask({}, 5)
