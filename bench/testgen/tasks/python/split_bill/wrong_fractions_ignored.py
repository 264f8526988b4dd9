# wrong: split_bill(10, [1, 2]) gives [4, 6], not [3, 7]
def split_bill(total, weights):
    if total < 0:
        raise ValueError("total is negative")
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("unusable weights")
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    left = total - sum(shares)
    for i in range(left):
        shares[i] += 1
    return shares
