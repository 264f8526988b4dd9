# --- original
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- equivalent: the copy made by dict, words in a table
def merge(base: dict, override: dict) -> dict:
    result = dict(base)
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
            continue
        old = result.get(key)
        both_sections = isinstance(value, dict) and isinstance(old, dict)
        result[key] = merge(old, value) if both_sections else value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False, "": None}


def parse_value(text):
    word = text.strip().lower()
    if word in WORDS:
        return WORDS[word]
    try:
        return int(word)
    except ValueError:
        return text


# --- equivalent: the look-up as a recursion
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    head, dot, rest = path.partition(".")
    if not isinstance(settings, dict) or head not in settings:
        return default
    value = settings[head]
    return lookup(value, rest, default) if dot else value


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- equivalent: leaves from a generator
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def _leaves(settings, prefix):
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            yield from _leaves(value, name + ".")
        else:
            yield name, value


def flatten(settings, prefix=""):
    return dict(_leaves(settings, prefix))


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- equivalent: sections made by setdefault, the last part unpacked
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    *sections, last = path.split(".")
    if not last or not all(sections):
        raise ValueError(f"empty part in {path}")
    node = settings
    for part in sections:
        node = node.setdefault(part, {})
        if not isinstance(node, dict):
            raise TypeError(f"{part} is not a section")
    node[last] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- equivalent: flattening with a stack, sets of words
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    stack = [(prefix, iter(settings.items()))]
    while stack:
        start, items = stack[-1]
        for key, value in items:
            name = start + key
            if isinstance(value, dict) and value:
                stack.append((name + ".", iter(value.items())))
                break
            flat[name] = value
        else:
            stack.pop()
    return flat


YES = frozenset({"true", "yes", "on"})
NO = frozenset({"false", "no", "off"})


def parse_value(text):
    word = text.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    if not word:
        return None
    try:
        number = int(word)
    except ValueError:
        return text
    else:
        return number


# --- wrong mutation: base = {"db": {"host": "a"}}; merge(base, {"db": {"host": "b"}}); base
def merge(base: dict, override: dict) -> dict:
    result = dict(base)
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            _merge_into(result[key], value)
        else:
            result[key] = value
    return result


def _merge_into(node, override):
    for key, value in override.items():
        if value is None:
            node.pop(key, None)
        elif isinstance(value, dict) and isinstance(node.get(key), dict):
            _merge_into(node[key], value)
        else:
            node[key] = value


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong truthiness: merge({"debug": True}, {"debug": False})
def merge(base: dict, override: dict) -> dict:
    result = {**base}
    for key, value in override.items():
        if not value:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong default: lookup({"a": {}}, "b.c", {"c": 1})
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict):
            return default
        node = node.get(part, default)
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong mutation: flatten({"a": 1}); flatten({"b": 2})
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix="", flat={}):
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            flatten(value, name + ".", flat)
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong recursion: flatten({"a": {}, "b": 1})
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def _leaves(settings, prefix):
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict):
            yield from _leaves(value, name + ".")
        else:
            yield name, value


def flatten(settings, prefix=""):
    return dict(_leaves(settings, prefix))


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong guard: import unittest; s = {}; unittest.TestCase().assertRaises(ValueError, assign, s, "a..b", 1); s
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    *sections, last = path.split(".")
    if not last:
        raise ValueError(f"empty part in {path}")
    node = settings
    for part in sections:
        if not part:
            raise ValueError(f"empty part in {path}")
        node = node.setdefault(part, {})
        if not isinstance(node, dict):
            raise TypeError(f"{part} is not a section")
    node[last] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong exception: assign({"a": 1}, "a.b.c", 2)
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    *sections, last = path.split(".")
    if "" in (*sections, last):
        raise ValueError("empty part in " + path)
    node = settings
    for part in sections:
        node = node.setdefault(part, {})
    node[last] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        name = prefix + key
        if isinstance(value, dict) and value:
            for inner, leaf in flatten(value, name + ".").items():
                flat[inner] = leaf
        else:
            flat[name] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text


# --- wrong string: parse_value(" Green ")
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    stack = [(prefix, iter(settings.items()))]
    while stack:
        start, items = stack[-1]
        for key, value in items:
            name = start + key
            if isinstance(value, dict) and value:
                stack.append((name + ".", iter(value.items())))
                break
            flat[name] = value
        else:
            stack.pop()
    return flat


YES = frozenset({"true", "yes", "on"})
NO = frozenset({"false", "no", "off"})


def parse_value(text):
    text = text.strip()
    word = text.lower()
    if word in YES:
        return True
    if word in NO:
        return False
    if not word:
        return None
    try:
        number = int(word)
    except ValueError:
        return text
    else:
        return number


# --- wrong scope: flatten({"a": {"b": 1}, "c": 2})
def merge(base: dict, override: dict) -> dict:
    result = {}
    for key in base:
        result[key] = base[key]
    for key, value in override.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = value
    return result


def lookup(settings: dict, path: str, default=None):
    node = settings
    for part in path.split("."):
        if not isinstance(node, dict) or part not in node:
            return default
        node = node[part]
    return node


def assign(settings: dict, path: str, value):
    parts = path.split(".")
    if "" in parts:
        raise ValueError("empty part in " + path)
    node = settings
    for part in parts[:-1]:
        if part not in node:
            node[part] = {}
        node = node[part]
        if not isinstance(node, dict):
            raise TypeError(part + " is not a section")
    node[parts[-1]] = value


def flatten(settings, prefix=""):
    flat = {}
    for key, value in settings.items():
        if isinstance(value, dict) and value:
            prefix += key + "."
            flat.update(flatten(value, prefix))
        else:
            flat[prefix + key] = value
    return flat


def parse_value(text):
    word = text.strip().lower()
    if word == "true" or word == "yes" or word == "on":
        return True
    elif word == "false" or word == "no" or word == "off":
        return False
    elif word == "":
        return None
    try:
        return int(word)
    except ValueError:
        return text
