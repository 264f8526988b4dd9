# wrong: s = LruStore(1); s.put('a', 1); s.put('b', 2); s.size() gives 2, not 1
class LruStore:
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError(f"bad capacity: {capacity}")
        self.capacity = capacity
        self.data = {}

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) <= self.capacity + 1:
            return None
        oldest = next(iter(self.data))
        del self.data[oldest]
        return oldest

    def get(self, key):
        if key not in self.data:
            raise KeyError(f"no entry {key!r}")
        self.data[key] = value = self.data.pop(key)
        return value

    def keys(self):
        return [*self.data]

    def size(self):
        return len(self.data)
