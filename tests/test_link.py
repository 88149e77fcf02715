"""The same thing has the same ref in every article."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.article import parse_article
from kg.link import budget_ref, event_ref, is_sum
from kg.model import Money, Span
from kg.pipeline import facts_of


def money(value: str, text: str) -> Money:
    return Money(Decimal(value), "TWD", text, Span(0, 1))


@pytest.mark.parametrize(
    ("payer", "name", "sum_", "ref"),
    [
        ("TW", "國防特別預算", None, "budget/TW-國防特別預算"),
        ("TW", "国防特别预算", None, "budget/TW-國防特別預算"),
        ("TW", "國防特別條例", None, "budget/TW-國防特別預算"),
        ("TW", "國防特別條例草案", money("1.25e12", "1.25兆"), "budget/TW-國防特別預算"),
        ("TW", "1.25兆元", money("1.25e12", "1.25兆元"), "budget/TW-1250000000000-TWD"),
        ("TW", "一．二五兆", money("1.25e12", "一．二五兆"), "budget/TW-1250000000000-TWD"),
        ("TW", "3800億+N", money("3.80e11", "3800億+N"), "budget/TW-380000000000-TWD"),
        (None, "", money("5", "5元"), "budget/5-TWD"),
        ("TW", "補助款", money("5e8", "5億元"), "budget/TW-500000000-TWD"),
        ("CN", "救灾资金", money("2e8", "2亿元"), "budget/CN-200000000-TWD"),
        ("TW", "補助款", None, "budget/TW-補助款"),
        ("TW", "第 2 期 經費", None, "budget/TW-第_2_期_經費"),
        ("TW", "F-35採購案", money("1e9", "10億元"), "budget/TW-F-35採購案"),
    ],
)
def test_budgets(payer: str | None, name: str, sum_: Money | None, ref: str) -> None:
    assert budget_ref(payer, name, sum_) == ref


@pytest.mark.parametrize("text", ["3800億元", "約一．二五兆", "274億克朗", "1,750億美元", "３８００億+N", "8000億美元"])
def test_sums(text: str) -> None:
    assert is_sum(text)


@pytest.mark.parametrize("text", ["國防特別預算", "8年國防預算", "千里眼計畫", "", "百億生技基金"])
def test_names_that_are_no_sums(text: str) -> None:
    assert not is_sum(text)


@pytest.mark.parametrize(
    ("start", "end", "name", "ref"),
    [
        (date(2026, 2, 4), date(2026, 2, 4), "", "event/2026-02-04-call-CN-US"),
        (date(2026, 2, 1), date(2026, 2, 28), "", "event/2026-02-call-CN-US"),
        (date(2026, 1, 1), date(2026, 12, 31), "", "event/2026-call-CN-US"),
        (date(2026, 2, 4), date(2026, 2, 6), "", "event/2026-02-04_2026-02-06-call-CN-US"),
        (None, None, "川習通話", "event/call-川習通話"),
        (None, None, "", "event/0123/call-CN-US"),
    ],
)
def test_events(start: date | None, end: date | None, name: str, ref: str) -> None:
    assert event_ref("call", start, end, ("US", "CN"), name, "0123") == ref


def test_two_articles_name_one_budget_alike() -> None:
    texts = (
        "2026-03-09\n記者陳怡安／台北報導\n\n行政院長宋明哲表示，政院已提出8年1.25兆元國防特別預算，盼立法院支持。\n",
        "2026-03-10\n记者陈怡安／台北报道\n\n台湾行政院长宋明哲说，台湾8年1.25万亿元新台币的国防特别预算应尽快审查。\n",
    )
    refs = [{budget.ref for budget in facts_of(parse_article(text)).budgets} for text in texts]
    assert refs[0] == refs[1] != set()


def test_a_budget_without_a_name_is_known_by_its_sum() -> None:
    text = "2026-03-09\n記者陳怡安／台北報導\n\n國民黨立委宋明哲表示，國民黨團主張編列3800億元預算，民眾黨則主張4000億元。\n"
    refs = {budget.ref for budget in facts_of(parse_article(text)).budgets}
    assert any(ref.endswith("000000000-TWD") for ref in refs)
