# wrong: m = [[1, 2], [3, 4]]; spiral(m); m gives [], not [[1, 2], [3, 4]]
def spiral(matrix):
    result = []
    while matrix and matrix[0]:
        result += matrix.pop(0)
        for row in matrix:
            if row:
                result.append(row.pop())
        if matrix:
            result += matrix.pop()[::-1]
        for row in reversed(matrix):
            if row:
                result.append(row.pop(0))
    return result
