# wrong: to_base(-5, 2) gives '101', not '-101'
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(number, base):
    if not 2 <= base <= 36:
        raise ValueError("base must be between 2 and 36")
    if number == 0:
        return "0"
    number = abs(number)
    digits = []
    while number:
        number, digit = divmod(number, base)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))


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
