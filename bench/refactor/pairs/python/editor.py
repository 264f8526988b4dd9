# --- original
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- equivalent: a deque with a greatest length
from collections import deque


class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._undo = deque(maxlen=limit)
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- equivalent: positions sorted, guards turned around
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo = [*self._undo, self._text][-self._limit :]
        self._redo = []
        self._text = text

    def insert(self, position, piece):
        if not 0 <= position <= len(self._text):
            raise IndexError("position out of range")
        if piece != "":
            self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        start, end = sorted((start, end))
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed != "":
            self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- equivalent: undo and redo merged into one helper
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def _move(self, source, target):
        if not source:
            return False
        target.append(self._text)
        self._text = source.pop()
        return True

    def undo(self):
        return self._move(self._undo, self._redo)

    def redo(self):
        return self._move(self._redo, self._undo)

    def history(self):
        return list(self._undo)


# --- equivalent: replacing by split and join, positions checked by a helper
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def _check(self, *positions):
        if any(position < 0 or position > len(self._text) for position in positions):
            raise IndexError("position out of range")

    def insert(self, position, piece):
        self._check(position)
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        self._check(start, end)
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        parts = self._text.split(old)
        if len(parts) > 1:
            self._change(new.join(parts))
        return len(parts) - 1

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- equivalent: one list of texts and a position in it
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._limit = limit
        self._texts = [text]
        self._at = 0

    @property
    def text(self):
        return self._texts[self._at]

    def _change(self, text):
        self._texts[self._at + 1 :] = [text]
        self._at += 1
        if self._at > self._limit:
            del self._texts[0]
            self._at -= 1

    def insert(self, position, piece):
        if position < 0 or position > len(self.text):
            raise IndexError("position out of range")
        if piece != "":
            self._change(self.text[:position] + piece + self.text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self.text):
            raise IndexError("position out of range")
        removed = self.text[start:end]
        if removed != "":
            self._change(self.text[:start] + self.text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self.text.count(old)
        if count > 0:
            self._change(self.text.replace(old, new))
        return count

    def undo(self):
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def redo(self):
        if self._at + 1 == len(self._texts):
            return False
        self._at += 1
        return True

    def history(self):
        return self._texts[: self._at]


# --- wrong state: e = Editor(); e.insert(0, "a"); e.undo(); e.insert(0, "b"); e.redo()
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._limit = limit
        self._texts = [text]
        self._at = 0

    @property
    def text(self):
        return self._texts[self._at]

    def _change(self, text):
        self._at += 1
        self._texts.insert(self._at, text)
        if self._at > self._limit:
            del self._texts[0]
            self._at -= 1

    def insert(self, position, piece):
        if position < 0 or position > len(self.text):
            raise IndexError("position out of range")
        if piece != "":
            self._change(self.text[:position] + piece + self.text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self.text):
            raise IndexError("position out of range")
        removed = self.text[start:end]
        if removed != "":
            self._change(self.text[:start] + self.text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self.text.count(old)
        if count > 0:
            self._change(self.text.replace(old, new))
        return count

    def undo(self):
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def redo(self):
        if self._at + 1 == len(self._texts):
            return False
        self._at += 1
        return True

    def history(self):
        return self._texts[: self._at]


# --- wrong mutation: e = Editor(); h = e.history(); e.insert(0, "a"); h
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return self._undo


# --- wrong guard: e = Editor("ab"); e.insert(0, "c"); e.undo(); e.replace("x", "y"); e.redo()
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- wrong duplicate: e = Editor(); e.insert(0, "a"); e.undo(); e.redo(); e.undo()
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def _move(self, source):
        if not source:
            return False
        self._redo.append(self._text)
        self._text = source.pop()
        return True

    def undo(self):
        return self._move(self._undo)

    def redo(self):
        return self._move(self._redo)

    def history(self):
        return list(self._undo)


# --- wrong boundary: e = Editor("", 1); e.insert(0, "a"); e.undo()
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._limit = limit
        self._texts = [text]
        self._at = 0

    @property
    def text(self):
        return self._texts[self._at]

    def _change(self, text):
        self._texts[self._at + 1 :] = [text]
        self._at += 1
        if len(self._texts) > self._limit:
            del self._texts[0]
            self._at -= 1

    def insert(self, position, piece):
        if position < 0 or position > len(self.text):
            raise IndexError("position out of range")
        if piece != "":
            self._change(self.text[:position] + piece + self.text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self.text):
            raise IndexError("position out of range")
        removed = self.text[start:end]
        if removed != "":
            self._change(self.text[:start] + self.text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self.text.count(old)
        if count > 0:
            self._change(self.text.replace(old, new))
        return count

    def undo(self):
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def redo(self):
        if self._at + 1 == len(self._texts):
            return False
        self._at += 1
        return True

    def history(self):
        return self._texts[: self._at]


# --- wrong boundary: e = Editor("ab"); e.insert(2, "c"); e.text
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def _check(self, *positions):
        if any(position not in range(len(self._text)) for position in positions):
            raise IndexError("position out of range")

    def insert(self, position, piece):
        self._check(position)
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        self._check(start, end)
        removed = self._text[start:end]
        if removed == "":
            return ""
        self._change(self._text[:start] + self._text[end:])
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        parts = self._text.split(old)
        if len(parts) > 1:
            self._change(new.join(parts))
        return len(parts) - 1

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- wrong default: Editor().delete(0, 0)
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _change(self, text):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)
        self._redo.clear()
        self._text = text

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        self._change(self._text[:position] + piece + self._text[position:])

    def delete(self, start, end):
        start, end = min(start, end), max(start, end)
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed:
            self._change(self._text[:start] + self._text[end:])
            return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            self._change(self._text.replace(old, new))
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)


# --- wrong duplicate: e = Editor("ab"); e.replace("a", "x"); e.undo(); e.delete(0, 1); e.redo()
class Editor:
    def __init__(self, text="", limit=50):
        if limit < 1:
            raise ValueError("limit must be positive")
        self._text = text
        self._limit = limit
        self._undo = []
        self._redo = []

    @property
    def text(self):
        return self._text

    def _remember(self):
        self._undo.append(self._text)
        if len(self._undo) > self._limit:
            self._undo.pop(0)

    def insert(self, position, piece):
        if position < 0 or position > len(self._text):
            raise IndexError("position out of range")
        if piece == "":
            return
        changed = self._text[:position] + piece + self._text[position:]
        self._remember()
        self._redo.clear()
        self._text = changed

    def delete(self, start, end):
        if start > end:
            start, end = end, start
        if start < 0 or end > len(self._text):
            raise IndexError("position out of range")
        removed = self._text[start:end]
        if removed != "":
            self._remember()
            self._text = self._text[:start] + self._text[end:]
        return removed

    def replace(self, old: str, new: str) -> int:
        if old == "":
            raise ValueError("nothing to replace")
        count = self._text.count(old)
        if count > 0:
            changed = self._text.replace(old, new)
            self._remember()
            self._redo.clear()
            self._text = changed
        return count

    def undo(self):
        if len(self._undo) == 0:
            return False
        self._redo.append(self._text)
        self._text = self._undo.pop()
        return True

    def redo(self):
        if len(self._redo) == 0:
            return False
        self._undo.append(self._text)
        self._text = self._redo.pop()
        return True

    def history(self):
        return list(self._undo)
