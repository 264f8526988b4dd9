"""How many jobs run at once. gRPC's own limit would refuse health checks too, and without RetryInfo."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis.errors import Draining, Overloaded


class Admission:
    """Counts running jobs, refuses those above ``max_jobs``, and lets a drain wait for the rest."""

    def __init__(self, max_jobs: int) -> None:
        self.max_jobs = max_jobs
        self.active = 0
        self.last_run_ms = 0
        self._draining = False
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold one job's place; raises Overloaded or Draining when there is none."""
        if self._draining:
            raise Draining("The agent is shutting down")
        if self.active >= self.max_jobs:
            raise Overloaded(f"All {self.max_jobs} places for jobs are taken")
        self.active += 1
        self._idle.clear()
        try:
            yield
        finally:
            self.active -= 1
            self.last_run_ms = int(time.time() * 1000)
            if self.active == 0:
                self._idle.set()

    async def drain(self, timeout_s: float) -> bool:
        """Refuse new jobs and wait for the running ones; False when some outlived ``timeout_s``."""
        self._draining = True
        try:
            await asyncio.wait_for(self._idle.wait(), timeout_s)
        except TimeoutError:
            return False
        return True
