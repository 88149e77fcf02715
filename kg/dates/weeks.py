"""Weekdays and weeks, and stretches reckoned back or ahead from the publication day."""

from __future__ import annotations

import re
from datetime import date

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.dates.cues import Side, side
from kg.dates.days import bracketed
from kg.dates.state import State
from kg.numerals import integer

_WEEKDAYS = {char: n for n, char in enumerate("一二三四五六日")} | {"天": 6}
# An event's own distance (選舉三天前) is none from the publication day.
_AGO_BEFORE = re.compile(r"^$|[\s,、。:;()「『\"早在與比是從和較他她它我們於約]")
# 兩週後 alone may be reckoned from any event.
_AHEAD_BEFORE = re.compile(r"(?:預[計料定期]|可望|有望|最[快遲晚]|料|訂|擬|將(?=[於在]))(?:會|將)?[於在]?$")
_SPAN_NOUN = re.compile(r"[滿日舉約逾近超過這每第數任前後生死世婚立職]$")


def weekday(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    base = state.published
    number = _WEEKDAYS[match["w_n"][0]]
    found: date | None = None
    if base is not None:
        word = match["w_rel"]
        if word:
            by = word.count("下") - word.count("上")
            found = cal.shift(cal.monday(base), 7 * by + number)
        else:
            found = cal.shift(base, -((base.weekday() - number) % 7))
            # 週日起舉行 is told of what has begun as often as of what will.
            end = match.end() + state.folded.startswith("起", match.end())
            if side(state.folded, match.start(), end, will=True) is Side.FUTURE and found != base:
                found = cal.shift(base, (number - base.weekday()) % 7)
        if floor is not None and found and found < floor:
            found = cal.shift(floor, (number - floor.weekday()) % 7)
    if match["w_b"]:
        found = bracketed(state, match["w_b"], found) or found
    state.sentence_year = None  # back in the present
    return state.name(cal.day(found)) if found else None


def weekend(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    if state.published is None:
        return None
    word = match["we_rel"] or ""
    by = word.count("下") - word.count("上")
    if not word and state.published.weekday() < 5 and side(state.folded, *match.span()) is not Side.FUTURE:
        by = -1
    saturday = cal.shift(cal.monday(state.published), 7 * by + 5)
    return cal.interval(saturday, cal.shift(saturday, 1)) if saturday else None


def week(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    if state.published is None:
        return None
    word = match["wk_rel"]
    return cal.week(state.published, word.count("下") - word.count("上"))


def window(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    base = state.published
    word = match["win_b"] or match["win_a"]
    count = 1 if word.startswith("半") else integer(word)
    if base is None or not count or (word.startswith("半") and "月" not in match["win_u"]):
        return None
    ahead = match["win_w"][0] in "未接"
    if match["win_u"] == "年" and match["win_w"] != "過去":
        return None
    edge = _away(base, count if ahead else -count, match["win_u"])
    if word.startswith("半"):
        edge = cal.shift(base, 15 if ahead else -15)
    return cal.interval(cal.shift(base, 1), edge) if ahead else cal.interval(edge, base)


def _may_be_ago(before: str, unit: str) -> bool:
    """Whether what stands before N年前 lets it be reckoned from the article's day; years are less often an event's own."""
    return bool(_AGO_BEFORE.match(before)) or (unit == "年" and not _SPAN_NOUN.search(before))


def ago(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    base, count, unit = state.published, integer(match["ago_n"]), match["ago_u"]
    before = state.folded[max(0, match.start() - 1) : match.start()]
    if base is None or not count or count > (10 if unit == "年" else 60) or not _may_be_ago(before, unit):
        return None
    found = _away(base, -count, unit)
    if found is None:
        return None
    if unit == "天":
        return state.name(cal.day(found))
    if unit == "個月":
        return state.name(cal.month(found.year, found.month))
    return cal.year(found.year) if unit == "年" else cal.week(found, 0)


def ahead(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    """預計一個月後: reckoned from the article's day where a word of the future stands right before it."""
    base, count, unit = state.published, integer(match["ahead_n"]), match["ahead_u"]
    if base is None or not count or not _AHEAD_BEFORE.search(state.folded, 0, match.start()):
        return None
    found = _away(base, count, unit)
    if found is None:
        return None
    if unit == "天":
        return state.name(cal.day(found))
    return state.name(cal.month(found.year, found.month)) if unit == "個月" else cal.week(found, 0)


def _away(base: date, count: int, unit: str) -> date | None:
    if unit == "天" or unit == "日":
        return cal.shift(base, count)
    if unit == "個月" or unit == "年":
        year, month = cal.add_months(base.year, base.month, count * (12 if unit == "年" else 1))
        if not 1 <= year <= 9999:
            return None
        return date(year, month, min(base.day, cal.last_day(year, month)))
    return cal.shift(base, 7 * count)
