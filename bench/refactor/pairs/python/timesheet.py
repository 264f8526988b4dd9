# --- original
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- equivalent: the night wrapped with a modulo, and rounding in one expression
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


MINUTES_A_DAY = 24 * 60


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    worked = (parse_clock(end) - begin) % MINUTES_A_DAY - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    return (minutes + 7) // 15 * 15


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- equivalent: dict.get and a comprehension
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        totals[day] = totals.get(day, 0) + worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    return [day for day, minutes in totals.items() if minutes > limit]


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- equivalent: divmod and an f-string
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{sign}{hours}:{rest:02d}"


# --- equivalent: numbers converted once, De Morgan
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        raise ValueError(f"not a time: {text!r}")
    hour, minute = int(hours), int(minutes)
    if hour <= 23 and minute <= 59:
        return hour * 60 + minute
    raise ValueError(f"out of range: {text!r}")


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- equivalent: work of one shift extracted, loops split
from collections import defaultdict


def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    return minutes - rest + (15 if rest >= 8 else 0)


def _rounded(start: str, end: str, pause: int) -> int:
    return round_quarter(shift_minutes(start, end, pause))


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    worked = [(day, _rounded(start, end, pause)) for day, start, end, pause in shifts]
    totals: defaultdict[str, int] = defaultdict(int)
    for day, minutes in worked:
        totals[day] += minutes
    return dict(totals)


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong boundary: round_quarter(22)
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


MINUTES_A_DAY = 24 * 60


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    worked = (parse_clock(end) - begin) % MINUTES_A_DAY - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    return (minutes + 8) // 15 * 15


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong arithmetic: show(-61)
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = "-" if minutes < 0 else ""
    hours, rest = divmod(minutes, 60)
    return f"{sign}{abs(hours)}:{rest:02d}"


# --- wrong order: weekly([("mon", "8:00", "8:07", 0), ("mon", "9:00", "9:07", 0)])
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        totals[day] = totals.get(day, 0) + shift_minutes(start, end, pause)
    return {day: round_quarter(minutes) for day, minutes in totals.items()}


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    return [day for day, minutes in totals.items() if minutes > limit]


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong guard: shift_minutes("9:00", "10:00", 90)
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    worked = parse_clock(end) - parse_clock(start) - pause
    if worked < 0:
        worked += 24 * 60
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong string: parse_clock(" 8:30")
def parse_clock(text: str) -> int:
    hours, colon, minutes = (part.strip() for part in text.partition(":"))
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        raise ValueError(f"not a time: {text!r}")
    hour, minute = int(hours), int(minutes)
    if hour <= 23 and minute <= 59:
        return hour * 60 + minute
    raise ValueError(f"out of range: {text!r}")


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong default: weekly([("mon", "8:00", "12:00", 30), ("mon", "13:00", "17:00", 0)])
from collections import defaultdict


def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    return minutes - rest + (15 if rest >= 8 else 0)


def _rounded(start: str, end: str) -> int:
    return round_quarter(shift_minutes(start, end))


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    worked = [(day, _rounded(start, end)) for day, start, end, _ in shifts]
    totals: defaultdict[str, int] = defaultdict(int)
    for day, minutes in worked:
        totals[day] += minutes
    return dict(totals)


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong boundary: long_days({"mon": 480, "tue": 481})
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    return [day for day, minutes in totals.items() if not minutes < limit]


def show(minutes: int) -> str:
    sign = ""
    if minutes < 0:
        sign = "-"
        minutes = -minutes
    return sign + str(minutes // 60) + ":" + str(minutes % 60).zfill(2)


# --- wrong scope: show(-90)
def parse_clock(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        raise ValueError(f"not a time: {text!r}")
    if int(hours) > 23 or int(minutes) > 59:
        raise ValueError(f"out of range: {text!r}")
    return int(hours) * 60 + int(minutes)


def shift_minutes(start: str, end: str, pause: int = 0) -> int:
    begin = parse_clock(start)
    finish = parse_clock(end)
    if finish < begin:
        finish += 24 * 60
    worked = finish - begin - pause
    if worked < 0:
        raise ValueError("pause longer than shift")
    return worked


def round_quarter(minutes: int) -> int:
    rest = minutes % 15
    if rest < 8:
        return minutes - rest
    return minutes + 15 - rest


def weekly(shifts: list[tuple[str, str, str, int]]) -> dict[str, int]:
    totals: dict[str, int] = {}
    for day, start, end, pause in shifts:
        worked = round_quarter(shift_minutes(start, end, pause))
        if day in totals:
            totals[day] += worked
        else:
            totals[day] = worked
    return totals


def long_days(totals: dict[str, int], limit: int = 480) -> list[str]:
    found = []
    for day in totals:
        if totals[day] > limit:
            found.append(day)
    return found


def show(minutes: int) -> str:
    hours, minutes = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{hours}:{minutes:02d}"
