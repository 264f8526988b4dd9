# wrong: split_command(r'"a\" b"') raises ValueError, not ['a" b']
import re

WORD = re.compile(r'(?:[^ \t"\\]|\\.|"[^"]*")+')
PIECE = re.compile(r'\\.|"[^"]*"')


def _plain(match):
    piece = match.group()
    if piece[0] == "\\":
        return piece[1]
    return re.sub(r'\\(["\\])', r"\1", piece[1:-1])


def split_command(line):
    words = []
    position = 0
    while position < len(line):
        if line[position] in " \t":
            position += 1
            continue
        match = WORD.match(line, position)
        if match is None:
            raise ValueError(f"cannot split {line!r} at {position}")
        words.append(PIECE.sub(_plain, match.group()))
        position = match.end()
    return words
