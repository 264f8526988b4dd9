# wrong: merge_spans([(1, 2), (2, 5)]) gives [(1, 2), (2, 5)], not [(1, 5)]
def merge_spans(spans):
    if any(first > last for first, last in spans):
        raise ValueError("first must not be after last")
    queue = sorted(spans, key=lambda span: span[0])
    result = []
    while queue:
        low, high = queue.pop(0)
        while queue and queue[0][0] < high:
            high = max(high, queue.pop(0)[1])
        result.append((low, high))
    return result
