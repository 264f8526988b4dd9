# --- original
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- equivalent: lengths of months in a table, the leap year extracted
from datetime import date, timedelta

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and year % 100 != 0 or year % 400 == 0


def days_in_month(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if month == 2 and _is_leap(year):
        return 29
    return LENGTHS[month - 1]


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- equivalent: a sum over the days
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


WEEKEND = frozenset({5, 6})


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    length = (end - start).days
    if length > 3660:
        raise ValueError("span too long")
    days = (start + timedelta(days=n) for n in range(length))
    return sum(1 for day in days if day.weekday() not in WEEKEND and day not in holidays)


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- equivalent: the number of months computed rather than searched
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    if start >= today:
        return start
    passed = (today.year - start.year) * 12 + today.month - start.month
    months = passed - passed % every
    due = add_months(start, months)
    return due if due >= today else add_months(start, months + every)


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- equivalent: divmod, and a bool subtracted
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    carry, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + carry, index + 1
    last = days_in_month(year, month)
    return date(year, month, day.day if day.day < last else last)


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)


# --- equivalent: match statement, an endless loop with a return
from datetime import date, timedelta
from itertools import count


def days_in_month(year: int, month: int) -> int:
    match month:
        case 1 | 3 | 5 | 7 | 8 | 10 | 12:
            return 31
        case 4 | 6 | 9 | 11:
            return 30
        case 2:
            is_leap = year % 400 == 0 if year % 100 == 0 else year % 4 == 0
            return 29 if is_leap else 28
    raise ValueError("no such month")


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    if start >= today:
        return start
    for months in count(every, every):
        due = add_months(start, months)
        if due >= today:
            break
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- equivalent: lengths of months memoised
from datetime import date, timedelta
from functools import cache

SHORT_MONTHS = {4, 6, 9, 11}


@cache
def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month in SHORT_MONTHS:
        return 30
    if month != 2:
        return 31
    return 28 + (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- wrong state: next_due(date(2023, 1, 31), date(2023, 3, 5))
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    due = start
    while due < today:
        due = add_months(due, every)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- wrong arithmetic: age(date(2000, 3, 1), date(2020, 2, 28))
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


DAYS_A_YEAR = 365


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    return (today - born).days // DAYS_A_YEAR


# --- wrong boundary: add_months(date(2023, 11, 5), 1)
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    carry, month = divmod(day.month + months, 12)
    year = day.year + carry
    last = days_in_month(year, month)
    return date(year, month, day.day if day.day < last else last)


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (0 if had_birthday else 1)


# --- wrong arithmetic: add_months(date(2023, 1, 5), -1)
from datetime import date, timedelta

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and year % 100 != 0 or year % 400 == 0


def days_in_month(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError("no such month")
    if month == 2 and _is_leap(year):
        return 29
    return LENGTHS[month - 1]


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + int(index / 12)
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- wrong default: days_in_month(2000, 2)
from datetime import date, timedelta

LENGTHS = {4: 30, 6: 30, 9: 30, 11: 30}


def days_in_month(year: int, month: int) -> int:
    if month not in range(1, 13):
        raise ValueError("no such month")
    if month == 2:
        return 29 if year % 4 == 0 and year % 100 != 0 else 28
    return LENGTHS.get(month, 31)


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- wrong guard: working_days(date(2023, 5, 1), date(2023, 5, 8), {date(2023, 5, 6)})
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


WEEKEND = frozenset({5, 6})


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    length = (end - start).days
    if length > 3660:
        raise ValueError("span too long")
    days = (start + timedelta(days=n) for n in range(length))
    free = sum(1 for day in holidays if start <= day < end)
    return sum(1 for day in days if day.weekday() not in WEEKEND) - free


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years


# --- wrong order: age(date(2000, 5, 20), date(2010, 6, 1))
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    carry, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + carry, index + 1
    last = days_in_month(year, month)
    return date(year, month, day.day if day.day < last else last)


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    months = 0
    due = start
    while due < today:
        months += every
        due = add_months(start, months)
    return due


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    had_birthday = today.month >= born.month and today.day >= born.day
    return today.year - born.year - (0 if had_birthday else 1)


# --- wrong boundary: next_due(date(2023, 1, 10), date(2023, 2, 10))
from datetime import date, timedelta


def days_in_month(year: int, month: int) -> int:
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            return 29
        return 28
    if month == 4 or month == 6 or month == 9 or month == 11:
        return 30
    return 31


def add_months(day: date, months: int) -> date:
    index = day.month - 1 + months
    year = day.year + index // 12
    month = index % 12 + 1
    return date(year, month, min(day.day, days_in_month(year, month)))


def next_due(start: date, today: date, every: int = 1) -> date:
    if every < 1:
        raise ValueError("every must be positive")
    if start >= today:
        return start
    passed = (today.year - start.year) * 12 + today.month - start.month
    months = passed - passed % every
    due = add_months(start, months)
    return due if due > today else add_months(start, months + every)


def working_days(start: date, end: date, holidays: set[date]) -> int:
    if end < start:
        raise ValueError("end before start")
    if (end - start).days > 3660:
        raise ValueError("span too long")
    count = 0
    day = start
    while day < end:
        if day.weekday() < 5 and day not in holidays:
            count += 1
        day += timedelta(days=1)
    return count


def age(born: date, today: date) -> int:
    if today < born:
        raise ValueError("not born yet")
    years = today.year - born.year
    if (today.month, today.day) < (born.month, born.day):
        years -= 1
    return years
