"""One run in namespaces of its own, inside those of bubblewrap: a process tree that ends with its first process, fresh
file systems of bounded size for the sources and the scratch space, no capability.
"""

import os
import signal
from contextlib import suppress

import kernel

SCRATCH, SHARED_MEMORY, SOURCES = "/tmp", "/dev/shm", "/src"
SOURCES_BYTES, SHARED_MEMORY_BYTES = 64 * 1024 * 1024, 16 * 1024 * 1024
OWN_FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV


class Namespaces:
    root = ""

    def __init__(self, setup):
        self.uid = setup["uid"]
        self.filter = bytes.fromhex(setup["filter"])
        # An interpreter may itself be installed below /tmp, where the scratch space will hide it.
        self.hidden = sorted(path for path in setup["readable"] if path.startswith(f"{SCRATCH}/"))

    def enter(self, limits):
        kernel.unshare(kernel.CLONE_NEWNS | kernel.CLONE_NEWPID | kernel.CLONE_NEWIPC)
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

    def fork(self, become):
        """Start the program under the first process of a new tree; returns that one's id."""
        reader, self.writer = os.pipe()
        child = os.fork()
        if child == 0:
            be_first(self.writer, become)
        os.close(self.writer)
        self.reader = reader
        return child

    def restrict(self):
        if self.uid is not None:
            kernel.become_user(self.uid)
        kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        kernel.load_filter(self.filter)

    def end(self, child):
        """End what is left; returns the wait status of the program."""
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = os.read(self.reader, 4)
        return int.from_bytes(said, "big") if len(said) == 4 else signal.SIGKILL

    def end_all(self):
        """The kernel ends a tree with its first process, and that one with the overseer."""

    def clean(self):
        """The file systems went with the run."""


def mount_fresh(path, size_bytes, files, mode):
    options = f"size={size_bytes},nr_inodes={files},mode={mode:o}"
    kernel.mount("tmpfs", path, "tmpfs", OWN_FLAGS, options)


def be_first(writer, become):
    """The first process of a tree reaps its orphans, and with its end the kernel ends them all."""
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    program = os.fork()
    if program == 0:
        become()
    os.closerange(0, writer)
    os.closerange(writer + 1, 1 << 16)
    while True:
        ended, status = os.wait()
        if ended == program:
            os.write(writer, status.to_bytes(4, "big"))
            os._exit(0)
