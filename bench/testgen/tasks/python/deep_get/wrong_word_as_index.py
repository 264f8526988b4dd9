# wrong: deep_get([1, 2], 'x') raises ValueError, not KeyError
from functools import reduce


def _step(node, part):
    match node:
        case dict():
            key, present = part, part in node
        case list():
            key = int(part)
            present = 0 <= key < len(node)
        case _:
            raise TypeError("not a container: %r" % (node,))
    if not present:
        raise KeyError(part)
    return node[key]


def deep_get(data, path):
    return reduce(_step, path.split(".") if path else [], data)
