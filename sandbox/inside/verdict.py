"""The verdict channel: a parent that speaks for the run and never runs user code, and children that run it.

Standard output belongs to the parent alone. A child writes its records to a pipe of its own, each behind a nonce that
only its recorder knows; what it cannot say is that another child did something, or that the run is finished.
start.py makes this importable for the script it starts, until ``take_over``.
"""

import contextlib
import json
import os
import select
import signal
import sys
from _json import encode_basestring_ascii, make_encoder


def refuse(value):
    raise TypeError(type(value).__name__)


# C all the way, with nothing looked up when it is called: replacing json.dumps changes nothing here.
ENCODER = make_encoder(None, refuse, encode_basestring_ascii, None, ": ", ", ", False, False, True)
# Modules that only the script may import; start.py sets them.
PARTS: list[str] = []
JOIN, EXIT, WRITE = "".join, os._exit, os.write


def encode(record):
    return JOIN(ENCODER(record, 0))


def take_over():
    """Read the job, and take standard output away from whoever else may write: returns (job, say)."""
    job = json.loads(sys.stdin.readline())
    token = job.pop("token")
    channel = os.dup(1)
    os.set_inheritable(channel, False)
    for name in PARTS:
        del sys.modules[name]
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    return job, Voice(channel, token)


class Voice:
    """Says records under the run's token; children lose it before they run anything."""

    def __init__(self, channel, token):
        self.channel = channel
        self.token = token

    def say(self, record):
        write_all(self.channel, encode({"token": self.token, **record}).encode() + b"\n")

    def lose(self):
        os.close(self.channel)
        self.channel = self.token = None


def write_all(descriptor, data):
    while data:
        data = data[WRITE(descriptor, data) :]


class Child:
    """Runs ``work(emit)`` in a forked process; ``records`` gives what it emitted."""

    def __init__(self, voice, work):
        nonce = os.urandom(16).hex().encode() + b" "
        reader, writer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(reader)
            voice.lose()
            work(lambda record: write_all(writer, nonce + encode(record).encode() + b"\n"))
            EXIT(0)
        os.close(writer)
        self.reader, self.nonce = reader, nonce
        self.ending = ""

    def records(self, silence_s):
        """Records as they come; at the end ``ending`` is "ended" or, after a silence, "timed_out"."""
        buffer = b""
        while True:
            ready, _, _ = select.select([self.reader], [], [], silence_s)
            chunk = os.read(self.reader, 65536) if ready else b""
            if not chunk:
                self.ending = "ended" if ready else "timed_out"
                return
            *lines, buffer = (buffer + chunk).split(b"\n")
            for line in lines:
                if line.startswith(self.nonce):
                    yield json.loads(line[len(self.nonce) :])

    def end(self):
        """Nothing of it is left."""
        os.close(self.reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
