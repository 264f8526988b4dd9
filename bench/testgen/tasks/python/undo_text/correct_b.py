class UndoText:
    def __init__(self):
        self.versions = [""]
        self.current = 0

    def text(self):
        return self.versions[self.current]

    def _record(self, version):
        if version != self.text():
            self.versions[self.current + 1:] = [version]
            self.current += 1

    def append(self, piece):
        self._record(self.text() + piece)

    def delete(self, count):
        keep = len(self.text()) - count
        self._record(self.text()[:keep] if keep > 0 else "")

    def undo(self):
        if self.current == 0:
            return False
        self.current -= 1
        return True

    def redo(self):
        if self.current + 1 == len(self.versions):
            return False
        self.current += 1
        return True
