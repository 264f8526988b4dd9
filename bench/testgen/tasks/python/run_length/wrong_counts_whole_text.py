# wrong: encode('aba') gives 'a2b1', not 'a1b1a1'
from collections import Counter


def encode(text):
    if any(char.isdigit() for char in text):
        raise ValueError("digit in text")
    return "".join(f"{char}{count}" for char, count in Counter(text).items())


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
