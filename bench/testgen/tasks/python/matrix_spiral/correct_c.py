from itertools import cycle


def spiral(matrix):
    cells = {(r, c): value for r, row in enumerate(matrix) for c, value in enumerate(row)}
    turns = cycle([(0, 1), (1, 0), (0, -1), (-1, 0)])
    down, across = next(turns)
    place = (0, 0)
    path = []
    while cells:
        path.append(cells.pop(place))
        ahead = (place[0] + down, place[1] + across)
        if ahead not in cells:
            down, across = next(turns)
            ahead = (place[0] + down, place[1] + across)
        place = ahead
    return path
