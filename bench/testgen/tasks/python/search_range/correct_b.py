from bisect import bisect_left, bisect_right


def find_range(values, target):
    left = bisect_left(values, target)
    right = bisect_right(values, target)
    return (left, right - 1) if left < right else (-1, -1)
