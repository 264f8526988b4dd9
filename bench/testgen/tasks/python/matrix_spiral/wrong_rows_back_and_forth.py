# wrong: spiral([[1, 2], [3, 4], [5, 6]]) gives [1, 2, 4, 3, 5, 6], not [1, 2, 4, 6, 5, 3]
def spiral(matrix):
    result = []
    for index, row in enumerate(matrix):
        result.extend(row if index % 2 == 0 else reversed(row))
    return result
