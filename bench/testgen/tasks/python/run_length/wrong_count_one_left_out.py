# wrong: encode('aab') gives 'a2b', not 'a2b1'
from functools import reduce


def _extend(runs, char):
    if char in "0123456789":
        raise ValueError("digit in text")
    if runs and runs[-1][0] == char:
        return runs[:-1] + [(char, runs[-1][1] + 1)]
    return runs + [(char, 1)]


def encode(text):
    return "".join(
        char + (str(size) if size > 1 else "") for char, size in reduce(_extend, text, [])
    )


def decode(code):
    runs = []
    for char in code:
        if not char.isdigit():
            runs.append([char, ""])
        elif runs:
            runs[-1][1] += char
        else:
            raise ValueError("code starts with a count")
    if any(not count.strip("0") for _, count in runs):
        raise ValueError("count missing or zero")
    return "".join(char * int(count) for char, count in runs)
