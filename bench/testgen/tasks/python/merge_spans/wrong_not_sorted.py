# wrong: merge_spans([(5, 6), (1, 2)]) gives [(5, 6)], not [(1, 2), (5, 6)]
def merge_spans(spans):
    for start, end in spans:
        if start > end:
            raise ValueError(f"span ends before it starts: {start}, {end}")
    merged = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
