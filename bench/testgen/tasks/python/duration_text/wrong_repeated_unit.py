# wrong: parse_duration('1m1m') gives 120, not ValueError
def _parse(text, units):
    if not text:
        return 0
    end = 0
    while end < len(text) and text[end].isdigit():
        end += 1
    if end == 0 or end == len(text):
        raise ValueError("expected a number and a unit in '" + text + "'")
    names = [name for name, _ in units]
    if text[end] not in names:
        raise ValueError("unit not allowed here: " + text[end])
    place = names.index(text[end])
    return int(text[:end]) * units[place][1] + _parse(text[end + 1:], units[place:])


def parse_duration(text):
    if not text:
        raise ValueError("a duration needs at least one part")
    return _parse(text, [("d", 86400), ("h", 3600), ("m", 60), ("s", 1)])
