class BankAccount:
    def __init__(self, opening=0, overdraft=0):
        if min(opening, overdraft) < 0:
            raise ValueError("below zero")
        self.__states = [opening]
        self.__available = opening + overdraft

    def balance(self):
        return self.__states[-1]

    def history(self):
        pairs = zip(self.__states, self.__states[1:])
        return [after - before for before, after in pairs]

    def deposit(self, amount):
        return self.__move(_positive(amount))

    def withdraw(self, amount):
        if _positive(amount) > self.__available:
            raise ValueError("more than is available")
        return self.__move(-amount)

    def __move(self, change):
        self.__available += change
        self.__states.append(self.balance() + change)
        return self.balance()


def _positive(amount):
    if isinstance(amount, (float, str)):
        raise TypeError(type(amount))
    if not amount > 0:
        raise ValueError(amount)
    return amount
