# wrong: a = BankAccount(9); a.withdraw(4); a.history() gives [4], not [-4]
class BankAccount:
    def __init__(self, opening=0, overdraft=0):
        for value in (opening, overdraft):
            if value < 0:
                raise ValueError(f"negative value {value}")
        self.total = opening
        self.floor = -overdraft
        self.movements = ()

    def deposit(self, amount):
        return self._book(amount, 1)

    def withdraw(self, amount):
        return self._book(amount, -1)

    def balance(self):
        return self.total

    def history(self):
        return [*self.movements]

    def _book(self, amount, sign):
        if type(amount) is not int:
            raise TypeError(f"whole cents expected, not {amount!r}")
        if amount < 1:
            raise ValueError(f"cannot book {amount}")
        movement = sign * amount
        if sign < 0 and self.balance() + movement < self.floor:
            raise ValueError("refused: overdraft")
        self.movements += (amount,)
        self.total += movement
        return self.total
