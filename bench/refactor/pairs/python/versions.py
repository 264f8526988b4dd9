# --- original
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- equivalent: the class as a dataclass
from dataclasses import dataclass


@dataclass
class Version:
    major: int
    minor: int
    patch: int
    pre: str = ""


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- equivalent: removeprefix and unpacking
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    text = text.removeprefix("v")
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError(f"need three numbers: {text}")
    wrong = next((part for part in parts if not part.isdecimal()), None)
    if wrong is not None:
        raise ValueError(f"not a number: {wrong}")
    major, minor, patch = map(int, parts)
    return Version(major, minor, patch, pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- equivalent: max in place of the search, a comprehension for the key
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def _piece_key(piece: str) -> tuple[int, int, str]:
    return (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)


def sort_key(version: Version):
    pieces = [_piece_key(piece) for piece in version.pre.split(".")]
    return (version.major, version.minor, version.patch, not version.pre, pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    versions = [(text, parse(text)) for text in texts]
    wanted = [pair for pair in versions if allow_pre or not pair[1].pre]
    best = max(wanted, key=lambda pair: sort_key(pair[1]), default=None)
    return None if best is None else best[0]


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- equivalent: the key of the best version kept
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    best_key = None
    for text in texts:
        version = parse(text)
        if allow_pre or not version.pre:
            key = sort_key(version)
            if best_key is None or key > best_key:
                best, best_key = text, key
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- equivalent: guard clause and one place that builds the version
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part not in {"major", "minor", "patch"}:
        raise ValueError(f"unknown part: {part}")
    major, minor, patch = version.major, version.minor, version.patch
    if part == "major":
        major, minor, patch = major + 1, 0, 0
    elif part == "minor":
        minor, patch = minor + 1, 0
    elif not version.pre:
        patch += 1
    return Version(major, minor, patch)


# --- equivalent: the key of one piece memoised
from functools import lru_cache


class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


@lru_cache(maxsize=None)
def _piece_key(piece: str) -> tuple[int, int, str]:
    if piece.isdecimal():
        return (0, int(piece), "")
    return (1, 0, piece)


def sort_key(version: Version):
    pieces = list(map(_piece_key, version.pre.split(".")))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong string: parse("vv1.0.0")
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    text = text.lstrip("v")
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError(f"need three numbers: {text}")
    wrong = next((part for part in parts if not part.isdecimal()), None)
    if wrong is not None:
        raise ValueError(f"not a number: {wrong}")
    major, minor, patch = map(int, parts)
    return Version(major, minor, patch, pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong string: parse("1.0.0-rc-1")
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    text = text.removeprefix("v")
    core, *rest = text.split("-")
    pre = rest[0] if rest else ""
    if rest and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(*(int(part) for part in parts), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong collection: latest(["v1.0.0", "1.0.0"])
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    versions = [(text, parse(text)) for text in texts]
    wanted = [pair for pair in versions if allow_pre or not pair[1].pre]
    wanted.sort(key=lambda pair: sort_key(pair[1]))
    return wanted[-1][0] if wanted else None


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong order: latest(["1.0.0-rc.10", "1.0.0-rc.9"], True)
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    return (version.major, version.minor, version.patch, version.pre == "", version.pre.split("."))


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong default: bump(Version(1, 2, 3, "rc.1"), "patch")
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    steps = {
        "major": (version.major + 1, 0, 0),
        "minor": (version.major, version.minor + 1, 0),
        "patch": (version.major, version.minor, version.patch + 1),
    }
    if part not in steps:
        raise ValueError(f"unknown part: {part}")
    return Version(*steps[part])


# --- wrong exception: latest(["1.0.0", "x"])
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    best_key = None
    for text in texts:
        try:
            version = parse(text)
        except ValueError:
            continue
        key = sort_key(version)
        if (allow_pre or not version.pre) and (best_key is None or key > best_key):
            best, best_key = text, key
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)


# --- wrong boundary: bump(Version(1, 2, 3), "minor")
class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


def parse(text: str) -> Version:
    if text.startswith("v"):
        text = text[1:]
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError("need three numbers: " + text)
    for part in parts:
        if not part.isdecimal():
            raise ValueError("not a number: " + part)
    return Version(int(parts[0]), int(parts[1]), int(parts[2]), pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "patch" and version.pre:
        return Version(version.major, version.minor, version.patch)
    names = ["major", "minor", "patch"]
    if part not in names:
        raise ValueError("unknown part: " + part)
    numbers = [version.major, version.minor, version.patch]
    at = names.index(part)
    numbers[at] += 1
    for later in range(at + 1, len(numbers) - 1):
        numbers[later] = 0
    return Version(*numbers)


# --- wrong mutation: v = parse("1.0.0"); v.major = 2; parse("1.0.0")
from functools import lru_cache


class Version:
    def __init__(self, major: int, minor: int, patch: int, pre: str = "") -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre = pre

    def __repr__(self) -> str:
        return f"Version(major={self.major!r}, minor={self.minor!r}, patch={self.patch!r}, pre={self.pre!r})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return (self.major, self.minor, self.patch, self.pre) == (other.major, other.minor, other.patch, other.pre)


@lru_cache(maxsize=256)
def parse(text: str) -> Version:
    text = text.removeprefix("v")
    core, dash, pre = text.partition("-")
    if dash and not pre:
        raise ValueError("empty pre-release")
    parts = core.split(".")
    if len(parts) != 3:
        raise ValueError(f"need three numbers: {text}")
    wrong = next((part for part in parts if not part.isdecimal()), None)
    if wrong is not None:
        raise ValueError(f"not a number: {wrong}")
    major, minor, patch = map(int, parts)
    return Version(major, minor, patch, pre)


def sort_key(version: Version):
    pieces = []
    for piece in version.pre.split("."):
        if piece.isdecimal():
            pieces.append((0, int(piece), ""))
        else:
            pieces.append((1, 0, piece))
    return (version.major, version.minor, version.patch, version.pre == "", pieces)


def latest(texts: list[str], allow_pre: bool = False) -> str | None:
    best = None
    for text in texts:
        version = parse(text)
        if version.pre and not allow_pre:
            continue
        if best is None or sort_key(version) > sort_key(parse(best)):
            best = text
    return best


def bump(version: Version, part: str) -> Version:
    if part == "major":
        return Version(version.major + 1, 0, 0)
    elif part == "minor":
        return Version(version.major, version.minor + 1, 0)
    elif part == "patch":
        if version.pre:
            return Version(version.major, version.minor, version.patch)
        return Version(version.major, version.minor, version.patch + 1)
    raise ValueError("unknown part: " + part)
