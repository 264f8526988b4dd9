# wrong: BankAccount(10).deposit(0) gives 10, not ValueError
class BankAccount:
    def __init__(self, opening=0, overdraft=0):
        if opening < 0 or overdraft < 0:
            raise ValueError("opening and overdraft must not be negative")
        self._balance = opening
        self._overdraft = overdraft
        self._history = []

    def _check(self, amount):
        if not isinstance(amount, int):
            raise TypeError("amount must be an int")
        if amount < 0:
            raise ValueError("amount must be positive")

    def deposit(self, amount):
        self._check(amount)
        self._balance += amount
        self._history.append(amount)
        return self._balance

    def withdraw(self, amount):
        self._check(amount)
        if self._balance - amount < -self._overdraft:
            raise ValueError("insufficient funds")
        self._balance -= amount
        self._history.append(-amount)
        return self._balance

    def balance(self):
        return self._balance

    def history(self):
        return list(self._history)
