"""Days, weeks, months and other stretches of the calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Precision


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive, and how precise that is."""

    start: date
    end: date
    precision: Precision


def day(value: date) -> Period:
    return Period(value, value, Precision.DAY)


def safe_date(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def shift(value: date, days: int) -> date | None:
    """The date some days away, or None where that leaves the calendar."""
    try:
        return value + timedelta(days=days)
    except OverflowError:
        return None


def interval(start: date | None, end: date | None) -> Period | None:
    if start is None or end is None or end < start:
        return None
    return Period(start, end, Precision.INTERVAL)


def last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _months(year: int, first: int, last: int, precision: Precision) -> Period | None:
    if not 1 <= year <= 9999 or not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, last_day(year, last)), precision)


def year(number: int) -> Period | None:
    return _months(number, 1, 12, Precision.YEAR)


def month(number: int, of: int) -> Period | None:
    """Month `of` of the year `number`."""
    return _months(number, of, of, Precision.MONTH)


def quarter(number: int, of: int) -> Period | None:
    return _months(number, 3 * of - 2, 3 * of, Precision.QUARTER)


def half(number: int, of: int) -> Period | None:
    return _months(number, 6 * of - 5, 6 * of, Precision.HALF_YEAR)


def months(number: int, first: int, last: int) -> Period | None:
    return _months(number, first, last, Precision.INTERVAL)


def add_months(number: int, of: int, by: int) -> tuple[int, int]:
    """The (year, month) some months away."""
    index = number * 12 + of - 1 + by
    return index // 12, index % 12 + 1


# 月初, 月中, 月底 and the ten-day parts 上旬, 中旬, 下旬 (the last up to the month's end).
PARTS = {
    "初": (1, 10),
    "上旬": (1, 10),
    "中": (11, 20),
    "中旬": (11, 20),
    "底": (21, 31),
    "末": (21, 31),
    "下旬": (21, 31),
}


def part_of_month(number: int, of: int, part: str) -> Period | None:
    whole = month(number, of)
    if whole is None:
        return None
    first, last = PARTS[part]
    return Period(whole.start.replace(day=first), whole.start.replace(day=min(last, whole.end.day)), Precision.INTERVAL)


def monday(value: date) -> date:
    return value - timedelta(days=min(value.weekday(), value.toordinal() - 1))


def week(value: date, by: int) -> Period | None:
    """The week, Monday to Sunday, that lies `by` weeks from the one of `value`."""
    first = shift(monday(value), 7 * by)
    return interval(first, shift(first, 6) if first else None)


def week_of_month(number: int, of: int, which: int) -> Period | None:
    """The week, Monday to Sunday, that begins on the month's first, second … Monday."""
    first = safe_date(number, of, 1)
    start = shift(first, -first.weekday() % 7 + 7 * (which - 1)) if first else None
    return interval(start, shift(start, 6)) if start and start.month == of else None


def join(left: Period, right: Period) -> Period | None:
    """From the first day of one to the last day of the other."""
    return interval(left.start, right.end)


_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}


def season(number: int, word: str) -> Period | None:
    """Spring is March to May and so on; winter begins in December and goes on into the next year."""
    first = _SEASONS[word]
    end_year, end_month = add_months(number, first, 2)
    if not 1 <= number <= end_year <= 9999:
        return None
    return interval(date(number, first, 1), date(end_year, end_month, last_day(end_year, end_month)))
