# wrong: t = UndoText(); t.append('abc'); t.delete(0); t.text() gives '', not 'abc'
class UndoText:
    def __init__(self):
        self._text = ""
        self._past = []
        self._future = []

    def text(self):
        return self._text

    def append(self, piece):
        self._change(self._text + piece)

    def delete(self, count):
        self._change(self._text[:-count])

    def _change(self, new):
        if new == self._text:
            return
        self._past.append(self._text)
        self._future.clear()
        self._text = new

    def undo(self):
        if not self._past:
            return False
        self._future.append(self._text)
        self._text = self._past.pop()
        return True

    def redo(self):
        if not self._future:
            return False
        self._past.append(self._text)
        self._text = self._future.pop()
        return True
