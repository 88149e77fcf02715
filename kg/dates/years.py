"""Years, their parts, and dates that name their year."""

from __future__ import annotations

import re
from datetime import date

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.dates.festivals import festival
from kg.dates.state import State
from kg.model import Precision
from kg.numerals import integer

_ROC = 1911
_RELATIVE_YEARS = {
    "大前年": -3, "前年": -2, "去年": -1, "去": -1, "今年": 0, "今": 0, "本年": 0, "本年度": 0, "明年": 1, "明": 1,
    "後年": 2, "大後年": 3,
}  # fmt: skip
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "兩": 2}
# 1000年歷史, 1200年前: spans of time, as are 近100年 and 115年來.
_OLD_SPAN = re.compile(r"的?[歷曆]?史|來|以?前|以?後|之|多|以上")
_SPAN_BEFORE = re.compile(r"[近約逾達滿共過超少第這前來長刑期判]$|未來")
_SENTENCE = re.compile(r"(?:有期)?徒刑|刑期|監禁")  # 28年6月徒刑
_SPAN_AFTER = re.compile(r"[來多餘]|以[來上下]|之?[久內]|[前後內]|的?[歷曆]|徒|有期")


def _ymd(state: State, year: int | None, month: int | None, number: int | None) -> Period | None:
    if year is None or month is None or number is None:
        return None
    found = cal.safe_date(year, month, number)
    return state.name(cal.day(found), explicit_year=True) if found else None


def iso(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    year = int(match["iso_y"])
    if (
        match["iso_s"] == "."
        and year < 1000
        and len(match["iso_m"]) + len(match["iso_d"]) < 3
        and state.published is None
    ):
        return None
    return _ymd(state, year if year >= 1000 else year + _ROC, int(match["iso_m"]), int(match["iso_d"]))


def dmy(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    first, second = int(match["dmy_d"]), int(match["dmy_m"])
    if first <= 12 and second <= 12 and first != second:
        return None  # 3-7-2017 may be either
    number, month = (first, second) if second <= 12 else (second, first)
    return _ymd(state, int(match["dmy_y"]), month, number)


def compact(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    digits = match["compact"]
    year, rest = (int(digits[:4]), digits[4:]) if len(digits) == 8 else (int(digits[:3]) + _ROC, digits[3:])
    if state.published and abs(year - state.published.year) > (60 if len(digits) == 8 else 5):
        return None
    return _ymd(state, year, int(rest[:2]), int(rest[2:]))


def year(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    if match["y_event"]:
        return cal.year(int(match["y_event"]))  # only named with what happens then: the story stays in its own year
    if _SENTENCE.match(state.folded, match.end()):
        return None
    if match["y_span"]:
        first = int(match["y_span"])
        return _from_april(first) if (first + 1) % 100 == int(match["y_span2"]) else None
    if match["y_budget"]:
        return _budget_year(state, match["y_budget"][0])
    year = _year_number(state, match, floor)
    if year is None or not 1 <= year <= 9999:
        return None
    found = _in_year(state, year, match, floor)
    return state.name(found, explicit_year=True, anchor=found is not None and found.precision is Precision.DAY)


def _budget_year(state: State, word: str) -> Period | None:
    """本財政年度, 下一財政年度, where it is known to begin in April."""
    if state.published is None or not state.april:
        return None
    by = {"上": -1, "下": 1, "新": 1}.get(word, 0)
    return _from_april(state.published.year - (state.published.month < 4) + by)


def _from_april(year: int) -> Period | None:
    return cal.interval(cal.safe_date(year, 4, 1), cal.safe_date(year + 1, 3, 31))


def _year_number(state: State, match: re.Match[str], floor: date | None) -> int | None:
    if match["y_roc"]:
        number = 1 if match["y_rocn"] == "元" else integer(match["y_rocn"])
        return number + _ROC if number else None
    if match["y_ce"]:
        return integer(match["y_ce"])
    if match["y_4"]:
        year = integer(match["y_4"])
        if year is None:
            return None
        # 1000年歷史 and 1200年前 are spans of time.
        after = state.folded[match.end() : match.end() + 3]
        if year < 1800 and not match["y_m"] and _OLD_SPAN.match(after):
            return None
        return year
    if match["y_3"]:
        return _roc_year(state, match)
    if match["y_2"]:
        number = int(match["y_2"])
        if state.taiwan and number >= 38:
            return number + _ROC
        base = state.published.year if state.published else 2000
        return number + (2000 if number + 2000 <= base + 10 else 1900)
    if match["y_rb"]:
        number = int(match["y_rbn"])
        return number if number > 999 else number + _ROC
    if match["y_fiscal"]:
        return int(match["y_fiscal"])
    return _relative_year(state, match["y_rel"], floor)


def _roc_year(state: State, match: re.Match[str]) -> int | None:
    """115年 without 民國: a year only where it is no span of time."""
    number = integer(match["y_3"])
    if number is None or (not match["y_3"].isascii() and not state.taiwan):
        return None
    has_part = match.end() > match.end("y_3") + 1
    if not has_part:
        around = state.folded[max(0, match.start() - 2) : match.start()], state.folded[match.end() : match.end() + 2]
        if _SPAN_BEFORE.search(around[0]) or _SPAN_AFTER.match(around[1]):
            return None
        if not (100 <= number <= 130) or (
            number in (100, 110, 120) and state.published and abs(number + _ROC - state.published.year) > 3
        ):
            return None
    return number + _ROC


def _relative_year(state: State, word: str, floor: date | None) -> int | None:
    if word in _RELATIVE_YEARS:
        return state.published.year + _RELATIVE_YEARS[word] if state.published else None
    last = state.year or (state.published.year if state.published else None)
    if last is None:
        return None
    return last if word in ("同年", "當年") else last + 1


def _in_year(state: State, year: int, match: re.Match[str], floor: date | None) -> Period | None:
    if match["y_m"]:
        month = _plain_month(state, match["y_m"])
        if month is None:
            return None
        if match["y_d"]:
            found = cal.safe_date(year, month, integer(match["y_d"]) or 0)
            return cal.day(found) if found else None
        if match["y_mp"]:
            state.name(cal.month(year, month))
            return cal.part_of_month(year, month, match["y_mp"])
        if match["y_mw"]:
            return cal.week_of_month(year, month, integer(match["y_mw"]) or 1)
        return cal.month(year, month)
    if match["y_half"]:
        return cal.half(year, 1 if match["y_half"] in "上前" else 2)
    if match["y_q"]:
        return _quarters(state, year, match["y_q"])
    if match["y_qn"]:
        return cal.quarter(year, int(match["y_qn"]))
    if match["y_fm"]:
        count = integer(match["y_fm"][1:].replace("個", "").replace("月", ""))
        return cal.months(year, 1, count) if count else None
    if match["y_season"]:
        return cal.season(year, match["y_season"])
    if match["y_same"]:
        return _same_period(state, year)
    if match["y_named"]:
        return festival(match["y_named"], year)
    return cal.year(year)


def _plain_month(state: State, text: str) -> int | None:
    if text in ("本", "同"):
        if text == "同" and state.month:
            return state.month[1]
        return state.published.month if state.published else None
    return integer(text)


def _quarters(state: State, year: int, text: str) -> Period | None:
    number = _QUARTERS.get(text[-2]) or int(text[-2])
    if text.startswith("前") and number > 1:
        return cal.months(year, 1, 3 * number)
    return cal.quarter(year, number)


def _same_period(state: State, year: int) -> Period | None:
    """去年同期: the months named before it in the sentence, or the month in the paragraph, in that year; else the year."""
    stretch = state.stretch
    if stretch is not None and stretch.start.day == 1 and stretch.start.year == stretch.end.year:
        year -= stretch.start.year == year  # 去年1至11月較去年同期: the year before
        return cal.months(year, stretch.start.month, stretch.end.month)
    if state.month and state.own_year is not None and state.published and state.month[0] == state.published.year:
        return cal.month(year, state.month[1])
    return cal.year(year)


def decade(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    number = integer(match["dec_d"].replace("年代", ""))
    if number is None:
        return None
    if number < 100:
        word = match["dec_c"]
        if word in ("上", "本"):
            now = state.published.year // 100 if state.published else 20
            century = now - (word == "上")
        elif word:
            century = (integer(word) or 0) - 1
        else:
            century = 19 if number >= 30 else 20
        number += century * 100
    first, last = cal.year(number), cal.year(number + 9)
    return state.name(cal.join(first, last), explicit_year=True) if first and last else None


def half(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    year = state.sentence_year or (state.published.year if state.published else None)
    return state.name(cal.half(year, 1 if match["h_n"] == "上" else 2)) if year else None


def quarter(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    if match["q_rel"]:
        if state.published is None:
            return None
        by = {"上": -3, "下": 3}.get(match["q_rel"], 0)
        year, month = cal.add_months(state.published.year, state.published.month, by)
        return cal.quarter(year, (month + 2) // 3)
    known = state.sentence_year or (state.published.year if state.published else None)
    number = match["q_n"] or match["q_q"]
    return cal.quarter(known, _QUARTERS.get(number) or int(number)) if known else None


def year_part(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    return cal.year(state.published.year) if state.published else None
