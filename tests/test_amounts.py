"""Amounts of money: labelled cases, and what must hold for any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from date_cases import marked, rows
from hypothesis import given
from hypothesis import strategies as st

from kg.amounts import UNKNOWN, currency_told, find, find_bare, parse, years_before
from kg.model import Span


@pytest.mark.parametrize("line", rows("amount_cases.txt"))
def test_case(line: str) -> None:
    region, text = line.split("|", 1)
    raw, want = marked(text)
    got = [
        (m.span.of(raw), f"{m.value} {m.currency}{'~' * m.approximate}{'?' * m.inferred}")
        for m in find(raw, region=region)
    ]
    assert got == want


@pytest.mark.parametrize("line", rows("bare_amount_cases.txt"))
def test_bare_case(line: str) -> None:
    raw, want = marked(line)
    got = []
    for bare in find_bare(raw):
        flags = "~" * bare.approximate + " +N" * bare.open_ended + (f" {bare.years}y" if bare.years else "")
        got.append((bare.span.of(raw), f"{bare.value}{flags}"))
    assert got == want


PARSED = [
    ("新台幣1兆2500億元", "TW", "1250000000000 TWD"),
    ("8年1.25兆", "TW", "1250000000000 TWD"),
    ("八年一．二五兆", "TW", "1250000000000 TWD"),
    ("8年1.25万亿元新台币", "CN", "1250000000000 TWD"),
    ("逾110億美元", "TW", "11000000000 USD"),
    ("100億元", "HK", "10000000000 HKD"),
    ("100億元", "SG", "10000000000 SGD"),
    ("100億元左右", "CN", "10000000000 CNY"),
    ("2000萬噸", "TW", None),
    ("四成", "TW", None),
    ("編列100億元", "TW", None),
    ("", "TW", None),
]


@pytest.mark.parametrize(("text", "region", "value"), PARSED)
def test_parse(text: str, region: str, value: str | None) -> None:
    money = parse(text, region)
    assert (f"{money.value} {money.currency}" if money else None) == value


def test_a_shared_currency_word_needs_a_country() -> None:
    assert find("追加274億克朗")[0].currency == UNKNOWN
    assert find("追加274億克朗", country="NO")[0].currency == "NOK"
    assert find("丹麥政府追加274億克朗", country="SE")[0].currency == "SEK"


def test_an_article_tells_what_its_yuan_is() -> None:
    text = "财委会通过拨款50亿元(港币,下同)，另有12亿元和3亿"
    told = currency_told(text)
    assert [(m.currency, m.inferred) for m in find(text, region="CN", told=told)] == [("HKD", False), ("HKD", True)]
    assert find_bare(text)[0].money("CN", told=told).currency == "HKD"
    assert currency_told("財委會通過撥款50億元（港元）") is None


def test_the_span_of_years_before_an_amount() -> None:
    text = "行政院提出8年1.25兆預算"
    (bare,) = find_bare(text)
    assert (bare.years, bare.years_span) == (8, Span(5, 7))
    assert years_before("編列3年500億元", 4) == (3, Span(2, 4))
    assert years_before("115年500億元", 4) is None
    assert years_before("今年500億元", 2) is None


def test_offset_moves_the_spans() -> None:
    text = "共編列8年1.25兆預算、3億元"
    assert find(text[3:], offset=3)[0].span.of(text) == "3億元"
    (bare,) = find_bare(text[3:], offset=3)
    assert bare.span.of(text) == "1.25兆"
    assert bare.years_span is not None
    assert bare.years_span.of(text) == "8年"


def test_both_ends_of_a_range_are_money_and_neither_is_bare() -> None:
    text = "補助30億至40億元，另需三、四百億元，其餘5億"
    assert [money.text for money in find(text)] == ["30億", "40億元", "三", "四百億元"]
    assert [bare.text for bare in find_bare(text)] == ["5億"]


def test_a_bare_amount_becomes_money_of_the_region() -> None:
    money = find_bare("上限4000億")[0].money("TW")
    assert (money.value, money.currency, money.inferred) == (Decimal(400_000_000_000), "TWD", True)


_WORDS = """1 2 3,431 1.25 兆 億 萬 千 百 十 一 二 兩 五 元 美元 新台幣 克朗 $ € 多 餘 逾 至 、 - ~ 年 +N . ， 人 數
塊 角 分 丹麥"""
_PIECES = _WORDS.split()
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))


@given(texts)
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for money in find(text):
        assert money.text == money.span.of(text) != ""
        assert money.value >= 0
    for bare in find_bare(text):
        assert bare.text == bare.span.of(text) != ""
    parse(text)


@given(st.integers(1, 10**16 - 1))
def test_whole_numbers_are_exact_in_every_writing(value: int) -> None:
    high, low = divmod(value, 10**8)
    mixed = (f"{high}億" if high else "") + (f"{low}" if low or not high else "")
    for text in (f"{value}元", f"{value:,}元", f"{mixed}元"):
        (money,) = find(text)
        assert money.value == value
        assert "E" not in str(money.value)
