# --- original
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- equivalent: the rebate for a quantity extracted
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def _rebate_percent(quantity: int) -> int:
    if quantity >= 100:
        return 10
    if quantity >= 10:
        return 5
    return 0


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    return total - total * _rebate_percent(line.quantity) // 100


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- equivalent: coupons looked up in a table
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


COUPONS = {"WELCOME": 10, "VIP": 20, "STAFF": 30}


def coupon_percent(coupon: str) -> int:
    if coupon not in COUPONS:
        raise LookupError(f"unknown coupon {coupon}")
    return COUPONS[coupon]


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- equivalent: sums in place of a loop
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    amounts = [line_total(line) for line in lines]
    net = sum(amounts)
    taxable = sum(amount for amount, line in zip(amounts, lines) if line.taxable)
    discount = 0 if coupon is None else net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- equivalent: dict.get in place of the branch, and a table of rebates
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


REBATES = ((100, 10), (10, 5))


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    for least, percent in REBATES:
        if line.quantity >= least:
            return total - total * percent // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.sku] = counts.get(line.sku, 0) + line.quantity
    return counts


# --- equivalent: match statement, and else after return removed
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    match coupon:
        case "WELCOME":
            return 10
        case "VIP":
            return 20
        case "STAFF":
            return 30
    raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result: dict[str, int] = {}
    for line in lines:
        result.setdefault(line.sku, 0)
        result[line.sku] += line.quantity
    return result


# --- wrong arithmetic: line_total(Line("a", 101, 1))
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        return total * 90 // 100
    if line.quantity >= 10:
        return total * 95 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- wrong boundary: line_total(Line("a", 100, 50))
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


REBATES = ((100, 10), (10, 5))


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    for least, percent in REBATES:
        if line.quantity > least:
            return total - total * percent // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.sku] = counts.get(line.sku, 0) + line.quantity
    return counts


# --- wrong exception: coupon_percent("GOLD")
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


COUPONS = {"WELCOME": 10, "VIP": 20, "STAFF": 30}


def coupon_percent(coupon: str) -> int:
    return COUPONS[coupon]


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- wrong truthiness: invoice_total([], 20, "")
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    amounts = [line_total(line) for line in lines]
    net = sum(amounts)
    taxable = sum(amount for amount, line in zip(amounts, lines) if line.taxable)
    discount = net * coupon_percent(coupon) // 100 if coupon else 0
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- wrong collection: quantities([Line("a", 2, 1), Line("b", 1, 1), Line("a", 3, 1)])
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    return {line.sku: line.quantity for line in lines}


# --- wrong order: invoice_total([Line("a", 1, 101), Line("b", 1, 99)], 50)
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    amounts = [line_total(line) for line in lines]
    net = sum(amounts)
    tax = sum(amount * vat_percent // 100 for line, amount in zip(lines, amounts) if line.taxable)
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- wrong guard: line_total(Line("a", -1, 100))
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def _rebate_percent(quantity: int) -> int:
    if quantity >= 100:
        return 10
    if quantity >= 10:
        return 5
    return 0


def line_total(line: Line) -> int:
    total = line.quantity * line.unit_cents
    percent = _rebate_percent(line.quantity)
    return total - total * percent // 100 if percent else total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    taxable = 0
    for line in lines:
        amount = line_total(line)
        net += amount
        if line.taxable:
            taxable += amount
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result


# --- wrong scope: invoice_total([Line("a", 1, 100), Line("b", 1, 50, False)], 20)
from dataclasses import dataclass


@dataclass
class Line:
    sku: str
    quantity: int
    unit_cents: int
    taxable: bool = True


def line_total(line: Line) -> int:
    if line.quantity < 0:
        raise ValueError("negative quantity")
    total = line.quantity * line.unit_cents
    if line.quantity >= 100:
        total -= total * 10 // 100
    elif line.quantity >= 10:
        total -= total * 5 // 100
    return total


def coupon_percent(coupon: str) -> int:
    if coupon == "WELCOME":
        return 10
    elif coupon == "VIP":
        return 20
    elif coupon == "STAFF":
        return 30
    else:
        raise LookupError("unknown coupon " + coupon)


def invoice_total(lines: list[Line], vat_percent: int, coupon: str | None = None) -> dict[str, int]:
    net = 0
    for line in lines:
        amount = line_total(line)
        net += amount
    taxable = sum(amount for line in lines if line.taxable)
    discount = 0
    if coupon is not None:
        discount = net * coupon_percent(coupon) // 100
    tax = taxable * vat_percent // 100
    return {"net": net, "discount": discount, "tax": tax, "total": net - discount + tax}


def quantities(lines: list[Line]) -> dict[str, int]:
    result = {}
    for line in lines:
        if line.sku in result:
            result[line.sku] += line.quantity
        else:
            result[line.sku] = line.quantity
    return result
