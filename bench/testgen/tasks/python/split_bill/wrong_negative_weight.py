# wrong: split_bill(10, [3, -1]) gives [15, -5], not ValueError
from fractions import Fraction
from math import floor


def split_bill(total, weights):
    whole = sum(weights)
    if total < 0 or whole == 0:
        raise ValueError(f"cannot split {total} by {weights}")
    exact = [Fraction(total * weight, whole) for weight in weights]
    shares = [floor(value) for value in exact]
    while sum(shares) < total:
        gaps = [value - share for value, share in zip(exact, shares)]
        shares[gaps.index(max(gaps))] += 1
    return shares
