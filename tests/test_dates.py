"""Calendar expressions: labelled cases, what an article carries on, and what must hold for any text."""

from __future__ import annotations

import re
from datetime import date
from types import ModuleType

import pytest
from date_cases import marked, period, rows
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from kg import amounts
from kg.dates import DateContext, cues, find, months, parse, reader, state, weeks, years
from kg.dates import days as day_rules
from kg.model import Precision, TimeExpression
from kg.numerals import fold

PUBLISHED = date(2026, 2, 5)


def found(text: str, times: list[TimeExpression]) -> list[tuple[str, date, date]]:
    return [(time.span.of(text), time.start, time.end) for time in times]


@pytest.mark.parametrize("line", rows("date_cases.txt"))
def test_case(line: str) -> None:
    published, text = line.split("|", 1)
    raw, marks = marked(text)
    want = []
    for words, value in marks:
        values = value.split(";")  # 29、30日 are two
        parts = [words] if len(values) == 1 else words.split("、")
        want += [(part, *period(v)) for part, v in zip(parts, values, strict=True)]
    times, _ = find(raw, date.fromisoformat(published))
    assert found(raw, times) == want


PRECISIONS = [
    ("昨天", Precision.DAY),
    ("1日至3日", Precision.INTERVAL),
    ("上月底", Precision.INTERVAL),
    ("上週", Precision.INTERVAL),
    ("去年11月", Precision.MONTH),
    ("本季", Precision.QUARTER),
    ("今年上半年", Precision.HALF_YEAR),
    ("2028年底", Precision.YEAR),
    ("民國117年", Precision.YEAR),
]


@pytest.mark.parametrize(("text", "precision"), PRECISIONS)
def test_precision_is_that_of_the_text(text: str, precision: Precision) -> None:
    (time,) = find(text, PUBLISHED)[0]
    assert time.precision is precision


PARSED = [
    ("昨天（4日）", date(2026, 2, 5), "2026-02-04"),
    ("在去年11月24日之後", date(2026, 2, 5), "2025-11-24"),
    ("2028年底前", date(2026, 2, 5), "2028"),
    ("民國115年3月6日", None, "2026-03-06"),
    ("１１５年３月６日", None, "2026-03-06"),
    ("下週三", date(2026, 3, 6), "2026-03-11"),
    ("自2月1日起", date(2026, 1, 19), "2026-02-01"),
    ("今年上半年", date(2026, 2, 5), "2026-H1"),
    ("昨天", None, None),
    ("4月", None, None),
    ("最近", date(2026, 2, 5), None),
    ("八年", date(2026, 2, 5), None),
    ("昨天和今天", date(2026, 2, 5), None),
    ("他昨天說", date(2026, 2, 5), None),
    ("", date(2026, 2, 5), None),
]


@pytest.mark.parametrize(("text", "reference", "value"), PARSED)
def test_parse(text: str, reference: date | None, value: str | None) -> None:
    time = parse(text, reference)
    assert (time and (time.start, time.end)) == (period(value) if value else None)


def test_without_publication_day_only_what_the_text_places_is_found() -> None:
    text = "2025年11月24日通話，26日再談。昨天、上週五、去年、3月、晚間都不知道是哪一天。"
    times, _ = find(text, None)
    assert found(text, times)[:2] == [
        ("2025年11月24日", date(2025, 11, 24), date(2025, 11, 24)),
        ("26日", date(2025, 11, 26), date(2025, 11, 26)),
    ]
    words = {time.span.of(text) for time in times}
    assert not words & {"昨天", "上週五", "去年"}


def test_context_is_carried_from_block_to_block() -> None:
    _, context = find("兩國元首2025年10月30日會晤。", PUBLISHED)
    times, context = find("他們當天談了兩小時，隔天各自返國。", PUBLISHED, context)
    assert [time.start for time in times] == [date(2025, 10, 30), date(2025, 10, 31)]
    # A date that has been placed stays there, though by itself it would be another year's.
    _, context = find("會議改到12月1日，他說將於12月1日出席。", PUBLISHED, DateContext())
    times, _ = find("12月1日的會議", PUBLISHED, context)
    assert times[0].start == date(2026, 12, 1)


def test_a_part_of_the_day_belongs_to_its_own_paragraph() -> None:
    text = "草案3日通過，晚間公布。\n部長下午到立法院備詢。"
    times, _ = find(text, PUBLISHED)
    assert [time.start for time in times] == [date(2026, 2, 3), date(2026, 2, 3), PUBLISHED]
    text = "全案於去年11月12日發動搜索。部長下午受訪時回應。"
    times, _ = find(text, PUBLISHED)
    assert times[-1].start == PUBLISHED


def test_a_morning_paper_tells_of_yesterday_until_it_names_its_own_day() -> None:
    text = "議長昨天落選。\n他晚間在總部說：「今天沒有贏家。」"
    times, context = find(text, PUBLISHED)
    assert [time.start.day for time in times] == [4, 4, 4]
    times, _ = find("他今天說：「今天我不回應。」下午又說，「今天不談。」", PUBLISHED, context)
    assert [time.start.day for time in times] == [5, 5, 5, 5]
    assert find("今天晚間再說。", PUBLISHED, context)[0][0].start == PUBLISHED  # outside of quotation marks


def test_a_budget_year_begins_in_april_where_that_is_known() -> None:
    text = "政府本財政年度預留50億元，下一財政年度再加碼。"
    assert find(text, date(2021, 2, 26), april=False)[0] == []
    times, _ = find(text, date(2021, 2, 26), april=True)
    assert [(t.start, t.end) for t in times] == [
        (date(2020, 4, 1), date(2021, 3, 31)),
        (date(2021, 4, 1), date(2022, 3, 31)),
    ]


def test_a_bare_day_may_be_that_of_the_past_which_the_story_was_at() -> None:
    text = "總統在2000年8月13日出訪。\n13日首先過境洛杉磯。"
    times, _ = find(text, date(2026, 2, 15))
    assert [t.start for t in times] == [date(2000, 8, 13), date(2000, 8, 13)]


def test_offset_moves_the_spans() -> None:
    text = "前言。昨天通過。"
    (time,), _ = find(text[3:], PUBLISHED, offset=3)
    assert time.span.of(text) == "昨天"


def test_years_of_the_republic_only_in_taiwan() -> None:
    assert find("98年3月6日", PUBLISHED, taiwan=True)[0][0].start == date(2009, 3, 6)
    assert find("98年3月6日", PUBLISHED, taiwan=False)[0][0].start == date(1998, 3, 6)


_WORDS = """昨 今 明 前 天 日 月 年 底 初 中 號 去 上 下 本 周 週 星期 三 十 二 1 2 3 12 31 2026
民國 115 （ ） ( ) 至 到 - ~ 、 / . 晚 間 上午 下午 世紀 年代 季 半年 期 過去 兩 個 當天
隔天 春節 元旦 0 ０ ５ 。 後 Q1 同 第"""
_PIECES = [*_WORDS.split(), "\n", " "]
mixtures = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
texts = st.one_of(st.text(max_size=80), mixtures)
days = st.one_of(st.none(), st.dates())


@given(texts, days)
def test_any_text_gives_ordered_spans_and_periods(text: str, published: date | None) -> None:
    times, context = find(text, published)
    end = 0
    for time in times:
        assert end <= time.span.start < time.span.end <= len(text)
        end = time.span.end
        assert time.start <= time.end
    find(text, published, context)


@given(mixtures, st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_script_and_width_do_not_matter(text: str, published: date) -> None:
    wide = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789()"})
    narrow = wide.translate({ord(c) + 0xFEE0: ord(c) for c in "0123456789()"})
    assert find(wide, published) == find(narrow, published)


@given(st.dates(date(1949, 1, 1), date(2199, 12, 31)), days)
def test_a_full_date_is_read_exactly(day: date, published: date | None) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"民國{day.year - 1911}年{day.month}月{day.day}日",
    ):
        time = parse(text, published)
        assert time is not None
        assert (time.start, time.end, time.precision) == (day, day, Precision.DAY)


def test_long_text_is_read_whole() -> None:
    text = "3日、" * 20_000
    times, _ = find(text, PUBLISHED)
    assert len(times) == 20_000


@pytest.mark.parametrize(
    "module", [amounts, cues, day_rules, reader, months, state, weeks, years], ids=lambda module: module.__name__
)
def test_patterns_read_simplified_text_as_traditional(module: ModuleType) -> None:
    """Whatever the patterns are written with, its Simplified form folds to the same character."""
    simplify = OpenCC("t2s").convert
    patterns = "".join(value.pattern for value in vars(module).values() if isinstance(value, re.Pattern))
    # 里 and 裡, 團 and 团, 網 and 网, 雲 and 云 all stand in the patterns; 历 folds to the 曆 of calendars, and the
    # patterns name both; so do 佔 and 占.
    for char in sorted(set(patterns) - set("裡歷團团網网雲云佔凶Ｎ")):
        assert fold(char) == char or not char.isalpha()
        assert fold(simplify(char)) == fold(char)
