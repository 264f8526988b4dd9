# wrong: find_range([2, 2, 2], 2) gives (1, 1), not (0, 2)
def find_range(values, target):
    low = 0
    high = len(values) - 1
    while low <= high:
        middle = (low + high) // 2
        if values[middle] == target:
            return (middle, middle)
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return (-1, -1)
