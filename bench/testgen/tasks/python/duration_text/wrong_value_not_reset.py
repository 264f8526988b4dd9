# wrong: parse_duration('1h30m') gives 11400, not 5400
ORDER = "dhms"
SECONDS = (86400, 3600, 60, 1)


def parse_duration(text):
    total = 0
    value = 0
    digits = 0
    allowed = 0
    for char in text:
        if char in "0123456789":
            value = value * 10 + int(char)
            digits += 1
            continue
        position = ORDER.find(char, allowed)
        if position < 0 or digits == 0:
            raise ValueError("unexpected character " + char)
        total += value * SECONDS[position]
        digits = 0
        allowed = position + 1
    if digits or not text:
        raise ValueError("incomplete duration")
    return total
