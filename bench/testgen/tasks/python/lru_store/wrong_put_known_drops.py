# wrong: s = LruStore(2); s.put('a', 1); s.put('b', 2); s.put('b', 3) gives 'a', not None
from collections import OrderedDict


class LruStore:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self._capacity = capacity
        self._entries = OrderedDict()

    def get(self, key):
        if key not in self._entries:
            raise KeyError(key)
        self._entries.move_to_end(key)
        return self._entries[key]

    def put(self, key, value):
        dropped = None
        if len(self._entries) == self._capacity:
            dropped, _ = self._entries.popitem(last=False)
        self._entries[key] = value
        self._entries.move_to_end(key)
        return dropped

    def keys(self):
        return list(self._entries)

    def size(self):
        return len(self._entries)
