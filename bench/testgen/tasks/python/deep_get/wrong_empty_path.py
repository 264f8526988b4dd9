# wrong: deep_get({'a': 1}, '') raises KeyError, not {'a': 1}
def deep_get(data, path):
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
            raise TypeError("cannot step into " + type(current).__name__)
    return current
