# wrong: merge_spans([(5, 1)]) gives [(5, 1)], not ValueError
def merge_spans(spans):
    queue = sorted(spans, key=lambda span: span[0])
    result = []
    while queue:
        low, high = queue.pop(0)
        while queue and queue[0][0] <= high:
            high = max(high, queue.pop(0)[1])
        result.append((low, high))
    return result
