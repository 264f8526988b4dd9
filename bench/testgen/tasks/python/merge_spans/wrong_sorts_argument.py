# wrong: v = [(3, 4), (1, 2)]; merge_spans(v); v gives [(1, 2), (3, 4)], not [(3, 4), (1, 2)]
def merge_spans(spans):
    if any(first > last for first, last in spans):
        raise ValueError("first must not be after last")
    spans.sort()
    queue = list(spans)
    result = []
    while queue:
        low, high = queue.pop(0)
        while queue and queue[0][0] <= high:
            high = max(high, queue.pop(0)[1])
        result.append((low, high))
    return result
