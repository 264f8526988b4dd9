def broken(:  # expect: invalid-syntax
    return 1
