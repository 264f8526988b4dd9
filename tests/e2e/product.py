"""The whole product as a user starts it: ``cognicode up`` on a free port, nothing faked."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
COGNICODE = Path(sys.executable).with_name("cognicode")
READY = "CogniCode is ready: "


class Product:
    """A running product: its URL and its processes."""

    def __init__(self, process: subprocess.Popen[str], url: str) -> None:
        self.process = process
        self.url = url

    def child(self, module: str) -> psutil.Process:
        """The process of one agent or the edge."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if child.cmdline()[2:3] == [module])


@contextmanager
def running(**environment: str) -> Iterator[Product]:
    """Start it, wait until it says it is ready, and end it as Ctrl-C does."""
    process = subprocess.Popen(
        [COGNICODE, "up", "--port", "0"],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Product(process, _url(process))
    finally:
        process.terminate()
        process.wait(60)
        if process.stdout is not None:
            process.stdout.close()


def _url(process: subprocess.Popen[str]) -> str:
    if process.stdout is None:
        raise RuntimeError("no pipe")
    killer = threading.Timer(60, process.kill)
    killer.start()
    try:
        for line in process.stdout:
            if line.startswith(READY):
                return line.removeprefix(READY).strip()
    finally:
        killer.cancel()
    raise RuntimeError("it did not start")
