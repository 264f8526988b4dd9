"""The relay: one job from its request to its one terminal event."""

import asyncio
import hashlib
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field

import structlog

from chassis.errors import Unsupported
from chassis.interceptor import REQUEST_ID_KEY, TRACE_KEY
from chassis.progress import Plan, Progress
from edge import asked, errors, shapes
from edge.agents.answers import StreamEvent
from edge.agents.channels import Agents
from edge.jobs import Job, JobEvent, JobStore, ResultCache
from edge.operations import ANALYZE, DEADLINES_S, REFACTOR, AgentId, Operation
from edge.results import Assembler, assembler
from syntax.languages import executed, language_of, rewritten

log = structlog.get_logger()

Publish = Callable[[Job, JobEvent], Awaitable[None]]
# Progress is for eyes: newest wins, and no more often than this.
PROGRESS_INTERVAL_S = 0.05
# How often an agent without a free place is asked again before the job is given up.
PLACE_ATTEMPTS = 60


async def _nobody(_job: Job, _event: JobEvent) -> None:
    """Followers other than listeners of the job do not exist."""


@dataclass
class Meter:
    """Weighted progress of a plan: 0 to 99 until the result is there, never backwards."""

    weights: dict[str, int] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)
    percent: int = 0

    def plan(self, plan: Plan) -> None:
        """Learn the steps."""
        self.weights = {step.name: step.weight for step in plan.steps}

    def advance(self, progress: Progress) -> int:
        """The percentage after ``progress``."""
        self.shares[progress.step] = min(1.0, progress.done / max(1, progress.total))
        reached = sum(self.weights.get(step, 0) * share for step, share in self.shares.items())
        self.percent = max(self.percent, min(99, int(100 * reached / max(1, sum(self.weights.values())))))
        return self.percent


@dataclass(frozen=True, slots=True)
class _Done:
    """What work that ended well leaves to be told."""

    result: shapes.Json | list[shapes.Json]
    finished: shapes.JobFinished


class Relay:
    """Admits jobs, runs each as a task, and records its events."""

    def __init__(
        self, agents: Agents, *, pool_size: int, max_bytes: int, cache_s: float, silence_s: float,
        publish: Publish = _nobody,
    ) -> None:  # fmt: skip
        self.store = JobStore()
        self.publish = publish
        self._agents = agents
        self._cache = ResultCache(cache_s)
        self._pool_size = pool_size
        self._max_bytes = max_bytes
        self._silence_s = silence_s
        self._draining = False

    def pool(self) -> dict[AgentId, int]:
        """Running jobs by agent."""
        counts = Counter(job.operation.agent for job in self.store.running())
        return {agent: counts[agent] for agent in AgentId}

    def submit(self, operation: Operation, request: asked.JobRequest, owner: str = "") -> Job:
        """Start a job; raises ClientError when it is refused. Equal idempotency keys of one owner are one job."""
        # First: what is too large is not read to make a key of it.
        if request.size_bytes > self._max_bytes:
            raise errors.too_large(self._max_bytes)
        content = _cache_key(operation, request)
        # With the content in it, a key that somebody else happens to use as well names another job.
        key = f"{owner}:{request.request_id}:{content}" if request.request_id else ""
        known = self.store.find_request(key) if key else None
        if known is not None:
            return known
        if self._draining:
            raise errors.overloaded("The edge is shutting down")
        _check_language(operation, request)
        if self.pool()[operation.agent] >= self._pool_size:
            raise errors.overloaded(f"All {self._pool_size} places at the {operation.agent} agent are taken")
        job = Job(operation, owner=owner, request_id=key)
        if owner:
            job.followers.add(owner)
        self.store.add(job)
        job.work = asyncio.create_task(self._work(job, request, content))
        job.task = asyncio.create_task(self._run(job, job.work))
        return job

    async def drain(self, timeout_s: float) -> None:
        """Refuse new jobs, wait for the running ones, cancel what is left."""
        self._draining = True
        tasks = {job.task: job for job in self.store.running() if job.task is not None}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=timeout_s)
            for task in late:
                tasks[task].cancel()
            await asyncio.gather(*tasks)

    async def _run(self, job: Job, work: asyncio.Task[_Done]) -> None:
        """Exactly one terminal event, whatever happens, even to work that was cancelled before it began."""
        structlog.contextvars.bind_contextvars(job_id=job.id)
        await asyncio.wait([work])
        try:
            done = work.result()
        except asyncio.CancelledError:
            await self._fail(job, errors.CANCELLED, shapes.JobStatus.CANCELLED)
        except errors.ClientError as error:
            status = shapes.JobStatus.CANCELLED if error.code == errors.CANCELLED.code else shapes.JobStatus.FAILED
            await self._fail(job, error, status)
        except Exception:
            log.exception("job broke")
            await self._fail(job, errors.INTERNAL, shapes.JobStatus.FAILED)
        else:
            await self._emit_progress(job, "complete", 1, 1, 100)
            await self._emit(job, job.operation.result_event, done.result)
            await self._finish(job, done.finished)

    async def _work(self, job: Job, request: asked.JobRequest, cache_key: str) -> _Done:
        structlog.contextvars.bind_contextvars(job_id=job.id)
        cached = self._cache.get(cache_key)
        if cached is not None:
            return await self._repeat(job, *cached)
        collected = assembler(job.operation, request)
        for waited in itertools.count():
            try:
                await self._stream(job, request, collected)
                break
            except errors.ClientError as error:
                # The agent serves others too. A place is waited for, as long as nothing of this job has been done.
                if error.code != errors.OVERLOADED or waited == PLACE_ATTEMPTS:
                    raise
                await self._emit_progress(job, "waiting for a place", 0, 1, 0)
                await asyncio.sleep(error.retry_after_ms / 1000)
        result = await asyncio.to_thread(collected.result, job.id)
        finished = _finished(job, collected)
        if collected.summary is not None and not collected.summary.clock_cut:
            await asyncio.to_thread(self._cache.put, cache_key, result, shapes.dump(finished))
        return _Done(result, finished)

    async def _repeat(self, job: Job, result: shapes.Json | list[shapes.Json], finished: shapes.Json) -> _Done:
        """A result that is known already, item by item as the first time."""
        items = result[job.operation.items] if isinstance(result, dict) else result
        for item in items:
            await self._emit(job, job.operation.item_event, item)
        if isinstance(result, dict):
            result = {**result, "job_id": job.id, **({"timestamp": shapes.now()} if "timestamp" in result else {})}
        return _Done(result, shapes.JobFinished.model_validate({**finished, "cached": True}))

    async def _stream(self, job: Job, request: asked.JobRequest, collected: Assembler) -> None:
        metadata = {REQUEST_ID_KEY: job.id}
        if request.traceparent.isascii() and request.traceparent.isprintable() and request.traceparent:
            metadata[TRACE_KEY] = request.traceparent
        meter, last_progress = Meter(), 0.0
        await self._emit_progress(job, "accepted", 0, 1, 0)
        deadline_s = DEADLINES_S[request.level]
        async with aclosing(self._agents.stream(job.operation, request, metadata, deadline_s)) as events:
            async for event in self._with_patience(events, job.operation.agent):
                if isinstance(event, Plan):
                    meter.plan(event)
                elif isinstance(event, Progress):
                    before, percent = meter.percent, meter.advance(event)
                    due = time.monotonic() - last_progress >= PROGRESS_INTERVAL_S or event.done == event.total
                    if percent > before and due:
                        last_progress = time.monotonic()
                        await self._emit_progress(job, event.step, event.done, event.total, percent)
                elif (item := collected.take(event)) is not None:
                    await self._emit(job, job.operation.item_event, shapes.dump(item))
        if collected.summary is None:
            raise errors.agent_down(job.operation.agent)

    async def _with_patience(self, events: AsyncIterator[StreamEvent], agent: AgentId) -> AsyncIterator[StreamEvent]:
        """``events``, as long as none lets us wait longer than the agent's heartbeat allows."""
        while True:
            try:
                async with asyncio.timeout(self._silence_s):
                    event = await anext(events)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise errors.agent_down(agent) from None
            yield event

    async def _emit(self, job: Job, name: str, payload: shapes.Json | list[shapes.Json]) -> None:
        """Record and publish a stored event; objects carry the job and the number, bare arrays do not."""
        if isinstance(payload, dict):
            payload = {**payload, "job_id": job.id, "seq": job.last_seq + 1}
        await self.publish(job, job.record(name, payload))

    async def _emit_progress(self, job: Job, step: str, done: int, total: int, percent: int) -> None:
        payload = {
            "progress": percent,
            "message": f"{step}: {done} of {total}" if percent < 100 else "Complete",
            "job_id": job.id,
            "seq": job.last_seq,
            "step": step,
            "done": done,
            "total": total,
        }
        await self.publish(job, job.record("analysis_progress", payload, stored=False))

    async def _fail(self, job: Job, error: errors.ClientError, status: shapes.JobStatus) -> None:
        await self._emit(job, "error", shapes.dump(error.of(job.id).shape()))
        nothing = shapes.Summary(engines=[], skipped=[], rejected=[])
        await self._finish(job, _terminal(job, status, nothing))

    async def _finish(self, job: Job, finished: shapes.JobFinished) -> None:
        job.status = finished.status
        job.ended = time.monotonic()
        await self._emit(job, "job_finished", shapes.dump(finished))
        # Compressing megabytes would hold up every other client.
        await asyncio.to_thread(job.pack)
        log.info("job finished", status=finished.status.value, duration_ms=finished.duration_ms)


def _check_language(operation: Operation, request: asked.JobRequest) -> None:
    """Refuse what the agent would refuse, before there is a job."""
    try:
        language = language_of(request.language, request.filename)
        if operation is REFACTOR:
            rewritten(language)
        elif operation is not ANALYZE:
            executed(language)
    except Unsupported as error:
        raise errors.unsupported(error.message, error.hint) from None


def _terminal(
    job: Job, status: shapes.JobStatus, summary: shapes.Summary, suite: shapes.Suite | None = None
) -> shapes.JobFinished:
    duration_ms = round(1000 * (time.monotonic() - job.started))
    return shapes.JobFinished(status=status, cached=False, duration_ms=duration_ms, summary=summary, suite=suite)


def _finished(job: Job, collected: Assembler) -> shapes.JobFinished:
    summary = collected.summary or shapes.Summary(engines=[], skipped=[], rejected=[])
    return _terminal(job, shapes.JobStatus.SUCCEEDED, summary, collected.suite)


def _cache_key(operation: Operation, request: asked.JobRequest) -> str:
    """Everything that can change the result, and nothing else."""
    content = request.model_dump_json(exclude={"request_id", "traceparent", "timestamp"})
    return hashlib.sha256(f"{operation.name}\n{content}".encode()).hexdigest()
