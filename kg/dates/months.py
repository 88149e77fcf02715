"""Months and dates that name their month, and the year that they belong to."""

from __future__ import annotations

import re
from datetime import date

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.dates.cues import Side, side
from kg.dates.state import State
from kg.numerals import integer

_FRACTIONS = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5)}
_JUST_PAST = 14  # days before publication


def slash(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    month, number = int(match["slash_m"]), int(match["slash_d"])
    # 2/3 and 1/5 are fractions until something says that they are dates.
    if number <= 12 and not match["slash_w"] and not re.match(r"日|號", state.folded[match.end() :]):
        before = state.folded[max(0, match.start() - 2) : match.start()]
        if not re.search(r"[於在至~]$", before) or (month, number) in _FRACTIONS:
            return None
    return _month_day(state, month, number, match, floor)


def mmdd(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    """The day that an occasion is called after, 726 of 726罷免: the story stays at its own day."""
    month, number = int(match["mmdd_m"]), int(match["mmdd_d"])
    year = _year_of(state, month, number, match, floor)
    found = cal.safe_date(year, month, number) if year is not None else None
    return cal.day(found) if found else None


def month(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    where = _relative_month(state, match["m_rel"]) if match["m_rel"] else None
    if match["m_rb"]:
        where = _bracketed_month(state, match["m_rb"], int(match["m_rbn"]))
        if where is None:
            return None
    if match["m_rel"] and where is None:
        return None
    if where is None:
        number = integer(match["m_n"])
        if number is None or not 1 <= number <= 12:
            return None
        if match["m_d"]:
            return _month_day(state, number, integer(match["m_d"]) or 0, match, floor)
        if "每年" in state.folded[max(0, match.start() - 8) : match.start()]:
            return None
        year = _year_of(state, number, 0, match, floor)
        if year is None:
            return None
        where = year, number
    elif match["m_d"]:
        found = cal.safe_date(*where, integer(match["m_d"]) or 0)
        return state.name(cal.day(found)) if found else None
    whole = state.name(cal.month(*where))
    if match["m_w"]:
        return cal.week_of_month(*where, integer(match["m_w"]) or 1)
    return cal.part_of_month(*where, match["m_p"]) if match["m_p"] else whole


def _bracketed_month(state: State, word: str, number: int) -> tuple[int, int] | None:
    """上（1）月: the month by its number, in the year that the word before it says."""
    near = _relative_month(state, word)
    if near is None or not 1 <= number <= 12:
        return None
    return min(
        ((near[0] + by, number) for by in (-1, 0, 1)), key=lambda ym: abs((ym[0] - near[0]) * 12 + ym[1] - near[1])
    )


def _relative_month(state: State, word: str) -> tuple[int, int] | None:
    if word[0] in "當同次":
        last = state.month or ((state.published.year, state.published.month) if state.published else None)
        return cal.add_months(*last, 1) if last and word[0] == "次" else last
    if state.published is None:
        return None
    by = {"上": -word.count("上"), "下": word.count("下")}.get(word[0], 0)
    return cal.add_months(state.published.year, state.published.month, by)


def month_part(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    if state.published is None:
        return None
    text = match.group()
    return cal.part_of_month(state.published.year, state.published.month, text[1:] if text[0] == "月" else text)


def _month_day(state: State, month: int, number: int, match: re.Match[str], floor: date | None) -> Period | None:
    year = _year_of(state, month, number, match, floor)
    found = cal.safe_date(year, month, number) if year is not None else None
    if found is None and year is not None and (month, number) == (2, 29):
        found = next((d for y in range(year, year - 8, -1) if (d := cal.safe_date(y, 2, 29))), None)
    return state.name(cal.day(found)) if found else None


def _year_of(state: State, month: int, number: int, match: re.Match[str], floor: date | None) -> int | None:
    """The year of a month, or of a month and day (`number` 0 for none), that has none of its own.

    A range goes on from its beginning; a year named in the same sentence is carried on; a date that the article
    has placed already stays there; else it is the year of publication, or the one before where that would lie
    far ahead and no word speaks of the future.
    """
    if floor is not None:
        return floor.year if (month, number or 31) >= (floor.month, floor.day) else floor.year + 1
    published = state.published
    where = side(state.folded, *match.span())
    carried = _carried(state, month, number)
    if carried is not None and where is not Side.FUTURE and not _is_just_past(published, month, number):
        return carried
    known = state.known.get((month, number))
    if published is None:
        return known or state.own_year or state.year
    if where is Side.FUTURE:
        ahead = (month - published.month) * 30 + (number - published.day if number else 0)
        return max(published.year + (ahead < -150), known or 0)
    if known:
        return known
    ahead = (month - published.month) * 30 + (number - published.day if number else 0)
    if ahead <= 0:
        return published.year
    if where is Side.PAST:
        return published.year - 1
    if carried is None and state.own_year is not None and state.own_year < published.year and state.day:
        before = cal.safe_date(state.own_year, month, number or 1)
        if before and before >= state.day and state.day.year == state.own_year:
            return state.own_year  # the story of a past year goes on
    return published.year if ahead < 182 else published.year - 1


def _is_just_past(published: date | None, month: int, number: int) -> bool:
    """Whether a day lies in the two weeks before publication: 2014年佔中的組織者在11月19日出庭 is told of this year."""
    if published is None:
        return False
    day = cal.safe_date(published.year, month, number)
    return day is not None and 0 <= (published - day).days <= _JUST_PAST


def _carried(state: State, month: int, number: int) -> int | None:
    year = state.sentence_year
    if year is None or state.sentence_from is None:
        return None
    if state.published is None:
        return year
    if year >= state.published.year:
        return None
    begins = state.sentence_from
    year += (month, number or 31) < (begins.month, begins.day)
    end = cal.safe_date(year, month, number or 1)
    return year if end is not None and end <= state.published else None
