# wrong: find_range([7, 8], 7) gives (-1, -1), not (0, 0)
def find_range(values, target):
    first = None
    last = None
    for place, value in enumerate(values):
        if value == target:
            first = first or place
            last = place
    if not last:
        return (-1, -1)
    return (first, last)
