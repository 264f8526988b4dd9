from string import ascii_lowercase, digits

SYMBOLS = digits + ascii_lowercase


def to_base(number, base):
    if base < 2 or base > 36:
        raise ValueError(base)
    if number < 0:
        return "-" + to_base(-number, base)
    if number < base:
        return SYMBOLS[number]
    return to_base(number // base, base) + SYMBOLS[number % base]


def from_base(text, base):
    if base < 2 or base > 36:
        raise ValueError(base)
    body = text.removeprefix("-").lower()
    if not body or not set(body) <= set(SYMBOLS[:base]):
        raise ValueError(f"{text!r} is not a number in base {base}")
    return int(text, base)
