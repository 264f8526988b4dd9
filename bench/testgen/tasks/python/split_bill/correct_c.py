import heapq


def split_bill(total, weights):
    if len(weights) == 0:
        raise ValueError("nobody to pay")
    if total < 0:
        raise ValueError("negative bill")
    whole = 0
    for weight in weights:
        if weight < 0:
            raise ValueError("negative weight")
        whole += weight
    if whole == 0:
        raise ValueError("no positive weight")
    parts = [divmod(total * weight, whole) for weight in weights]
    missing = total - sum(quotient for quotient, _ in parts)
    ranked = [(rest, -place) for place, (_, rest) in enumerate(parts)]
    lucky = {-place for _, place in heapq.nlargest(missing, ranked)}
    return [quotient + int(i in lucky) for i, (quotient, _) in enumerate(parts)]
