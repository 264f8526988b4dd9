def spiral(matrix):
    rest = list(matrix)
    order = []
    while rest:
        order.extend(rest[0])
        rest = list(zip(*rest[1:]))[::-1]
    return order
