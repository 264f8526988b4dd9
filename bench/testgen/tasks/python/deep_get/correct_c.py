from functools import reduce


def _step(node, part):
    match node:
        case dict():
            key, present = part, part in node
        case list():
            key = int(part) if part.isdecimal() else -1
            present = 0 <= key < len(node)
        case _:
            raise TypeError("not a container: %r" % (node,))
    if not present:
        raise KeyError(part)
    return node[key]


def deep_get(data, path):
    return reduce(_step, path.split(".") if path else [], data)
