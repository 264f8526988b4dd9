# wrong: split_bill(101, [1, 1, 1]) gives [35, 33, 33], not [34, 34, 33]
def split_bill(total, weights):
    if total < 0:
        raise ValueError("total is negative")
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("unusable weights")
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    shares[0] += total - sum(shares)
    return shares
