# wrong: encode('aab') gives 'a2', not 'a2b1'
import re


def encode(text):
    if re.search("[0-9]", text):
        raise ValueError("digits cannot be encoded")
    result = ""
    previous = None
    count = 0
    for char in text:
        if char == previous:
            count += 1
        else:
            if previous is not None:
                result += previous + str(count)
            previous = char
            count = 1
    return result


def decode(code):
    if not re.fullmatch("([^0-9][1-9][0-9]*)*", code):
        raise ValueError("malformed code")
    items = re.findall("([^0-9])([0-9]+)", code)
    return "".join(char * int(count) for char, count in items)
