# wrong: find_range([4, 4, 4], 4) gives (1, 2), not (0, 2)
def find_range(values, target):
    low = 0
    high = len(values) - 1
    while low <= high:
        middle = (low + high) // 2
        if values[middle] == target:
            first = last = middle
            while first > 1 and values[first - 1] == target:
                first -= 1
            while last + 1 < len(values) and values[last + 1] == target:
                last += 1
            return (first, last)
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return (-1, -1)
