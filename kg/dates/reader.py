"""What a matched expression means on the calendar, from the publication day and from what was named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.dates.cues import Side, side
from kg.dates.festivals import festival, named_days
from kg.dates.grammar import build
from kg.model import Precision, Span, TimeExpression
from kg.numerals import integer

GRAMMAR = build(named_days())

_ROC = 1911
_KNOWN_MAX = 64
_JOIN = re.compile(r" ?(?:至|到|~|-{1,2}) ?")
_SENTENCE = re.compile(r"[。！？!?\n]")
_WEEKDAYS = {char: n for n, char in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_RELATIVE_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "後": 2, "大後": 3}
_RELATIVE_YEARS = {
    "大前年": -3,
    "前年": -2,
    "去年": -1,
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "明年": 1,
    "後年": 2,
    "大後年": 3,
}
_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1, "兩": 2}


@dataclass(frozen=True, slots=True)
class DateContext:
    """What an article has named so far: hand the one that `find` returns to the `find` of the next block.

    `day` is the last day named, `month` the last (year, month), `year` the last year; `known` remembers in which
    year a (month, day) was found to lie, day 0 for a whole month.
    """

    day: date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    known: tuple[tuple[int, int, int], ...] = ()


class Reader:
    """Reads the matches of one text in order. All state is that of this text."""

    def __init__(self, folded: str, published: date | None, context: DateContext, taiwan: bool) -> None:
        self.folded = folded
        self.published = published
        self.taiwan = taiwan
        self.day = context.day
        self.month = context.month
        self.year = context.year
        self.known = {(m, d): y for m, d, y in context.known}
        self._new_paragraph()

    def _new_paragraph(self) -> None:
        self.here: date | None = None  # the last day named in this paragraph that is not ahead
        self.own_year: int | None = None  # the last year named in this paragraph
        self._new_sentence()

    def _new_sentence(self) -> None:
        self.latest: date | None = None  # the last day named in this sentence, ahead or not
        self.sentence_year: int | None = None
        self.sentence_from: date | None = None  # where that year was named, with a month
        self.sentence_month: tuple[int, int, int] | None = None

    def context(self) -> DateContext:
        known = tuple((m, d, y) for (m, d), y in list(self.known.items())[-_KNOWN_MAX:])
        return DateContext(self.day, self.month, self.year, known)

    def read(self) -> Iterator[TimeExpression]:
        """Yield the expressions that can be put on the calendar, in order, ranges joined."""
        last: TimeExpression | None = None
        position = 0
        for match in GRAMMAR.finditer(self.folded):
            for stop in _SENTENCE.finditer(self.folded, position, match.start()):
                if stop.group() == "\n":
                    self._new_paragraph()
                else:
                    self._new_sentence()
            position = match.start()
            kind = match.lastgroup or ""
            start, end = match.span()
            end = start + len(match.group().rstrip())
            joined = last is not None and bool(_JOIN.fullmatch(self.folded, last.span.end, start))
            floor = last.start if joined and last is not None else None
            period = getattr(self, f"_{kind}")(match, floor)
            if period is None:
                continue
            found = TimeExpression(Span(start, end), period.start, period.end, period.precision)
            if joined and last is not None:
                whole = self._joined(last, found, kind)
                if whole:
                    last = whole
                    continue
            if last is not None:
                yield last
            last = found
        if last is not None:
            yield last

    def _joined(self, left: TimeExpression, right: TimeExpression, kind: str) -> TimeExpression | None:
        span = Span(left.span.start, right.span.end)
        if kind == "part" and left.start == right.start == left.end:
            return replace(left, span=span)
        if right.end < left.start or (
            left.precision != right.precision and Precision.YEAR in (left.precision, right.precision)
        ):
            return None
        if left.start == right.start and left.end == right.end:
            return replace(left, span=span)
        return TimeExpression(span, left.start, right.end, Precision.INTERVAL)

    # What a reading leaves behind for the expressions after it.

    def _named(self, period: Period | None, explicit_year: bool = False, anchor: bool = True) -> Period | None:
        if period is None:
            return None
        start, precision = period.start, period.precision
        if precision is Precision.DAY:
            if anchor:
                self.latest = start
                if self.published is None or start <= self.published:
                    self.day = self.here = start
            self.known[start.month, start.day] = start.year
            self.sentence_month = (start.year, start.month, start.day)
        if precision in (Precision.DAY, Precision.MONTH):
            self.month = start.year, start.month
            if precision is Precision.MONTH:
                self.known[start.month, 0] = start.year
        self.year = self.own_year = start.year
        if explicit_year:
            self.sentence_year = start.year
            self.sentence_from = start
        return period

    # Absolute dates.

    def _ymd(self, year: int | None, month: int | None, number: int | None) -> Period | None:
        if year is None or month is None or number is None:
            return None
        found = cal.safe_date(year, month, number)
        return self._named(cal.day(found), explicit_year=True) if found else None

    def _iso(self, match: re.Match[str], floor: date | None) -> Period | None:
        year = int(match["iso_y"])
        if (
            match["iso_s"] == "."
            and year < 1000
            and len(match["iso_m"]) + len(match["iso_d"]) < 3
            and self.published is None
        ):
            return None
        return self._ymd(year if year >= 1000 else year + _ROC, int(match["iso_m"]), int(match["iso_d"]))

    def _dmy(self, match: re.Match[str], floor: date | None) -> Period | None:
        first, second = int(match["dmy_d"]), int(match["dmy_m"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 3-7-2017 may be either
        number, month = (first, second) if second <= 12 else (second, first)
        return self._ymd(int(match["dmy_y"]), month, number)

    def _compact(self, match: re.Match[str], floor: date | None) -> Period | None:
        digits = match["compact"]
        year, rest = (int(digits[:4]), digits[4:]) if len(digits) == 8 else (int(digits[:3]) + _ROC, digits[3:])
        if self.published and abs(year - self.published.year) > (60 if len(digits) == 8 else 5):
            return None
        return self._ymd(year, int(rest[:2]), int(rest[2:]))

    def _slash(self, match: re.Match[str], floor: date | None) -> Period | None:
        month, number = int(match["slash_m"]), int(match["slash_d"])
        # 2/3 and 1/5 are fractions until something says that they are dates.
        if number <= 12 and not match["slash_w"] and not re.match(r"日|號", self.folded[match.end() :]):
            before = self.folded[max(0, match.start() - 2) : match.start()]
            if not re.search(r"[於在至~]$", before) or (month, number) in (
                (1, 2),
                (1, 3),
                (2, 3),
                (1, 4),
                (3, 4),
                (1, 5),
            ):
                return None
        return self._month_day(month, number, match, floor)

    def _year(self, match: re.Match[str], floor: date | None) -> Period | None:
        year = self._year_number(match, floor)
        if year is None or not 1 <= year <= 9999:
            return None
        found = self._in_year(year, match, floor)
        return self._named(found, explicit_year=True, anchor=found is not None and found.precision is Precision.DAY)

    def _year_number(self, match: re.Match[str], floor: date | None) -> int | None:
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
            after = self.folded[match.end() : match.end() + 3]
            if year < 1800 and not match["y_m"] and re.match(r"的?歷?史|來|以?前|以?後|之|多|以上", after):
                return None
            return year
        if match["y_3"]:
            return self._roc_year(match)
        if match["y_2"]:
            number = int(match["y_2"])
            if self.taiwan and number >= 38:
                return number + _ROC
            base = self.published.year if self.published else 2000
            return number + (2000 if number + 2000 <= base + 10 else 1900)
        return self._relative_year(match["y_rel"], floor)

    def _roc_year(self, match: re.Match[str]) -> int | None:
        """115年 without 民國: a year only where it is no span of time."""
        number = int(match["y_3"])
        has_part = match.end() > match.end("y_3") + 1
        if not has_part:
            around = self.folded[max(0, match.start() - 2) : match.start()], self.folded[match.end() : match.end() + 2]
            if re.search(r"[近約逾達滿共過超少第這前來長刑期判]$|未來", around[0]) or re.match(
                r"[來多餘]|以[來上下]|之?[久內]|[前後內]|的?歷|徒|有期", around[1]
            ):
                return None
            if not (100 <= number <= 130) or (
                number in (100, 110, 120) and self.published and abs(number + _ROC - self.published.year) > 3
            ):
                return None
        return number + _ROC

    def _relative_year(self, word: str, floor: date | None) -> int | None:
        if word in _RELATIVE_YEARS:
            return self.published.year + _RELATIVE_YEARS[word] if self.published else None
        last = self.year or (self.published.year if self.published else None)
        if last is None:
            return None
        return last if word == "同年" else last + 1

    def _in_year(self, year: int, match: re.Match[str], floor: date | None) -> Period | None:
        if match["y_m"]:
            month = self._plain_month(match["y_m"])
            if month is None:
                return None
            if match["y_d"]:
                found = cal.safe_date(year, month, integer(match["y_d"]) or 0)
                return cal.day(found) if found else None
            if match["y_mp"]:
                self._named(cal.month(year, month))
                return cal.part_of_month(year, month, match["y_mp"])
            return cal.month(year, month)
        if match["y_half"]:
            return cal.half(year, 1 if match["y_half"] in "上前" else 2)
        if match["y_q"]:
            return self._quarters(year, match["y_q"])
        if match["y_qn"]:
            return cal.quarter(year, int(match["y_qn"]))
        if match["y_fm"]:
            count = integer(match["y_fm"][1:].replace("個", "").replace("月", ""))
            return cal.months(year, 1, count) if count else None
        if match["y_season"]:
            return _season(year, match["y_season"])
        if match["y_same"]:
            return self._same_period(year)
        if match["y_named"]:
            return festival(match["y_named"], year)
        return cal.year(year)

    def _plain_month(self, text: str) -> int | None:
        if text in ("本", "同"):
            if text == "同" and self.month:
                return self.month[1]
            return self.published.month if self.published else None
        return integer(text)

    def _quarters(self, year: int, text: str) -> Period | None:
        number = _QUARTERS.get(text[-2]) or int(text[-2])
        if text.startswith("前") and number > 1:
            return cal.months(year, 1, 3 * number)
        return cal.quarter(year, number)

    def _same_period(self, year: int) -> Period | None:
        """去年同期: the month or months named before it in the paragraph, in that year; else the year."""
        if self.month and self.own_year is not None and self.published and self.month[0] == self.published.year:
            return cal.month(year, self.month[1])
        return cal.year(year)

    def _decade(self, match: re.Match[str], floor: date | None) -> Period | None:
        number = integer(match["dec_d"].replace("年代", ""))
        if number is None:
            return None
        if number < 100:
            word = match["dec_c"]
            if word in ("上", "本"):
                now = self.published.year // 100 if self.published else 20
                century = now - (word == "上")
            elif word:
                century = (integer(word) or 0) - 1
            else:
                century = 19 if number >= 30 else 20
            number += century * 100
        first, last = cal.year(number), cal.year(number + 9)
        return self._named(cal.join(first, last), explicit_year=True) if first and last else None

    # Months.

    def _month(self, match: re.Match[str], floor: date | None) -> Period | None:
        where = self._relative_month(match["m_rel"]) if match["m_rel"] else None
        if match["m_rel"] and where is None:
            return None
        if where is None:
            number = integer(match["m_n"])
            if number is None or not 1 <= number <= 12:
                return None
            if match["m_d"]:
                return self._month_day(number, integer(match["m_d"]) or 0, match, floor)
            year = self._year_of(number, 0, match, floor)
            if year is None:
                return None
            where = year, number
        elif match["m_d"]:
            found = cal.safe_date(*where, integer(match["m_d"]) or 0)
            return self._named(cal.day(found)) if found else None
        whole = self._named(cal.month(*where))
        return cal.part_of_month(*where, match["m_p"]) if match["m_p"] else whole

    def _relative_month(self, word: str) -> tuple[int, int] | None:
        if word[0] in "當同次":
            last = self.month or ((self.published.year, self.published.month) if self.published else None)
            return cal.add_months(*last, 1) if last and word[0] == "次" else last
        if self.published is None:
            return None
        by = {"上": -word.count("上"), "下": word.count("下")}.get(word[0], 0)
        return cal.add_months(self.published.year, self.published.month, by)

    def _month_part(self, match: re.Match[str], floor: date | None) -> Period | None:
        if self.published is None:
            return None
        text = match.group()
        return cal.part_of_month(self.published.year, self.published.month, text[1:] if text[0] == "月" else text)

    def _month_day(self, month: int, number: int, match: re.Match[str], floor: date | None) -> Period | None:
        year = self._year_of(month, number, match, floor)
        found = cal.safe_date(year, month, number) if year is not None else None
        if found is None and year is not None and (month, number) == (2, 29):
            found = next((d for y in range(year, year - 8, -1) if (d := cal.safe_date(y, 2, 29))), None)
        return self._named(cal.day(found)) if found else None

    def _year_of(self, month: int, number: int, match: re.Match[str], floor: date | None) -> int | None:
        """The year of a month, or of a month and day (`number` 0 for none), that has none of its own.

        A range goes on from its beginning; a year named in the same sentence is carried on; a date that the article
        has placed already stays there; else it is the year of publication, or the one before where that would lie
        far ahead and no word speaks of the future.
        """
        if floor is not None:
            return floor.year if (month, number or 31) >= (floor.month, floor.day) else floor.year + 1
        published = self.published
        where = side(self.folded, *match.span())
        carried = self._carried(month, number)
        if carried is not None and where is not Side.FUTURE:
            return carried
        if (month, number) in self.known:
            return self.known[month, number]
        if published is None:
            return self.own_year or self.year
        ahead = (month - published.month) * 30 + (number - published.day if number else 0)
        if where is Side.FUTURE:
            return published.year + (ahead < -150)
        if ahead <= 0:
            return published.year
        if where is Side.PAST:
            return published.year - 1
        if carried is None and self.own_year is not None and self.own_year < published.year and self.day:
            before = cal.safe_date(self.own_year, month, number or 1)
            if before and before >= self.day and self.day.year == self.own_year:
                return self.own_year  # the story of a past year goes on
        return published.year if ahead < 182 else published.year - 1

    def _carried(self, month: int, number: int) -> int | None:
        year = self.sentence_year
        if year is None or self.sentence_from is None:
            return None
        if self.published is None:
            return year
        if year >= self.published.year:
            return None
        begins = self.sentence_from
        year += (month, number or 31) < (begins.month, begins.day)
        end = cal.safe_date(year, month, number or 1)
        return year if end is not None and end <= self.published else None

    # Days.

    def _day(self, match: re.Match[str], floor: date | None) -> Period | None:
        number = integer(match["d_n"])
        if number is None or not self._is_day(match):
            return None
        return self._named(self._day_of(number, match, floor))

    def _is_day(self, match: re.Match[str]) -> bool:
        """Whether N日 is a day of the month and not a span of days or the beginning of 日本."""
        before, after = (
            self.folded[max(0, match.start() - 3) : match.start()],
            self.folded[match.end() : match.end() + 3],
        )
        word = match.group()
        if word[-1:] == "日" and re.match(
            r"本(?![報台刊社院會黨])|[圓元幣媒韓籍語文益]|經[濟指新亞中]|報(?![導道告案到名警稱載])|圓|夜|程|均|薪|遊|游|租|領",
            after,
        ):
            return False
        if re.match(r"內|之內|以內|遊|來|之久|行程|間(?![^,。]*至)|份|後(?!天)|期|套|票", after) and not re.search(
            r"[月在於]$", before
        ):
            return False
        if re.search(
            r"[第每連共近滿達逾約數幾這整前過刑役長頭首]$|連續|為期|長達|未來|過去|最近|拘[留役]|羈押|停[職權]|請假|多達|至少",
            before,
        ):
            return False
        if match["d_u"] == "號":
            return (
                not before.strip()
                and self.published is not None
                and not re.match(r"[公機艦館線室門樓車令文決法案球坑]", after)
                or bool(
                    re.search(r"[,、。在於到至從將月]$", before)
                    and not re.match(r"[公機艦館線室門樓車令文決法案球坑選院會]", after)
                )
            )
        digits = match["d_n"]
        if digits[0] not in "0123456789" and len(digits) == 1 and match["d_u"]:
            if re.search(r"[一二兩三四五六七八九十]$", before) or not re.match(
                r"[上下晚凌早中清深在於說]|表示|召開|宣布|將|與|和|以|發|赴|抵|接|、|至|到",
                after or self.folded[match.end("d_u") :][:2],
            ):
                return bool(re.search(r"^\s*$|[,。月在於]$", before)) and bool(
                    re.match(r"[上下晚凌早中清深在於說]|表示|召開|宣布|將|赴|抵|接", after)
                )
        return True

    def _day_of(self, number: int, match: re.Match[str], floor: date | None) -> Period | None:
        if floor is not None:
            year, month = floor.year, floor.month
            if number < floor.day:
                year, month = cal.add_months(year, month, 1)
            found = cal.safe_date(year, month, number)
            return cal.day(found) if found else None
        published = self.published
        where = side(self.folded, *match.span())
        near = self.sentence_month
        if near and where is not Side.FUTURE and number > near[2]:
            if published is None or (near[0], near[1]) != (published.year, published.month):
                found = cal.safe_date(near[0], near[1], number)
                if found and (published is None or found <= published):
                    return cal.day(found)
        if published is None:
            found = cal.safe_date(*self.month, number) if self.month else None
            return cal.day(found) if found else None
        this = cal.safe_date(published.year, published.month, number)
        past = cal.safe_date(*cal.add_months(published.year, published.month, -1), number)
        future = cal.safe_date(*cal.add_months(published.year, published.month, 1), number)
        if this and this <= published:
            chosen = future if where is Side.FUTURE and this < published and future else this
            # A day just past with 須, 要求 and the like is past all the same unless the next one is near.
            if chosen is future and future and (published - this).days < (future - published).days / 2:
                chosen = this
        elif where is Side.FUTURE:
            chosen = this or future
        elif where is Side.PAST:
            chosen = past
        elif this and past:
            # Days ahead need a word, but not where the one of last month lies much further away.
            chosen = this if 2 * (this - published).days <= (published - past).days else past
        else:
            chosen = past or this
        return cal.day(chosen) if chosen else None

    def _rel(self, match: re.Match[str], floor: date | None) -> Period | None:
        word = match["r_b"] or match["r_w"] or match["r_h"] or match["r_h2"] or match["r_h3"]
        bracket = match["r_bd"] or match["r_p"]
        found, anchor = self._relative_day(word)
        if bracket:
            inside = self._bracketed(bracket, found or self.published)
            found = inside or found
        if found is None:
            return None
        return self._named(cal.day(found), anchor=anchor)

    def _relative_day(self, word: str) -> tuple[date | None, bool]:
        """The day that 今天, 隔天, 當晚 … mean, and whether later 當天 and the like refer to it."""
        if word[0] in "當同是":
            return self.latest or self.day or self.published, True
        last = self.latest or self.day or self.published
        if word[0] in "隔翌次":
            return (cal.shift(last, 1) if last else None), True
        if word.startswith("前一") or word.startswith("後一"):
            # A look aside: the story stays at the day that it is compared with.
            return (cal.shift(last, -1 if word[0] == "前" else 1) if last else None), False
        if self.published is None:
            return None, False
        key = word[:2] if word[:2] in _RELATIVE_DAYS else word[0]
        return cal.shift(self.published, _RELATIVE_DAYS[key]), True

    def _bracketed(self, text: str, near: date | None) -> date | None:
        """The date in 昨天（4日）, 星期三（2月4日）: the one nearest to what the word before it says."""
        numbers = [int(part) for part in re.findall(r"[0-9]+", text)]
        if len(numbers) == 3:
            return cal.safe_date(*numbers)
        if near is None:
            return None
        if len(numbers) == 2:
            candidates = [cal.safe_date(near.year + by, *numbers) for by in (-1, 0, 1)]
        else:
            candidates = [cal.safe_date(*cal.add_months(near.year, near.month, by), numbers[0]) for by in (-1, 0, 1)]
        dates = [d for d in candidates if d]
        return min(dates, key=lambda d: abs((d - near).days)) if dates else None

    def _part(self, match: re.Match[str], floor: date | None) -> Period | None:
        after = self.folded[match.end() : match.end() + 2]
        if re.match(r"茶|場(?!域)|時段|新聞|好[!,。]|部|市|模式|班|餐|學", after):
            return None
        found = self.here or self.published
        return cal.day(found) if found else None

    # Weeks.

    def _weekday(self, match: re.Match[str], floor: date | None) -> Period | None:
        base = self.published
        number = _WEEKDAYS[match["w_n"][0]]
        found: date | None = None
        if base is not None:
            word = match["w_rel"]
            if word:
                by = word.count("下") - word.count("上")
                found = cal.shift(cal.monday(base), 7 * by + number)
            else:
                found = cal.shift(base, -((base.weekday() - number) % 7))
                if side(self.folded, *match.span()) is Side.FUTURE and found != base:
                    found = cal.shift(base, (number - base.weekday()) % 7)
            if floor is not None and found and found < floor:
                found = cal.shift(floor, (number - floor.weekday()) % 7)
        if match["w_b"]:
            found = self._bracketed(match["w_b"], found) or found
        return self._named(cal.day(found)) if found else None

    def _weekend(self, match: re.Match[str], floor: date | None) -> Period | None:
        if self.published is None:
            return None
        word = match["we_rel"] or ""
        by = word.count("下") - word.count("上")
        if not word and self.published.weekday() < 5 and side(self.folded, *match.span()) is not Side.FUTURE:
            by = -1
        saturday = cal.shift(cal.monday(self.published), 7 * by + 5)
        return cal.interval(saturday, cal.shift(saturday, 1)) if saturday else None

    def _week(self, match: re.Match[str], floor: date | None) -> Period | None:
        if self.published is None:
            return None
        word = match["wk_rel"]
        return cal.week(self.published, word.count("下") - word.count("上"))

    # Longer stretches of the publication year.

    def _half(self, match: re.Match[str], floor: date | None) -> Period | None:
        year = self.sentence_year or (self.published.year if self.published else None)
        return self._named(cal.half(year, 1 if match["h_n"] == "上" else 2)) if year else None

    def _quarter(self, match: re.Match[str], floor: date | None) -> Period | None:
        if match["q_rel"]:
            if self.published is None:
                return None
            by = {"上": -3, "下": 3}.get(match["q_rel"], 0)
            year, month = cal.add_months(self.published.year, self.published.month, by)
            return cal.quarter(year, (month + 2) // 3)
        known = self.sentence_year or (self.published.year if self.published else None)
        number = match["q_n"] or match["q_q"]
        return cal.quarter(known, _QUARTERS.get(number) or int(number)) if known else None

    def _year_part(self, match: re.Match[str], floor: date | None) -> Period | None:
        return cal.year(self.published.year) if self.published else None

    def _named_day(self, word: str, match: re.Match[str]) -> Period | None:
        base = self.published
        if base is None:
            return festival(word, self.own_year) if self.own_year else None
        options = [p for by in (-1, 0, 1) if (p := festival(word, base.year + by))]
        where = side(self.folded, *match.span())
        if where is Side.FUTURE:
            options = [p for p in options if p.end >= base] or options
        elif where is Side.PAST:
            options = [p for p in options if p.start <= base] or options
        return min(options, key=lambda p: abs((p.start - base).days)) if options else None

    def _festival(self, match: re.Match[str], floor: date | None) -> Period | None:
        return self._named(self._named_day(match["festival"], match))

    def _window(self, match: re.Match[str], floor: date | None) -> Period | None:
        base = self.published
        word = match["win_b"] or match["win_a"]
        count = 1 if word.startswith("半") else integer(word)
        if base is None or not count or (word.startswith("半") and "月" not in match["win_u"]):
            return None
        ahead = match["win_w"][0] in "未接"
        edge = _away(base, count if ahead else -count, match["win_u"])
        if word.startswith("半"):
            edge = cal.shift(base, 15 if ahead else -15)
        return cal.interval(base, edge) if ahead else cal.interval(edge, base)

    def _ago(self, match: re.Match[str], floor: date | None) -> Period | None:
        base, count, unit = self.published, integer(match["ago_n"]), match["ago_u"]
        before = self.folded[max(0, match.start() - 1) : match.start()]
        if base is None or not count or count > 90 or not re.match(r"^$|[\s,、。:;(「『\"早在與比是從和較他她它我們]", before):
            return None
        found = _away(base, -count, unit)
        if found is None:
            return None
        if unit == "天":
            return self._named(cal.day(found))
        if unit == "個月":
            return self._named(cal.month(found.year, found.month))
        return cal.year(found.year) if unit == "年" else cal.week(found, 0)


def _away(base: date, count: int, unit: str) -> date | None:
    if unit == "天" or unit == "日":
        return cal.shift(base, count)
    if unit == "個月" or unit == "年":
        year, month = cal.add_months(base.year, base.month, count * (12 if unit == "年" else 1))
        if not 1 <= year <= 9999:
            return None
        return date(year, month, min(base.day, cal.last_day(year, month)))
    return cal.shift(base, 7 * count)


def _season(year: int, word: str) -> Period | None:
    """Spring is March to May, and so on; winter begins in December and goes on into the next year."""
    first = _SEASONS[word]
    end_year, end_month = cal.add_months(year, first, 2)
    if end_year > 9999:
        return None
    return Period(
        date(year, first, 1), date(end_year, end_month, cal.last_day(end_year, end_month)), Precision.INTERVAL
    )
