"""Modules of ours run once more, as processes without root's privileges, and in a world like that of a pod."""

import json
import subprocess
import sys
from typing import Any

# A user namespace takes every privilege from root, and needs no other user's files to be readable.
UNPRIVILEGED = ("unshare", "--user", "--map-user=1000", "--map-group=1000")

# The same where no further namespace can be made, as container runtimes have it by default.
AS_IN_A_POD = (
    *("unshare", "--user", "--map-root-user", "sh", "-c"),
    f'echo 1 > /proc/sys/user/max_user_namespaces && exec {" ".join(UNPRIVILEGED)} "$@"',
    "-",
)


def said_without_privileges(module: str, *arguments: str) -> Any:
    """The JSON that ``python -m module`` prints; raises CalledProcessError when there is no such process."""
    done = subprocess.run(
        (*UNPRIVILEGED, sys.executable, "-m", module, *arguments), stdout=subprocess.PIPE, check=False
    )
    # 1 says that something was found, such as an escape.
    if done.returncode not in (0, 1):
        done.check_returncode()
    return json.loads(done.stdout)
