# wrong: deep_get({'a': None}, 'a') raises KeyError, not None
def deep_get(data, path):
    if path == "":
        return data
    current = data
    for part in path.split("."):
        if isinstance(current, dict):
            current = current.get(part)
            if current is None:
                raise KeyError(part)
        elif isinstance(current, list):
            if not part.isdigit() or int(part) >= len(current):
                raise KeyError(part)
            current = current[int(part)]
        else:
            raise TypeError("cannot step into " + type(current).__name__)
    return current
