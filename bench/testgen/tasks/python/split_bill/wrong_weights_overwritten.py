# wrong: w = [1, 2]; split_bill(10, w); w gives [3, 7], not [1, 2]
def split_bill(total, weights):
    if total < 0:
        raise ValueError("total is negative")
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("unusable weights")
    whole = sum(weights)
    shares = weights
    rests = []
    for i, weight in enumerate(weights):
        shares[i] = total * weight // whole
        rests.append(total * weight % whole)
    left = total - sum(shares)
    for i in sorted(range(len(rests)), key=lambda i: -rests[i])[:left]:
        shares[i] += 1
    return shares
