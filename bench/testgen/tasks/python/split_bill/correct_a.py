def split_bill(total, weights):
    if total < 0:
        raise ValueError("total is negative")
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("unusable weights")
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    left = total - sum(shares)
    order = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in order[:left]:
        shares[i] += 1
    return shares
