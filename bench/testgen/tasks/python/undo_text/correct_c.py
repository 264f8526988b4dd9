class UndoText:
    def __init__(self):
        self._letters = []
        self._done = []
        self._undone = []

    def text(self):
        return "".join(self._letters)

    def append(self, piece):
        if piece:
            self._edit((self._add, self._drop, list(piece)))

    def delete(self, count):
        if count and self._letters:
            self._edit((self._drop, self._add, self._letters[-count:]))

    def undo(self):
        return self._move(self._done, self._undone, 1)

    def redo(self):
        return self._move(self._undone, self._done, 0)

    def _edit(self, step):
        self._undone = [step]
        self.redo()

    def _move(self, source, target, action):
        if source:
            step = source.pop()
            step[action](step[2])
            target.append(step)
            return True
        return False

    def _add(self, letters):
        self._letters += letters

    def _drop(self, letters):
        del self._letters[-len(letters):]
