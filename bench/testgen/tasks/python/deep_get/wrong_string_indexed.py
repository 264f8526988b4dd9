# wrong: deep_get({'a': 'xyz'}, 'a.0') gives 'x', not TypeError
def deep_get(data, path):
    if path == "":
        return data
    current = data
    for part in path.split("."):
        if isinstance(current, dict):
            if part not in current:
                raise KeyError(part)
            current = current[part]
        elif isinstance(current, (list, str)):
            if not part.isdigit() or int(part) >= len(current):
                raise KeyError(part)
            current = current[int(part)]
        else:
            raise TypeError("cannot step into " + type(current).__name__)
    return current
