# wrong: merge_spans([(1, 2), (4, 5)]) gives [(1, 2)], not [(1, 2), (4, 5)]
def merge_spans(spans):
    if any(start > end for start, end in spans):
        raise ValueError("inverted span")
    result = []
    current = None
    for start, end in sorted(spans):
        if current is None:
            current = (start, end)
        elif start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            result.append(current)
            current = (start, end)
    return result
