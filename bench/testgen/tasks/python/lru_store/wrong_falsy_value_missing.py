# wrong: s = LruStore(2); s.put('a', 0); s.get('a') raises KeyError, not 0
class LruStore:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.data = {}

    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) <= self.capacity:
            return None
        oldest = next(iter(self.data))
        del self.data[oldest]
        return oldest

    def get(self, key):
        value = self.data.get(key)
        if not value:
            raise KeyError(key)
        del self.data[key]
        self.data[key] = value
        return value

    def keys(self):
        return list(self.data)

    def size(self):
        return len(self.data)
