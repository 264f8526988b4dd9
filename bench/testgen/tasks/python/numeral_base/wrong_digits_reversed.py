# wrong: to_base(6, 2) gives '011', not '110'
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(number, base):
    if not 2 <= base <= 36:
        raise ValueError("base must be between 2 and 36")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    number = abs(number)
    digits = []
    while number:
        number, digit = divmod(number, base)
        digits.append(DIGITS[digit])
    return sign + "".join(digits)


def from_base(text, base):
    if not 2 <= base <= 36:
        raise ValueError("base must be between 2 and 36")
    sign = 1
    if text.startswith("-"):
        sign = -1
        text = text[1:]
    if not text:
        raise ValueError("no digits")
    value = 0
    for char in text.lower():
        digit = DIGITS.find(char)
        if digit < 0 or digit >= base:
            raise ValueError("bad digit: " + char)
        value = value * base + digit
    return sign * value
