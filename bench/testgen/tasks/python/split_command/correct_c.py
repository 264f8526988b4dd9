import shlex


def split_command(line):
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace = " \t"
    lexer.whitespace_split = True
    lexer.commenters = ""
    lexer.quotes = '"'
    try:
        return list(lexer)
    except ValueError as error:
        raise ValueError("malformed command line") from error
