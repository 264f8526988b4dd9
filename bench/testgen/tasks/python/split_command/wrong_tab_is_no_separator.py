# wrong: split_command('a\tb') gives ['a\tb'], not ['a', 'b']
def _quoted(chars):
    text = ""
    while chars:
        char = chars.pop()
        if char == '"':
            return text
        if char == "\\" and chars and chars[-1] in '"\\':
            char = chars.pop()
        text += char
    raise ValueError("quote not closed")


def _word(chars):
    text = ""
    while chars and chars[-1] != " ":
        char = chars.pop()
        if char == '"':
            text += _quoted(chars)
        elif char != "\\":
            text += char
        elif chars:
            text += chars.pop()
        else:
            raise ValueError("nothing after backslash")
    return text


def split_command(line):
    chars = list(reversed(line))
    words = []
    while chars:
        if chars[-1] == " ":
            chars.pop()
        else:
            words.append(_word(chars))
    return words
