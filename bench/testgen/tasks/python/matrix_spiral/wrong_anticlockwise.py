# wrong: spiral([[1, 2], [3, 4]]) gives [1, 2, 3, 4], not [1, 2, 4, 3]
def spiral(matrix):
    rest = list(matrix)
    order = []
    while rest:
        order.extend(rest[0])
        rest = [row[::-1] for row in zip(*rest[1:])]
    return order
