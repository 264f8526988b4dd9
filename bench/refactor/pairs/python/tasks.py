# --- original
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- equivalent: an explicit stack in place of the recursion
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen: set[str] = set()
    for root in tasks:
        if root in seen:
            continue
        path = [root]
        stack = [iter(tasks[root])]
        while stack:
            for need in stack[-1]:
                if need in seen:
                    continue
                if need in path:
                    raise CycleError([*path[path.index(need) :], need])
                if need not in tasks:
                    raise KeyError(need)
                path.append(need)
                stack.append(iter(tasks[need]))
                break
            else:
                stack.pop()
                name = path.pop()
                seen.add(name)
                done.append(name)
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- equivalent: all in place of the flag
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    return [name for name in sorted(tasks) if name not in finished and all(need in finished for need in tasks[name])]


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- equivalent: max with a default, groups made at once
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 1 + max((level[need] for need in tasks[name]), default=-1)
    groups: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for name, number in level.items():
        groups[number].append(name)
    return groups


# --- equivalent: one path that grows and shrinks, result kept in a dictionary
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in path:
            start = path.index(name)
            raise CycleError(path[start:] + [name])
        if name not in tasks:
            raise KeyError(name)
        path.append(name)
        for need in tasks[name]:
            visit(need)
        path.pop()
        done[name] = None

    for name in tasks:
        visit(name)
    return list(done)


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- equivalent: early continue turned around, subset in place of the inner loop
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def _is_blocked(needs: list[str], finished: set[str]) -> bool:
    return not finished.issuperset(needs)


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks.keys() - finished):
        if not _is_blocked(tasks[name], finished):
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- equivalent: the visit as a generator
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    seen: set[str] = set()

    def visit(name: str, path: tuple[str, ...]):
        if name in seen:
            return
        if name in path:
            raise CycleError([*path[path.index(name) :], name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            yield from visit(need, (*path, name))
        seen.add(name)
        yield name

    return [done for name in tasks for done in visit(name, ())]


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong recursion: order({"a": ["b"], "b": ["a"]})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        seen.add(name)
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong recursion: order({"a": [], "b": ["a", "b"], "c": []})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in path:
            raise CycleError(path + [name])
        if name not in tasks:
            raise KeyError(name)
        path.append(name)
        for need in tasks[name]:
            visit(need)
        done[name] = None

    for name in tasks:
        visit(name)
    return list(done)


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong order: order({"app": ["db", "web"], "web": [], "db": []})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen: set[str] = set()
    for root in tasks:
        path: list[str] = []
        stack = [(root, False)]
        while stack:
            name, is_left = stack.pop()
            if is_left:
                path.pop()
                seen.add(name)
                done.append(name)
                continue
            if name in seen:
                continue
            if name in path:
                raise CycleError(path[path.index(name) :] + [name])
            if name not in tasks:
                raise KeyError(name)
            path.append(name)
            stack.append((name, True))
            stack.extend((need, False) for need in tasks[name])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong truthiness: ready({"a": [], "b": ["a"]}, set())
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    open_tasks = sorted(name for name in tasks if name not in finished)
    return [name for name in open_tasks if tasks[name] and all(need in finished for need in tasks[name])]


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong mutation: levels({"a": [], "b": ["a"]})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = max((level[need] + 1 for need in tasks[name]), default=0)
    groups: list[list[str]] = [[]] * (max(level.values(), default=-1) + 1)
    for name, number in level.items():
        groups[number].append(name)
    return groups


# --- wrong exception: levels({})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 1 + max((level[need] for need in tasks[name]), default=-1)
    groups: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for name, number in level.items():
        groups[number].append(name)
    return groups


# --- wrong guard: order({"a": ["b"]})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    seen: set[str] = set()

    def visit(name: str, path: tuple[str, ...]):
        if name in seen:
            return
        if name in path:
            raise CycleError([*path[path.index(name) :], name])
        for need in tasks.get(name, []):
            yield from visit(need, (*path, name))
        seen.add(name)
        yield name

    return [done for name in tasks for done in visit(name, ())]


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks):
        if name in finished:
            continue
        blocked = False
        for need in tasks[name]:
            if need not in finished:
                blocked = True
                break
        if not blocked:
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong collection: ready({"a": ["x"], "c": [], "b": []}, {"x"})
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def _is_blocked(needs: list[str], finished: set[str]) -> bool:
    return not finished.issuperset(needs)


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in tasks:
        if name in finished:
            continue
        if not _is_blocked(tasks[name], finished):
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups


# --- wrong laziness: ready({"a": [], "b": ["a"]}, set())
class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


def order(tasks: dict[str, list[str]]) -> list[str]:
    done: list[str] = []
    seen = set()

    def visit(name: str, path: list[str]) -> None:
        if name in seen:
            return
        if name in path:
            raise CycleError(path[path.index(name) :] + [name])
        if name not in tasks:
            raise KeyError(name)
        for need in tasks[name]:
            visit(need, path + [name])
        seen.add(name)
        done.append(name)

    for name in tasks:
        visit(name, [])
    return done


def _missing(needs: list[str], finished: set[str]):
    return (need for need in needs if need not in finished)


def ready(tasks: dict[str, list[str]], finished: set[str]) -> list[str]:
    result = []
    for name in sorted(tasks.keys() - finished):
        if not _missing(tasks[name], finished):
            result.append(name)
    return result


def levels(tasks: dict[str, list[str]]) -> list[list[str]]:
    level: dict[str, int] = {}
    for name in order(tasks):
        level[name] = 0
        for need in tasks[name]:
            level[name] = max(level[name], level[need] + 1)
    groups: list[list[str]] = []
    for name in level:
        while len(groups) <= level[name]:
            groups.append([])
        groups[level[name]].append(name)
    return groups
