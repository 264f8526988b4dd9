"""Oversees one run: isolates it, lays out its files, waits for its end or for the word to end it.

The agent sends the length of the request (4 bytes, big-endian, with the three standard streams of the run beside
them) and the request: {"argv", "environment", "cwd", "limits", "files"}. Without "argv" the script of the zygote is
run. Without "files" the program is started at once, to wait for its input, and the files come later, again behind
their length. ``END_OF_RUN``, which is no length's first byte and which the zygote takes off, or the end of the channel,
ends the run. What is said back is one line: {"status": wait status} or {"problem": text}.
"""

import json
import os
import resource
import socket
import sys
import time
import traceback

import start
from children import Children, signals_as_usual
from isolation_landlock import Landlock
from isolation_namespaces import Namespaces

ISOLATIONS = {"namespaces": Namespaces, "landlock": Landlock}
STREAMS = 3
END_OF_RUN = b"!"
LIMITS = {
    "open_files": resource.RLIMIT_NOFILE,
    "scratch_bytes": resource.RLIMIT_FSIZE,
    "address_space_bytes": resource.RLIMIT_AS,
    "processes": resource.RLIMIT_NPROC,
}


class UnfitFiles(Exception):
    """The files cannot be laid out: names too long, or one inside another, or text that no file can hold."""


class Script:
    """A script of ours, loaded, and the modules that it must not find."""

    def __init__(self, path):
        self.path = path
        self.code = start.load_all(path)
        start.make_parts(self.code)
        self.here = os.path.dirname(__file__)
        files = [(name, getattr(module, "__file__", None)) for name, module in sys.modules.items()]
        self.ours = [name for name, file in files if os.path.dirname(file or "") == self.here]

    def run(self):
        """What ``python start.py SCRIPT`` would do, in this process."""
        # Out of the way of modules that the code may call the same.
        for name in self.ours:
            del sys.modules[name]
        sys.path.remove(self.here)
        sys.argv = [self.path]
        code = 0
        try:
            start.start(self.path, self.code)
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def oversee(channel, isolation, script):
    """Never returns."""
    try:
        answer = {"status": run(channel, isolation, script)}
    except UnfitFiles as error:
        answer = {"unfit": str(error)}
    except BaseException as error:
        answer = {"problem": f"{type(error).__name__}: {error}"}
    channel.sendall(json.dumps(answer).encode() + b"\n")
    os._exit(0)


def run(channel, isolation, script):
    head, streams, _, _ = socket.recv_fds(channel, 4, STREAMS)
    request = json.loads(read(channel, int.from_bytes(head, "big")))
    isolation.enter(request["limits"])
    if request["files"] is not None:
        lay_out(isolation, request["files"])
    children = Children()
    child = os.fork()
    if child == 0:
        become(request, isolation, script, streams)
    for descriptor in streams:
        os.close(descriptor)
    try:
        if request["files"] is None and not children.wait(child, channel):
            take_files(channel, isolation)
        children.wait(child, channel)
    finally:
        isolation.end(children.statuses)
    return children.statuses[child]


def take_files(channel, isolation):
    """Unless it is the end of the run that was said."""
    if channel.recv(1, socket.MSG_PEEK) in (b"", END_OF_RUN):
        return
    lay_out(isolation, json.loads(read(channel, int.from_bytes(read(channel, 4), "big"))))
    channel.sendall(b'{"laid": true}\n')


def read(channel, size):
    parts = []
    while size:
        part = channel.recv(min(size, 1 << 20))
        if not part:
            raise EOFError("the request ended early")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def lay_out(isolation, files):
    folder = isolation.root + "/src"
    for name, text in files.items():
        path = os.path.normpath(os.path.join(folder, name))
        if not path.startswith(f"{folder}/"):
            raise UnfitFiles("one lies outside of the sources")
        try:
            os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
        except (OSError, ValueError) as error:
            raise UnfitFiles(str(error)) from error
    isolation.seal()


def become(request, isolation, script, streams):
    """Turn this process into the program. Never returns; nothing set up half-way goes on."""
    try:
        signals_as_usual()
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
        os.closerange(STREAMS, 1 << 16)
        os.setsid()
        os.umask(0o022)
        environment = {"SANDBOX_ROOT": isolation.root, **request["environment"]}
        os.environ.clear()
        os.environ.update({name: placed(value, isolation) for name, value in environment.items()})
        time.tzset()
        limit(request["limits"])
        os.chdir(isolation.root + request["cwd"])
        isolation.restrict()
        if "argv" in request:
            argv = [placed(word, isolation) for word in request["argv"]]
            os.execve(argv[0], argv, dict(os.environ))
        script.run()
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def placed(text, isolation):
    return text.replace("{root}", isolation.root)


def limit(limits):
    # The soft limit's signal can be told from a kill; the hard one ends what ignores it.
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_s"], limits["cpu_s"] + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name, number in LIMITS.items():
        if limits[name]:
            resource.setrlimit(number, (limits[name], limits[name]))
