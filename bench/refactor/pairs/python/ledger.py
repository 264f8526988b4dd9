# --- original
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- equivalent: a context manager for what is undone
from collections.abc import Iterator
from contextlib import contextmanager


class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = self.balances.copy()
        size = len(self.log)
        try:
            yield
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        with self._transaction():
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- equivalent: divmod and a format
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    units, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{units}.{rest:02}"


# --- equivalent: the check for missing accounts merged
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def _require(self, *names: str) -> None:
        for name in names:
            if name not in self.balances:
                raise KeyError(name)

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._require(source, target)
        if amount > self.balances[source] + self._credit:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(f"{source} -> {target}: {money(amount)}")

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- equivalent: checks split from the booking
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def _check(self, source: str, target: str, amount: int) -> None:
        if not amount > 0:
            raise ValueError("amount must be positive")
        for name in (source, target):
            if name not in self.balances:
                raise KeyError(name)
        left = self.balances[source] - amount
        if left < -self._credit:
            raise Overdrawn(source)

    def _book(self, source: str, target: str, amount: int) -> None:
        for name, change in ((source, -amount), (target, amount)):
            self.balances[name] += change
        self.log.append(f"{source} -> {target}: {money(amount)}")

    def transfer(self, source: str, target: str, amount: int) -> None:
        self._check(source, target, amount)
        self._book(source, target, amount)

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    digits = str(abs(cents)).zfill(3)
    sign = "-" if cents < 0 else ""
    return f"{sign}{digits[:-2]}.{digits[-2:]}"


# --- equivalent: moves passed on by unpacking, private names changed
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._overdraft = credit
        self._in_progress = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._overdraft < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._in_progress:
            raise RuntimeError("ledger is busy")
        self._in_progress = True
        saved = {**self.balances}
        logged = len(self.log)
        try:
            for move in moves:
                source, target, amount = move
                self.transfer(source, target, amount)
            return len(moves)
        except Exception:
            self.balances = saved
            self.log[logged:] = []
            raise
        finally:
            self._in_progress = False


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong order: l = Ledger(); l.open("a", 10); l.transfer("a", "a", 5); l.balances
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        before = self.balances[source]
        if before + self._credit < amount:
            raise Overdrawn(source)
        after = self.balances[target] + amount
        self.balances[source] = before - amount
        self.balances[target] = after
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong guard: import unittest; l = Ledger(); l.open("a", 9); unittest.TestCase().assertRaises(KeyError, l.transfer, "a", "b", 5); l.balances
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(f"{source} -> {target}: {money(amount)}")

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong mutation: import unittest; l = Ledger(); l.open("a", 9); l.open("b"); unittest.TestCase().assertRaises(Overdrawn, l.transfer_all, [("a", "b", 5), ("a", "b", 5)]); l.balances
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._overdraft = credit
        self._in_progress = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._overdraft < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._in_progress:
            raise RuntimeError("ledger is busy")
        self._in_progress = True
        saved = self.balances
        logged = len(self.log)
        try:
            for move in moves:
                source, target, amount = move
                self.transfer(source, target, amount)
            return len(moves)
        except Exception:
            self.balances = saved
            self.log[logged:] = []
            raise
        finally:
            self._in_progress = False


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong exception: import unittest; l = Ledger(); l.open("a", 9); l.open("b"); unittest.TestCase().assertRaises(KeyError, l.transfer_all, [("a", "b", 5), ("a", "c", 1)]); l.balances
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except (ValueError, Overdrawn):
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong exception: import unittest; l = Ledger(); l.open("a", 9); unittest.TestCase().assertRaises(KeyError, l.transfer_all, [("a", "b", 5)]); l.transfer_all([])
from collections.abc import Iterator
from contextlib import contextmanager


class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = self.balances.copy()
        size = len(self.log)
        try:
            yield
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        self._busy = False

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        with self._transaction():
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong arithmetic: money(-150)
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        if source not in self.balances:
            raise KeyError(source)
        if target not in self.balances:
            raise KeyError(target)
        if self.balances[source] + self._credit < amount:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(source + " -> " + target + ": " + money(amount))

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


# --- wrong state: import unittest; l = Ledger(); l.open("a", 9); l.open("b"); unittest.TestCase().assertRaises(Overdrawn, l.transfer_all, [("a", "b", 5), ("a", "b", 5)]); l.log
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def _require(self, *names: str) -> None:
        for name in names:
            if name not in self.balances:
                raise KeyError(name)

    def transfer(self, source: str, target: str, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount must be positive")
        self._require(source, target)
        if amount > self.balances[source] + self._credit:
            raise Overdrawn(source)
        self.balances[source] -= amount
        self.balances[target] += amount
        self.log.append(f"{source} -> {target}: {money(amount)}")

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    sign = ""
    if cents < 0:
        sign = "-"
        cents = -cents
    rest = cents % 100
    if rest < 10:
        return sign + str(cents // 100) + ".0" + str(rest)
    return sign + str(cents // 100) + "." + str(rest)


# --- wrong boundary: l = Ledger(5); l.open("a", 0); l.open("b", 0); l.transfer("a", "b", 5); l.balances
class Overdrawn(Exception):
    pass


class Ledger:
    def __init__(self, credit: int = 0) -> None:
        self.balances: dict[str, int] = {}
        self.log: list[str] = []
        self._credit = credit
        self._busy = False

    def open(self, name: str, balance: int = 0) -> None:
        if name in self.balances:
            raise ValueError("account exists: " + name)
        self.balances[name] = balance

    def _check(self, source: str, target: str, amount: int) -> None:
        if not amount > 0:
            raise ValueError("amount must be positive")
        for name in (source, target):
            if name not in self.balances:
                raise KeyError(name)
        left = self.balances[source] - amount
        if left <= -self._credit:
            raise Overdrawn(source)

    def _book(self, source: str, target: str, amount: int) -> None:
        for name, change in ((source, -amount), (target, amount)):
            self.balances[name] += change
        self.log.append(f"{source} -> {target}: {money(amount)}")

    def transfer(self, source: str, target: str, amount: int) -> None:
        self._check(source, target, amount)
        self._book(source, target, amount)

    def transfer_all(self, moves: list[tuple[str, str, int]]) -> int:
        if self._busy:
            raise RuntimeError("ledger is busy")
        self._busy = True
        balances = dict(self.balances)
        size = len(self.log)
        try:
            for source, target, amount in moves:
                self.transfer(source, target, amount)
        except Exception:
            self.balances = balances
            del self.log[size:]
            raise
        finally:
            self._busy = False
        return len(moves)


def money(cents: int) -> str:
    digits = str(abs(cents)).zfill(3)
    sign = "-" if cents < 0 else ""
    return f"{sign}{digits[:-2]}.{digits[-2:]}"
