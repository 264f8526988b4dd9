ORDER = "dhms"
SECONDS = (86400, 3600, 60, 1)


def parse_duration(text):
    total = 0
    number = ""
    allowed = 0
    for char in text:
        if char in "0123456789":
            number += char
            continue
        position = ORDER.find(char, allowed)
        if position < 0:
            raise ValueError("unexpected character " + char)
        if not number:
            raise ValueError("unit without a number")
        total += int(number) * SECONDS[position]
        number = ""
        allowed = position + 1
    if number or not text:
        raise ValueError("incomplete duration")
    return total
