# wrong: decode('ab2') gives 'abb', not ValueError
import re
from itertools import groupby


def encode(text):
    if re.search("[0-9]", text):
        raise ValueError(f"cannot encode digits: {text!r}")
    return "".join(f"{char}{len(list(run))}" for char, run in groupby(text))


def decode(code):
    if not re.fullmatch("([^0-9]([1-9][0-9]*)?)*", code):
        raise ValueError(f"malformed code: {code!r}")
    items = re.findall("([^0-9])([0-9]*)", code)
    return "".join(char * int(count or 1) for char, count in items)
