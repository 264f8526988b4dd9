# wrong: deep_get({'7': 'x'}, '7') raises KeyError, not 'x'
def _step(node, part):
    if not isinstance(node, (dict, list)):
        raise TypeError("not a container")
    key = int(part) if part.isdigit() else part
    if isinstance(node, dict) and key not in node:
        raise KeyError(part)
    if isinstance(node, list) and (key == part or key >= len(node)):
        raise KeyError(part)
    return node[key]


def deep_get(data, path):
    for part in path.split(".") if path else []:
        data = _step(data, part)
    return data
