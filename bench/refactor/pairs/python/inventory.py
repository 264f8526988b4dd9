# --- original
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        if sku not in self._stock:
            self._stock[sku] = 0
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- equivalent: private attributes renamed, total by sum, low by a comprehension
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        self._room = 100 if capacity is None else capacity
        self._on_shelf: dict[str, int] = {}
        self._reserved: dict[str, int] = {}

    def total(self) -> int:
        return sum(self._on_shelf.values())

    def available(self, sku: str) -> int:
        return self._on_shelf.get(sku, 0) - self._reserved.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._room:
            raise OverflowError(f"no room for {amount}")
        self._on_shelf[sku] = self._on_shelf.get(sku, 0) + amount
        return self._on_shelf[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._reserved[sku] = self._reserved.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if amount > self._reserved.get(sku, 0):
            raise OutOfStock(sku)
        self._reserved[sku] -= amount
        self._on_shelf[sku] -= amount
        return self._on_shelf[sku]

    def low(self, threshold: int) -> list[str]:
        return sorted(sku for sku in self._on_shelf if self.available(sku) < threshold)


# --- equivalent: the total kept up to date
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}
        self._total = 0

    def total(self) -> int:
        return self._total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self._total + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._total += amount
        self._stock[sku] = self._stock.get(sku, 0) + amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._total -= amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- equivalent: the check of the amount extracted
class OutOfStock(Exception):
    pass


def _require_positive(amount: int) -> None:
    if amount <= 0:
        raise ValueError("amount must be positive")


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        _require_positive(amount)
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._stock.setdefault(sku, 0)
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        _require_positive(amount)
        if amount > self.available(sku):
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        _require_positive(amount)
        held = self._held.get(sku, 0)
        if held < amount:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        left = self._stock[sku] - amount
        self._stock[sku] = left
        return left

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- equivalent: one record for each article
from dataclasses import dataclass


class OutOfStock(Exception):
    pass


@dataclass
class _Shelf:
    stock: int = 0
    held: int = 0


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        self._capacity = 100 if capacity is None else capacity
        self._shelves: dict[str, _Shelf] = {}

    def total(self) -> int:
        return sum(shelf.stock for shelf in self._shelves.values())

    def available(self, sku: str) -> int:
        shelf = self._shelves.get(sku)
        return 0 if shelf is None else shelf.stock - shelf.held

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError(f"no room for {amount}")
        shelf = self._shelves.setdefault(sku, _Shelf())
        shelf.stock += amount
        return shelf.stock

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._shelves[sku].held += amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        shelf = self._shelves.get(sku)
        if shelf is None or amount > shelf.held:
            raise OutOfStock(sku)
        shelf.held -= amount
        shelf.stock -= amount
        return shelf.stock

    def low(self, threshold: int) -> list[str]:
        return sorted(sku for sku, shelf in self._shelves.items() if shelf.stock - shelf.held < threshold)


# --- equivalent: counters, which read a missing key as 0
from collections import Counter


class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: Counter[str] = Counter()
        self._held: Counter[str] = Counter()

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock[sku] - self._held[sku]

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] += amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong state: i = Inventory(5); i.receive("a", 5); i.reserve("a", 2); i.ship("a", 2); i.receive("a", 1)
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}
        self._total = 0

    def total(self) -> int:
        return self._total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self._total + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._total += amount
        self._stock[sku] = self._stock.get(sku, 0) + amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong collection: i = Inventory(); i.receive("a", 3); i.available("b"); i.low(1)
from collections import defaultdict


class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: defaultdict[str, int] = defaultdict(int)
        self._held: defaultdict[str, int] = defaultdict(int)

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock[sku] - self._held[sku]

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] += amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong guard: i = Inventory(); i.receive("a", 3); i.reserve("a", 2); i.reserve("a", 2)
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        if sku not in self._stock:
            self._stock[sku] = 0
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self._stock.get(sku, 0) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong truthiness: i = Inventory(0); i.receive("a", 1)
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        self._room = capacity or 100
        self._on_shelf: dict[str, int] = {}
        self._reserved: dict[str, int] = {}

    def total(self) -> int:
        return sum(self._on_shelf.values())

    def available(self, sku: str) -> int:
        return self._on_shelf.get(sku, 0) - self._reserved.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._room:
            raise OverflowError(f"no room for {amount}")
        self._on_shelf[sku] = self._on_shelf.get(sku, 0) + amount
        return self._on_shelf[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._reserved[sku] = self._reserved.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if amount > self._reserved.get(sku, 0):
            raise OutOfStock(sku)
        self._reserved[sku] -= amount
        self._on_shelf[sku] -= amount
        return self._on_shelf[sku]

    def low(self, threshold: int) -> list[str]:
        return sorted(sku for sku in self._on_shelf if self.available(sku) < threshold)


# --- wrong boundary: i = Inventory(5); i.receive("a", 4); i.receive("a", 1)
class OutOfStock(Exception):
    pass


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        room = self._capacity - self.total()
        if amount >= room:
            raise OverflowError(f"no room for {amount}")
        self._stock[sku] = self._stock.get(sku, 0) + amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong mutation: Inventory().receive("a", 1); Inventory().total()
class OutOfStock(Exception):
    pass


class Inventory:
    _stock: dict[str, int] = {}
    _held: dict[str, int] = {}

    def __init__(self, capacity: int | None = None) -> None:
        self._capacity = 100 if capacity is None else capacity

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        if sku not in self._stock:
            self._stock[sku] = 0
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.available(sku) < amount:
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        if amount <= 0:
            raise ValueError("amount must be positive")
        held = self._held.get(sku, 0)
        if amount > held:
            raise OutOfStock(sku)
        self._held[sku] = held - amount
        self._stock[sku] -= amount
        return self._stock[sku]

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names


# --- wrong state: i = Inventory(); i.receive("a", 5); i.reserve("a", 3); i.ship("a", 1); i.available("a")
class OutOfStock(Exception):
    pass


def _require_positive(amount: int) -> None:
    if amount <= 0:
        raise ValueError("amount must be positive")


class Inventory:
    def __init__(self, capacity: int | None = None) -> None:
        if capacity is None:
            capacity = 100
        self._capacity = capacity
        self._stock: dict[str, int] = {}
        self._held: dict[str, int] = {}

    def total(self) -> int:
        total = 0
        for amount in self._stock.values():
            total += amount
        return total

    def available(self, sku: str) -> int:
        return self._stock.get(sku, 0) - self._held.get(sku, 0)

    def receive(self, sku: str, amount: int) -> int:
        _require_positive(amount)
        if self.total() + amount > self._capacity:
            raise OverflowError("no room for " + str(amount))
        self._stock.setdefault(sku, 0)
        self._stock[sku] += amount
        return self._stock[sku]

    def reserve(self, sku: str, amount: int) -> None:
        _require_positive(amount)
        if amount > self.available(sku):
            raise OutOfStock(sku)
        self._held[sku] = self._held.get(sku, 0) + amount

    def ship(self, sku: str, amount: int) -> int:
        _require_positive(amount)
        held = self._held.get(sku, 0)
        if held < amount:
            raise OutOfStock(sku)
        left = self._stock[sku] - amount
        self._stock[sku] = left
        if held == amount:
            del self._held[sku]
        return left

    def low(self, threshold: int) -> list[str]:
        names = []
        for sku in self._stock:
            if self.available(sku) < threshold:
                names.append(sku)
        names.sort()
        return names
