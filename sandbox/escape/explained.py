"""Attempts that a backend is known not to stop, each with the reason; docs/decisions.md says the same in full."""

_SOCKETS = "what waits in a socket is the kernel's memory, which only a control group counts: at most 50 MiB a process"
_METADATA = "Landlock decides about contents, not about names, sizes and dates"
_HOST_NAME = "without a namespace of its own the code asks the same kernel as everybody"

EXPLAINED: dict[str, dict[str, str]] = {
    "namespaces": {"python: much memory in sockets": _SOCKETS},
    "landlock": {
        "python: much memory in sockets": _SOCKETS,
        "python: see that a file exists": _METADATA,
        "node: see that a file exists": _METADATA,
        "python: see the name of the host": _HOST_NAME,
        "node: see the name of the host": _HOST_NAME,
    },
}
