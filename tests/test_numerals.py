"""Chinese numbers and the folding of text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.numerals import fold, integer, number

NUMBERS = [
    ("0", "0"),
    ("1.25", "1.25"),
    ("3,431", "3431"),
    ("十", "10"),
    ("十二", "12"),
    ("二十", "20"),
    ("廿三", "23"),
    ("卅一", "31"),
    ("一百零五", "105"),
    ("一百一十五", "115"),
    ("兩百五", "250"),
    ("三千五", "3500"),
    ("一萬二", "12000"),
    ("一萬零二", "10002"),
    ("兩千零四", "2004"),
    ("二〇二六", "2026"),
    ("一九八七", "1987"),
    ("一.二五", "1.25"),
    ("四十.五", "40.5"),
    ("一百二十.五億", "12050000000"),
    ("十.", None),
    ("一百.二百", None),
    ("一.二五兆", "1250000000000"),
    ("1兆2500億", "1250000000000"),
    ("1.25萬億", "1250000000000"),
    ("13萬2,300", "132300"),
    ("3億5千萬", "350000000"),
    ("3千5百億", "350000000000"),
    ("四十九兆九千五百九十二億", "49959200000000"),
    ("千億", "100000000000"),
    ("202107211321363588510367萬", "2021072113213635885103670000"),
    ("", None),
    ("元", None),
    ("一.", None),
    ("1.2.3", None),
    ("5億3兆", None),
    ("一二十", None),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number(text: str, value: str | None) -> None:
    assert number(text) == (None if value is None else Decimal(value))


def test_integer_has_no_decimals() -> None:
    assert integer("一百") == 100
    assert integer("1.5") is None
    assert integer("某") is None


def test_fold_makes_forms_one() -> None:
    assert fold("２０２６年２月（週三）１．２５万亿，上个礼拜后") == "2026年2月(周三)1.25萬億,上個禮拜後"


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text("零一二兩三四五六七八九十百千萬億兆.0123456789,", max_size=70))
def test_any_digits_are_read_or_refused(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0
