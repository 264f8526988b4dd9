def _ring(matrix):
    first, *middle = matrix
    if not middle:
        return first[:]
    *middle, last = middle
    if len(first) == 1:
        return first + [row[0] for row in middle] + last
    right = [row[-1] for row in middle]
    left = [row[0] for row in reversed(middle)]
    return first + right + last[::-1] + left


def spiral(matrix):
    if not matrix or not matrix[0]:
        return []
    inner = [row[1:-1] for row in matrix[1:-1]]
    return _ring(matrix) + spiral(inner)
