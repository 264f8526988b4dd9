# --- original
def cost(weight: float, distance: int, is_express: bool) -> float:
    if weight <= 0:
        raise ValueError("weight must be positive")
    price = 5.0
    if weight > 20:
        price += 10.0
    elif weight > 5:
        price += 3.0
    if distance >= 100:
        price *= 2
    if is_express:
        price += 7.5
    return price


# --- equivalent: the surcharge as a function of its own
def _surcharge(weight: float) -> float:
    if weight > 20:
        return 10.0
    return 3.0 if weight > 5 else 0.0


def cost(weight: float, distance: int, is_express: bool) -> float:
    if weight <= 0:
        raise ValueError("weight must be positive")
    price = 5.0 + _surcharge(weight)
    price = price * 2 if distance >= 100 else price
    return price + 7.5 if is_express else price


# --- equivalent: a table of bounds
BOUNDS = ((20, 10.0), (5, 3.0))


def cost(weight: float, distance: int, is_express: bool) -> float:
    if not weight > 0:
        raise ValueError("weight must be positive")
    price = 5.0 + next((extra for bound, extra in BOUNDS if weight > bound), 0.0)
    if distance > 99:
        price *= 2
    return price + (7.5 if is_express else 0)


# --- wrong boundary: cost(20.0, 1, False)
def cost(weight: float, distance: int, is_express: bool) -> float:
    if weight <= 0:
        raise ValueError("weight must be positive")
    price = 5.0
    if weight >= 20:
        price += 10.0
    elif weight > 5:
        price += 3.0
    if distance >= 100:
        price *= 2
    if is_express:
        price += 7.5
    return price


# --- wrong order: cost(1.0, 100, True)
def cost(weight: float, distance: int, is_express: bool) -> float:
    if weight <= 0:
        raise ValueError("weight must be positive")
    price = 5.0
    if weight > 20:
        price += 10.0
    elif weight > 5:
        price += 3.0
    if is_express:
        price += 7.5
    if distance >= 100:
        price *= 2
    return price


# --- wrong guard: cost(0.0, 1, False)
def cost(weight: float, distance: int, is_express: bool) -> float:
    if weight < 0:
        raise ValueError("weight must be positive")
    price = 5.0
    if weight > 20:
        price += 10.0
    elif weight > 5:
        price += 3.0
    if distance >= 100:
        price *= 2
    return price + 7.5 if is_express else price
