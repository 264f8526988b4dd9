"""A client for engines that are kept running behind the Language Server Protocol (3.17, over standard streams).

Messages stay plain JSON: the servers we talk to are ahead of the typed models that libraries ship.
"""

import asyncio
import contextlib
import heapq
import itertools
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from chassis.children import end
from chassis.scratch import scratch_folder
from linter_service.engines.engine import EngineFailed, EngineMissing
from syntax.edits import TextEdit
from syntax.positions import Position, Range
from syntax.source import Source

Json = dict[str, Any]
_START_TIMEOUT_S = 20.0
# Of the protocol: the content was modified, the server has cancelled. Every change of a document may have that effect.
_ASK_AGAIN, _MOST_TRIES = frozenset({-32801, -32802}), 100
# Configurations, each with a process of its own.
MOST_SERVERS = 4
_CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "diagnostic": {},
        "publishDiagnostics": {"dataSupport": True, "versionSupport": True, "codeDescriptionSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
    },
}


class LanguageServer:
    """One server process, started when first asked and again after it broke.

    Its workspace is a folder of its own, so that no configuration of this machine reaches it; ``files`` lie there.
    """

    def __init__(self, command: Callable[[], Sequence[str]], options: Json, files: Mapping[str, str]) -> None:
        self._command = command
        self._options = options
        self._files = files
        self._ids = itertools.count(1)
        self._documents = itertools.count(1)
        self._free: list[int] = []
        self._starting = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._answers: dict[int, asyncio.Future[Json]] = {}
        self._published: dict[str, asyncio.Future[list[Json]]] = {}
        self._workspace: tempfile.TemporaryDirectory[str] | None = None
        self._pulls = False
        self.version = ""

    async def diagnostics(self, source: Source, language_id: str) -> tuple[str, list[Json]]:
        """Open ``source`` and return its URI and diagnostics; the caller closes it with ``forget``."""
        await self._ensure_running()
        if self._workspace is None:
            raise EngineFailed("stopped")
        suffix = Path(source.path).suffix or source.language.extensions[0]
        uri = Path(self._workspace.name, f"source{self._number()}{suffix}").as_uri()
        published = self._published[uri] = asyncio.get_running_loop().create_future()
        document = {"uri": uri, "languageId": language_id, "version": 1, "text": source.text}
        try:
            self._notify("textDocument/didOpen", {"textDocument": document})
            if self._pulls:
                report = await self.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
                return uri, report.get("items", [])
            return uri, await published
        finally:
            self._published.pop(uri, None)

    def _number(self) -> int:
        """A number no open document has. Servers keep something of every name they ever saw, so names are used again;
        but not with one that pushes, whose word on a closed document may still be under way.
        """
        return heapq.heappop(self._free) if self._free else next(self._documents)

    def forget(self, uri: str) -> None:
        """Close a document."""
        if self._pulls:
            heapq.heappush(self._free, int(Path(uri).stem.removeprefix("source")))
        with contextlib.suppress(EngineFailed):
            self._notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    async def request(self, method: str, params: Json) -> Any:
        """Send a request and wait for its result; raises EngineFailed.

        A server may give up on a question because another document changed meanwhile: that one is asked again.
        """
        for _ in range(_MOST_TRIES):
            message = await self._exchanged(method, params)
            error = message.get("error")
            if error is None:
                return message["result"]
            if error.get("code") not in _ASK_AGAIN:
                break
        raise EngineFailed("the language server refused a request")

    async def _exchanged(self, method: str, params: Json) -> Json:
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        try:
            self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
            message: Json = await answer
        finally:
            self._answers.pop(number, None)
        return message

    async def stop(self) -> None:
        """End the process; whoever waits for it gets EngineFailed."""
        process, self._process = self._process, None
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)
            self._reader = None
        if process is not None:
            await end(process)
        self._fail_waiters()
        if self._workspace is not None:
            self._workspace.cleanup()
            self._workspace = None

    async def _ensure_running(self) -> None:
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            await self.stop()
            self._workspace = scratch_folder("lsp")
            for name, text in self._files.items():
                Path(self._workspace.name, name).write_text(text, encoding="utf-8")
            try:
                self._process = await asyncio.create_subprocess_exec(
                    *self._command(),
                    cwd=self._workspace.name,
                    env=_environment(Path(self._workspace.name)),
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                    start_new_session=True,
                )
            except FileNotFoundError as error:
                raise EngineMissing("its program is not installed; run: make setup") from error
            self._reader = asyncio.create_task(self._read(self._process))
            await asyncio.wait_for(self._initialize(Path(self._workspace.name).as_uri()), _START_TIMEOUT_S)

    async def _initialize(self, root: str) -> None:
        result = await self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "source"}],
                "capabilities": _CAPABILITIES,
                "initializationOptions": self._options,
            },
        )
        self._pulls = bool(result["capabilities"].get("diagnosticProvider"))
        self.version = str(result.get("serverInfo", {}).get("version", ""))
        self._notify("initialized", {})

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        try:
            while True:
                self._dispatch(await _message(process))
        except (asyncio.IncompleteReadError, ValueError, KeyError):
            # Whoever stopped it has already forgotten it; a server that closed its end by itself is ended here.
            if self._process is process and process.returncode is None:
                process.kill()
        finally:
            self._fail_waiters()

    def _dispatch(self, message: Json) -> None:
        if "method" not in message:
            answer = self._answers.get(message["id"])
            if answer is not None and not answer.done():
                answer.set_result(message)
        elif "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": _reply(message)})
        elif message["method"] == "textDocument/publishDiagnostics":
            waiting = self._published.get(message["params"]["uri"])
            if waiting is not None and not waiting.done():
                waiting.set_result(message["params"]["diagnostics"])

    def _fail_waiters(self) -> None:
        waiters: list[asyncio.Future[Any]] = [*self._answers.values(), *self._published.values()]
        for waiting in waiters:
            if not waiting.done():
                waiting.set_exception(EngineFailed("the language server stopped"))

    def _notify(self, method: str, params: Json) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Json) -> None:
        if self._process is None or self._process.stdin is None or self._process.returncode is not None:
            raise EngineFailed("the language server stopped")
        body = json.dumps(message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)


class ConfiguredServers:
    """A server for each configuration that was asked for lately."""

    def __init__(self, command: Callable[[], Sequence[str]]) -> None:
        self._command = command
        self._servers: dict[str, LanguageServer] = {}
        self._uses = Counter[str]()
        self.version = ""

    @asynccontextmanager
    async def serving(self, options: Json, files: Mapping[str, str]) -> AsyncIterator[LanguageServer]:
        """The server that runs with these, kept for others that want the same."""
        key = json.dumps([options, dict(files)], sort_keys=True)
        server = self._servers.pop(key, None) or LanguageServer(self._command, options, files)
        self._servers[key] = server
        self._uses[key] += 1
        try:
            yield server
        finally:
            self.version = server.version or self.version
            self._uses[key] -= 1
            await self._end_idle()

    async def stop(self) -> None:
        """End them all; whoever waits for one gets EngineFailed."""
        servers, self._servers = self._servers, {}
        await asyncio.gather(*(server.stop() for server in servers.values()))

    async def _end_idle(self) -> None:
        """Those that were asked longest ago, where there are too many."""
        idle = [key for key in self._servers if not self._uses[key]]
        for key in idle[: max(0, len(self._servers) - MOST_SERVERS)]:
            del self._uses[key]
            await self._servers.pop(key).stop()


def _environment(workspace: Path) -> dict[str, str]:
    """Nothing of ours: an engine that found our packages would report on them. An empty virtual environment stands
    where one is looked for.
    """
    empty = workspace / "empty"
    (empty / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages").mkdir(parents=True)
    (empty / "bin").mkdir()
    (empty / "bin" / "python").symlink_to(sys.executable)
    (empty / "pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix, 'bin')}\n")
    return {"PATH": os.defpath, "HOME": str(workspace), "VIRTUAL_ENV": str(empty)}


async def _message(process: asyncio.subprocess.Process) -> Json:
    if process.stdout is None:
        raise ValueError("no pipe")
    header = await process.stdout.readuntil(b"\r\n\r\n")
    fields = dict(line.split(b":", 1) for line in header.lower().split(b"\r\n") if line)
    message: Json = json.loads(await process.stdout.readexactly(int(fields[b"content-length"])))
    return message


def _reply(message: Json) -> Any:
    """Servers ask for configuration (we have none) and for registrations (granted by saying nothing)."""
    if message["method"] == "workspace/configuration":
        return [None] * len(message["params"]["items"])
    return None


def to_range(place: Json) -> Range:
    """A protocol range (from 0) as ours (from 1)."""
    start, end = place["start"], place["end"]
    return Range(Position(start["line"] + 1, start["character"] + 1), Position(end["line"] + 1, end["character"] + 1))


def to_edits(edits: Sequence[Json]) -> tuple[TextEdit, ...]:
    """Protocol edits as ours."""
    return tuple(TextEdit(to_range(edit["range"]), edit["newText"]) for edit in edits)


def split_help(message: str) -> tuple[str, str]:
    """A message and the advice that ruff and oxlint put behind it."""
    text, _, advice = message.partition("help:")
    return text.strip(), advice.strip()
