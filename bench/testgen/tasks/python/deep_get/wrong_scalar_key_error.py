# wrong: deep_get({'a': 1}, 'a.b') raises KeyError, not TypeError
def deep_get(data, path):
    if path == "":
        return data
    current = data
    for part in path.split("."):
        if isinstance(current, dict):
            if part not in current:
                raise KeyError(part)
            current = current[part]
        elif isinstance(current, list):
            if not part.isdigit() or int(part) >= len(current):
                raise KeyError(part)
            current = current[int(part)]
        else:
            raise KeyError(part)
    return current
