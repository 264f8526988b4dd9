"""One run under Landlock: it reads what is listed, writes to its scratch folder, reaches no socket and no process of
others. Nothing is mounted, so the places of the run are folders below a root that the agent made.
"""

import os
import shutil
import signal
import subprocess
from contextlib import suppress

import kernel
from children import reap

WRITABLE = ("/dev/null",)
FOLDERS = ("src", "tmp")


class Landlock:
    def __init__(self, setup):
        self.root = setup["root"]
        self.uid = setup["uid"]
        self.filter = bytes.fromhex(setup["filter"])
        self.readable = [*setup["readable"], *(f"{self.root}/{name}" for name in FOLDERS)]
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
        for name, host in setup["links"].items():
            os.symlink(host, self.root + name)

    def fork(self):
        return os.fork()

    def enter(self, limits):
        # What a run's processes leave behind becomes a child of ours, where it can be found.
        kernel.prctl(kernel.PR_SET_PDEATHSIG, 0)
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
        self.clean()
        for name in FOLDERS:
            os.mkdir(f"{self.root}/{name}", 0o755)
        if self.uid is None:
            # The kernel counts all processes of the user, ours and those of others as well.
            limits["processes"] += threads_of(os.getuid())
        else:
            os.chown(f"{self.root}/tmp", self.uid, self.uid)

    def seal(self):
        """The rules of Landlock do."""

    def restrict(self):
        # The kernel takes the code first, when it has to end something for want of memory.
        with open("/proc/self/oom_score_adj", "w") as stream:
            stream.write("1000")
        if self.uid is not None:
            kernel.become_user(self.uid)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        kernel.restrict_paths(self.readable, [*WRITABLE, f"{self.root}/tmp"])
        kernel.load_filter(self.filter)

    def end(self, statuses):
        """End every process below this one, and note their wait statuses."""
        while reap(statuses):
            kill_below(os.getpid())

    def clean(self):
        self.end({})
        for name in FOLDERS:
            path = f"{self.root}/{name}"
            try:
                shutil.rmtree(path)
            except FileNotFoundError:
                continue
            except (OSError, RecursionError):
                # Folders without permissions, or nested thousands deep.
                subprocess.run(["/bin/chmod", "-R", "u+rwX", path], stderr=subprocess.DEVNULL, check=False)
                subprocess.run(["/bin/rm", "-rf", path], check=True)


def kill_below(pid):
    """Each process as soon as it is found: one that forks and ends, over and over, is gone by the end of a list."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children") as stream:
                below = stream.read().split()
            for child in below:
                with suppress(ProcessLookupError):
                    os.kill(int(child), signal.SIGKILL)
            for child in below:
                kill_below(child)


def threads_of(uid):
    count = 0
    for name in os.listdir("/proc"):
        with suppress(FileNotFoundError, ProcessLookupError, NotADirectoryError):
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == uid:
                count += len(os.listdir(f"/proc/{name}/task"))
    return count
