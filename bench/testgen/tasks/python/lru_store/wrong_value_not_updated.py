# wrong: s = LruStore(2); s.put('a', 1); s.put('a', 5); s.get('a') gives 1, not 5
class LruStore:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(capacity)
        self.room = capacity
        self.pairs = []

    def _take(self, key):
        for index, (known, _) in enumerate(self.pairs):
            if known == key:
                return self.pairs.pop(index)
        return None

    def get(self, key):
        pair = self._take(key)
        if pair is None:
            raise KeyError("unknown key")
        self.pairs.append(pair)
        return pair[1]

    def put(self, key, value):
        known = self._take(key)
        dropped = None
        if known is None and len(self.pairs) >= self.room:
            dropped = self.pairs.pop(0)[0]
        self.pairs.append(known or (key, value))
        return dropped

    def keys(self):
        return [key for key, _ in self.pairs]

    def size(self):
        return len(self.pairs)
