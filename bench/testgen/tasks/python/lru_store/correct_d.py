class LruStore:
    def __init__(self, capacity):
        if not capacity >= 1:
            raise ValueError("no room for any entry")
        self._limit = capacity
        self._values = {}
        self._used = {}
        self._tick = 0

    def _touch(self, key):
        self._tick += 1
        self._used[key] = self._tick

    def get(self, key):
        if key in self._values:
            self._touch(key)
            return self._values[key]
        raise KeyError(key)

    def put(self, key, value):
        dropped = None
        if self.size() == self._limit and key not in self._values:
            dropped = min(self._used, key=self._used.get)
            del self._values[dropped], self._used[dropped]
        self._values[key] = value
        self._touch(key)
        return dropped

    def keys(self):
        return sorted(self._used, key=self._used.get)

    def size(self):
        return len(self._values)
