def _search(values, target, low, high):
    if low > high or target < values[low] or target > values[high]:
        return None
    if values[low] == target == values[high]:
        return (low, high)
    middle = (low + high) // 2
    left = _search(values, target, low, middle)
    right = _search(values, target, middle + 1, high)
    if left and right:
        return (left[0], right[1])
    return left or right


def find_range(values, target):
    return _search(values, target, 0, len(values) - 1) or (-1, -1)
