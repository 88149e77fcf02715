"""Refs: the same thing has the same one whatever its script, and different things have different ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg import link
from kg.model import Money, Span

DAY = date(2026, 2, 4)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("official", "川普", "official/川普"),
        ("person", " 林佑辰 ", "person/林佑辰"),
        ("org", "Ruben Gallego Fund", "org/Ruben_Gallego_Fund"),
        ("org", "TW-外交部", "org/TW-外交部"),
        ("official", "Nils　Larsen", "official/Nils_Larsen"),
    ],
)
def test_agents(kind: str, name: str, expected: str) -> None:
    assert link.agent_ref(kind, name) == expected


def test_an_unnamed_source_belongs_to_its_article() -> None:
    one, two = (link.anonymous_ref("official", article, "國防部 官員") for article in ("aa", "bb"))
    assert one == "official/anon/aa/國防部_官員"
    assert one != two


@pytest.mark.parametrize(
    ("type_", "start", "end", "parties", "name", "expected"),
    [
        ("call", DAY, DAY, ["US", "CN"], "", "event/2026-02-04-call-CN-US"),
        ("call", DAY, None, ["CN", "US"], "", "event/2026-02-04-call-CN-US"),
        ("exercise", DAY, date(2026, 2, 6), ["CN"], "", "event/2026-02-04_2026-02-06-exercise-CN"),
        ("visit", date(2026, 2, 1), date(2026, 2, 28), ["JP"], "", "event/2026-02-visit-JP"),
        ("visit", date(2026, 4, 1), date(2026, 4, 30), ["JP"], "", "event/2026-04-visit-JP"),
        ("agreement", date(2025, 1, 1), date(2025, 12, 31), ["IN", "CA"], "", "event/2025-agreement-CA-IN"),
        ("agreement", date(2025, 1, 1), date(2026, 12, 31), ["IN"], "", "event/2025-01-01_2026-12-31-agreement-IN"),
        ("law", DAY, DAY, [], "", "event/2026-02-04-law"),
        ("summit", None, None, ["US"], "北方論壇", "event/summit-北方論壇"),
        ("summit", DAY, DAY, ["US"], "北方論壇", "event/2026-02-04-summit-US"),
        ("call", None, None, ["US", "CN"], "", "event/aa/call-CN-US"),
        ("law", None, None, [], "", "event/aa/law"),
    ],
)
def test_events(type_: str, start: date | None, end: date | None, parties: list[str], name: str, expected: str) -> None:
    assert link.event_ref(type_, start, end, parties, name, "aa") == expected


@pytest.mark.parametrize(
    ("payer", "name", "expected"),
    [
        ("TW", "國防特別預算", "budget/TW-國防特別預算"),
        ("TW", "国防特别预算", "budget/TW-國防特別預算"),
        (None, "總預算", "budget/總預算"),
        ("DK", "國防 預算", "budget/DK-國防_預算"),
    ],
)
def test_budgets(payer: str | None, name: str, expected: str) -> None:
    assert link.budget_ref(payer, name) == expected


def test_a_budget_known_by_its_sum_only_has_that_sum_in_both_scripts() -> None:
    money = Money(Decimal("380000000000"), "TWD", "3800億元", Span(0, 6))
    names = ("3800億元", "3800亿元", "")
    assert {link.budget_ref("TW", name, money) for name in names} == {"budget/TW-380000000000-TWD"}
    assert link.budget_ref("TW", "特別預算", money) == "budget/TW-特別預算"
