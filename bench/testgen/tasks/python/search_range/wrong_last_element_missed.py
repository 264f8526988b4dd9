# wrong: find_range([1, 2, 3], 3) gives (-1, -1), not (2, 2)
def find_range(values, target):
    low = 0
    high = len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] == target:
            first = last = middle
            while first > 0 and values[first - 1] == target:
                first -= 1
            while last < len(values) - 1 and values[last + 1] == target:
                last += 1
            return (first, last)
        if values[middle] < target:
            low = middle + 1
        else:
            high = middle
    return (-1, -1)
