# --- original
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- equivalent: walking with a stack in place of the recursion
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    stack = [(prefix, tree, iter(sorted(tree)))]
    while stack:
        path, folder, names = stack[-1]
        for name in names:
            entry = folder[name]
            if isinstance(entry, dict):
                stack.append((f"{path}/{name}", entry, iter(sorted(entry))))
                break
            yield f"{path}/{name}", entry
        else:
            stack.pop()


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- equivalent: sum and max over generators
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def _size(name: str, entry: "int | Tree", ending: str | None) -> int:
    if isinstance(entry, dict):
        return total(entry, ending)
    return entry if ending is None or name.endswith(ending) else 0


def total(tree: Tree, ending: str | None = None) -> int:
    return sum(_size(name, entry, ending) for name, entry in tree.items())


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    folders = [entry for entry in tree.values() if isinstance(entry, dict)]
    return 1 + max(map(depth, folders), default=0)


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- equivalent: the search as a generator of matches
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def _matches(tree: Tree, wanted: str, prefix: str) -> Iterator[str]:
    for name in sorted(tree):
        path = f"{prefix}/{name}"
        if name == wanted:
            yield path
        elif isinstance(tree[name], dict):
            yield from _matches(tree[name], wanted, path)


def find(tree: Tree, wanted: str) -> str | None:
    return next(_matches(tree, wanted, ""), None)


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- equivalent: guard clauses, and largest by one sorted call
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name, entry in list(tree.items()):
        if not isinstance(entry, dict):
            continue
        changed = prune(entry) or changed
        if entry:
            continue
        del tree[name]
        changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    return [path for path, _ in sorted(walk(tree), key=lambda file: -file[1])[:count]]


# --- equivalent: one entry pruned by a helper, flags in a list
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def _prune_entry(tree: Tree, name: str) -> bool:
    entry = tree[name]
    if not isinstance(entry, dict):
        return False
    changed = prune(entry)
    if entry:
        return changed
    tree.pop(name)
    return True


def prune(tree: Tree) -> bool:
    return any([_prune_entry(tree, name) for name in list(tree)])


def depth(tree: Tree, above: int = 0) -> int:
    level = above + 1
    return max([level] + [depth(entry, level) for entry in tree.values() if isinstance(entry, dict)])


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong laziness: tree = {"a": {}, "b": {}, "c": 1}; prune(tree); tree
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def _prune_entry(tree: Tree, name: str) -> bool:
    entry = tree[name]
    if not isinstance(entry, dict):
        return False
    changed = prune(entry)
    if entry:
        return changed
    tree.pop(name)
    return True


def prune(tree: Tree) -> bool:
    return any(_prune_entry(tree, name) for name in list(tree))


def depth(tree: Tree, above: int = 0) -> int:
    level = above + 1
    return max([level] + [depth(entry, level) for entry in tree.values() if isinstance(entry, dict)])


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong recursion: tree = {"a": {"b": {}}}; prune(tree); tree
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name, entry in list(tree.items()):
        if not isinstance(entry, dict):
            continue
        if not entry:
            del tree[name]
            changed = True
        elif prune(entry):
            changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong order: find({"a": {"x": 1}, "x": 2}, "x")
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    level = [("", tree)]
    while level:
        following = []
        for path, folder in level:
            for name in sorted(folder):
                if name == wanted:
                    return path + "/" + name
                if isinstance(folder[name], dict):
                    following.append((path + "/" + name, folder[name]))
        level = following
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong truthiness: tree = {"a": {}, "b": 0}; prune(tree); tree
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name, entry in list(tree.items()):
        if isinstance(entry, dict) and prune(entry):
            changed = True
        if not entry:
            del tree[name]
            changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong scope: list(walk({"a": {"b": 1}, "c": 2}))
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name, entry in sorted(tree.items(), key=lambda item: item[0]):
        if isinstance(entry, dict):
            prefix = f"{prefix}/{name}"
            yield from walk(entry, prefix)
        else:
            yield f"{prefix}/{name}", entry


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong default: total({"a": {"x.txt": 1, "y.md": 2}}, ".md")
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def _size(name: str, entry: "int | Tree", ending: str | None) -> int:
    if isinstance(entry, dict):
        return total(entry)
    return entry if ending is None or name.endswith(ending) else 0


def total(tree: Tree, ending: str | None = None) -> int:
    return sum(_size(name, entry, ending) for name, entry in tree.items())


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree) -> int:
    folders = [entry for entry in tree.values() if isinstance(entry, dict)]
    return 1 + max(map(depth, folders), default=0)


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]


# --- wrong collection: largest({"a": 1, "b": 1}, 1)
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name, entry in list(tree.items()):
        if not isinstance(entry, dict):
            continue
        changed = prune(entry) or changed
        if entry:
            continue
        del tree[name]
        changed = True
    return changed


def depth(tree: Tree) -> int:
    deepest = 0
    for entry in tree.values():
        if isinstance(entry, dict):
            deepest = max(deepest, depth(entry))
    return deepest + 1


def largest(tree: Tree, count: int = 3) -> list[str]:
    by_size = sorted((size, path) for path, size in walk(tree))
    return [path for _, path in by_size[::-1][:count]]


# --- wrong recursion: depth({"a": {}, "b": {"c": {}}, "d": {}})
from collections.abc import Iterator

Tree = dict[str, "int | Tree"]


def walk(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int]]:
    for name in sorted(tree):
        path = prefix + "/" + name
        if isinstance(tree[name], dict):
            yield from walk(tree[name], path)
        else:
            yield path, tree[name]


def total(tree: Tree, ending: str | None = None) -> int:
    size = 0
    for name, entry in tree.items():
        if isinstance(entry, dict):
            size += total(entry, ending)
        elif ending is None or name.endswith(ending):
            size += entry
    return size


def find(tree: Tree, wanted: str) -> str | None:
    for name in sorted(tree):
        if name == wanted:
            return "/" + name
        if isinstance(tree[name], dict):
            inner = find(tree[name], wanted)
            if inner is not None:
                return "/" + name + inner
    return None


def prune(tree: Tree) -> bool:
    changed = False
    for name in list(tree):
        entry = tree[name]
        if isinstance(entry, dict):
            if prune(entry):
                changed = True
            if not entry:
                del tree[name]
                changed = True
    return changed


def depth(tree: Tree, level: int = 1) -> int:
    for entry in tree.values():
        if isinstance(entry, dict):
            level = depth(entry, level + 1)
    return level


def largest(tree: Tree, count: int = 3) -> list[str]:
    files = list(walk(tree))
    files.sort(key=lambda file: file[1], reverse=True)
    return [path for path, size in files[:count]]
