"""Days: of the month, relative to another, with a name, and the parts of a day."""

from __future__ import annotations

import re
from datetime import date

from kg.dates import calendar as cal
from kg.dates.calendar import Period
from kg.dates.cues import Side, side
from kg.dates.festivals import festival as named_festival
from kg.dates.grammar import CN
from kg.dates.state import State
from kg.numerals import integer

_RELATIVE_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "後": 2, "大後": 3}


# 日本, 日圓, 日經, 日報, 日程 after a number; 報導 and 報告 are verbs after a day.
_OTHER_WORD = re.compile(
    r"本(?![報台刊社院會黨])|[圓元幣媒韓籍語文益夜程均薪遊租領]|經[濟指新亞中]|報(?![導道告案到名警稱載])"
)
_SPAN_BEFORE = re.compile(
    r"每月$|[第每逾數幾這整滿刑役]$|(?<!中)共$|(?<![條公合協契簽締違相預邀])約$|(?<!附)近$|(?<![日目稍先])前$|經過$|超過$|(?<!抵)達$"
    r"|連續|為期|長達|未來|過去|最近|拘[留役]|羈押|停[職權]|請假|多達|至少"
)
_SPAN_AFTER = re.compile(r"之?內|以內|遊|來(?![到訪台])|之久|行程|間(?![^,。]*至)|份|後(?!天)|期|套|票|[均線]")
# 3號 is a date where a clause begins or after 在, 於; otherwise the number of a thing.
_NUMBER_BEFORE = re.compile(r"^\s*$|[,、。在於到至從將月]$")
_NUMBERED = re.compile(r"[公機艦館線室門樓車令文決法案球坑選院會碼倉爐井礦營隊櫃桌]")
_STORY_DAYS = 7  # a part of a day, told without its date, belongs to the last day named only if that is as near
_NEW_YEAR = 20  # days about the new year's in which 初五 is one of its days
_LONG_PAST = 60  # days after which a story is one of the past
_SINGLE = set("一二三四五六七八九")
_CLAUSE_BEGINS = re.compile(r"^\s*$|[,。月在於定訂將]$")
_DAY_GOES_ON = re.compile(
    r"[上下晚凌早中清深在於說與]|和(?!平)|表[示決]|召[開集]|宣[布告判]|舉[行辦]|恢復|將|赴|抵|接|進行|登場|開[會議幕庭始]"
    r"|會[見晤談面]|公[布開]|簽[署訂約]|發[表布出動]|通過|三讀|審[查議]|投票|出[席訪庭發面]|啟程|訪[問美日]|受訪|拜會|遞[交出]"
    r"|指出|透露|證實|強調|提出|對|向|下令|率|參加|主持|前往|返[國回]|裁定|判[決刑]|搜索|約談|起訴|逮捕|請辭|辭職|就[職任]|上任"
)
# What happens on a day, after who does it: 行政院長五日表示.
_DAY_SURELY = re.compile(
    r"報導|電(?![影視子動])|向|對(?!話)|開[議幕庭]|閉[幕會]|登場|舉辦|下令|簽署|裁定|判[決刑]|起訴|逮捕|投票|訪問|受審|上午|下午|中午|晚間|晚上|凌晨|清晨|傍晚|深夜|表示|指出|強調|宣[布誓]|召開|舉行|出席|發[表布]|公布|接受|受訪|會[見晤談]|通過|三讀|審查|啟程"
    r"|抵達|證實|批評|呼籲|重申|回應|坦言|主持|前往|赴|率|將|再度|也|則|於|在(?![^,。]{0,6}內)|說|引[述用]|曾(?!經)"
)
_LASTING = re.compile(r"[留住休假停延限滯時經歷曆程訪遊約滿第數逾]$|[展順]延|停留")


def day(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    number = integer(match["d_n"])
    if number is None or not _is_day(state, match, ranged=floor is not None):
        return None
    return state.name(_day_of(state, number, match, floor))


def _is_day(state: State, match: re.Match[str], *, ranged: bool) -> bool:
    """Whether N日 is a day of the month and not a span of days, nor the beginning of 日本; `ranged`: it ends a range."""
    before = state.folded[max(0, match.start() - 3) : match.start()]
    after = state.folded[match.end() : match.end() + 3]
    if match.group()[-1] == "日" and _OTHER_WORD.match(after):
        return False
    if _SPAN_BEFORE.search(before) or (
        not ranged and _SPAN_AFTER.match(after) and not before.endswith(("月", "在", "於"))
    ):
        return False
    if match["d_u"] == "號":
        if len(match.group()) > len(match["d_n"]) + 1 and not _NUMBERED.match(after):
            return True  # 27號清晨
        return bool(_NUMBER_BEFORE.search(before) or _DAY_GOES_ON.match(after)) and not _NUMBERED.match(after)
    if match["d_n"] in _SINGLE and match["d_u"]:
        # 三日 is three days more often than the third.
        if _CLAUSE_BEGINS.search(before):
            return _DAY_GOES_ON.match(after) is not None
        return (
            len(match.group()) > 2 or _DAY_SURELY.match(state.folded, match.end()) is not None
        ) and not _LASTING.search(before)
    return True


def _day_of(state: State, number: int, match: re.Match[str], floor: date | None) -> Period | None:
    if floor is not None:
        year, month = floor.year, floor.month
        if number < floor.day:
            year, month = cal.add_months(year, month, 1)
        found = cal.safe_date(year, month, number)
        return cal.day(found) if found else None
    published = state.published
    where = side(state.folded, *match.span())
    near = state.sentence_day
    # 7月22日搜索，23日將某某帶回: of a story months ago, 將 is no word of the future.
    ahead = where is Side.FUTURE and not (near and published and (published - near).days > _LONG_PAST // 2)
    if near and not ahead and number > near.day:
        found = cal.safe_date(near.year, near.month, number)
        if found and (published is None or found <= published or near > published):
            return cal.day(found)
    if where is None and (again := _day_of_past_story(state, number)):
        return cal.day(again)
    if published is None:
        found = cal.safe_date(*state.month, number) if state.month else None
        return cal.day(found) if found else None
    this = cal.safe_date(published.year, published.month, number)
    past = cal.safe_date(*cal.add_months(published.year, published.month, -1), number)
    future = cal.safe_date(*cal.add_months(published.year, published.month, 1), number)
    chosen: date | None
    if this and this <= published:
        chosen = future if where is Side.FUTURE and this < published and future else this
        # A day just past with 須, 要求 and the like is past all the same unless the next one is near.
        if chosen is future and future and (published - this).days < (future - published).days / 2:
            chosen = this
    elif where is Side.FUTURE:
        chosen = this or future
    elif where is Side.PAST:
        chosen = past
    elif this and this > published and state.known.get((this.month, number)) == this.year:
        chosen = this  # the article has placed it there already
    elif this and past:
        # Days ahead need a word, but not where the one of last month lies much further away.
        chosen = this if 2 * (this - published).days <= (published - past).days else past
    else:
        chosen = past or this
    return cal.day(chosen) if chosen else None


def _day_of_past_story(state: State, number: int) -> date | None:
    """The day of another year or season that the story was at last, told again: …2000年8月13日出訪。⏎ 13日過境…."""
    day, published = state.day, state.published
    if day is None or published is None or state.here is not None or day.day != number:
        return None
    return day if (published - day).days > _LONG_PAST and abs(published.day - number) > 1 else None


def rel(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    word = (
        match["r_b"] or match["r_bw"] or match["r_n"] or match["r_w"] or match["r_h"] or match["r_h2"] or match["r_h3"]
    )
    bracket = match["r_bd"] or match["r_nd"] or match["r_p"]
    found, anchor = _relative_day(state, word, quoted=_quoted(state, match.start()))
    if bracket:
        inside = bracketed(state, bracket, found or state.published)
        found = inside or found
    if found is None:
        return None
    if word[0] in "今昨明前後大本" and not word.startswith(("前一", "後一")):
        state.sentence_year = None  # back in the present
    return state.name(cal.day(found), anchor=anchor)


def _quoted(state: State, at: int) -> bool:
    """Whether somebody's words are open at an offset."""
    opened, closed = (max(state.folded.rfind(mark, 0, at) for mark in marks) for marks in ("「“", "」”"))
    return opened > closed


def _relative_day(state: State, word: str, *, quoted: bool) -> tuple[date | None, bool]:
    """The day that 今天, 隔天, 當晚 … mean, and whether later 當天 and the like refer to it."""
    if word[0] in "當同是":
        return state.latest or state.day or state.published, True
    last = state.latest or state.day or state.published
    if word[0] in "隔翌次":
        return (cal.shift(last, 1) if last else None), True
    if word.startswith(("前一", "後一")):
        # A look aside: the story stays at the day that it is compared with.
        return (cal.shift(last, -1 if word[0] == "前" else 1) if last else None), False
    if state.published is None:
        return None, False
    key = word[:2] if word[:2] in _RELATIVE_DAYS else word[0]
    spoken = _yesterdays_story(state) if key == "今" and quoted else None  # 他昨晚說「今天…」
    return spoken or cal.shift(state.published, _RELATIVE_DAYS[key]), True


def bracketed(state: State, text: str, near: date | None) -> date | None:
    """The date in 昨天（4日）, 星期三（2月4日）: the one nearest to what the word before it says."""
    numbers = [n for part in re.findall(rf"[0-9]+|[{CN}]+", text) if (n := integer(part))]
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


def part(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    after = state.folded[match.end() : match.end() + 2]
    if re.match(r"茶|場(?!域)|時段|新聞|好[!,。]|部|市|模式|班|餐|學", after):
        return None
    return clock(state, match, floor)


def clock(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    """The day of a part of a day or an hour told without its date: the day that the story is at."""
    found = state.latest or state.here or _yesterdays_story(state) or state.published
    if found and state.published and not state.latest and (state.published - found).days > _STORY_DAYS:
        found = state.published  # …去年11月搜索。部長下午受訪表示…
    return cal.day(found) if found else None


def _yesterdays_story(state: State) -> date | None:
    """Yesterday, where that is the day a morning paper tells of, without a word so far on its own day."""
    day, published = state.day, state.published
    if day is None or published is None or (published - day).days != 1:
        return None
    return day if (published.month, published.day) not in state.known else None


def pair(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    """今明兩天, 明後年: two days or years that follow one another."""
    if state.published is None:
        return None
    first = {"今": 0, "明": 1, "昨": -1, "去": -1}[match["p_w"][0]]
    if match["p_u"] == "年":
        left, right = cal.year(state.published.year + first), cal.year(state.published.year + first + 1)
        return cal.join(left, right) if left and right else None
    return cal.interval(cal.shift(state.published, first), cal.shift(state.published, first + 1))


def _named_day(state: State, word: str, match: re.Match[str]) -> Period | None:
    base = state.published
    if base is None:
        return named_festival(word, state.own_year) if state.own_year else None
    options = [p for by in (-1, 0, 1) if (p := named_festival(word, base.year + by))]
    where = side(state.folded, *match.span())
    if where is Side.FUTURE:
        options = [p for p in options if p.end >= base] or options
    elif where is Side.PAST:
        options = [p for p in options if p.start <= base] or options
    return min(options, key=lambda p: abs((p.start - base).days)) if options else None


def festival(state: State, match: re.Match[str], floor: date | None) -> Period | None:
    found = _named_day(state, match["festival"], match)
    if match["festival"].startswith(("初", "年初")) and not _is_new_year(state, match, found):
        return None
    return state.name(found)


def _is_new_year(state: State, match: re.Match[str], found: Period | None) -> bool:
    """Whether 初五 is a day of the new year: told of in its days, and neither of another month nor of a school."""
    near = found is not None and state.published is not None and abs((found.start - state.published).days) <= _NEW_YEAR
    before, after = state.folded[: match.start()][-1:], state.folded[match.end() : match.end() + 1]
    return near and before not in tuple("月年歲最當") and after not in tuple("次度項個名位讀審年生班學級")
