# wrong: deep_get([1, 2], '-1') gives 2, not KeyError
def deep_get(data, path):
    if path == "":
        return data
    current = data
    for part in path.split("."):
        try:
            if isinstance(current, dict):
                current = current[part]
            elif isinstance(current, list):
                current = current[int(part)]
            else:
                raise TypeError("cannot step into " + type(current).__name__)
        except (LookupError, ValueError):
            raise KeyError(part)
    return current
