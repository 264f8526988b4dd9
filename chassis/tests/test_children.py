import asyncio

import psutil

from chassis.children import end


async def test_what_a_child_has_started_ends_with_it_also_when_it_ended_before() -> None:
    command = ("/bin/sh", "-c", "sleep 60 >/dev/null & echo $!")
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    left = int(await process.stdout.readline())
    await process.wait()
    assert psutil.pid_exists(left)
    await end(process)
    for _ in range(100):
        if not psutil.pid_exists(left) or psutil.Process(left).status() == psutil.STATUS_ZOMBIE:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it goes on")
