def _children(node):
    if isinstance(node, list):
        return {str(index): item for index, item in enumerate(node)}
    if isinstance(node, dict):
        return node
    raise TypeError(f"{node!r} has no children")


def deep_get(data, path):
    if not path:
        return data
    head, _, tail = path.partition(".")
    children = _children(data)
    if head not in children:
        raise KeyError(f"{head} not found")
    return deep_get(children[head], tail)
