# wrong: encode('a1') gives 'a111', not ValueError
import re
from itertools import groupby


def encode(text):
    return "".join(f"{char}{len(list(run))}" for char, run in groupby(text))


def decode(code):
    if not re.fullmatch("([^0-9][1-9][0-9]*)*", code):
        raise ValueError(f"malformed code: {code!r}")
    items = re.findall("([^0-9])([0-9]+)", code)
    return "".join(char * int(count) for char, count in items)
