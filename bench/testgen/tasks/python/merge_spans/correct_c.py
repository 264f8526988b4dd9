from functools import reduce


def _absorb(groups, span):
    low, high = span
    if low > high:
        raise ValueError(span)
    apart = [group for group in groups if group[1] < low or group[0] > high]
    joined = [group for group in groups if group not in apart] + [(low, high)]
    return apart + [(min(a for a, _ in joined), max(b for _, b in joined))]


def merge_spans(spans):
    return sorted(reduce(_absorb, spans, []))
