# wrong: split_bill(100, [1, 1, 1]) gives [33, 33, 33], not [34, 33, 33]
def split_bill(total, weights):
    if total < 0:
        raise ValueError("total is negative")
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("unusable weights")
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    return shares
