def _lower(values, target):
    low = 0
    high = len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low


def find_range(values, target):
    first = _lower(values, target)
    if first == len(values) or values[first] != target:
        return (-1, -1)
    return (first, _lower(values, target + 1) - 1)
