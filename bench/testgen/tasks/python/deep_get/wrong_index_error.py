# wrong: deep_get({'a': [1]}, 'a.3') raises IndexError, not KeyError
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
            if not part.isdigit():
                raise KeyError(part)
            current = current[int(part)]
        else:
            raise TypeError("cannot step into " + type(current).__name__)
    return current
