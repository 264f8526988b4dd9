"""What stands in for functions that ask the clock or chance: several for each, so that it shows what the code makes of
their answers.
"""

# Moments that differ in every part: the day that not every year has, the end of a year, a Monday's early morning, a
# Saturday's evening.
MOMENTS = ((2024, 2, 29, 12, 30, 15), (2023, 12, 31, 23, 59, 58), (2024, 7, 1, 6, 0, 0), (2025, 3, 15, 18, 5, 40))
# The same as seconds since 1970, were they in UTC.
SECONDS = (1_709_209_815, 1_704_067_198, 1_719_813_600, 1_742_061_940)

# An hour later whenever it is asked.
_HOUR = 3600
_SECONDS = (
    *(f"lambda: {value:_}.0" for value in SECONDS[:2]),
    f"itertools.count({SECONDS[0]:_}, {_HOUR}).__next__",
)
_NANOSECONDS = tuple(f"lambda: {value * 10**9:_}" for value in SECONDS[:2])
_ENDS = ("lambda low, high: low", "lambda low, high: high")
# By the dotted name of a function, expressions in Python.
PYTHON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("time.time", "time.monotonic", "time.perf_counter"), _SECONDS),
    **dict.fromkeys(("time.time_ns", "time.monotonic_ns", "time.perf_counter_ns"), _NANOSECONDS),
    "random.random": ("lambda: 0.25", "lambda: 0.75", "lambda: 0.0", "lambda: 0.999"),
    "random.randint": _ENDS,
    "random.uniform": _ENDS,
    "random.randrange": ("lambda start, *rest: start if rest else 0", "lambda start, *rest: (rest or (start,))[0] - 1"),
    "random.choice": ("lambda items: items[0]", "lambda items: items[-1]"),
    "random.choices": ("lambda items, *rest, k=1: [items[0]] * k", "lambda items, *rest, k=1: [items[-1]] * k"),
    "random.sample": ("lambda items, k: list(items)[:k]", "lambda items, k: list(items)[::-1][:k]"),
    "random.shuffle": ("lambda items: items.reverse()", "lambda items: None"),
    "random.gauss": ("lambda mu, sigma: mu", "lambda mu, sigma: mu + sigma"),
    "secrets.choice": ("lambda items: items[0]", "lambda items: items[-1]"),
    "secrets.randbelow": ("lambda below: 0", "lambda below: below - 1"),
    "secrets.token_hex": ('lambda size=32: "0a" * size', 'lambda size=32: "ff" * size'),
    "uuid.uuid4": ("lambda: uuid.UUID(int=1)", "lambda: uuid.UUID(int=10**30)"),
}
# Classes that are asked for the time by a method of theirs.
PYTHON_CLASSES: dict[str, tuple[str, ...]] = {
    "datetime.datetime": tuple(f"datetime_at({', '.join(map(str, moment))})" for moment in MOMENTS),
    "datetime.date": tuple(f"date_at({', '.join(map(str, moment[:3]))})" for moment in MOMENTS),
}
# The same in JavaScript.
JAVASCRIPT: dict[str, tuple[str, ...]] = {
    "Math.random": ("() => 0.25", "() => 0.75", "() => 0", "() => 0.999"),
    "crypto.randomUUID": (
        '() => "00000000-0000-4000-8000-000000000001"',
        '() => "ffffffff-ffff-4fff-bfff-ffffffffffff"',
    ),
}
# What asks a server, and how the helper of ``probe.setting`` is called that answers for it.
PYTHON_SERVED: dict[str, str] = {
    "urllib.request.urlopen": "opened",
    **dict.fromkeys(("requests.get", "requests.post", "requests.put", "requests.request"), "responded"),
    **dict.fromkeys(("httpx.get", "httpx.post", "httpx.put", "httpx.request"), "answered"),
}
