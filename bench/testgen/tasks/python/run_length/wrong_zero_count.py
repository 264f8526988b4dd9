# wrong: decode('a0b1') gives 'b', not ValueError
def encode(text):
    pieces = []
    position = 0
    while position < len(text):
        letter = text[position]
        if letter.isdigit():
            raise ValueError("digits cannot be encoded")
        end = position
        while end < len(text) and text[end] == letter:
            end += 1
        pieces.append(letter + str(end - position))
        position = end
    return "".join(pieces)


def decode(code):
    pieces = []
    position = 0
    while position < len(code):
        letter = code[position]
        if letter.isdigit():
            raise ValueError("expected a character at %d" % position)
        position += 1
        start = position
        while position < len(code) and code[position].isdigit():
            position += 1
        if start == position:
            raise ValueError("no count after %r" % letter)
        count = int(code[start:position])
        pieces.append(letter * count)
    return "".join(pieces)
