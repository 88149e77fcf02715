"""How long an event lasts, and in which year it was that has its anniversary: 為期三天, 入侵四周年."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from kg.dates.calendar import shift
from kg.extractors.events.model import Site, Trigger
from kg.model import Precision, TimeExpression
from kg.numerals import integer

_NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
#: Events that go on for days.
LASTING = frozenset(("visit", "summit", "exercise"))
_LASTS = re.compile(rf"为期({_NUMBER})[天日]")
_DAYS_OF = re.compile(rf"(?<!第)({_NUMBER})天的?(?:正式|国事|国是|工作|友好)?$")
_ANNIVERSARY = re.compile(r"[^，。；、]{0,4}?([0-9一二三四五六七八九十百]{1,4})周年")
_LONGEST = 20
_STOPS = ("过境", "飞抵", "抵达")  # of a longer journey


def days_of(site: Site, trigger: Trigger) -> int:
    """How many days an event lasts by the words around it, 0 if they do not tell: 為期兩天, 三天的訪問."""
    if trigger.type not in LASTING or trigger.form in _STOPS:
        return 0
    match = _LASTS.search(site.around.doc.norm, site.sentence.start, site.sentence.end) or _DAYS_OF.search(site.before)
    number = integer(match.group(1).replace("两", "兩")) if match else None
    return number if number and 1 < number <= _LONGEST else 0


def in_its_year(time: TimeExpression | None, after: str) -> TimeExpression | None:
    """The day whose anniversary is told: 2月24日是入侵四周年 is of four years before."""
    match = _ANNIVERSARY.match(after)
    if match is None or time is None:
        return time
    years = integer(match.group(1)) or 0
    if not 0 < years < time.start.year:
        return None
    return replace(time, start=_before(time.start, years), end=_before(time.end, years))


def lasted(time: TimeExpression, days: int) -> TimeExpression:
    """A day on which an event begins, and the days that it lasts."""
    last = shift(time.start, days - 1)
    if days < 2 or time.start != time.end or last is None:
        return time
    return replace(time, end=last, precision=Precision.INTERVAL)


def is_stretch(time: TimeExpression) -> bool:
    """Whether it goes from a day to a day as told (3日至5日), and is no week or part of a month."""
    length = (time.end - time.start).days
    week = length == 6 and time.start.weekday() == 0
    last = monthrange(time.end.year, time.end.month)[1]
    part = time.start.day in (1, 11, 21) and time.end.day in (10, 20, last)
    return time.precision is Precision.INTERVAL and 0 < length <= _LONGEST and not week and not part


def _before(day: date, years: int) -> date:
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
