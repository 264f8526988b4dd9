"""Which web pages may drive the product: it executes code, so a page elsewhere must not."""

import re
from functools import cache
from urllib.parse import SplitResult, urlsplit

from edge.settings import PRODUCTION_ORIGINS, EdgeSettings

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Origins:
    """The allow-list for HTTP, polling and websocket alike."""

    def __init__(self, settings: EdgeSettings) -> None:
        self._listed = settings.cors_origins or (PRODUCTION_ORIGINS if settings.is_production else ())
        self._loopback = not settings.is_production and not settings.cors_origins
        self._is_local = settings.host in _LOOPBACK

    def allows(self, origin: str, host: str) -> bool:
        """Whether a request with this Origin (empty: not a browser's cross-site one) to this Host may pass."""
        if not origin:
            return True
        parts = _split(origin)
        if parts is None:
            return False
        if parts.netloc == host and parts.scheme in ("http", "https"):
            return True
        if self._loopback and parts.hostname in _LOOPBACK:
            return True
        return any(_pattern(allowed).fullmatch(origin) is not None for allowed in self._listed)

    def knows_host(self, host: str) -> bool:
        """Whether a Host header names this server; on the loopback address another name means DNS rebinding."""
        parts = _split(f"//{host}")
        return parts is not None and (not self._is_local or parts.hostname in _LOOPBACK)


def _split(url: str) -> SplitResult | None:
    """The parts of what a client calls an address; None when it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


@cache
def _pattern(allowed: str) -> re.Pattern[str]:
    """``*`` alone is everything; inside a name it stands for exactly one label."""
    if allowed == "*":
        return re.compile(".*")
    return re.compile(re.escape(allowed).replace(r"\*", r"[A-Za-z0-9-]+"))
