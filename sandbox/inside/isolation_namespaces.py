"""One run in namespaces of its own, inside those of bubblewrap: a process tree that ends with its first process, fresh
file systems of bounded size for the sources and the scratch space, a network of nobody else, no capability.
"""

import os
import signal
from contextlib import suppress

import kernel

SCRATCH, SHARED_MEMORY, SOURCES = "/tmp", "/dev/shm", "/src"
SOURCES_BYTES, SHARED_MEMORY_BYTES = 64 * 1024 * 1024, 16 * 1024 * 1024
NEW = kernel.CLONE_NEWPID | kernel.CLONE_NEWNS | kernel.CLONE_NEWIPC | kernel.CLONE_NEWNET
OWN_FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV


class Namespaces:
    root = ""

    def __init__(self, setup):
        self.uid = setup["uid"]
        self.own_processes = setup["own_processes"]
        self.filter = bytes.fromhex(setup["filter"])
        # An interpreter may itself be installed below /tmp, where the scratch space will hide it.
        self.hidden = sorted(path for path in setup["readable"] if path.startswith(f"{SCRATCH}/"))

    def fork(self):
        """The overseer, as the first process of a tree of its own: it gets the orphans, and its end ends them all."""
        return kernel.fork_into(NEW)

    def enter(self, limits):
        if self.uid is None:
            # The kernel counts all processes of the user, ours as well.
            limits["processes"] += self.own_processes
        kernel.start_loopback()
        kernel.mount(None, "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
        kept = [(path, os.open(path, os.O_PATH | os.O_DIRECTORY)) for path in self.hidden]
        mount_fresh(SCRATCH, limits["scratch_bytes"], limits["files"], 0o1777)
        for path, descriptor in kept:
            # What lies in another one came with it.
            if not os.path.exists(path):
                os.makedirs(path, mode=0o755)
                os.fchdir(descriptor)
                kernel.mount(".", path, None, kernel.MS_BIND | kernel.MS_REC)
            os.close(descriptor)
        os.chdir("/")
        mount_fresh(SHARED_MEMORY, SHARED_MEMORY_BYTES, 1000, 0o1777)
        mount_fresh(SOURCES, SOURCES_BYTES, limits["files"], 0o755)

    def seal(self):
        kernel.mount(None, SOURCES, None, kernel.MS_REMOUNT | kernel.MS_RDONLY | OWN_FLAGS)

    def restrict(self):
        if self.uid is not None:
            kernel.become_user(self.uid)
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        kernel.load_filter(self.filter)

    def end(self, statuses):
        """End every process of the tree but this first one, and note their wait statuses."""
        with suppress(ProcessLookupError):
            os.kill(-1, signal.SIGKILL)
        with suppress(ChildProcessError):
            while True:
                ended, status = os.wait()
                statuses[ended] = status

    def clean(self):
        """The file systems went with the run."""


def mount_fresh(path, size_bytes, files, mode):
    options = f"size={size_bytes},nr_inodes={files},mode={mode:o}"
    kernel.mount("tmpfs", path, "tmpfs", OWN_FLAGS, options)
