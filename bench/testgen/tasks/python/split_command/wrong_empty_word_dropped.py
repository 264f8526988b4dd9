# wrong: split_command('a "" b') gives ['a', 'b'], not ['a', '', 'b']
def split_command(line):
    words = []
    word = None
    quoted = False
    escaped = False
    for char in line:
        if escaped:
            if quoted and char not in '"\\':
                word += "\\"
            word += char
            escaped = False
        elif char == "\\":
            word = word or ""
            escaped = True
        elif char == '"':
            word = word or ""
            quoted = not quoted
        elif char in " \t" and not quoted:
            if word:
                words.append(word)
            word = None
        else:
            word = (word or "") + char
    if quoted or escaped:
        raise ValueError("line ends inside a quote or after a backslash")
    if word:
        words.append(word)
    return words
