from functools import reduce


def _check(base):
    if base not in range(2, 37):
        raise ValueError("unsupported base")


def _symbol(value):
    return chr(value + 48) if value < 10 else chr(value + 87)


def _value(symbol, base):
    for value in range(base):
        if _symbol(value) == symbol:
            return value
    raise ValueError(f"unexpected {symbol!r} for base {base}")


def to_base(number, base):
    _check(base)
    rest = abs(number)
    power = 1
    while power * base <= rest:
        power *= base
    text = "-" if number < 0 else ""
    while power:
        digit, rest = divmod(rest, power)
        text += _symbol(digit)
        power //= base
    return text


def from_base(text, base):
    _check(base)
    if text in ("", "-"):
        raise ValueError("nothing to convert")
    if text[0] == "-":
        return -reduce(lambda total, s: total * base + _value(s, base), text[1:].lower(), 0)
    return reduce(lambda total, s: total * base + _value(s, base), text.lower(), 0)
