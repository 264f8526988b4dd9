"""Makes one attempt. Standard input: {"code", "world"}; ``escaped`` says that it succeeded."""

import ctypes
import json
import os
import sys
import time


def escaped(success=True):
    if success:
        sys.stdout.write(f"\n{ATTEMPT['world']['word']}\n")
        sys.stdout.flush()


def syscall(*arguments):
    return ctypes.CDLL(None).syscall(*arguments)


ATTEMPT = json.loads(sys.stdin.read())
SCRATCH = os.environ.get("TMPDIR", "/tmp")
NAMES = {"world": ATTEMPT["world"], "escaped": escaped, "syscall": syscall, "scratch": SCRATCH}
exec(ATTEMPT["code"], {**NAMES, "os": os, "sys": sys, "time": time, "ctypes": ctypes})
