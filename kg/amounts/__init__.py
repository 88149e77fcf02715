"""Amounts of money in Chinese text: 新台幣1兆2500億元, 逾110億美元, 八年一．二五兆.

Usable alone. Matching is on a folded text of the same length, so that Traditional and Simplified script, full-width
digits and half-width punctuation are all read, and spans are offsets in the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.amounts.currency import UNKNOWN, currency_of, form_pattern, home_currency
from kg.model import Money, Span
from kg.numerals import fold, integer, number

__all__ = [
    "LONGEST_TERM",
    "UNKNOWN",
    "BareAmount",
    "currency_told",
    "find",
    "find_bare",
    "home_currency",
    "parse",
    "years_before",
]

_CN = "零〇一二兩三四五六七八九十廿卅百千萬億兆"
_UNIT = "十百千萬億兆"
_N = r"(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?"
# 數10億 and 數十億 are some tens, the 數 of 通過數1,409億 and of 需要數一三三億 ends a word.
_SOME = rf"(?<![數幾](?=10(?![0-9.])|[{_UNIT}]))"
_NUMBER = (
    rf"(?:(?<![0-9])(?<![0-9][.,]){_SOME}{_N}(?:(?: ?[多餘])? ?[{_UNIT}]++(?: ?{_N})?)*"
    rf"|(?<![{_CN}第]){_SOME}[{_CN}]++(?:[.點][{_CN}]++)?(?:[多餘幾][{_UNIT}]++)?)"
)
_MORE = r"(?: ?[多餘幾]|左右)?"
# 元 that begins another word is no money: 3元首, 二元論.
_PLAIN = r"元(?![首旦月老帥件素勳朝宵凶兇化論氣對])|塊錢|(?<!一)塊(?=[,。、;!?])"
_PREFIX, _SUFFIX = form_pattern("prefix"), form_pattern("suffix")
_APPROX = (
    r"(?:逾|近|約|大約|上看|超過|(?<![買賣])超|破|突破|逼近|接近|將近|至少|至多|最多|最少|不到|不超過|不低於|不少於|約莫"
    r"|估|估計|估約|粗估|左右)"
)
_BEFORE = re.compile(rf"{_APPROX} ?(?:合計|總額|總計)? ?(?:{_PREFIX})? ?$")
_UNIT_ALONE = re.compile(r"(?:上|近|逾|破|達|過)$")  # 上億元, but not the 億元 of a table's head
_AFTER = re.compile(r" ?(?:左右|上下|以上|以下|以內|之譜|許|出頭|不等|多(?![數個元項])|餘(?!款|額))")

# US$1.2 billion, 30 million美元
_SCALES = {"thousand": 10**3, "million": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
_MONEY = re.compile(
    rf"(?:(?<![A-Za-z])(?P<pre>{_PREFIX}) ?)?(?P<number>{_NUMBER})(?P<more>{_MORE}) ?"
    rf"(?:(?P<scale>{'|'.join(_SCALES)})(?![A-Za-z]) ?)?"
    rf"(?:(?P<post>{_SUFFIX})|(?P<plain>{_PLAIN})(?:(?P<post2>{_SUFFIX})|\((?P<post3>{_SUFFIX})(?:[,;、 ]*(?:以?下同)?)\))?"
    rf"(?:(?P<tenth>[{_CN}0-9])[角毛])?(?:(?P<cent>[{_CN}0-9]{{1,2}})分(?![之鐘]))?|(?(pre)|(?!)))"
)
# 50億元（港元，下同）: what 元 is from there on.
_SAME_BELOW = re.compile(rf"\((?P<form>{_SUFFIX})[,;、 ]*以?下同\)")
# Before a second amount that alone names unit or currency: 3000億至4000億元, 30至40億元, 三、四百億元.
_LOW = re.compile(rf"(?P<number>{_NUMBER}) ?(?:至|到|~|-|、) ?$")

_BARE = re.compile(rf"(?P<number>{_NUMBER})(?P<more>{_MORE})(?P<plus>(?: ?\+ ?[NnＮ])(?![A-Za-z]))?")
# Counted things: 2000億噸, 3億人, 1.5億劑.
_COUNTED = re.compile(
    r" ?(?:[噸人戶件個股桶次劑畝像位名種筆隻字顆片粒票秒倍%輛架艘枚份座棟]"
    r"|公[里斤噸頃升尺分]|立方|瓦|平方|光年|度(?!預)|年(?!度)"
    r"|步(?!兵)"
    r"|分(?![年期批階八0-9])|台(?![灣美版海幣])|支(?![出持應付])|條(?![例款])|民眾|用戶|國人|觀眾|點閱|英[里畝尺]|參數|千瓦)"
)
LONGEST_TERM = 50  # for how many years an amount may be
_YEARS = re.compile(
    rf"(?<![0-9第{_CN}])(?P<years>[0-9]{{1,2}}|[{_CN}]{{1,3}}) ?(?:個)?年(?:期|內|間|的)?"
    r"(?:,|、|共|總計|合計|約|近|逾|高達|達|投入|斥資|編列|撥|要用|要花|需要|需|花費|預計|將|砸|追加|總額|總經費|經費|預算|上限|規模|增加| )*$"
)
_EACH = re.compile(r"[需要]")


@dataclass(frozen=True, slots=True)
class BareAmount:
    """A large number without a currency that may be money: ``8年1.25兆``, ``4000億``, ``3800億+N``.

    `span` covers the number with its +N, `years_span` the 8年 directly before it (None where there is none).
    """

    value: Decimal
    text: str
    span: Span
    approximate: bool = False
    open_ended: bool = False
    years: int | None = None
    years_span: Span | None = None

    def money(self, region: str = "TW", *, told: str | None = None) -> Money:
        """The amount in the currency `told`, or that of `region` (ISO 3166-1 alpha-2); marked inferred."""
        currency = told or home_currency(region)
        return Money(self.value, currency, self.text, self.span, inferred=True, approximate=self.approximate)


def currency_told(text: str) -> str | None:
    """The currency that a text says its bare 元 is: HKD where it has 50億元（港元，下同）; None where it says none."""
    if "下同" not in text:
        return None
    folded = fold(text)
    match = _SAME_BELOW.search(folded)
    return currency_of(match["form"], folded, match.start(), None) if match else None


def find(
    text: str, *, region: str = "TW", told: str | None = None, country: str | None = None, offset: int = 0
) -> list[Money]:
    """Find the amounts of money in a text, in order.

    Args:
        text: any text, Traditional or Simplified.
        region: ISO 3166-1 alpha-2 code of the article's standpoint; it tells what a bare 元 is (then `inferred`).
        told: the currency (ISO 4217) that the article itself says a bare 元 is, see `currency_told`.
        country: the same kind of code for a currency name that several countries share (克朗, 比索), where the
            caller knows whose money it is; otherwise the nearest such country named in the text decides, and
            where none is, the currency is `UNKNOWN`.
        offset: added to every span.
    Returns:
        Amounts in single units. `text` is the words with number and currency, without 逾, 約 and the like, which
        set `approximate`, as does a range, whose two ends are two amounts.
    """
    folded = fold(text)
    found: list[Money] = []
    for match in _MONEY.finditer(folded):
        found.extend(_read(match, text, folded, told or home_currency(region), country, offset))
    return _mark_ranges(found, folded, offset)


def find_bare(text: str, *, units: str = "億兆", offset: int = 0) -> list[BareAmount]:
    """Find numbers in 億 and 兆 (or other `units`) that have no currency and count nothing.

    Whether they are money is for the caller.
    Spans count from the start of `text` plus `offset`. Amounts that `find` finds are left out, both ends of ranges too.
    """
    folded = fold(text)
    taken = []
    for match in _MONEY.finditer(folded):
        low = _low_of(match, folded)
        taken.append((low.start("number") if low else match.start(), match.end()))
    found = []
    for match in _BARE.finditer(folded):
        start, end = match.span()
        digits = match["number"]
        if digits[0] in "萬億兆" and not _UNIT_ALONE.search(folded, max(0, start - 2), start):
            continue  # 萬一, 億萬富豪
        if not (set(digits) & set(units)) or any(a < end and start < b for a, b in taken):
            continue
        value = _value(digits)
        if value is None or _COUNTED.match(folded, end):
            continue
        end = start + len(match.group().rstrip())
        years = years_before(folded, start)
        found.append(
            BareAmount(
                value=value,
                text=text[start:end],
                span=Span(start + offset, end + offset),
                approximate=_approximate(folded, start, end, match["more"], digits),
                open_ended=bool(match["plus"]),
                years=years[0] if years else None,
                years_span=Span(years[1].start + offset, years[1].end + offset) if years else None,
            )
        )
    return found


def years_before(text: str, at: int) -> tuple[int, Span] | None:
    """The span of years that stands directly before the amount at `at`: 8 for the 8年 of 8年1.25兆."""
    window = max(0, at - 20)
    match = _YEARS.search(fold(text[window:at]))
    years = integer(match["years"]) if match else None
    if match is None or years is None or not 1 <= years <= LONGEST_TERM:
        return None
    if years == 1 and _EACH.search(match.group()):
        return None  # 一年約需18億 is told of every year
    return years, Span(window + match.start(), window + len(match.group().rstrip()) + match.start())


def parse(text: str, region: str = "TW") -> Money | None:
    """Read one expression that is an amount of money as a whole, or a bare 億/兆 number (8年1.25兆); else None."""
    folded = fold(text)
    start, end = len(folded) - len(folded.lstrip()), len(folded.rstrip())
    for money in [*find(text, region=region), *(bare.money(region) for bare in find_bare(text))]:
        before, after = folded[start : money.span.start], folded[money.span.end : end]
        if re.fullmatch(rf"(?:{_APPROX}|{_YEARS.pattern[:-1]}|高達|多達|達)*", before.strip()) and (
            not after or _AFTER.fullmatch(after)
        ):
            return money
    return None


# 兩三億, 五六千萬: the lower and the higher number side by side, which 八七八億 and 一.一二億 are not.
_EITHER = re.compile(
    r"(?<![零〇一二兩三四五六七八九.點])(?:(一)二|([二兩])三|(三)四|(四)五|(五)六|(六)七|(七)八|(八)九)(?=[十百千萬億兆])"
)


def _value(digits: str) -> Decimal | None:
    """The number in folded digits. Of 兩三億, the lower one."""
    digits = _EITHER.sub(lambda m: m.group()[0], digits.replace("點", "."))
    value = number(re.sub("[ 多餘幾]", "", digits))
    return None if value is None else _whole(value)


def _whole(value: Decimal) -> Decimal:
    """A number in its one spelling: no exponent, no zeros at its end."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def _approximate(folded: str, start: int, end: int, more: str, digits: str) -> bool:
    vague = bool(more) or bool(set(digits) & set("多餘幾")) or digits[0] in "百千萬億兆"
    vague = vague or _EITHER.match(digits) is not None
    return vague or bool(_BEFORE.search(folded, max(0, start - 8), start) or _AFTER.match(folded, end))


def _read(match: re.Match[str], text: str, folded: str, home: str, country: str | None, offset: int) -> Iterator[Money]:
    digits = match["number"]
    value = _value(digits)
    if value is None or (
        digits[0] in "萬億兆" and not _UNIT_ALONE.search(folded, max(0, match.start() - 2), match.start())
    ):
        return
    if match["scale"]:
        value = _whole(value * _SCALES[match["scale"]])
    for part, size in (("tenth", 10), ("cent", 100)):
        if match[part]:
            value += Decimal(integer(match[part]) or 0) / size
    start, end = match.span()
    end = start + len(match.group().rstrip())
    named = match["pre"] or match["post"] or match["post2"] or match["post3"]
    currency = currency_of(named, folded, match.start(), country) if named else home
    inferred = not named
    low = _low_of(match, folded)
    if low:
        yield from _low_end(low, digits, text, currency, inferred, offset)
    approximate = bool(low) or _approximate(folded, start, end, match["more"], digits)
    yield Money(value, currency, text[start:end], Span(start + offset, end + offset), inferred, approximate)


def _low_of(match: re.Match[str], folded: str) -> re.Match[str] | None:
    """The first end of the range that an amount ends, where that one alone names unit or currency."""
    return _LOW.search(folded, max(0, match.start() - 24), match.start()) if not match["pre"] else None


def _low_end(match: re.Match[str], high: str, text: str, currency: str, inferred: bool, offset: int) -> Iterator[Money]:
    """The first end of a range, in the unit of the second where it has none: 30 of 30至40億元 is 30億."""
    low = match["number"]
    units = re.search(rf"[{_UNIT}]+$", high)
    if units and not set(low) & set("百千萬億兆"):
        low += units.group()
    value = _value(low)
    if value is not None:
        start, end = match.span("number")
        yield Money(value, currency, text[start:end], Span(start + offset, end + offset), inferred, approximate=True)


def _mark_ranges(found: list[Money], folded: str, offset: int) -> list[Money]:
    """Mark both ends approximate where 至, 到 or ~ joins two amounts with a currency each."""
    marked = list(found)
    for i in range(1, len(found)):
        gap = folded[found[i - 1].span.end - offset : found[i].span.start - offset]
        if gap and gap.strip() in ("至", "到", "~", "-") and len(gap) < 4:
            for j in (i - 1, i):
                money = marked[j]
                marked[j] = Money(money.value, money.currency, money.text, money.span, money.inferred, True)
    return marked
