# wrong: merge_spans([(3, 3)]) raises ValueError, not [(3, 3)]
def merge_spans(spans):
    events = []
    for start, end in spans:
        if end <= start:
            raise ValueError("inverted span")
        events.append((start, 0))
        events.append((end, 1))
    result = []
    depth = 0
    for point, closing in sorted(events):
        if not closing:
            if depth == 0:
                begin = point
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                result.append((begin, point))
    return result
