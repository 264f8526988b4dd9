# wrong: find_range([1, 2, 2, 3], 2) gives (1, 3), not (1, 2)
from bisect import bisect_left, bisect_right


def find_range(values, target):
    left = bisect_left(values, target)
    right = bisect_right(values, target)
    return (left, right) if left < right else (-1, -1)
