# --- original
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- equivalent: operators in a table, one loop for both levels
import operator


def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


LEVELS = ({"+": operator.add, "-": operator.sub}, {"*": operator.mul, "/": operator.floordiv})


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _binary(tokens, 0, names, 0)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _binary(tokens: list[str], at: int, names: dict[str, int], level: int) -> tuple[int, int]:
    if level == len(LEVELS):
        return _factor(tokens, at, names)
    value, at = _binary(tokens, at, names, level + 1)
    while at < len(tokens) and tokens[at] in LEVELS[level]:
        apply = LEVELS[level][tokens[at]]
        right, at = _binary(tokens, at + 1, names, level + 1)
        value = apply(value, right)
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _binary(tokens, at + 1, names, 0)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- equivalent: a class that keeps the position
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    parser = _Parser(tokenize(text), names)
    value = parser.sum()
    if parser.next is not None:
        raise ValueError(f"unexpected {parser.next!r}")
    return value


class _Parser:
    def __init__(self, tokens: list[str], names: dict[str, int]) -> None:
        self._tokens = tokens
        self._names = names
        self._at = 0

    @property
    def next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def take(self) -> str | None:
        token = self.next
        self._at += 1
        return token

    def sum(self) -> int:
        value = self.product()
        while self.next in ("+", "-"):
            if self.take() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self) -> int:
        value = self.factor()
        while self.next in ("*", "/"):
            if self.take() == "*":
                value *= self.factor()
            else:
                value //= self.factor()
        return value

    def factor(self) -> int:
        token = self.take()
        if token is None:
            raise ValueError("unexpected end")
        if token == "-":
            return -self.factor()
        if token == "(":
            value = self.sum()
            if self.take() != ")":
                raise ValueError("missing )")
            return value
        if token.isdecimal():
            return int(token)
        if token not in self._names:
            raise LookupError(f"unknown {token}")
        return self._names[token]


# --- equivalent: the end of a run of characters found by a helper
SIGNS = frozenset("+-*/()")


def _run(text: str, start: int, belongs) -> str:
    end = start + 1
    while end < len(text) and belongs(text[end]):
        end += 1
    return text[start:end]


def tokenize(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        if char.isdecimal():
            token = _run(text, at, str.isdecimal)
        elif char.isalpha():
            token = _run(text, at, str.isalnum)
        elif char in SIGNS:
            token = char
        else:
            raise ValueError(f"unexpected {char!r}")
        tokens.append(token)
        at += len(token)
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- equivalent: minus signs counted in a loop, the rest of a factor extracted
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    minuses = 0
    while at < len(tokens) and tokens[at] == "-":
        minuses += 1
        at += 1
    value, at = _operand(tokens, at, names)
    for _ in range(minuses):
        value = -value
    return value, at


def _operand(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    at += 1
    if token == "(":
        value, at = _sum(tokens, at, names)
        if at < len(tokens) and tokens[at] == ")":
            return value, at + 1
        raise ValueError("missing )")
    if token.isdecimal():
        return int(token), at
    if token in names:
        return names[token], at
    raise LookupError(f"unknown {token}")


# --- equivalent: subtraction as addition of the opposite, lookup turned into a guard
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in {"+", "-"}:
        is_minus = tokens[at] == "-"
        right, at = _product(tokens, at + 1, names)
        value += -right if is_minus else right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token not in names:
        raise LookupError(f"unknown {token}")
    return names[token], at + 1


# --- wrong recursion: evaluate("9-3-2", {})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    if at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _sum(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- wrong order: evaluate("-7/2", {})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _product(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- wrong arithmetic: evaluate("(1-8)/2", {})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        if sign == "*":
            value *= right
        else:
            value = int(value / right)
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- wrong truthiness: evaluate("x+1", {"x": 0})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    value = names.get(token)
    if not value:
        raise LookupError(f"unknown {token}")
    return value, at + 1


# --- wrong guard: evaluate("1 2", {})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    parser = _Parser(tokenize(text), names)
    return parser.sum()


class _Parser:
    def __init__(self, tokens: list[str], names: dict[str, int]) -> None:
        self._tokens = tokens
        self._names = names
        self._at = 0

    @property
    def next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def take(self) -> str | None:
        token = self.next
        self._at += 1
        return token

    def sum(self) -> int:
        value = self.product()
        while self.next in ("+", "-"):
            if self.take() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self) -> int:
        value = self.factor()
        while self.next in ("*", "/"):
            if self.take() == "*":
                value *= self.factor()
            else:
                value //= self.factor()
        return value

    def factor(self) -> int:
        token = self.take()
        if token is None:
            raise ValueError("unexpected end")
        if token == "-":
            return -self.factor()
        if token == "(":
            value = self.sum()
            if self.take() != ")":
                raise ValueError("missing )")
            return value
        if token.isdecimal():
            return int(token)
        if token not in self._names:
            raise LookupError(f"unknown {token}")
        return self._names[token]


# --- wrong exception: evaluate("(1", {})
def tokenize(text: str) -> list[str]:
    tokens = []
    at = 0
    while at < len(text):
        char = text[at]
        start = at
        at += 1
        if char.isspace():
            continue
        if char.isdecimal():
            while at < len(text) and text[at].isdecimal():
                at += 1
        elif char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
        elif char not in "+-*/()":
            raise ValueError(f"unexpected {char!r}")
        tokens.append(text[start:at])
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    minuses = 0
    while at < len(tokens) and tokens[at] == "-":
        minuses += 1
        at += 1
    value, at = _operand(tokens, at, names)
    for _ in range(minuses):
        value = -value
    return value, at


def _operand(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    at += 1
    if token == "(":
        value, at = _sum(tokens, at, names)
        if tokens[at] == ")":
            return value, at + 1
        raise ValueError("missing )")
    if token.isdecimal():
        return int(token), at
    if token in names:
        return names[token], at
    raise LookupError(f"unknown {token}")


# --- wrong string: tokenize("2²")
SIGNS = frozenset("+-*/()")


def _run(text: str, start: int, belongs) -> str:
    end = start + 1
    while end < len(text) and belongs(text[end]):
        end += 1
    return text[start:end]


def tokenize(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        if char.isdigit():
            token = _run(text, at, str.isdigit)
        elif char.isalpha():
            token = _run(text, at, str.isalnum)
        elif char in SIGNS:
            token = char
        else:
            raise ValueError(f"unexpected {char!r}")
        tokens.append(token)
        at += len(token)
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")


# --- wrong mutation: t = tokenize("1"); t.append("2"); tokenize("1")
from functools import cache

SIGNS = frozenset("+-*/()")


def _run(text: str, start: int, belongs) -> str:
    end = start + 1
    while end < len(text) and belongs(text[end]):
        end += 1
    return text[start:end]


@cache
def tokenize(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        if char.isdecimal():
            token = _run(text, at, str.isdecimal)
        elif char.isalpha():
            token = _run(text, at, str.isalnum)
        elif char in SIGNS:
            token = char
        else:
            raise ValueError(f"unexpected {char!r}")
        tokens.append(token)
        at += len(token)
    return tokens


def evaluate(text: str, names: dict[str, int]) -> int:
    tokens = tokenize(text)
    value, at = _sum(tokens, 0, names)
    if at < len(tokens):
        raise ValueError(f"unexpected {tokens[at]!r}")
    return value


def _sum(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _product(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = tokens[at]
        right, at = _product(tokens, at + 1, names)
        value = value + right if sign == "+" else value - right
    return value, at


def _product(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    value, at = _factor(tokens, at, names)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        right, at = _factor(tokens, at + 1, names)
        value = value * right if sign == "*" else value // right
    return value, at


def _factor(tokens: list[str], at: int, names: dict[str, int]) -> tuple[int, int]:
    if at >= len(tokens):
        raise ValueError("unexpected end")
    token = tokens[at]
    if token == "-":
        value, at = _factor(tokens, at + 1, names)
        return -value, at
    if token == "(":
        value, at = _sum(tokens, at + 1, names)
        if at >= len(tokens) or tokens[at] != ")":
            raise ValueError("missing )")
        return value, at + 1
    if token.isdecimal():
        return int(token), at + 1
    if token in names:
        return names[token], at + 1
    raise LookupError(f"unknown {token}")
