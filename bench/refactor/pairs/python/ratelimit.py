# --- original
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        fresh = []
        for hit in self._hits.get(key, []):
            if now - hit < self.period:
                fresh.append(hit)
        return fresh

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        names = []
        for key in self._hits:
            if len(self._fresh(key, now)) > 0:
                names.append(key)
        return names

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        elif key in self._hits:
            del self._hits[key]


# --- equivalent: comprehensions, dict.pop and a conditional expression
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        return [hit for hit in self._hits.get(key, ()) if now - hit < self.period]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        return 0 if len(fresh) < self.limit else fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if self._fresh(key, now)]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
            return
        self._hits.pop(key, None)


# --- equivalent: the private helper inlined where it is used
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._latest = 0
        self._times: dict[str, list[int]] = {}

    def allow(self, key: str, now: int) -> bool:
        if now < self._latest:
            raise ValueError("clock went backwards")
        self._latest = now
        times = [hit for hit in self._times.get(key, []) if hit + self.period > now]
        self._times[key] = times
        if len(times) < self.limit:
            times.append(now)
            return True
        self.rejected += 1
        return False

    def wait(self, key: str, now: int) -> int:
        times = [hit for hit in self._times.get(key, []) if hit + self.period > now]
        if len(times) < self.limit:
            return 0
        return times[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key, times in self._times.items() if any(hit + self.period > now for hit in times)]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._times.clear()
        elif key in self._times:
            del self._times[key]


# --- equivalent: the checks of the arguments in a helper
def _at_least_one(name: str, value: int) -> int:
    if value >= 1:
        return value
    raise ValueError(f"{name} must be at least 1")


class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        self.limit = _at_least_one("limit", limit)
        self.period = _at_least_one("period", period)
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        oldest = now - self.period
        return [hit for hit in self._hits.get(key, []) if hit > oldest]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        is_allowed = len(fresh) < self.limit
        if is_allowed:
            fresh.append(now)
        else:
            self.rejected += 1
        self._hits[key] = fresh
        return is_allowed

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if len(self._fresh(key, now)) > 0]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        else:
            self._hits.pop(key, None)


# --- equivalent: whether a key is active decided by its newest hit
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        fresh = []
        for hit in self._hits.get(key, []):
            if now - hit < self.period:
                fresh.append(hit)
        return fresh

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        names = []
        for key, hits in self._hits.items():
            if hits and now - hits[-1] < self.period:
                names.append(key)
        return names

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        elif key in self._hits:
            del self._hits[key]


# --- equivalent: contextlib.suppress for a missing key, filter for old hits
import contextlib


class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        return list(filter(lambda hit: now - hit < self.period, self._hits.get(key, [])))

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        names = []
        for key in self._hits:
            if len(self._fresh(key, now)) > 0:
                names.append(key)
        return names

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
            return
        with contextlib.suppress(KeyError):
            del self._hits[key]


# --- wrong boundary: r = RateLimiter(1, 10); r.allow("a", 5); r.allow("a", 15)
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        return [hit for hit in self._hits.get(key, ()) if now - hit <= self.period]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        return 0 if len(fresh) < self.limit else fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if self._fresh(key, now)]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
            return
        self._hits.pop(key, None)


# --- wrong truthiness: r = RateLimiter(1, 10); r.allow("a", 1); r.reset(""); r.active(2)
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        return [hit for hit in self._hits.get(key, ()) if now - hit < self.period]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        return 0 if len(fresh) < self.limit else fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if self._fresh(key, now)]

    def reset(self, key: str | None = None) -> None:
        if not key:
            self._hits.clear()
            return
        self._hits.pop(key, None)


# --- wrong order: r = RateLimiter(1, 10); r.allow("a", 1); r.allow("a", 5); r.allow("a", 12)
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        fresh = []
        for hit in self._hits.get(key, []):
            if now - hit < self.period:
                fresh.append(hit)
        return fresh

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = [*self._fresh(key, now), now]
        self._hits[key] = fresh
        if len(fresh) <= self.limit:
            return True
        self.rejected += 1
        return False

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        names = []
        for key in self._hits:
            if len(self._fresh(key, now)) > 0:
                names.append(key)
        return names

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        elif key in self._hits:
            del self._hits[key]


# --- wrong state: r = RateLimiter(1, 10); r.allow("a", 20); r.allow("a", 25); r.allow("a", 22)
def _at_least_one(name: str, value: int) -> int:
    if value >= 1:
        return value
    raise ValueError(f"{name} must be at least 1")


class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        self.limit = _at_least_one("limit", limit)
        self.period = _at_least_one("period", period)
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        oldest = now - self.period
        return [hit for hit in self._hits.get(key, []) if hit > oldest]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        fresh = self._fresh(key, now)
        is_allowed = len(fresh) < self.limit
        if is_allowed:
            self._last = now
            fresh.append(now)
        else:
            self.rejected += 1
        self._hits[key] = fresh
        return is_allowed

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if len(self._fresh(key, now)) > 0]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        else:
            self._hits.pop(key, None)


# --- wrong exception: r = RateLimiter(1, 10); r.reset("a")
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        return [hit for hit in self._hits.get(key, ()) if now - hit < self.period]

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        return 0 if len(fresh) < self.limit else fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key in self._hits if self._fresh(key, now)]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
            return
        self._hits.pop(key)


# --- wrong scope: r = RateLimiter(1, 10); r.allow("a", 1); r.wait("a", 12)
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._latest = 0
        self._times: dict[str, list[int]] = {}

    def allow(self, key: str, now: int) -> bool:
        if now < self._latest:
            raise ValueError("clock went backwards")
        self._latest = now
        times = [hit for hit in self._times.get(key, []) if hit + self.period > now]
        self._times[key] = times
        if len(times) < self.limit:
            times.append(now)
            return True
        self.rejected += 1
        return False

    def wait(self, key: str, now: int) -> int:
        times = [hit for hit in self._times.get(key, []) if hit + self.period > self._latest]
        if len(times) < self.limit:
            return 0
        return times[0] + self.period - now

    def active(self, now: int) -> list[str]:
        return [key for key, times in self._times.items() if any(hit + self.period > now for hit in times)]

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._times.clear()
        elif key in self._times:
            del self._times[key]


# --- wrong boundary: r = RateLimiter(2, 10); r.allow("a", 1); r.allow("a", 9); r.active(12)
class RateLimiter:
    def __init__(self, limit: int, period: int) -> None:
        if limit < 1:
            raise ValueError("limit must be at least 1")
        if period < 1:
            raise ValueError("period must be at least 1")
        self.limit = limit
        self.period = period
        self.rejected = 0
        self._last = 0
        self._hits: dict[str, list[int]] = {}

    def _fresh(self, key: str, now: int) -> list[int]:
        fresh = []
        for hit in self._hits.get(key, []):
            if now - hit < self.period:
                fresh.append(hit)
        return fresh

    def allow(self, key: str, now: int) -> bool:
        if now < self._last:
            raise ValueError("clock went backwards")
        self._last = now
        fresh = self._fresh(key, now)
        self._hits[key] = fresh
        if len(fresh) >= self.limit:
            self.rejected += 1
            return False
        fresh.append(now)
        return True

    def wait(self, key: str, now: int) -> int:
        fresh = self._fresh(key, now)
        if len(fresh) < self.limit:
            return 0
        return fresh[0] + self.period - now

    def active(self, now: int) -> list[str]:
        names = []
        for key, hits in self._hits.items():
            if hits and now - hits[0] < self.period:
                names.append(key)
        return names

    def reset(self, key: str | None = None) -> None:
        if key is None:
            self._hits.clear()
        elif key in self._hits:
            del self._hits[key]
