"""Days with a name: 元旦, 國慶日, 春節. A readable table, and the Gregorian dates of those that follow the moon."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.numerals import fold


@cache
def _rules() -> dict[str, str]:
    return {fold(row[0]): row[1] for row in _rows("festivals.tsv")}


@cache
def _moon() -> dict[str, date]:
    """Rule and year, as lunar:1-1/2026, to the date."""
    return {f"{row[0]}/{row[1][:4]}": date.fromisoformat(row[1]) for row in _rows("lunar_days.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = (resources.files(__package__) / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def named_days() -> tuple[str, ...]:
    """The folded names, for the grammar."""
    return tuple(_rules())


def festival(name: str, year: int) -> Period | None:
    """The day or days of the folded `name` in `year`; None where the table has no date for that year."""
    rule = _rules()[name]
    first, _, last = rule.partition("/")
    start = _day(first, year)
    if not last or start is None:
        return cal.day(start) if start else None
    return cal.interval(start, _day(last, year))


def _day(rule: str, year: int) -> date | None:
    rule, plus, days = rule.partition("+")
    rule, minus, less = rule.partition("~")
    if rule.startswith("lunar:") or rule == "qingming":
        found = _moon().get(f"{rule}/{year}")
    elif "#" in rule:
        # 11-4#4 is the fourth Thursday of November: month, weekday (Monday 1), which.
        where, which = rule.split("#")
        month, weekday = (int(part) for part in where.split("-"))
        first = cal.safe_date(year, month, 1)
        found = cal.shift(first, (weekday - 1 - first.weekday()) % 7 + 7 * (int(which) - 1)) if first else None
    else:
        month, number = (int(part) for part in rule.split("-"))
        found = cal.safe_date(year, month, number)
    if found is None:
        return None
    return cal.shift(found, int(days) if plus else -int(less) if minus else 0)
