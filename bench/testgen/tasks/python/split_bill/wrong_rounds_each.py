# wrong: split_bill(5, [1, 1]) gives [2, 2], not [3, 2]
def split_bill(total, weights):
    whole = sum(weights)
    if total < 0 or any(weight < 0 for weight in weights) or whole == 0:
        raise ValueError(f"cannot split {total} by {weights}")
    return [round(total * weight / whole) for weight in weights]
