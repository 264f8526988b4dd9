"""The isolation backends, strongest first, in one table."""

from collections.abc import Callable

from sandbox.backends.backend import Backend
from sandbox.backends.landlock import Landlock
from sandbox.backends.namespaces import Namespaces

BACKENDS: tuple[Callable[[], Backend], ...] = (Namespaces, Landlock)
