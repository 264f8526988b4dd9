"""A warm interpreter that forks once for each run and never sees what is run.

Standard input is a socket to the agent. It brings one line of set-up, {"isolation", "root", "uid", "filter", "script",
"preload", "readable", "links"}, with namespaces also "own_processes", and then, run after run, what ``overseer.py``
reads. The zygote only waits until something is there: the fork reads it, so that nothing of one run is in the memory
that the next one starts from.
"""

import gc
import importlib
import json
import os
import select
import socket
import sys

from overseer import END_OF_RUN, ISOLATIONS, Script, oversee


def main():
    channel = socket.socket(fileno=os.dup(0))
    channel.set_inheritable(False)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    setup = json.loads(read_line(channel))
    for name in setup["preload"]:
        importlib.import_module(name)
    sys.modules["__main__"] = type(sys)("__main__")
    isolation = ISOLATIONS[setup["isolation"]](setup)
    script = Script(setup["script"].replace("{root}", isolation.root)) if setup["script"] else None
    gc.collect()
    gc.freeze()
    channel.sendall(b'{"ready": true}\n')
    while select.select([channel], [], []) and (first := channel.recv(1, socket.MSG_PEEK)):
        if first == END_OF_RUN:
            # The word to end a run, which was over by then.
            channel.recv(1)
            continue
        overseer = isolation.fork()
        if overseer == 0:
            oversee(channel, isolation, script)
        os.waitpid(overseer, 0)
        # The overseer ends its run, unless something ended it.
        isolation.clean()
        channel.sendall(b'{"over": true}\n')


def read_line(channel):
    line = b""
    while not line.endswith(b"\n"):
        byte = channel.recv(1)
        if not byte:
            raise SystemExit(0)
        line += byte
    return line


main()
