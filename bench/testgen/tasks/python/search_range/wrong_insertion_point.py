# wrong: find_range([1, 3], 2) gives (1, 0), not (-1, -1)
from bisect import bisect_left, bisect_right


def find_range(values, target):
    left = bisect_left(values, target)
    right = bisect_right(values, target)
    return (left, right - 1)
