# wrong: parse_duration('90m') raises ValueError, not 5400
UNITS = {"d": 24 * 60 * 60, "h": 60 * 60, "m": 60, "s": 1}


def parse_duration(text):
    if len(text) == 0:
        raise ValueError("empty")
    total = 0
    rest = text
    for unit, seconds in UNITS.items():
        head, found, tail = rest.partition(unit)
        if found:
            if not head.isdigit():
                raise ValueError("bad number before " + unit)
            if unit in "ms" and int(head) > 59:
                raise ValueError("out of range")
            total += seconds * int(head)
            rest = tail
    if rest:
        raise ValueError("cannot read " + rest)
    return total
